import { operation } from '../service';
import { s } from '../shapes';
import { levelFilter } from './accessLevel';
import { provisionedProducts, records } from './documents';
import { invalidParameters, resourceNotFound } from './errors';
import { page } from './paging';
import { recordDetail } from './recordDetails';
import * as shapes from './shapes';

export const DescribeRecord = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    Id: shapes.id.required(),
    PageToken: shapes.pageToken,
    PageSize: shapes.pageSize,
  }),
  handle(input, call) {
    const record = call.env.store.get(records, call, input.Id);
    if (!record) {
      throw resourceNotFound(`Record ${input.Id} not found.`);
    }
    const { items, ...next } = page(record.outputs, input);
    return {
      RecordDetail: recordDetail(record),
      RecordOutputs: items,
      ...next,
    };
  },
});

export const ListRecordHistory = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    AccessLevelFilter: shapes.accessLevelFilter,
    SearchFilter: s.structure({ Key: s.string(), Value: s.string() }),
    PageSize: shapes.pageSize,
    PageToken: shapes.pageToken,
  }),
  handle(input, call) {
    const { store } = call.env;
    const isSeen = levelFilter(input.AccessLevelFilter, 'User', call);
    const { Key, Value } = input.SearchFilter ?? {};
    if (Key && Key !== 'product' && Key !== 'provisionedproduct') {
      throw invalidParameters(
        `Invalid search filter ${Key}; use product or provisionedproduct.`,
      );
    }
    const found = store
      .list(records, { account: call.account, region: call.region })
      .filter(record => {
        const product = store.get(
          provisionedProducts,
          call,
          record.provisionedProductId,
        );
        const searched =
          Key === 'product' ? record.productId : record.provisionedProductId;
        return (
          isSeen(
            product ?? {
              userArn: record.actor.roleArn ?? record.actor.arn,
              userArnSession: record.actor.arn,
            },
          ) &&
          (!Key || searched === Value)
        );
      })
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    const { items, ...next } = page(found, input);
    return { RecordDetails: items.map(recordDetail), ...next };
  },
});

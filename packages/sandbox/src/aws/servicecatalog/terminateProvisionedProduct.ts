import { operation } from '../service';
import { s } from '../shapes';
import { records } from './documents';
import { resourceNotFound, validationException } from './errors';
import { checkSettled, findProvisionedProduct } from './findProvisionedProduct';
import { once } from './once';
import { recordDetail } from './recordDetails';
import * as shapes from './shapes';
import { startRecord } from './startRecord';

export const TerminateProvisionedProduct = operation({
  write: true,
  input: s.structure(
    {
      ProvisionedProductName: shapes.provisionedProductNameOrArn,
      ProvisionedProductId: shapes.id,
      TerminateToken: shapes.token.required(),
      IgnoreErrors: s.boolean(),
      AcceptLanguage: shapes.acceptLanguage,
    },
    ['RetainPhysicalResources'],
  ),
  handle({ TerminateToken, ...input }, call) {
    const id = once(
      'TerminateProvisionedProduct',
      TerminateToken,
      input,
      call,
      () => {
        const present = findProvisionedProduct(
          {
            id: input.ProvisionedProductId,
            name: input.ProvisionedProductName,
          },
          call,
          validationException,
        );
        checkSettled(present, validationException);
        return startRecord(
          present,
          {
            type: 'TERMINATE_PROVISIONED_PRODUCT',
            templateBody: '',
            parameters: {},
            tags: [],
            ignoreErrors: input.IgnoreErrors ?? false,
          },
          call,
        );
      },
    );
    const record = call.env.store.get(records, call, id);
    if (!record) {
      throw resourceNotFound(`Record ${id} not found.`);
    }
    return { RecordDetail: recordDetail(record) };
  },
});

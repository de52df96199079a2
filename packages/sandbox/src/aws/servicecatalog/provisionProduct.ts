import { operation, type Call, type Tag } from '../service';
import { s } from '../shapes';
import { identityArn } from './access';
import { provisionedProducts, records } from './documents';
import { invalidParameters, resourceNotFound } from './errors';
import { newId } from './ids';
import { chooseArtifact, choosePath } from './launchPaths';
import { launchTarget } from './launchTarget';
import { once } from './once';
import { checkParameters } from './provisioningParameters';
import { provisioningTags } from './provisioningTags';
import { recordDetail } from './recordDetails';
import * as shapes from './shapes';
import { startRecord } from './startRecord';

export const ProvisionProduct = operation({
  write: true,
  input: s.structure(
    {
      AcceptLanguage: shapes.acceptLanguage,
      ProductId: shapes.id,
      ProductName: shapes.productName,
      ProvisioningArtifactId: shapes.id,
      ProvisioningArtifactName: shapes.artifactName,
      PathId: shapes.id,
      PathName: shapes.pathName,
      ProvisionedProductName: shapes.provisionedProductName.required(),
      ProvisioningParameters: s.list(
        s.structure({
          Key: s.string({ min: 1, max: 1000 }),
          Value: s.string({ max: 4096 }),
        }),
      ),
      Tags: shapes.tags,
      NotificationArns: s.list(
        s.string({
          min: 1,
          max: 1224,
          pattern:
            'arn:[a-z0-9-\\.]{1,63}:[a-z0-9-\\.]{0,63}:[a-z0-9-\\.]{0,63}:[a-z0-9-\\.]{0,63}:[^/].{0,1023}',
        }),
        { max: 5 },
      ),
      ProvisionToken: shapes.token.required(),
    },
    ['ProvisioningPreferences'],
  ),
  handle({ ProvisionToken, ...input }, call) {
    const name = input.ProvisionedProductName;
    const id = once('ProvisionProduct', ProvisionToken, input, call, () => {
      const path = choosePath(input, call);
      const artifact = chooseArtifact(input, path.product);
      const parameters = Object.fromEntries(
        (input.ProvisioningParameters ?? []).map(({ Key, Value }) => [
          Key,
          Value ?? '',
        ]),
      );
      checkUserTags(input.Tags ?? []);
      checkParameters(artifact.templateBody, parameters, call);
      checkName(name, call);
      const ppId = newId('pp');
      const arn = `arn:${call.partition}:servicecatalog:${call.region}:${call.account}:stack/${name}/${ppId}`;
      const tags = provisioningTags(
        path,
        artifact.id,
        arn,
        input.Tags ?? [],
        call.principal,
      );
      return startRecord(
        {
          id: ppId,
          arn,
          name,
          status: 'UNDER_CHANGE',
          createdAt: call.env.clock.now().toISOString(),
          token: ProvisionToken,
          lastRecordId: '',
          lastProvisioningRecordId: '',
          productId: path.product.id,
          productName: path.product.name,
          artifactId: artifact.id,
          artifactName: artifact.name,
          pathId: path.id,
          tags,
          parameters,
          outputs: [],
          userArn: identityArn(call.principal),
          userArnSession: call.principal.arn,
          target: launchTarget(path, call),
        },
        {
          type: 'PROVISION_PRODUCT',
          templateBody: artifact.templateBody,
          parameters,
          tags,
          ignoreErrors: false,
        },
        call,
      );
    });
    return { RecordDetail: recordDetail(liveRecord(id, call)) };
  },
});

/** The record of an idempotency token; after termination there is nothing to answer with. */
function liveRecord(id: string, call: Call) {
  const { store } = call.env;
  const record = store.get(records, call, id);
  const product =
    record && store.get(provisionedProducts, call, record.provisionedProductId);
  if (!record || !product) {
    throw resourceNotFound(
      `The provisioned product of record ${id} has been terminated.`,
    );
  }
  return record;
}

function checkName(name: string, call: Call) {
  const taken = call.env.store
    .list(provisionedProducts, { account: call.account, region: call.region })
    .some(product => product.name === name);
  if (taken) {
    throw invalidParameters(`A stack named ${name} already exists.`);
  }
}

export function checkUserTags(tags: Tag[]): void {
  const keys = tags.map(({ Key }) => Key);
  if (keys.some(key => /^aws:/i.test(key))) {
    throw invalidParameters(
      'aws: prefixed tag key names are not allowed for external use.',
    );
  }
  if (new Set(keys).size !== keys.length) {
    throw invalidParameters('Tag keys must be unique.');
  }
}

import { operation, type Tag } from '../service';
import { s } from '../shapes';
import { records, type ProvisionedProduct } from './documents';
import { invalidParameters, resourceNotFound } from './errors';
import { checkSettled, findProvisionedProduct } from './findProvisionedProduct';
import { chooseArtifact, choosePath, type LaunchPath } from './launchPaths';
import { launchTarget } from './launchTarget';
import { once } from './once';
import { checkParameters } from './provisioningParameters';
import { checkUserTags } from './provisionProduct';
import { provisioningTags } from './provisioningTags';
import { recordDetail } from './recordDetails';
import * as shapes from './shapes';
import { startRecord } from './startRecord';

interface GivenParameter {
  Key?: string;
  Value?: string;
  UsePreviousValue?: boolean;
}

export const UpdateProvisionedProduct = operation({
  write: true,
  input: s.structure(
    {
      AcceptLanguage: shapes.acceptLanguage,
      ProvisionedProductName: shapes.provisionedProductNameOrArn,
      ProvisionedProductId: shapes.id,
      ProductId: shapes.id,
      ProductName: shapes.productName,
      ProvisioningArtifactId: shapes.id,
      ProvisioningArtifactName: shapes.artifactName,
      PathId: shapes.id,
      PathName: shapes.pathName,
      ProvisioningParameters: s.list(
        s.structure({
          Key: s.string({ min: 1, max: 1000 }),
          Value: s.string({ max: 4096 }),
          UsePreviousValue: s.boolean(),
        }),
      ),
      Tags: shapes.tags,
      UpdateToken: shapes.token.required(),
    },
    ['ProvisioningPreferences'],
  ),
  handle({ UpdateToken, ...input }, call) {
    const id = once(
      'UpdateProvisionedProduct',
      UpdateToken,
      input,
      call,
      () => {
        const present = findProvisionedProduct(
          {
            id: input.ProvisionedProductId,
            name: input.ProvisionedProductName,
          },
          call,
        );
        checkSettled(present);
        checkUserTags(input.Tags ?? []);
        const path = choosePath(productOf(input, present), call);
        const artifact = chooseArtifact(
          input.ProvisioningArtifactId || input.ProvisioningArtifactName
            ? input
            : { ProvisioningArtifactId: present.artifactId },
          path.product,
        );
        const parameters = newParameters(
          input.ProvisioningParameters ?? [],
          present,
        );
        checkParameters(artifact.templateBody, parameters, call);
        const tags = input.Tags
          ? provisioningTags(
              path,
              artifact.id,
              present.arn,
              input.Tags,
              call.principal,
            )
          : present.tags;
        if (!mayChangeTags(path) && !sameTags(tags, present.tags)) {
          throw invalidParameters(
            `Tags of provisioned product ${present.id} cannot be updated: product ${path.product.id} has no RESOURCE_UPDATE constraint that allows it.`,
          );
        }
        return startRecord(
          {
            ...present,
            productId: path.product.id,
            productName: path.product.name,
            artifactId: artifact.id,
            artifactName: artifact.name,
            pathId: path.id,
            tags,
            target: launchTarget(path, call),
          },
          {
            type: 'UPDATE_PROVISIONED_PRODUCT',
            templateBody: artifact.templateBody,
            parameters,
            tags,
            ignoreErrors: false,
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

/** Whether a RESOURCE_UPDATE constraint lets an update change tags. */
function mayChangeTags({ constraints }: LaunchPath): boolean {
  return constraints.some(
    ({ type, parameters }) =>
      type === 'RESOURCE_UPDATE' &&
      JSON.parse(parameters).Properties?.TagUpdateOnProvisionedProduct ===
        'ALLOWED',
  );
}

function sameTags(left: Tag[], right: Tag[]): boolean {
  const text = (tags: Tag[]) =>
    JSON.stringify(tags.map(({ Key, Value }) => [Key, Value]).sort());
  return text(left) === text(right);
}

interface Choice {
  ProductId?: string;
  ProductName?: string;
  PathId?: string;
  PathName?: string;
}

/** The product and path chosen anew, else those it was launched by. */
function productOf(input: Choice, present: ProvisionedProduct): Choice {
  const { ProductId, ProductName, PathId, PathName } = input;
  const product =
    ProductId || ProductName
      ? { ProductId, ProductName }
      : { ProductId: present.productId };
  const path =
    PathId || PathName || ProductId || ProductName
      ? { PathId, PathName }
      : { PathId: present.pathId };
  return { ...product, ...path };
}

function newParameters(
  given: GivenParameter[],
  { parameters }: ProvisionedProduct,
): Record<string, string> {
  return Object.fromEntries(
    given.map(({ Key = '', Value, UsePreviousValue }) => {
      if (UsePreviousValue && Value !== undefined) {
        throw invalidParameters(
          `Parameter ${Key} has both a Value and UsePreviousValue.`,
        );
      }
      return [Key, UsePreviousValue ? parameters[Key] : Value ?? ''];
    }),
  );
}

import type { ProvisionedProduct } from './documents';

type Field = (product: ProvisionedProduct) => string | undefined;

/** Fields of SearchProvisionedProducts' `SearchQuery`, in small letters. */
const fields: Record<string, Field> = {
  arn: product => product.arn,
  id: product => product.id,
  idempotencytoken: product => product.token,
  lastrecordid: product => product.lastRecordId,
  lastprovisioningrecordid: product => product.lastProvisioningRecordId,
  lastsuccessfulprovisioningrecordid: product =>
    product.lastSuccessfulProvisioningRecordId,
  name: product => product.name,
  physicalid: product => product.stackId,
  productid: product => product.productId,
  productname: product => product.productName,
  provisioningartifactid: product => product.artifactId,
  provisioningartifactname: product => product.artifactName,
  status: product => product.status,
  type: () => 'CFN_STACK',
  userarn: product => product.userArn,
  userarnsession: product => product.userArnSession,
};

/** Whether a provisioned product meets every query: `field:value`, or a text found in some field. */
export function searchQuery(
  queries: string[],
): (product: ProvisionedProduct) => boolean {
  const tests = queries.map(readQuery);
  return product => tests.every(test => test(product));
}

function readQuery(query: string): (product: ProvisionedProduct) => boolean {
  const colon = query.indexOf(':');
  const name = query.slice(0, colon).trim().toLowerCase();
  const value = unquote(query.slice(colon + 1));
  if (colon > 0 && Object.hasOwn(fields, name)) {
    return product => fields[name](product) === value;
  }
  if (colon > 0 && name.startsWith('tags')) {
    return ({ tags }) =>
      tags.some(
        ({ Key, Value }) => value === Value || value === `${Key}:${Value}`,
      );
  }
  const text = unquote(query).toLowerCase();
  return product =>
    Object.values(fields).some(field =>
      field(product)?.toLowerCase().includes(text),
    );
}

function unquote(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1');
}

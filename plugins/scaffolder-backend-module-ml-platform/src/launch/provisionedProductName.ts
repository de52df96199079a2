import { createHash } from 'node:crypto';
import { Stage } from '@atelier/plugin-ml-platform-common';

/** Source: Service Catalog, `ProvisionedProductName`. */
const maxLength = 128;

/**
 * The name of what a launch makes: the same for the same ML project, stage, product and profile, so that a second
 * launch finds the first. A name that would be too long ends with a hash of the whole in place of its end.
 */
export function provisionedProductName(identity: {
  project: string;
  stage: Stage;
  product: string;
  profileName?: string;
}): string {
  const { project, stage, product, profileName } = identity;
  const parts = ['atelier', project, stage, slugOf(product)];
  const name = [...parts, ...(profileName ? [profileName] : [])].join('-');
  if (name.length <= maxLength) {
    return name;
  }
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return `${name.slice(0, maxLength - hash.length - 1)}-${hash}`;
}

function slugOf(productName: string): string {
  return productName
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

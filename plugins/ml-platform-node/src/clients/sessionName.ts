import { parseEntityRef } from '@backstage/catalog-model';

/** Session name of the portal when it acts for nobody. */
export const portalSessionName = 'atelier-portal';

const shortest = 2;
const longest = 64;

/**
 * The role session name of the person the portal acts for: it shows in CloudTrail and in every principal ARN.
 *
 * Source: STS `AssumeRole`, `RoleSessionName`: `[\w+=,.@-]{2,64}`.
 */
export function sessionName(actor: string | undefined): string {
  if (actor === undefined) {
    return portalSessionName;
  }
  return parseEntityRef(actor)
    .name.replace(/[^\w+=,.@-]/g, '-')
    .slice(0, longest)
    .padEnd(shortest, '-');
}

/** A value that STS accepts for a session tag. */
export function sessionTagValue(text: string): string {
  return text.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, '-').slice(0, 256);
}

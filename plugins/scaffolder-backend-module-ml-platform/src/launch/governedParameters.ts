import { InputError } from '@backstage/errors';

/** Parameters of products that the action fills itself, and the input that decides on them. */
const governed: ReadonlyMap<string, string> = new Map([
  ['ExecutionRoleArn', 'persona'],
  ['DomainId', 'domainId'],
  ['UserProfileName', 'profileName'],
]);

/**
 * Refuses values for the parameters that say who gets what: with them a template could hand out
 * another person's profile, another team's domain or any role of the account.
 */
export function refuseGovernedParameters(given: Record<string, string>): void {
  for (const key of Object.keys(given)) {
    const input = governed.get(key);
    if (input) {
      throw new InputError(
        `The parameter '${key}' cannot be given: it follows from the input '${input}'. Remove it from 'parameters'.`,
      );
    }
    if (/RoleArn$/i.test(key)) {
      throw new InputError(
        `The parameter '${key}' cannot be given: roles are chosen by persona, never by ARN. Remove it from 'parameters'.`,
      );
    }
  }
}

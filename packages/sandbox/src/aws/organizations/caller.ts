import { AwsError } from '../errors';
import { paginate } from '../paginate';
import { globalScope, type Call, type Scope, type Store } from '../service';
import { findOrganization, units, type Organization } from './documents';

/** The caller's organization. */
export function getOrganization({ account, env }: Call): Organization {
  const organization = findOrganization(env.store, account);
  if (!organization) {
    throw new AwsError(
      'AWSOrganizationsNotInUseException',
      'Your account is not a member of an organization.',
    );
  }
  return organization;
}

/** The organization and where its documents are, for the management account only. */
export function asManagement(call: Call): {
  organization: Organization;
  scope: Scope;
} {
  const organization = getOrganization(call);
  if (call.account !== organization.managementAccount) {
    throw new AwsError(
      'AccessDeniedException',
      "You don't have permissions to access this resource.",
    );
  }
  return { organization, scope: globalScope(call.account) };
}

/** A page as Organizations gives it. */
export function page<T>(
  items: T[],
  input: { NextToken?: string; MaxResults?: number },
) {
  return paginate(items, input, {
    tokenIn: 'NextToken',
    tokenOut: 'NextToken',
    sizeIn: 'MaxResults',
    default: 20,
    max: 20,
    invalidToken: () =>
      new AwsError(
        'InvalidInputException',
        'You specified an invalid value for NextToken. You must get the value from the response to a previous call to the API.',
        400,
        { Reason: 'INVALID_NEXT_TOKEN' },
      ),
  });
}

/** The error of an id that is not in the organization, for example `ParentNotFoundException`. */
export function notFound(code: string, what: string): AwsError {
  return new AwsError(code, `You specified ${what} that doesn't exist.`);
}

/** Refuses an id that is neither a root nor a unit of the organization. */
export function assertParent(store: Store, scope: Scope, id: string): void {
  if (!store.get(units, scope, id)) {
    throw notFound('ParentNotFoundException', 'a root or organizational unit');
  }
}

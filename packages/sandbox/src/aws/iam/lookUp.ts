import { AwsError } from '../errors';
import { paginate } from '../paginate';
import { globalScope, type Call } from '../service';
import { findRole, putRole, roles, type Role } from './documents';

/** The caller's account's role of that name. Throws NoSuchEntity. */
export function getRole(name: string, { account, env }: Call): Role {
  const role = findRole(env.store, account, name);
  if (!role) {
    throw noSuchEntity(`The role with name ${name} cannot be found.`);
  }
  return role;
}

/** Changes a role. Throws NoSuchEntity. */
export function changeRole(
  name: string,
  call: Call,
  change: (role: Role) => Partial<Role>,
): void {
  const role = getRole(name, call);
  putRole(call.env.store, call.account, { ...role, ...change(role) });
}

export function removeRole(name: string, { account, env }: Call): void {
  env.store.delete(roles, globalScope(account), name);
}

export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404);
}

/** A page as IAM gives it. */
export function page<T>(
  all: T[],
  input: { Marker?: string; MaxItems?: number },
): { items: T[]; IsTruncated: boolean; Marker?: string } {
  const result = paginate(all, input, {
    tokenIn: 'Marker',
    tokenOut: 'Marker',
    sizeIn: 'MaxItems',
    default: 100,
    max: 1000,
    invalidToken: () =>
      new AwsError('ValidationError', `Invalid Marker: ${input.Marker}`),
  });
  return { ...result, IsTruncated: result.Marker !== undefined };
}

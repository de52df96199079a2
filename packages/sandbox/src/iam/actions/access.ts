import type { ContextValues } from '../RequestContext';
import type {
  NeededAccess,
  OperationAccess,
  OperationCall,
} from './OperationAccess';

export type Tags = readonly { Key: string; Value?: string }[];

/** Access to one resource. */
export function on<I>(
  action: string,
  resource: (call: OperationCall<I>) => string,
  context?: (call: OperationCall<I>) => ContextValues,
): OperationAccess {
  return (call: OperationCall<I>) => [
    { action, resource: resource(call), context: context?.(call) },
  ];
}

/** Operations whose actions bear their names and are about no resource. */
export function onNone(
  service: string,
  operations: readonly string[],
): Record<string, OperationAccess> {
  return Object.fromEntries(
    operations.map(name => [name, on(`${service}:${name}`, () => '*')]),
  );
}

/** Condition keys of the tags that a request gives. */
export function requestTags(tags: Tags | undefined): ContextValues {
  return (
    (tags && {
      ...Object.fromEntries(
        tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value ?? '']),
      ),
      'aws:TagKeys': tags.map(({ Key }) => Key),
    }) ??
    {}
  );
}

/** Giving a role to a service; nothing where no role is given. */
export function passRole(
  role: string | undefined,
  service: string,
): NeededAccess[] {
  return role
    ? [
        {
          action: 'iam:PassRole',
          resource: role,
          context: { 'iam:PassedToService': service },
        },
      ]
    : [];
}

/** Making a service's own role in the caller's account, which AWS does once. */
export function serviceLinkedRole(
  service: string,
  role: string,
  { account, find }: OperationCall<unknown>,
): NeededAccess[] {
  return find.role(role)
    ? []
    : [
        {
          action: 'iam:CreateServiceLinkedRole',
          resource: `arn:aws:iam::${account}:role/aws-service-role/${service}/${role}`,
          context: { 'iam:AWSServiceName': service },
        },
      ];
}

/**
 * The ARN of a resource of the caller's account and region.
 *
 * @param path - with names of input members in braces, for example `domain/{DomainId}`; a member
 * that is an ARN stands for the whole, an absent one is `*`
 */
export function regionalArn(
  service: string,
  path: string,
  { input, account, region }: OperationCall<object>,
): string {
  const members = new Map(Object.entries(input));
  const values = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) =>
    members.get(name),
  );
  const arn = values.find(
    value => typeof value === 'string' && value.startsWith('arn:'),
  );
  return (
    arn ??
    `arn:aws:${service}:${region}:${account}:${path.replace(
      /\{(\w+)\}/g,
      (_whole, name) => members.get(name) ?? '*',
    )}`
  );
}

import type { ContextValues } from '../RequestContext';
import { on, onNone, requestTags, type Tags } from './access';
import type { AccessTable, OperationCall } from './OperationAccess';

interface OfRole {
  RoleName: string;
  PermissionsBoundary?: string;
  PolicyArn?: string;
  Tags?: Tags;
  TagKeys?: string[];
}

interface New {
  Path?: string;
  PolicyName?: string;
  PermissionsBoundary?: string;
  Url?: string;
  Tags?: Tags;
}

const boundary = 'iam:PermissionsBoundary';

/** An operation on a role that is there; keys are those of the request and of the role. */
function onRole(operation: string) {
  return on<OfRole>(
    `iam:${operation}`,
    ({ input, account, find }) =>
      find.role(input.RoleName)?.arn ??
      `arn:aws:iam::${account}:role/${input.RoleName}`,
    ({ input, find }): ContextValues => ({
      [boundary]:
        input.PermissionsBoundary ?? find.role(input.RoleName)?.boundary,
      'iam:PolicyARN': input.PolicyArn,
      ...requestTags(input.Tags),
      ...(input.TagKeys && { 'aws:TagKeys': input.TagKeys }),
    }),
  );
}

/** Making something with a path; tags need an action of their own. */
function making(create: string, tag: string, arn: (input: never) => string) {
  return ({ input, account }: OperationCall<New>) => {
    const context = {
      [boundary]: input.PermissionsBoundary,
      ...requestTags(input.Tags),
    };
    const resource = `arn:aws:iam::${account}:${arn(input as never)}`;
    return [create, ...(input.Tags?.length ? [tag] : [])].map(action => ({
      action,
      resource,
      context,
    }));
  };
}

function onPolicy(operation: string) {
  return on<{ PolicyArn: string; Tags?: Tags }>(
    `iam:${operation}`,
    ({ input }) => input.PolicyArn,
    ({ input }) => requestTags(input.Tags),
  );
}

function onProvider(operation: string) {
  return on<{ OpenIDConnectProviderArn: string }>(
    `iam:${operation}`,
    ({ input }) => input.OpenIDConnectProviderArn,
  );
}

/** Operations whose actions bear their names. */
function all(
  names: readonly string[],
  access: (name: string) => AccessTable[string],
): AccessTable {
  return Object.fromEntries(names.map(name => [name, access(name)]));
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
export const iam: AccessTable = {
  ...onNone('iam', ['ListOpenIDConnectProviders', 'ListPolicies', 'ListRoles']),
  CreateRole: making(
    'iam:CreateRole',
    'iam:TagRole',
    ({ Path = '/', RoleName }: { Path?: string; RoleName: string }) =>
      `role${Path}${RoleName}`,
  ),
  CreatePolicy: making(
    'iam:CreatePolicy',
    'iam:TagPolicy',
    ({ Path = '/', PolicyName }: { Path?: string; PolicyName: string }) =>
      `policy${Path}${PolicyName}`,
  ),
  CreateOpenIDConnectProvider: making(
    'iam:CreateOpenIDConnectProvider',
    'iam:TagOpenIDConnectProvider',
    ({ Url }: { Url: string }) =>
      `oidc-provider/${Url.replace(/^https?:\/\//, '')}`,
  ),
  ...all(
    [
      'AttachRolePolicy',
      'DeleteRole',
      'DeleteRolePermissionsBoundary',
      'DeleteRolePolicy',
      'DetachRolePolicy',
      'GetRole',
      'GetRolePolicy',
      'ListAttachedRolePolicies',
      'ListRolePolicies',
      'ListRoleTags',
      'PutRolePermissionsBoundary',
      'PutRolePolicy',
      'TagRole',
      'UntagRole',
      'UpdateAssumeRolePolicy',
      'UpdateRole',
    ],
    onRole,
  ),
  ...all(
    [
      'CreatePolicyVersion',
      'DeletePolicy',
      'DeletePolicyVersion',
      'GetPolicy',
      'GetPolicyVersion',
      'ListEntitiesForPolicy',
      'ListPolicyTags',
      'ListPolicyVersions',
      'SetDefaultPolicyVersion',
      'TagPolicy',
      'UntagPolicy',
    ],
    onPolicy,
  ),
  ...all(
    [
      'AddClientIDToOpenIDConnectProvider',
      'DeleteOpenIDConnectProvider',
      'GetOpenIDConnectProvider',
      'ListOpenIDConnectProviderTags',
      'RemoveClientIDFromOpenIDConnectProvider',
      'TagOpenIDConnectProvider',
      'UntagOpenIDConnectProvider',
      'UpdateOpenIDConnectProviderThumbprint',
    ],
    onProvider,
  ),
};

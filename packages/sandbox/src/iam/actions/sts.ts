import { requestTags, type Tags } from './access';
import type { AccessTable, OperationCall } from './OperationAccess';

interface AssumeRoleInput {
  RoleArn: string;
  RoleSessionName: string;
  ExternalId?: string;
  SourceIdentity?: string;
  Tags?: Tags;
  TransitiveTagKeys?: string[];
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html */
export const sts: AccessTable = {
  GetCallerIdentity: () => [],
  // Who calls is known by the web identity alone: its trust policy decides.
  AssumeRoleWithWebIdentity: () => [],
  AssumeRole: ({ input }: OperationCall<AssumeRoleInput>) => {
    const context = {
      'sts:RoleSessionName': input.RoleSessionName,
      'sts:ExternalId': input.ExternalId,
      'sts:SourceIdentity': input.SourceIdentity,
      'sts:TransitiveTagKeys': input.TransitiveTagKeys,
      ...requestTags(input.Tags),
    };
    return [
      'sts:AssumeRole',
      ...(input.Tags?.length ? ['sts:TagSession'] : []),
      ...(input.SourceIdentity ? ['sts:SetSourceIdentity'] : []),
    ].map(action => ({ action, resource: input.RoleArn, context }));
  },
};

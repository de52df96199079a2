import { on, onNone, requestTags, type Tags } from './access';
import type { AccessTable, OperationCall } from './OperationAccess';

/** ARN of a root, an organizational unit or an account. */
function nodeArn(
  id: string,
  { account, find }: OperationCall<unknown>,
): string {
  const { id: organization = '*', managementAccount = account } =
    find.organization() ?? {};
  const [prefix] = id.split('-');
  const type = { r: 'root', ou: 'ou' }[prefix] ?? 'account';
  return `arn:aws:organizations::${managementAccount}:${type}/${organization}/${id}`;
}

/** An operation on the node that a member of its input names. */
function onNode<M extends string>(operation: string, member: M) {
  return on<Record<M, string> & { Tags?: Tags; TagKeys?: string[] }>(
    `organizations:${operation}`,
    call => nodeArn(call.input[member], call),
    ({ input }) => ({
      ...requestTags(input.Tags),
      ...(input.TagKeys && { 'aws:TagKeys': input.TagKeys }),
    }),
  );
}

interface MoveInput {
  AccountId: string;
  SourceParentId: string;
  DestinationParentId: string;
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html */
export const organizations: AccessTable = {
  ...onNone('organizations', [
    'DescribeCreateAccountStatus',
    'DescribeOrganization',
    'ListAccounts',
    'ListDelegatedAdministrators',
    'ListRoots',
  ]),
  CreateAccount: (call: OperationCall<{ Tags?: Tags }>) => {
    const context = requestTags(call.input.Tags);
    return [
      { action: 'organizations:CreateAccount', resource: '*', context },
      ...(call.input.Tags?.length
        ? [
            {
              action: 'organizations:TagResource',
              resource: nodeArn('*', call),
              context,
            },
          ]
        : []),
    ];
  },
  MoveAccount: (call: OperationCall<MoveInput>) => {
    const { AccountId, SourceParentId, DestinationParentId } = call.input;
    return [AccountId, SourceParentId, DestinationParentId].map(id => ({
      action: 'organizations:MoveAccount',
      resource: nodeArn(id, call),
    }));
  },
  DescribeAccount: onNode('DescribeAccount', 'AccountId'),
  DescribeOrganizationalUnit: onNode(
    'DescribeOrganizationalUnit',
    'OrganizationalUnitId',
  ),
  CreateOrganizationalUnit: onNode('CreateOrganizationalUnit', 'ParentId'),
  ListAccountsForParent: onNode('ListAccountsForParent', 'ParentId'),
  ListChildren: onNode('ListChildren', 'ParentId'),
  ListOrganizationalUnitsForParent: onNode(
    'ListOrganizationalUnitsForParent',
    'ParentId',
  ),
  ListParents: onNode('ListParents', 'ChildId'),
  ListTagsForResource: onNode('ListTagsForResource', 'ResourceId'),
  TagResource: onNode('TagResource', 'ResourceId'),
  UntagResource: onNode('UntagResource', 'ResourceId'),
};

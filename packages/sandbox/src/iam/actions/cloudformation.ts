import { onNone, passRole, requestTags, type Tags } from './access';
import type { AccessTable, OperationCall } from './OperationAccess';

interface StackInput {
  StackName?: string;
  RoleARN?: string;
  TemplateURL?: string;
  Tags?: Tags;
  ChangeSetName?: string;
}

/** A stack without its id stands for the stack of that name. */
function stackArn({ input, account, region }: OperationCall<StackInput>) {
  const name = input.StackName ?? '*';
  return name.startsWith('arn:')
    ? name
    : `arn:aws:cloudformation:${region}:${account}:stack/${name}/*`;
}

function onStack(operation: string) {
  return (call: OperationCall<StackInput>) => {
    const { RoleARN, TemplateURL, Tags, ChangeSetName } = call.input;
    return [
      {
        action: `cloudformation:${operation}`,
        resource: stackArn(call),
        context: {
          'cloudformation:RoleArn': RoleARN,
          'cloudformation:TemplateUrl': TemplateURL,
          'cloudformation:ChangeSetName': ChangeSetName,
          ...requestTags(Tags),
        },
      },
      ...passRole(RoleARN, 'cloudformation.amazonaws.com'),
    ];
  };
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html */
export const cloudformation: AccessTable = {
  ...onNone('cloudformation', [
    'GetTemplateSummary',
    'ListStacks',
    'ValidateTemplate',
  ]),
  ...Object.fromEntries(
    [
      'CreateChangeSet',
      'CreateStack',
      'DeleteChangeSet',
      'DeleteStack',
      'DescribeChangeSet',
      'DescribeStackEvents',
      'DescribeStackResource',
      'DescribeStackResources',
      'DescribeStacks',
      'ExecuteChangeSet',
      'GetTemplate',
      'ListChangeSets',
      'ListStackResources',
      'UpdateStack',
      'UpdateTerminationProtection',
    ].map(name => [name, onStack(name)]),
  ),
};

import type { Scope } from '../service';
import type { Stack, StackInput } from './stack';
import { parseTemplate, TemplateInstance } from './template';

/** The stack's template with its parameters. Throws `TemplateError` if they do not fit. */
export function instantiate(
  {
    input,
    stackId,
    stackName,
    notificationArns = [],
  }: Pick<Stack, 'stackId' | 'stackName' | 'notificationArns'> & {
    input: StackInput;
  },
  { account, region }: Scope,
): TemplateInstance {
  return new TemplateInstance(
    parseTemplate(input.templateBody),
    input.parameters,
    {
      'AWS::AccountId': account,
      'AWS::Region': region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackId': stackId,
      'AWS::StackName': stackName,
      'AWS::NotificationARNs': notificationArns,
    },
  );
}

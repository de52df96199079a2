import { paginate } from '../paginate';
import { operation } from '../service';
import { s } from '../shapes';
import { paging } from './paging';
import * as shapes from './shapes';
import { stackStatuses } from './stackStatuses';
import { stacks } from './stack';
import { parseTemplate } from './template';

export const ListStacks = operation({
  write: false,
  input: s.structure({
    NextToken: shapes.nextToken,
    StackStatusFilter: s.list(s.string({ enum: stackStatuses })),
  }),
  handle(input, { account, region, env }) {
    const { StackStatusFilter: wanted } = input;
    const found = env.store
      .list(stacks, { account, region })
      .filter(({ status }) => !wanted?.length || wanted.includes(status))
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    const { items, NextToken } = paginate(found, input, paging);
    return {
      StackSummaries: items.map(stack => ({
        StackId: stack.stackId,
        StackName: stack.stackName,
        TemplateDescription: parseTemplate(stack.input.templateBody)
          .Description,
        CreationTime: new Date(stack.createdAt),
        LastUpdatedTime: date(stack.updatedAt),
        DeletionTime: date(stack.deletedAt),
        StackStatus: stack.status,
        StackStatusReason: stack.statusReason,
        DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
      })),
      NextToken,
    };
  },
});

function date(iso: string | undefined): Date | undefined {
  return iso === undefined ? undefined : new Date(iso);
}

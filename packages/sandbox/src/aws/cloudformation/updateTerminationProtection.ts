import { operation } from '../service';
import { s } from '../shapes';
import { findStack } from './findStack';
import * as shapes from './shapes';
import { stacks, stackUuid } from './stack';

export const UpdateTerminationProtection = operation({
  write: true,
  input: s.structure({
    EnableTerminationProtection: s.boolean().required(),
    StackName: shapes.stackNameOrId.required(),
  }),
  handle({ StackName, EnableTerminationProtection: isProtected }, call) {
    const stack = findStack(StackName, call);
    const uuid = stackUuid(stack.stackId);
    call.env.store.put(stacks, call, uuid, { ...stack, isProtected });
    return { StackId: stack.stackId };
  },
});

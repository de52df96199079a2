import { paginate } from '../paginate';
import { operation, type Call, type Scope } from '../service';
import { s } from '../shapes';
import { notFound } from './errors';
import * as shapes from './shapes';

/** Refuses a bus other than the account's default one: there is no other in the sandbox. */
export function checkBus(
  { EventBusName = 'default' }: { EventBusName?: string },
  call: Call,
): void {
  if (EventBusName !== 'default' && EventBusName !== arnOf(call)) {
    throw notFound(
      `Event bus ${EventBusName.split('event-bus/').pop()} does not exist.`,
    );
  }
}

export const DescribeEventBus = operation({
  write: false,
  input: s.structure({ Name: shapes.busName }),
  handle({ Name }, call) {
    checkBus({ EventBusName: Name }, call);
    return { Name: 'default', Arn: arnOf(call) };
  },
});

export const ListEventBuses = operation({
  write: false,
  input: s.structure({
    NamePrefix: s.string({ min: 1, max: 256, pattern: '[/\\.\\-_A-Za-z0-9]+' }),
    ...shapes.paging,
  }),
  handle(input, call) {
    const { NamePrefix = '' } = input;
    const found = 'default'.startsWith(NamePrefix)
      ? [{ Name: 'default', Arn: arnOf(call) }]
      : [];
    const { items, NextToken } = paginate(found, input, shapes.pagingOf);
    return { EventBuses: items, NextToken };
  },
});

function arnOf({ account, region }: Scope): string {
  return `arn:aws:events:${region}:${account}:event-bus/default`;
}

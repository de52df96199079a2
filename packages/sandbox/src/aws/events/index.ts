import { defineService } from '../service';
import * as apiDestinations from './apiDestinations';
import { DescribeEventBus, ListEventBuses } from './buses';
import * as connections from './connections';
import { attemptDelivery, deliveryAttempt } from './delivery';
import { PutEvents } from './putEvents';
import * as rules from './rules';
import * as tags from './tags';
import * as targets from './targets';

export { putAwsEvent, type AwsEvent } from './putAwsEvent';

const { getRule, putRule, ...ruleOperations } = rules;
const {
  connectionSettles,
  getConnection,
  settleConnection,
  ...connectionOperations
} = connections;

export const events = defineService(
  {
    id: 'events',
    protocol: 'json1.1',
    targetPrefix: 'AWSEvents',
    timers: {
      [connectionSettles]: settleConnection,
      [deliveryAttempt]: attemptDelivery,
    },
  },
  {
    ...ruleOperations,
    ...targets,
    ...connectionOperations,
    ...apiDestinations,
    ...tags,
    PutEvents,
    DescribeEventBus,
    ListEventBuses,
  },
);

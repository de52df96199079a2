import { on } from './access';
import type { AccessTable } from './OperationAccess';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscostexplorerservice.html */
export const ce: AccessTable = Object.fromEntries(
  ['GetCostAndUsage', 'GetCostForecast', 'GetDimensionValues', 'GetTags'].map(
    name => [
      name,
      on(
        `ce:${name}`,
        ({ account }) => `arn:aws:ce:us-east-1:${account}:/${name}`,
      ),
    ],
  ),
);

import { paginate } from '../paginate';
import { operation } from '../service';
import { s } from '../shapes';
import { readCosts } from './costs';
import { checkPeriod } from './dates';
import { dimensions, toTest } from './filter';
import * as shapes from './shapes';

const maxPage = 1_000;

export const GetDimensionValues = operation({
  write: false,
  input: s.structure(
    {
      TimePeriod: shapes.timePeriod.required(),
      Dimension: shapes.dimension.required(),
      SearchString: s.string({ max: 1024 }),
      Filter: shapes.expression,
      BillingViewArn: shapes.billingViewArn,
      MaxResults: shapes.maxResults,
      NextPageToken: shapes.nextPageToken,
      Context: s.string({
        enum: ['COST_AND_USAGE'],
        lacks: ['RESERVATIONS', 'SAVINGS_PLANS'],
      }),
    },
    ['SortBy'],
  ),
  handle(input, call) {
    checkPeriod(input.TimePeriod, call.env.clock.now());
    const { Dimension, SearchString = '' } = input;
    const read = dimensions[Dimension];
    const values = new Map(
      readCosts(input.TimePeriod, call)
        .filter(toTest(input.Filter))
        .map(cost => [read(cost), cost.accountName]),
    );
    const found = [...values]
      .filter(([value]) => value.includes(SearchString))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const { items, ...page } = paginate(found, input, {
      tokenIn: 'NextPageToken',
      tokenOut: 'NextPageToken',
      sizeIn: 'MaxResults',
      default: maxPage,
      max: maxPage,
      invalidToken: shapes.invalidPageToken,
    });
    return {
      DimensionValues: items.map(([Value, description]) => ({
        Value,
        Attributes: Dimension === 'LINKED_ACCOUNT' ? { description } : {},
      })),
      ReturnSize: items.length,
      TotalSize: found.length,
      ...page,
    };
  },
});

import { paginate } from '../paginate';
import { operation } from '../service';
import { s } from '../shapes';
import { readCosts } from './costs';
import { checkPeriod } from './dates';
import { toTest } from './filter';
import * as shapes from './shapes';

const maxPage = 1_000;

/** Values of a tag key, or the tag keys where none is given. Costs without the tag have the value ''. */
export const GetTags = operation({
  write: false,
  input: s.structure(
    {
      TimePeriod: shapes.timePeriod.required(),
      TagKey: s.string({ max: 1024 }),
      SearchString: s.string({ max: 1024 }),
      Filter: shapes.expression,
      BillingViewArn: shapes.billingViewArn,
      MaxResults: shapes.maxResults,
      NextPageToken: shapes.nextPageToken,
    },
    ['SortBy'],
  ),
  handle(input, call) {
    checkPeriod(input.TimePeriod, call.env.clock.now());
    const { TagKey, SearchString = '' } = input;
    const values = readCosts(input.TimePeriod, call)
      .filter(toTest(input.Filter))
      .flatMap(({ line: { tags } }) =>
        TagKey === undefined ? Object.keys(tags) : [tags[TagKey] ?? ''],
      );
    const found = [...new Set(values)]
      .filter(value => value.includes(SearchString))
      .sort();
    const { items, ...page } = paginate(found, input, {
      tokenIn: 'NextPageToken',
      tokenOut: 'NextPageToken',
      sizeIn: 'MaxResults',
      default: maxPage,
      max: maxPage,
      invalidToken: shapes.invalidPageToken,
    });
    return {
      Tags: items,
      ReturnSize: items.length,
      TotalSize: found.length,
      ...page,
    };
  },
});

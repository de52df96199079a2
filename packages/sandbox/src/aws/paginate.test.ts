import fc from 'fast-check';
import { AwsError } from './errors';
import { paginate } from './paginate';

const paging = {
  tokenIn: 'NextToken',
  tokenOut: 'NextToken',
  sizeIn: 'MaxResults',
  default: 10,
  max: 20,
} as const;

describe('paginate', () => {
  it('gives every item once, in order, whatever the page size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 60 }),
        fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
        (items, MaxResults) => {
          const found: number[] = [];
          let NextToken: string | undefined;
          do {
            const page = paginate(items, { NextToken, MaxResults }, paging);
            expect(page.items.length).toBeLessThanOrEqual(
              Math.min(MaxResults ?? 10, 20),
            );
            // No token leads to an empty page.
            expect(page.items.length > 0).toBe(items.length > 0);
            found.push(...page.items);
            NextToken = page.NextToken;
          } while (NextToken !== undefined);
          expect(found).toEqual(items);
        },
      ),
    );
  });

  it('refuses every token that it did not give', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), NextToken => {
        expect(() => paginate([1], { NextToken }, paging)).toThrow(AwsError);
      }),
    );
  });

  it('refuses in the words of the service', () => {
    const invalidToken = () => new AwsError('InvalidInputException', 'Mine');
    expect(() =>
      paginate([1], { NextToken: 'x' }, { ...paging, invalidToken }),
    ).toThrow('Mine');
  });
});

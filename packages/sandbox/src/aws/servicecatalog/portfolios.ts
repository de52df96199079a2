import { operation, type Call } from '../service';
import { s } from '../shapes';
import { visiblePortfolio } from './access';
import { portfolios, type Portfolio } from './documents';
import { resourceNotFound } from './errors';
import { newId } from './ids';
import { once } from './once';
import { page } from './paging';
import * as shapes from './shapes';

export const CreatePortfolio = operation({
  write: true,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    DisplayName: s.string({ min: 1, max: 100 }).required(),
    Description: s.string({ max: 2000 }),
    ProviderName: s.string({ min: 1, max: 50 }).required(),
    Tags: shapes.addTags,
    IdempotencyToken: shapes.token.required(),
  }),
  handle({ IdempotencyToken, ...input }, call) {
    const made = once('CreatePortfolio', IdempotencyToken, input, call, () => {
      const id = newId('port');
      call.env.store.put(portfolios, call, id, {
        id,
        arn: `arn:${call.partition}:catalog:${call.region}:${call.account}:portfolio/${id}`,
        displayName: input.DisplayName,
        providerName: input.ProviderName,
        description: input.Description,
        createdAt: call.env.clock.now().toISOString(),
        tags: input.Tags ?? [],
        productIds: [],
      });
      return id;
    });
    const portfolio = ownPortfolio(made, call);
    return { PortfolioDetail: detail(portfolio), Tags: portfolio.tags };
  },
});

export const DescribePortfolio = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    Id: shapes.id.required(),
  }),
  handle({ Id }, call) {
    const portfolio = visiblePortfolio(Id, call)?.portfolio;
    if (!portfolio) {
      throw portfolioNotFound(Id);
    }
    return {
      PortfolioDetail: detail(portfolio),
      Tags: portfolio.tags,
      TagOptions: [],
      Budgets: [],
    };
  },
});

export const ListPortfolios = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    PageToken: shapes.pageToken,
    PageSize: shapes.largePageSize,
  }),
  handle(input, call) {
    const own = call.env.store.list(portfolios, call);
    const { items, ...next } = page(own, input, 100);
    return { PortfolioDetails: items.map(detail), ...next };
  },
});

/** The caller's own portfolio of the id. */
export function ownPortfolio(id: string, call: Call): Portfolio {
  const portfolio = call.env.store.get(portfolios, call, id);
  if (!portfolio) {
    throw portfolioNotFound(id);
  }
  return portfolio;
}

export function portfolioNotFound(id: string) {
  return resourceNotFound(`Portfolio ${id} not found.`);
}

function detail(portfolio: Portfolio) {
  return {
    Id: portfolio.id,
    ARN: portfolio.arn,
    DisplayName: portfolio.displayName,
    Description: portfolio.description,
    CreatedTime: new Date(portfolio.createdAt),
    ProviderName: portfolio.providerName,
  };
}

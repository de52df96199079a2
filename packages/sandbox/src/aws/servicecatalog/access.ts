import type { Call, Principal } from '../service';
import {
  portfolioPrincipals,
  portfolios,
  portfolioShares,
  type Portfolio,
  type PortfolioPrincipal,
} from './documents';
import { organizationNodes } from './organizationNodes';

export interface VisiblePortfolio {
  portfolio: Portfolio;
  /** Account that owns the portfolio. */
  owner: string;
  /** Whether the owner's principals hold in the caller's account too. */
  sharesPrincipals: boolean;
}

/** The portfolios of the caller's account and those shared with it, in the caller's region. */
export function visiblePortfolios(call: Call): VisiblePortfolio[] {
  const { store } = call.env;
  const own = store.list(portfolios, call).map(portfolio => ({
    portfolio,
    owner: call.account,
    sharesPrincipals: true,
  }));
  const nodes = organizationNodes(call.account, call.env);
  const shared = new Map<string, VisiblePortfolio>();
  for (const share of store.list(portfolioShares, { region: call.region })) {
    const { portfolioId, owner, node, sharePrincipals } = share;
    const scope = { account: owner, region: call.region };
    const portfolio = store.get(portfolios, scope, portfolioId);
    if (portfolio && owner !== call.account && nodes.includes(node)) {
      shared.set(portfolioId, {
        portfolio,
        owner,
        sharesPrincipals:
          sharePrincipals || !!shared.get(portfolioId)?.sharesPrincipals,
      });
    }
  }
  return [...own, ...shared.values()];
}

export function visiblePortfolio(
  id: string,
  call: Call,
): VisiblePortfolio | undefined {
  return visiblePortfolios(call).find(({ portfolio }) => portfolio.id === id);
}

/** The portfolios whose products the caller may launch: it has a principal association there. */
export function accessiblePortfolios(call: Call): VisiblePortfolio[] {
  const { store } = call.env;
  return visiblePortfolios(call).filter(
    ({ portfolio, owner, sharesPrincipals }) => {
      const prefix = `${portfolio.id}/`;
      const own = store.list(portfolioPrincipals, call, { prefix });
      const owners = { account: owner, region: call.region };
      const shared = sharesPrincipals
        ? store
            .list(portfolioPrincipals, owners, { prefix })
            .filter(({ type }) => type === 'IAM_PATTERN')
        : [];
      return [...own, ...shared].some(item => matches(item, call.principal));
    },
  );
}

/** Whether the association is for this caller. */
export function matches(
  { arn, type }: PortfolioPrincipal,
  principal: Principal,
): boolean {
  const identity = identityArn(principal);
  if (type === 'IAM') {
    return arn === identity;
  }
  const pattern = arn
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${pattern}$`).test(
    identity.replace(/^(arn:[^:]+:iam::)\d{12}:/, '$1:'),
  );
}

/** ARN of the caller's user or role, not of its session. */
export function identityArn(principal: Principal): string {
  return principal.roleArn ?? principal.arn;
}

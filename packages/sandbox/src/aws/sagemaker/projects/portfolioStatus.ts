import { operation } from '../../service';
import { s } from '../../shapes';
import { portfolioStatus } from './documents';

const nothing = s.structure({});

export const EnableSagemakerServicecatalogPortfolio = operation({
  write: true,
  input: nothing,
  handle(_, call) {
    call.env.store.put(portfolioStatus, call, 'status', 'Enabled');
    return {};
  },
});

export const DisableSagemakerServicecatalogPortfolio = operation({
  write: true,
  input: nothing,
  handle(_, call) {
    call.env.store.put(portfolioStatus, call, 'status', 'Disabled');
    return {};
  },
});

export const GetSagemakerServicecatalogPortfolioStatus = operation({
  write: false,
  input: nothing,
  handle(_, call) {
    const Status = call.env.store.get(portfolioStatus, call, 'status');
    return { Status: Status ?? 'Disabled' };
  },
});

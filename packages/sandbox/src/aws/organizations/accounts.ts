import type { Store } from '../../store';
import { operation } from '../service';
import { s } from '../shapes';
import { asManagement, assertParent, notFound, page } from './caller';
import {
  accounts,
  ancestors,
  type Account,
  type Organization,
} from './documents';
import { accountId, paging, parentId } from './shapes';

export const ListAccounts = operation({
  write: false,
  input: s.structure(paging),
  handle(input, call) {
    const { organization, scope } = asManagement(call);
    const { store } = call.env;
    const { items, ...rest } = page(store.list(accounts, scope), input);
    return {
      Accounts: items.map(one => toAccount(one, organization, store)),
      ...rest,
    };
  },
});

export const ListAccountsForParent = operation({
  write: false,
  input: s.structure({ ParentId: parentId.required(), ...paging }),
  handle(input, call) {
    const { organization, scope } = asManagement(call);
    const { store } = call.env;
    assertParent(store, scope, input.ParentId);
    const children = store
      .list(accounts, scope)
      .filter(({ parent }) => parent === input.ParentId);
    const { items, ...rest } = page(children, input);
    return {
      Accounts: items.map(one => toAccount(one, organization, store)),
      ...rest,
    };
  },
});

export const DescribeAccount = operation({
  write: false,
  input: s.structure({ AccountId: accountId.required() }),
  handle({ AccountId }, call) {
    const { organization, scope } = asManagement(call);
    const account = call.env.store.get(accounts, scope, AccountId);
    if (!account) {
      throw notFound('AccountNotFoundException', 'an account');
    }
    return { Account: toAccount(account, organization, call.env.store) };
  },
});

/** `Status` is retired: accounts have a `State`. */
function toAccount(
  { joinedAt, parent, ...account }: Account,
  { Id, managementAccount }: Organization,
  store: Store,
) {
  const path = [Id, ...ancestors(store, managementAccount, parent), account.Id];
  return {
    ...account,
    Paths: [`${path.join('/')}/`],
    JoinedTimestamp: new Date(joinedAt),
  };
}

import { globalScope, operation } from '../service';
import { s } from '../shapes';
import { asManagement, getOrganization, page } from './caller';
import { accounts, units } from './documents';
import { paging } from './shapes';

export const DescribeOrganization = operation({
  write: false,
  input: s.structure({}),
  handle(_input, call) {
    const { Id, Arn, managementAccount } = getOrganization(call);
    const account = call.env.store.get(
      accounts,
      globalScope(managementAccount),
      managementAccount,
    );
    return {
      Organization: {
        Id,
        Arn,
        FeatureSet: 'ALL',
        MasterAccountArn: account?.Arn,
        MasterAccountId: managementAccount,
        MasterAccountEmail: account?.Email,
      },
    };
  },
});

export const ListRoots = operation({
  write: false,
  input: s.structure(paging),
  handle(input, call) {
    const { scope } = asManagement(call);
    const roots = call.env.store
      .list(units, scope, { prefix: 'r-' })
      .map(({ Id, Arn, Name }) => ({ Id, Arn, Name, PolicyTypes: [] }));
    const { items, ...rest } = page(roots, input);
    return { Roots: items, ...rest };
  },
});

import type { Store } from '../../store';
import { operation } from '../service';
import { s } from '../shapes';
import { asManagement, assertParent, notFound, page } from './caller';
import {
  accounts,
  ancestors,
  units,
  type Organization,
  type Unit,
} from './documents';
import { childId, paging, parentId, unitId } from './shapes';

export const ListOrganizationalUnitsForParent = operation({
  write: false,
  input: s.structure({ ParentId: parentId.required(), ...paging }),
  handle(input, call) {
    const { organization, scope } = asManagement(call);
    const { store } = call.env;
    assertParent(store, scope, input.ParentId);
    const children = store
      .list(units, scope)
      .filter(({ parent }) => parent === input.ParentId);
    const { items, ...rest } = page(children, input);
    return {
      OrganizationalUnits: items.map(unit => toUnit(unit, organization, store)),
      ...rest,
    };
  },
});

export const DescribeOrganizationalUnit = operation({
  write: false,
  input: s.structure({ OrganizationalUnitId: unitId.required() }),
  handle({ OrganizationalUnitId }, call) {
    const { organization, scope } = asManagement(call);
    const unit = call.env.store.get(units, scope, OrganizationalUnitId);
    if (!unit) {
      throw notFound(
        'OrganizationalUnitNotFoundException',
        'an organizational unit',
      );
    }
    return { OrganizationalUnit: toUnit(unit, organization, call.env.store) };
  },
});

export const ListParents = operation({
  write: false,
  input: s.structure({ ChildId: childId.required(), ...paging }),
  handle(input, call) {
    const { scope } = asManagement(call);
    const { store } = call.env;
    const { parent } =
      store.get(accounts, scope, input.ChildId) ??
      store.get(units, scope, input.ChildId) ??
      {};
    if (!parent) {
      throw notFound(
        'ChildNotFoundException',
        'an organizational unit (OU) or account',
      );
    }
    const Type = parent.startsWith('r-') ? 'ROOT' : 'ORGANIZATIONAL_UNIT';
    return { Parents: [{ Id: parent, Type }] };
  },
});

export const ListChildren = operation({
  write: false,
  input: s.structure({
    ParentId: parentId.required(),
    ChildType: s
      .string({ enum: ['ACCOUNT', 'ORGANIZATIONAL_UNIT'] })
      .required(),
    ...paging,
  }),
  handle(input, call) {
    const { scope } = asManagement(call);
    const { store } = call.env;
    assertParent(store, scope, input.ParentId);
    const all: { Id: string; parent?: string }[] =
      input.ChildType === 'ACCOUNT'
        ? store.list(accounts, scope)
        : store.list(units, scope);
    const children = all.filter(({ parent }) => parent === input.ParentId);
    const { items, ...rest } = page(children, input);
    return {
      Children: items.map(({ Id }) => ({ Id, Type: input.ChildType })),
      ...rest,
    };
  },
});

function toUnit(
  { Id, Arn, Name, parent }: Unit,
  { Id: organizationId, managementAccount }: Organization,
  store: Store,
) {
  const path = [
    organizationId,
    ...ancestors(store, managementAccount, parent),
    Id,
  ];
  return { Id, Arn, Name, Path: `${path.join('/')}/` };
}

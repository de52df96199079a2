import { Knex } from 'knex';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { MlProjectQuery } from '../permissions/rules';

/** Adds the criteria of a conditional decision to a query on `ml_projects as p`. */
export function whereAllowed(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<MlProjectQuery>,
): void {
  if ('anyOf' in criteria) {
    for (const part of criteria.anyOf) {
      query.orWhere(inner => whereAllowed(inner, part));
    }
  } else if ('allOf' in criteria) {
    for (const part of criteria.allOf) {
      query.where(inner => whereAllowed(inner, part));
    }
  } else if ('not' in criteria) {
    query.whereNot(inner => whereAllowed(inner, criteria.not));
  } else {
    query.whereIn('p.owner', criteria.owners);
  }
}

import { Entity } from '@backstage/catalog-model';

export const dana = 'user:default/data-scientist';
export const milo = 'user:default/ml-engineer';
export const ade = 'user:default/platform-admin';
export const omar = 'user:default/omar.haddad';
export const vera = 'user:default/vera.lindqvist';

const groups: Record<string, string[]> = {
  [dana]: ['group:default/forecasting'],
  [milo]: ['group:default/forecasting', 'group:default/fraud'],
  [ade]: ['group:default/ml-platform'],
  [omar]: ['group:default/fraud'],
  [vera]: ['group:default/vision'],
};

/** The people of the tests as the catalog knows them. */
export const people: Entity[] = Object.entries(groups).map(
  ([userRef, groupRefs]) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { namespace: 'default', name: userRef.split('/')[1] },
    spec: {},
    relations: groupRefs.map(targetRef => ({ type: 'memberOf', targetRef })),
  }),
);

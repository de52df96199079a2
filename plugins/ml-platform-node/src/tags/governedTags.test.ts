import { defaultTagKeys } from '@atelier/plugin-ml-platform-common';
import { governedTags, identityTagKeys, tagValue } from './governedTags';

const project = {
  slug: 'demand-forecast',
  owner: 'group:default/forecasting',
  costCenter: 'CC-1001',
};

describe('governedTags', () => {
  it('names ML project, stage, cost centre, owner and person', () => {
    expect(
      governedTags(defaultTagKeys, {
        project,
        stage: 'dev',
        user: 'user:default/dana',
      }),
    ).toEqual([
      { Key: 'atelier:project', Value: 'demand-forecast' },
      { Key: 'atelier:stage', Value: 'dev' },
      { Key: 'atelier:cost-center', Value: 'CC-1001' },
      { Key: 'atelier:owner', Value: 'group:default/forecasting' },
      { Key: 'atelier:user', Value: 'user:default/dana' },
    ]);
  });

  it('has no person where there is none', () => {
    const tags = governedTags(defaultTagKeys, { project, stage: 'dev' });

    expect(tagValue(tags, 'atelier:user')).toBeUndefined();
  });

  it('counts ML project, stage and person as identity', () => {
    expect(identityTagKeys(defaultTagKeys)).toEqual([
      'atelier:project',
      'atelier:stage',
      'atelier:user',
    ]);
  });
});

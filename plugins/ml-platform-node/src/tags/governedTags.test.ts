import { defaultTagKeys } from '@atelier/plugin-ml-platform-common';
import { governedTags, identityTagKeys, tagValue } from './governedTags';

const project = {
  slug: 'demand-forecast',
  owner: 'group:default/forecasting',
  costCenter: 'CC-1001',
};

describe('governedTags', () => {
  it('names ML project, stage, cost centre, owner, person and persona', () => {
    expect(
      governedTags(defaultTagKeys, {
        project,
        stage: 'dev',
        user: 'user:default/dana',
        persona: 'data-scientist',
      }),
    ).toEqual([
      { Key: 'atelier:project', Value: 'demand-forecast' },
      { Key: 'atelier:stage', Value: 'dev' },
      { Key: 'atelier:cost-center', Value: 'CC-1001' },
      { Key: 'atelier:owner', Value: 'group:default/forecasting' },
      { Key: 'atelier:user', Value: 'user:default/dana' },
      { Key: 'atelier:persona', Value: 'data-scientist' },
    ]);
  });

  it('has no person and no persona where there is none', () => {
    const tags = governedTags(defaultTagKeys, { project, stage: 'dev' });

    expect(tagValue(tags, 'atelier:user')).toBeUndefined();
    expect(tagValue(tags, 'atelier:persona')).toBeUndefined();
  });

  it('counts ML project, stage and person as identity', () => {
    expect(identityTagKeys(defaultTagKeys)).toEqual([
      'atelier:project',
      'atelier:stage',
      'atelier:user',
    ]);
  });
});

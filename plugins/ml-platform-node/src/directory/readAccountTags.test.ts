import { defaultTagKeys } from '@atelier/plugin-ml-platform-common';
import { testConfig } from '../__testUtils__/testConfig';
import { readAccountTags } from './readAccountTags';

const account = {
  accountId: '201000000011',
  name: 'ml-demand-forecast-dev',
  state: 'ACTIVE',
  organizationalUnit: 'Workloads/Development',
};

const good = {
  'atelier:project': 'demand-forecast',
  'atelier:stage': 'dev',
  'atelier:cost-center': 'CC-1001',
  'atelier:owner': 'group:default/forecasting',
};

const read = (changes: Record<string, string | undefined> = {}) =>
  readAccountTags(
    account,
    Object.entries({ ...good, ...changes }).flatMap(([Key, Value]) =>
      Value === undefined ? [] : [{ Key, Value }],
    ),
    testConfig,
  );

describe('readAccountTags', () => {
  it('reads an account of an ML project, in the home region by default', () => {
    expect(read()).toEqual({
      slug: 'demand-forecast',
      owner: 'group:default/forecasting',
      costCenter: 'CC-1001',
      account: {
        ...account,
        stage: 'dev',
        regions: ['eu-west-1'],
        consoleUrl:
          'https://201000000011.signin.aws.amazon.com/console?region=eu-west-1',
      },
    });
  });

  it('reads regions separated by spaces, each once', () => {
    expect(
      read({ 'atelier:region': 'eu-central-1  eu-west-1 eu-central-1' }).account
        .regions,
    ).toEqual(['eu-central-1', 'eu-west-1']);
  });

  it('writes the owner as the catalog does', () => {
    expect(read({ 'atelier:owner': 'Forecasting' }).owner).toBe(
      'group:default/forecasting',
    );
  });

  it.each([
    ['project', 'Demand Forecast', "tag atelier:project is 'Demand Forecast'"],
    ['stage', 'test', "tag atelier:stage is 'test', but must be one of dev"],
    ['stage', undefined, 'it has no tag atelier:stage'],
    ['costCenter', ' ', 'it has no tag atelier:cost-center'],
    ['owner', undefined, 'it has no tag atelier:owner'],
    ['owner', 'user:default/dana', 'must be the entity ref of a group'],
    ['owner', 'a:b:c', 'must be the entity ref of a group'],
    ['region', 'us-east-1', 'names us-east-1, but mlPlatform.regions has only'],
  ] as const)('refuses %s %s', (tag, value, message) => {
    expect(() => read({ [defaultTagKeys[tag]]: value })).toThrow(message);
  });
});

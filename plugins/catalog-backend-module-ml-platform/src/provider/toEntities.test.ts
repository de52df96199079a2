import { entitySchemaValidator } from '@backstage/catalog-model';
import {
  AWS_ACCOUNT_ID_ANNOTATION,
  ML_PROJECT_ANNOTATION,
  MlAccount,
  MlProject,
} from '@atelier/plugin-ml-platform-common';
import { toEntities } from './toEntities';

const account: MlAccount = {
  accountId: '201000000011',
  name: 'ml-demand-forecast-dev',
  stage: 'dev',
  organizationalUnit: 'Workloads/Development',
  state: 'ACTIVE',
  regions: ['eu-west-1', 'eu-central-1'],
  consoleUrl: 'https://console.aws.amazon.com/',
};
const project: MlProject = {
  slug: 'demand-forecast',
  owner: 'group:default/forecasting',
  costCenter: 'CC-1001',
  accounts: [account],
};

describe('toEntities', () => {
  it('makes a System and a Resource for each account', () => {
    const [system, resource, ...rest] = toEntities(project);

    expect(rest).toEqual([]);
    expect(system).toMatchObject({
      kind: 'System',
      metadata: {
        name: 'demand-forecast',
        title: 'Demand forecast',
        annotations: {
          [ML_PROJECT_ANNOTATION]: 'demand-forecast',
          'ml-platform.atelier.dev/cost-center': 'CC-1001',
        },
      },
      spec: { type: 'ml-project', owner: 'group:default/forecasting' },
    });
    expect(resource).toMatchObject({
      kind: 'Resource',
      metadata: {
        name: 'demand-forecast-dev',
        title: 'ml-demand-forecast-dev',
        annotations: {
          [AWS_ACCOUNT_ID_ANNOTATION]: '201000000011',
          'ml-platform.atelier.dev/regions': 'eu-west-1,eu-central-1',
        },
      },
      spec: {
        type: 'cloud-account',
        owner: 'group:default/forecasting',
        system: 'demand-forecast',
      },
    });
  });

  it('makes what the catalog accepts, whatever people write into names and tags', () => {
    const validate = entitySchemaValidator();
    const odd = '\u0000${{ secrets.x }}\n<b>[a](b)</b>';
    const entities = toEntities({
      ...project,
      costCenter: odd,
      accounts: [
        { ...account, name: odd },
        { ...account, name: '\n' },
      ],
    });
    for (const entity of entities) {
      expect(() => validate(entity)).not.toThrow();
      expect(entity.metadata.title).toMatch(/^[^\p{Cc}]+$/u);
      expect(entity.metadata.description).not.toContain('${{');
    }
  });

  it('gives the second account of a stage a name of its own', () => {
    const second = { ...account, accountId: '201000000012' };
    const names = toEntities({ ...project, accounts: [account, second] }).map(
      ({ metadata }) => metadata.name,
    );
    expect(names).toEqual([
      'demand-forecast',
      'demand-forecast-dev',
      'demand-forecast-dev-201000000012',
    ]);
  });
});

import { entitySchemaValidator } from '@backstage/catalog-model';
import { MlInventory, MlProject } from '@atelier/plugin-ml-platform-common';
import { toInventoryEntities } from './toInventoryEntities';

const project: MlProject = {
  slug: 'card-fraud',
  owner: 'group:default/fraud',
  costCenter: 'CC-2001',
  accounts: [],
};
const hub = 'arn:aws:sagemaker:eu-west-1:100200300402';
const item = (name: string, arn: string) => ({
  project: 'card-fraud',
  accountId: '201000000031',
  region: 'eu-west-1',
  name,
  arn,
  consoleUrl: 'https://console.aws.amazon.com/',
});
const pipeline = (name: string, region = 'eu-west-1') => ({
  ...item(name, `arn:aws:sagemaker:${region}:201000000031:pipeline/${name}`),
  stage: 'dev' as const,
});

const inventory: MlInventory = {
  complete: true,
  pipelines: [pipeline('scoring')],
  models: [
    {
      ...item('scoring', `${hub}:model-package-group/scoring`),
      accountId: '100200300402',
      description: 'Scores **payments**',
    },
  ],
  endpoints: [
    {
      ...item('scoring', 'arn:aws:sagemaker:eu-west-1:201000000033:endpoint/s'),
      stage: 'prod',
      modelPackageArns: [`${hub}:model-package/scoring/12`, 'something else'],
    },
  ],
};

describe('toInventoryEntities', () => {
  it('makes pipelines and endpoints Components and models Resources of the ML project', () => {
    const [component, resource, server, ...rest] = toInventoryEntities(
      inventory,
      [project],
    );
    expect(rest).toEqual([]);
    expect(component).toMatchObject({
      kind: 'Component',
      metadata: {
        name: 'card-fraud-dev-scoring-pipeline',
        annotations: {
          'ml-platform.atelier.dev/project': 'card-fraud',
          'ml-platform.atelier.dev/aws-name': 'scoring',
          'ml-platform.atelier.dev/stage': 'dev',
          'ml-platform.atelier.dev/region': 'eu-west-1',
          'amazonaws.com/account-id': '201000000031',
        },
      },
      spec: {
        type: 'sagemaker-pipeline',
        lifecycle: 'experimental',
        owner: 'group:default/fraud',
        system: 'card-fraud',
      },
    });
    expect(resource).toMatchObject({
      kind: 'Resource',
      metadata: {
        name: 'card-fraud-scoring-model',
        description: 'Scores \\*\\*payments\\*\\*',
      },
      spec: { type: 'ai-model', system: 'card-fraud' },
    });
    expect(server).toMatchObject({
      kind: 'Component',
      metadata: { name: 'card-fraud-prod-scoring-endpoint' },
      spec: {
        type: 'model-server',
        lifecycle: 'production',
        dependsOn: ['resource:default/card-fraud-scoring-model'],
      },
    });
  });

  it('makes what the catalog accepts', () => {
    const validate = entitySchemaValidator();
    const entities = toInventoryEntities(
      {
        ...inventory,
        pipelines: [
          pipeline('x'.repeat(256)),
          { ...pipeline('a'), displayName: '\n${{ x }}' },
        ],
      },
      [project],
    );
    entities.forEach(entity => expect(() => validate(entity)).not.toThrow());
  });

  it('gives two of one name each its own, whatever order they come in', () => {
    const two = [pipeline('scoring'), pipeline('Scoring', 'eu-central-1')];
    const names = (pipelines: typeof two) =>
      toInventoryEntities(
        { ...inventory, pipelines, models: [], endpoints: [] },
        [project],
      )
        .map(({ metadata }) => metadata.name)
        .sort();
    expect(new Set(names(two).map(name => name.toLowerCase())).size).toBe(2);
    expect(names(two)).toEqual(names([...two].reverse()));
  });

  it('leaves out what belongs to no ML project', () => {
    expect(toInventoryEntities(inventory, [])).toEqual([]);
  });
});

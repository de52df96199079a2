import { accountId, homeRegion, projects, type SeedProject } from './accounts';

/** A pipeline of a seeded ML project, its model and what it has been through. */
export interface SeedPipeline {
  name: string;
  description: string;
  project: SeedProject;
  /** Objective of its XGBoost training. */
  objective: 'binary:logistic' | 'reg:squarederror';
  /** The metric its condition reads, and the least it must be. */
  metric: 'auc' | 'r2';
  minimum: number;
  /** How many executions it has. */
  executions: number;
  /** Stages whose account has an endpoint of the model. */
  endpoints: ('preprod' | 'prod')[];
}

type Row = [
  slug: string,
  name: string,
  metric: 'auc' | 'r2',
  executions: number,
  endpoints: ('preprod' | 'prod')[],
  description: string,
];

const rows: Row[] = [
  [
    'demand-forecast',
    'store-demand',
    'r2',
    38,
    ['preprod', 'prod'],
    'Daily demand by store and item, retrained on every new sales week.',
  ],
  [
    'demand-forecast',
    'promo-uplift',
    'r2',
    26,
    ['preprod'],
    'How much more a promotion sells.',
  ],
  [
    'demand-forecast',
    'new-item-demand',
    'r2',
    20,
    [],
    'Demand of items without a history.',
  ],
  [
    'price-elasticity',
    'price-elasticity',
    'r2',
    24,
    [],
    'How demand answers to price, by category.',
  ],
  [
    'card-fraud',
    'card-fraud-scoring',
    'auc',
    40,
    ['preprod', 'prod'],
    'Scores card payments.',
  ],
  [
    'card-fraud',
    'merchant-risk',
    'auc',
    22,
    ['preprod'],
    'Risk of a merchant in its first ninety days.',
  ],
  [
    'claims-triage',
    'claims-triage',
    'auc',
    30,
    ['preprod'],
    'Which claims a person should see first.',
  ],
  [
    'defect-detection',
    'weld-defects',
    'auc',
    34,
    ['preprod', 'prod'],
    'Defects of welds, from sensor features.',
  ],
  [
    'defect-detection',
    'surface-defects',
    'auc',
    21,
    [],
    'Scratches and dents, from image features.',
  ],
];

/** The pipelines of the seeded ML projects. */
export const seedPipelineList: SeedPipeline[] = rows.flatMap(
  ([slug, name, metric, executions, endpoints, description]) =>
    projects
      .filter(project => project.slug === slug)
      .map(project => ({
        name,
        description,
        project,
        objective:
          metric === 'auc'
            ? ('binary:logistic' as const)
            : ('reg:squarederror' as const),
        metric,
        minimum: 0.7,
        executions,
        endpoints,
      })),
);

/** Where a pipeline is: the Dev account of its ML project, in the project's region. */
export function pipelineScope({ project }: SeedPipeline) {
  return {
    account: accountId(project, 'dev'),
    region: project.region ?? homeRegion,
  };
}

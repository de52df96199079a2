/** An ML project of the seeded organization. */
export interface SeedProject {
  slug: string;
  owner: string;
  costCenter: string;
  /** Number of the accounts: it stands before the last digit of their ids. */
  number: number;
  stages: Stage[];
  region?: string;
  /** A project not yet adopted has no tags. */
  isTagged: boolean;
}

export type Stage = 'dev' | 'preprod' | 'prod';

export interface SeedAccount {
  id: string;
  name: string;
  ou: string;
  project?: SeedProject;
  stage?: Stage;
}

export const managementAccountId = '100200300401';
export const hubAccountId = '100200300402';
export const dataAccountId = '100200300403';
export const homeRegion = 'eu-west-1';
export const regions = ['eu-west-1', 'eu-central-1'];

export const organizationId = 'o-atelier2026';
export const rootId = 'r-atel';

/** Organizational units: id, name and parent. */
export const organizationalUnits = [
  { id: 'ou-atel-infrastr', name: 'Infrastructure', parent: rootId },
  { id: 'ou-atel-workload', name: 'Workloads', parent: rootId },
  { id: 'ou-atel-workldev', name: 'Development', parent: 'ou-atel-workload' },
  { id: 'ou-atel-workpre0', name: 'PreProduction', parent: 'ou-atel-workload' },
  { id: 'ou-atel-workprd0', name: 'Production', parent: 'ou-atel-workload' },
];

const stageUnits: Record<Stage, string> = {
  dev: 'ou-atel-workldev',
  preprod: 'ou-atel-workpre0',
  prod: 'ou-atel-workprd0',
};

const stageDigits: Record<Stage, number> = { dev: 1, preprod: 2, prod: 3 };

const all: Stage[] = ['dev', 'preprod', 'prod'];

export const projects: SeedProject[] = [
  project('demand-forecast', 'forecasting', 'CC-1001', 1, all),
  project('price-elasticity', 'forecasting', 'CC-1001', 2, ['dev']),
  project('card-fraud', 'fraud', 'CC-2001', 3, all),
  project('claims-triage', 'fraud', 'CC-2002', 4, ['dev', 'preprod']),
  {
    ...project('defect-detection', 'vision', 'CC-3001', 5, all),
    region: 'eu-central-1',
  },
  {
    ...project('shelf-vision', 'vision', 'CC-3002', 6, ['dev', 'prod']),
    isTagged: false,
  },
];

function project(
  slug: string,
  group: string,
  costCenter: string,
  number: number,
  stages: Stage[],
): SeedProject {
  const owner = `group:default/${group}`;
  return { slug, owner, costCenter, number, stages, isTagged: true };
}

/** The account of a project's stage. */
export function accountId({ number }: SeedProject, stage: Stage): string {
  return String(201_000_000_000 + number * 10 + stageDigits[stage]);
}

export const accounts: SeedAccount[] = [
  { id: managementAccountId, name: 'atelier-management', ou: rootId },
  { id: hubAccountId, name: 'atelier-shared-services', ou: 'ou-atel-infrastr' },
  { id: dataAccountId, name: 'atelier-data', ou: 'ou-atel-infrastr' },
  ...projects.flatMap(accountsOf),
];

/** The accounts of a project, one a stage. */
export function accountsOf(one: SeedProject): SeedAccount[] {
  return one.stages.map(stage => ({
    id: accountId(one, stage),
    name: `ml-${one.slug}-${stage}`,
    ou: stageUnits[stage],
    project: one,
    stage,
  }));
}

/** The governed tags of a project's account or resource; none where it is not adopted. */
export function projectTags(
  { slug, owner, costCenter, region, isTagged }: SeedProject,
  stage: Stage,
): { Key: string; Value: string }[] {
  if (!isTagged) {
    return [];
  }
  return [
    { Key: 'atelier:project', Value: slug },
    { Key: 'atelier:stage', Value: stage },
    { Key: 'atelier:cost-center', Value: costCenter },
    { Key: 'atelier:owner', Value: owner },
    ...(region ? [{ Key: 'atelier:region', Value: region }] : []),
  ];
}

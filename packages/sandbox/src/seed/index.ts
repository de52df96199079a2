import { seedCatalog } from './catalog';
import { seedCosts } from './costs';
import { seedIam } from './iam';
import { seedOrganization } from './organization';
import { seedPipelines } from './pipelines';
import type { Seed } from './Seed';
import { seedStudio } from './studio';

export type { Seed } from './Seed';

/** What a new sandbox starts with, in this order. */
export const seeds: readonly Seed[] = [
  seedOrganization,
  seedIam,
  seedCatalog,
  seedStudio,
  seedCosts,
  seedPipelines,
];

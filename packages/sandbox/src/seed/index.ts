import { seedIam } from './iam';
import type { Seed } from './Seed';

export type { Seed } from './Seed';

/** What a new sandbox starts with, in this order. */
export const seeds: readonly Seed[] = [seedIam];

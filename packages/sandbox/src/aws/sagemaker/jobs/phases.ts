import type { JobType } from './documents';

export type Phase =
  | 'Downloading'
  | 'Training'
  | 'Running'
  | 'Uploading'
  | 'Completed';

/** The phases of each type of job, and how long each is away from the one before, at speed 1. */
export const phases: Record<JobType, { phase: Phase; inMs: number }[]> = {
  Training: [
    { phase: 'Downloading', inMs: 40_000 },
    { phase: 'Training', inMs: 30_000 },
    { phase: 'Uploading', inMs: 90_000 },
    { phase: 'Completed', inMs: 20_000 },
  ],
  Processing: [
    { phase: 'Running', inMs: 50_000 },
    { phase: 'Completed', inMs: 70_000 },
  ],
  Transform: [
    { phase: 'Running', inMs: 90_000 },
    { phase: 'Completed', inMs: 60_000 },
  ],
};

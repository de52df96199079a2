import type { Env, Scope } from '../../../service';
import type { JobDocument, JobType } from '../documents';
import type { Phase } from '../phases';
import { processing } from './processing';
import { training } from './training';
import { transform } from './transform';

/** A job's container in one phase. */
export interface ContainerPhase {
  type: JobType;
  job: JobDocument;
  phase: Phase;
  env: Env;
  scope: Scope;
}

/** What a container says and leaves behind. */
export interface ContainerResult {
  lines: string[];
  failureReason?: string;
  exitMessage?: string;
  metrics?: { name: string; value: number }[];
}

const containers: Record<JobType, (phase: ContainerPhase) => ContainerResult> =
  { Training: training, Processing: processing, Transform: transform };

/** Plays a job's container: no code runs, it says and writes what such a container would. */
export function runContainer(phase: ContainerPhase): ContainerResult {
  return containers[phase.type](phase);
}

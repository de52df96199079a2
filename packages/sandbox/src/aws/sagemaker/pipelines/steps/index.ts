import type { DefinitionStep } from '../definition/types';
import type { StepDocument } from '../documents';
import type { ExecutionRun } from '../run/ExecutionRun';
import { startCondition } from './condition';
import { startFail } from './fail';
import { startJob } from './job';
import { startModel } from './model';
import { startRegisterModel } from './registerModel';

/** What starting a step changes in its document. */
export type Started = Pick<StepDocument, 'status'> & Partial<StepDocument>;

type Start = (
  step: DefinitionStep,
  run: ExecutionRun,
) => Started | Promise<Started>;

/** How the steps of each type start that the sandbox runs. */
export const starters: Partial<Record<string, Start>> = {
  Condition: startCondition,
  Fail: startFail,
  Model: startModel,
  Processing: startJob,
  RegisterModel: startRegisterModel,
  Training: startJob,
  Transform: startJob,
};

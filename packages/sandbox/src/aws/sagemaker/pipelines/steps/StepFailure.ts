import type { JsonObject } from '../definition/types';

/** A step that fails, with the whole reason that the step shows. */
export class StepFailure extends Error {
  constructor(reason: string, readonly metadata?: JsonObject) {
    super(reason);
  }
}

import type { Env } from '../aws/service';

/** Puts what a new sandbox starts with into the store. */
export type Seed = (env: Env) => void;

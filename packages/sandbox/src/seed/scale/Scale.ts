import { s } from '../../aws/shapes';

/**
 * How large an organization is. The same numbers always give the same one.
 *
 * @public
 */
export interface Scale {
  /** Decides about names, outcomes and costs. */
  seed: number;
  /** ML projects; each has an account for each of its three stages. */
  projects: number;
  profilesPerProject: number;
  pipelinesPerProject: number;
  executionsPerPipeline: number;
  /** Days of costs before today. */
  costDays: number;
}

const count = (max: number) => s.integer({ min: 0, max });

/** The body of `POST /_sandbox/seed`. */
export const scaleBody = s.structure({
  projects: s.integer({ min: 1, max: 9_000 }).required(),
  seed: s.integer({ min: 0, max: 2 ** 31 - 1 }),
  profilesPerProject: count(500),
  pipelinesPerProject: count(200),
  executionsPerPipeline: count(1_000),
  costDays: count(400),
});

/** What is not said is as in the largest organization that Atelier is made for. */
export function toScale(
  given: Partial<Scale> & Pick<Scale, 'projects'>,
): Scale {
  return {
    seed: 1,
    profilesPerProject: 20,
    pipelinesPerProject: 4,
    executionsPerPipeline: 20,
    costDays: 365,
    ...given,
  };
}

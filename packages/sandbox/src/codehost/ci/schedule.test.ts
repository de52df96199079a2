import fc from 'fast-check';
import { combine, isOver } from './combine';
import type { JobStatus } from './documents';
import { schedule, type ScheduledJob } from './schedule';

let nextId = 1;
function job(
  name: string,
  stageIndex: number,
  facts: Partial<ScheduledJob> & { needs?: string[] } = {},
): ScheduledJob {
  const { needs, ...others } = facts;
  return {
    id: nextId++,
    name,
    stageIndex,
    status: 'created',
    when: 'on_success',
    allowFailure: false,
    config: {
      needs: needs?.map(one => ({ job: one, artifacts: true, optional: true })),
    },
    ...others,
  };
}

/** The statuses by name, after as much as can be decided. */
function decide(...jobs: ScheduledJob[]): Record<string, JobStatus> {
  const changes = schedule(jobs);
  return Object.fromEntries(
    jobs.map(({ id, name, status }) => [name, changes.get(id) ?? status]),
  );
}

describe('the order of jobs', () => {
  it('starts the first stage, the next when it is done', () => {
    expect(decide(job('a', 1), job('b', 2))).toEqual({
      a: 'pending',
      b: 'created',
    });
    expect(decide(job('a', 1, { status: 'success' }), job('b', 2))).toEqual({
      a: 'success',
      b: 'pending',
    });
  });

  it('skips what comes after a failure, but for on_failure and always', () => {
    expect(
      decide(
        job('a', 1, { status: 'failed' }),
        job('b', 2),
        job('clean', 2, { when: 'always' }),
        job('tell', 2, { when: 'on_failure' }),
        job('c', 3),
      ),
    ).toEqual({
      a: 'failed',
      b: 'skipped',
      clean: 'pending',
      tell: 'pending',
      c: 'created',
    });
    expect(
      decide(
        job('a', 1, { status: 'success' }),
        job('tell', 2, { when: 'on_failure' }),
        job('c', 3),
      ),
    ).toEqual({ a: 'success', tell: 'skipped', c: 'pending' });
  });

  it('goes on after a failure that is allowed', () => {
    expect(
      decide(
        job('a', 1, { status: 'failed', allowFailure: true }),
        job('b', 2),
      ),
    ).toMatchObject({ b: 'pending' });
  });

  it('waits for a person, where the job is not optional', () => {
    const manual = { when: 'manual', status: 'manual' } as const;
    expect(decide(job('a', 1, manual), job('b', 2))).toMatchObject({
      b: 'created',
    });
    expect(
      decide(job('a', 1, { ...manual, allowFailure: true }), job('b', 2)),
    ).toMatchObject({ b: 'pending' });
    expect(decide(job('a', 1, { when: 'manual' }))).toEqual({ a: 'manual' });
  });

  it('starts a job with needs as soon as these are done', () => {
    const running = { status: 'running' } as const;
    const done = { status: 'success' } as const;
    expect(
      decide(
        job('slow', 1, running),
        job('fast', 1, done),
        job('after-fast', 2, { needs: ['fast'] }),
        job('at-once', 3, { needs: [] }),
        job('after-all', 2),
      ),
    ).toMatchObject({
      'after-fast': 'pending',
      'at-once': 'pending',
      'after-all': 'created',
    });
  });

  it('waits for a manual job that it needs, optional or not', () => {
    const manual = { when: 'manual', status: 'manual' } as const;
    expect(
      decide(
        job('ask', 1, { ...manual, allowFailure: true }),
        job('go', 2, { needs: ['ask'] }),
      ),
    ).toEqual({ ask: 'manual', go: 'created' });
  });

  it('skips a job where one of its needs was skipped', () => {
    expect(
      decide(
        job('a', 1, { status: 'success' }),
        job('b', 1, { status: 'skipped' }),
        job('c', 2, { needs: ['a', 'b'] }),
        job('d', 2),
      ),
    ).toMatchObject({ c: 'skipped', d: 'pending' });
  });

  it('skips through needs', () => {
    expect(
      decide(
        job('a', 1, { status: 'failed' }),
        job('b', 2, { needs: ['a'] }),
        job('c', 3, { needs: ['b'] }),
      ),
    ).toEqual({ a: 'failed', b: 'skipped', c: 'skipped' });
  });
});

describe('the status of a pipeline', () => {
  it.each<[JobStatus, [JobStatus, boolean?][]]>([
    ['success', [['success'], ['skipped']]],
    ['success', [['success'], ['manual', true]]],
    ['success', [['success'], ['failed', true]]],
    ['failed', [['success'], ['failed']]],
    ['failed', [['failed'], ['canceled']]],
    ['canceled', [['success'], ['canceled']]],
    ['running', [['success'], ['pending']]],
    ['running', [['success'], ['created']]],
    ['pending', [['pending'], ['created']]],
    ['manual', [['success'], ['manual'], ['created']]],
    ['skipped', [['skipped'], ['manual', true]]],
  ])('is %s of %j', (expected, jobs) => {
    expect(
      combine(
        jobs.map(([status, allowFailure = false]) => ({
          status,
          allowFailure,
        })),
      ),
    ).toBe(expected);
  });
});

describe('any pipeline', () => {
  const plan = fc
    .array(
      fc.record({
        stageIndex: fc.integer({ min: 1, max: 4 }),
        when: fc.constantFrom<ScheduledJob['when'][]>(
          'on_success',
          'on_success',
          'always',
          'on_failure',
          'manual',
        ),
        allowFailure: fc.boolean(),
        needs: fc.option(fc.array(fc.nat(), { maxLength: 3 })),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map(drafts =>
      drafts.map(({ needs, ...draft }, index) =>
        job(`job${index}`, draft.stageIndex, {
          ...draft,
          // Only of jobs before it, in no later stage: there are no circles.
          needs: needs
            ?.map(need => need % Math.max(index, 1))
            .filter(
              need =>
                need < index && drafts[need].stageIndex <= draft.stageIndex,
            )
            .map(need => `job${need}`),
        }),
      ),
    );

  /** Runs all that may run, each job ending as the outcomes say. */
  function play(jobs: ScheduledJob[], outcomes: boolean[], press: boolean) {
    const current = jobs.map(one => ({ ...one }));
    const seen: string[] = [];
    for (let step = 0; step < 10 * jobs.length; step++) {
      for (const [id, status] of schedule(current)) {
        const found = current.find(one => one.id === id);
        if (found) {
          expect(found.status).toBe('created');
          found.status = status;
        }
      }
      const next =
        current.find(({ status }) => status === 'pending') ??
        (press && current.find(({ status }) => status === 'manual'));
      if (!next) {
        return { current, seen };
      }
      seen.push(next.name);
      const index = current.indexOf(next);
      next.status = outcomes[index % outcomes.length] ? 'success' : 'failed';
    }
    throw new Error('It does not end.');
  }
  const outcomes = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });

  it('ends, with every job over, once all manual jobs are pressed', () => {
    fc.assert(
      fc.property(plan, outcomes, (jobs, results) => {
        const { current, seen } = play(jobs, results, true);
        expect(current.filter(({ status }) => !isOver(status))).toEqual([]);
        expect(new Set(seen).size).toBe(seen.length);
        expect(isOver(combine(current))).toBe(true);
      }),
    );
  });

  it('is stuck on nothing but manual jobs', () => {
    fc.assert(
      fc.property(plan, outcomes, (jobs, results) => {
        const { current } = play(jobs, results, false);
        const waiting = current.filter(({ status }) => status === 'created');
        const pressable = current.filter(({ status }) => status === 'manual');
        expect(waiting.length === 0 || pressable.length > 0).toBe(true);
      }),
    );
  });

  it('runs no job on success after one in its way failed', () => {
    fc.assert(
      fc.property(plan, outcomes, (jobs, results) => {
        const { current, seen } = play(jobs, results, true);
        const failedBefore = (one: ScheduledJob) =>
          current.some(
            ({ name, stageIndex, status, allowFailure }) =>
              status === 'failed' &&
              !allowFailure &&
              (one.config.needs?.some(need => need.job === name) ??
                stageIndex < one.stageIndex),
          );
        const blocked = current.filter(
          one =>
            ['on_success', 'manual'].includes(one.when) && failedBefore(one),
        );
        expect(blocked.filter(({ name }) => seen.includes(name))).toEqual([]);
      }),
    );
  });
});

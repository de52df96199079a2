import fc from 'fast-check';
import { findCycle, stepNodes, type StepNode } from '../definition/graph';
import type { DefinitionStep } from '../definition/types';
import type { StepDocument } from '../documents';
import { isFinished, isRunning, readySteps } from './order';

/** Pipelines without circles: a step may refer to those before it, conditions hold steps of their own. */
const pipelines = fc
  .array(
    fc.record({
      before: fc.array(fc.nat(), { maxLength: 3 }),
      by: fc.constantFrom('DependsOn', 'reference'),
      condition: fc.boolean(),
      inside: fc.boolean(),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map(shapes => {
    const steps: DefinitionStep[] = [];
    shapes.forEach(({ before, by, condition, inside }, index) => {
      const earlier = index
        ? [...new Set(before.map(n => `S${n % index}`))]
        : [];
      const step: DefinitionStep = {
        Name: `S${index}`,
        Type: condition ? 'Condition' : 'Processing',
        Arguments: condition
          ? { Conditions: [], IfSteps: [], ElseSteps: [] }
          : {},
      };
      if (by === 'DependsOn') {
        step.DependsOn = earlier;
      } else {
        const references = earlier.map(name => ({
          Get: `Steps.${name}.ProcessingJobName`,
        }));
        step.Arguments[condition ? 'Conditions' : 'Environment'] = references;
      }
      const around = steps.find(({ Type }) => Type === 'Condition');
      if (inside && around) {
        const branch = index % 2 ? 'IfSteps' : 'ElseSteps';
        (around.Arguments[branch] as unknown as DefinitionStep[]).push(step);
      } else {
        steps.push(step);
      }
    });
    return { Steps: steps };
  })
  .filter(definition => !findCycle(stepNodes(definition)));

type State = Pick<StepDocument, 'name' | 'status' | 'metadata'>;

/** Plays a pipeline: at each moment a step starts or one that runs ends, as `choices` say. */
function play(nodes: StepNode[], choices: number[], parallel: number) {
  const states: State[] = [];
  const log: string[] = [];
  for (let turn = 0; turn < 100; turn++) {
    const choice = choices[turn % choices.length];
    const [next] = readySteps(nodes, states);
    const running = states.filter(isRunning);
    if (next && running.length < parallel && (choice % 2 || !running.length)) {
      states.push({ name: next.step.Name, status: 'Executing' });
      log.push(`start ${next.step.Name}`);
    } else if (running.length) {
      const step = running[choice % running.length];
      const fails = choice % 11 === 10;
      step.status = fails ? 'Failed' : 'Succeeded';
      step.metadata = {
        Condition: { Outcome: choice % 3 ? 'True' : 'False' },
      };
      log.push(`${step.status} ${step.name}`);
    } else {
      break;
    }
  }
  return { states, log };
}

describe('the order of steps', () => {
  const choices = fc.array(fc.nat(), { minLength: 5, maxLength: 40 });
  const played = (
    check: (run: ReturnType<typeof play>, nodes: StepNode[]) => void,
  ) =>
    fc.assert(
      fc.property(
        pipelines,
        choices,
        fc.integer({ min: 1, max: 4 }),
        (definition, how, parallel) => {
          const nodes = stepNodes(definition);
          check(play(nodes, how, parallel), nodes);
        },
      ),
      { numRuns: 500 },
    );

  it('starts a step only after all it waits for succeeded, and once', () => {
    played(({ log }, nodes) => {
      for (const { step, after } of nodes) {
        const started = log.indexOf(`start ${step.Name}`);
        expect(log.lastIndexOf(`start ${step.Name}`)).toBe(started);
        for (const name of started < 0 ? [] : after) {
          const ended = log.indexOf(`Succeeded ${name}`);
          expect(ended).toBeGreaterThanOrEqual(0);
          expect(ended).toBeLessThan(started);
        }
      }
    });
  });

  it('starts only the branch that the condition took', () => {
    played(({ states, log }, nodes) => {
      const started = nodes.flatMap(({ step, branch }) =>
        branch && log.includes(`start ${step.Name}`) ? [branch] : [],
      );
      for (const { condition, outcome } of started) {
        const decided = states.find(({ name }) => name === condition);
        expect(decided?.metadata?.Condition).toEqual({ Outcome: outcome });
      }
    });
  });

  it('starts nothing after a failure', () => {
    played(({ log }) => {
      const failed = log.findIndex(line => line.startsWith('Failed'));
      const later = failed < 0 ? [] : log.slice(failed);
      expect(later.filter(line => line.startsWith('start'))).toEqual([]);
    });
  });

  it('always ends, with every step run whose turn could come', () => {
    played(({ states }, nodes) => {
      expect(isFinished(nodes, states)).toBe(true);
      if (states.some(({ status }) => status === 'Failed')) {
        return;
      }
      const done = new Set(states.map(({ name }) => name));
      for (const { step, after, branch } of nodes) {
        const condition = states.find(({ name }) => name === branch?.condition);
        const taken =
          !branch ||
          (condition?.metadata?.Condition as { Outcome?: string })?.Outcome ===
            branch.outcome;
        const could = after.every(name => done.has(name)) && taken;
        expect(done.has(step.Name)).toBe(could);
      }
    });
  });
});

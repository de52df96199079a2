import { LoggerService } from '@backstage/backend-plugin-api';
import { isErrorWithName, stringifyError } from '@backstage/errors';
import pLimit from 'p-limit';
import { isDeepStrictEqual } from 'node:util';
import { PipelineExecutionSummary } from '@atelier/plugin-ml-platform-common';
import { executionId, isRunning } from '@atelier/plugin-ml-platform-node';
import { SingleFlight } from '../singleFlight';
import {
  ExecutionDetails,
  ExecutionPlace,
  ExecutionStore,
} from '../store/ExecutionStore';

/** Executions read at the same time. */
const concurrency = 16;
const minIntervalMs = 3_000;
const maxIntervalMs = 60_000;
/** An execution that has run so many times as long as the interval is read in that interval. */
const patience = 60;

/** Reads an execution from AWS; what does not change while it runs may be taken from `known`. */
export type ReadExecution = (
  place: ExecutionPlace,
  arn: string,
  known: ExecutionDetails | undefined,
  signal: AbortSignal,
) => Promise<{ summary: PipelineExecutionSummary; details: ExecutionDetails }>;

/** Follows executions until they end, the young ones closely. */
export class ExecutionFollower {
  readonly #executions: ExecutionStore;
  readonly #logger: LoggerService;
  readonly #onChange: (place: ExecutionPlace) => Promise<void>;
  readonly #onEnd: (
    place: ExecutionPlace,
    signal: AbortSignal,
  ) => Promise<void>;
  readonly #read: ReadExecution;
  readonly #reads = new SingleFlight<void>();
  /** When each running execution was last read, by its ARN. */
  #readAt = new Map<string, number>();

  constructor(options: {
    executions: ExecutionStore;
    read: ReadExecution;
    /** Told after each change. */
    onChange(place: ExecutionPlace): Promise<void>;
    /** Told when an execution was seen to have ended: it may have registered a model. */
    onEnd(place: ExecutionPlace, signal: AbortSignal): Promise<void>;
    logger: LoggerService;
  }) {
    this.#executions = options.executions;
    this.#read = options.read;
    this.#onChange = options.onChange;
    this.#onEnd = options.onEnd;
    this.#logger = options.logger;
  }

  /** Reads the running executions that are due. One that cannot be read now is tried again. */
  async follow(signal: AbortSignal): Promise<void> {
    const running = await this.#executions.running();
    const now = Date.now();
    const readAt = new Map<string, number>();
    const limit = pLimit(concurrency);
    const reads = running.map(({ place, arn, startedAt }) => {
      const last = this.#readAt.get(arn) ?? 0;
      const age = now - Date.parse(startedAt);
      if (now - last < intervalOf(age)) {
        readAt.set(arn, last);
        return undefined;
      }
      readAt.set(arn, now);
      return limit(async () => {
        if (!signal.aborted) {
          await this.#tryRefresh(place, arn, signal);
        }
      });
    });
    this.#readAt = readAt;
    await Promise.all(reads);
  }

  /** Reads one execution now, whether it is known or not. Throws when it cannot be read. */
  async refresh(
    place: ExecutionPlace,
    arn: string,
    signal: AbortSignal,
  ): Promise<void> {
    const readAt = new Date();
    const id = executionId(arn);
    const stored = await this.#executions.get(place, id);
    const { summary, details } = await this.#read(
      place,
      arn,
      stored?.details,
      signal,
    );
    await this.#executions.write(place, summary, details, readAt);
    const after = await this.#executions.get(place, id);
    if (
      !isDeepStrictEqual(stored?.summary, after?.summary) ||
      !isDeepStrictEqual(stored?.details?.steps, after?.details?.steps)
    ) {
      await this.#onChange(place);
    }
    const ran = !stored || isRunning(stored.summary.status);
    if (ran && !isRunning(summary.status)) {
      await this.#onEnd(place, signal);
    }
  }

  /** As `refresh`, for many who ask at once. */
  refreshOnce(
    place: ExecutionPlace,
    arn: string,
    signal: AbortSignal,
  ): Promise<void> {
    return this.#reads.run(arn, () => this.refresh(place, arn, signal));
  }

  async #tryRefresh(
    place: ExecutionPlace,
    arn: string,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      await this.refresh(place, arn, signal);
    } catch (error) {
      if (isErrorWithName(error, 'NotFoundError')) {
        await this.#executions.remove(place, executionId(arn));
        await this.#onChange(place);
      } else if (!signal.aborted) {
        this.#logger.warn(
          `Execution ${arn} could not be followed: ${stringifyError(error)}`,
        );
      }
    }
  }
}

function intervalOf(ageMs: number): number {
  return Math.min(maxIntervalMs, Math.max(minIntervalMs, ageMs / patience));
}

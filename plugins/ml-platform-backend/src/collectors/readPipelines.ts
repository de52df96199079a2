import { PipelineExecutionSummary } from '@atelier/plugin-ml-platform-common';
import {
  AwsClients,
  AwsTarget,
  describePipeline,
  isRunning,
  listPipelineExecutions,
  listPipelines,
  MlPlatformConfig,
} from '@atelier/plugin-ml-platform-node';
import { isErrorWithName } from '@backstage/errors';
import { Stores } from '../store';
import { AccountRegion } from '../store/AccountStore';
import { ExecutionDetails } from '../store/ExecutionStore';
import { StoredPipeline } from '../store/PipelineStore';
import { readExecution } from './readExecution';

/** Executions of a pipeline that the read model keeps. */
export const keptExecutions = 200;
/** Executions of a pipeline whose steps are read without anybody asking. */
const detailedExecutions = 10;

/** An execution that is new or changed. */
export interface ReadExecution {
  pipeline: string;
  summary: PipelineExecutionSummary;
  details?: ExecutionDetails;
  /** Whether it ended since the account was read before. */
  ended: boolean;
}

/** What changed in an account and region since it was read before. */
export interface PipelinesReading {
  /** All that there are. */
  names: string[];
  changed: StoredPipeline[];
  executions: ReadExecution[];
}

interface Context {
  clients: AwsClients;
  config: Pick<MlPlatformConfig, 'partition'>;
  target: AwsTarget;
  signal: AbortSignal;
}

/**
 * The pipelines of an account in a region, with what is new: only pipelines and executions that changed are described,
 * and of a pipeline's executions the steps of the newest ten and of those that run. Read with the reader role.
 */
export async function readPipelines(
  options: Omit<Context, 'target'> & { stores: Stores; part: AccountRegion },
): Promise<PipelinesReading> {
  const { part, signal, stores } = options;
  const context = {
    ...options,
    target: { ...part, role: 'reader' } satisfies AwsTarget,
  };
  const known = new Map(
    (await stores.pipelines.known(part)).map(({ name, changedAt }) => [
      name,
      changedAt,
    ]),
  );
  const executions = await stores.executions.known(part);
  const reading: PipelinesReading = { names: [], changed: [], executions: [] };
  for await (const { name, changedAt } of listPipelines(
    context.clients,
    context.target,
    { signal },
  )) {
    await unlessGone(async () => {
      if (known.get(name) !== changedAt) {
        const described = await describePipeline(
          context.clients,
          context.target,
          name,
          { signal },
        );
        reading.changed.push({ ...part, ...described });
      }
      reading.executions.push(
        ...(await readNewExecutions(context, name, executions)),
      );
      reading.names.push(name);
    });
  }
  return reading;
}

async function readNewExecutions(
  context: Context,
  pipeline: string,
  known: Map<string, { status: string; detailed: boolean }>,
): Promise<ReadExecution[]> {
  const { clients, target, signal } = context;
  const read: ReadExecution[] = [];
  let place = 0;
  for await (const listed of listPipelineExecutions(clients, target, pipeline, {
    signal,
  })) {
    const stored = known.get(listed.arn);
    const wanted = place < detailedExecutions || isRunning(listed.status);
    const isOther = stored?.status !== listed.status;
    if (isOther || (wanted && !stored.detailed)) {
      read.push({
        pipeline,
        summary: listed,
        ...(wanted && (await readExecution(context, listed.arn))),
        ended: isOther && known.size > 0 && !isRunning(listed.status),
      });
    }
    place += 1;
    // Once there is one that was known after the newest, all that follow are: they were read with it.
    if (place >= keptExecutions || (place >= 100 && stored)) {
      break;
    }
  }
  return read;
}

/** What was deleted since the listing is not there: that is no failure. */
async function unlessGone(task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!isErrorWithName(error, 'NotFoundError')) {
      throw error;
    }
  }
}

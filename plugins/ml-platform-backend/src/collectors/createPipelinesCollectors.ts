import { AccountRegion } from '../store/AccountStore';
import { CollectorContext, projectChanged } from './createCollectors';
import { ExecutionFollower } from './ExecutionFollower';
import { PartCollector } from './PartCollector';
import { readExecution } from './readExecution';
import {
  keptExecutions,
  PipelinesReading,
  readPipelines,
} from './readPipelines';

/** What a reading of pipelines changed. */
export interface PipelinesChange {
  /** Whether there are other pipelines than before. */
  inventory: boolean;
  /** Whether an execution ended: it may have registered a model. */
  ended: boolean;
}

/** What copies pipelines with their executions, and what follows the executions that run. */
export function createPipelinesCollectors(
  context: CollectorContext,
  onExecutionEnd: (part: AccountRegion, signal: AbortSignal) => Promise<void>,
) {
  const { clients, logger, mlPlatform, notifier, stores } = context;
  const pipelines = new PartCollector<PipelinesReading, PipelinesChange>({
    name: 'pipelines',
    title: 'Pipelines',
    ready: context.ready,
    parts: context.parts,
    read: (part, signal) =>
      readPipelines({ clients, config: mlPlatform, part, signal, stores }),
    async write(transaction, part, { names, changed, executions }, readAt) {
      const inventory = await stores.pipelines.write(
        transaction,
        part,
        changed,
        names,
      );
      for (const { pipeline, summary, details } of executions) {
        const place = { ...part, pipeline };
        await stores.executions.write(
          place,
          summary,
          details,
          readAt,
          transaction,
        );
      }
      for (const pipeline of new Set(executions.map(read => read.pipeline))) {
        await stores.executions.keepNewest(
          transaction,
          { ...part, pipeline },
          keptExecutions,
        );
      }
      return (
        (inventory || executions.length > 0) && {
          inventory,
          ended: executions.some(({ ended }) => ended),
        }
      );
    },
    retain: parts => stores.pipelines.retain(parts),
    async onChange(part, { inventory, ended }, signal) {
      await projectChanged(context, part, 'pipelines');
      if (inventory) {
        await notifier.inventoryChanged();
      }
      if (ended) {
        await onExecutionEnd(part, signal);
      }
    },
    refreshes: stores.refreshes,
    logger,
  });
  const executions = new ExecutionFollower({
    executions: stores.executions,
    read: (place, arn, known, signal) =>
      readExecution(
        {
          clients,
          config: mlPlatform,
          target: {
            accountId: place.accountId,
            region: place.region,
            role: 'reader',
          },
          signal,
        },
        arn,
        known,
      ),
    onChange: place => projectChanged(context, place, 'pipelines'),
    onEnd: onExecutionEnd,
    logger,
  });
  return { pipelines, executions };
}

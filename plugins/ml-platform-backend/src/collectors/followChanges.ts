import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import {
  ML_PROJECT_CHANGED_TOPIC,
  MlProjectChangedEvent,
} from '@atelier/plugin-ml-platform-common';
import { z } from 'zod';
import { AccountRegion, AccountStore } from '../store/AccountStore';

const payloadSchema: z.ZodType<MlProjectChangedEvent> = z.object({
  project: z.string(),
  accountId: z.string(),
  region: z.string(),
});

/** Reads an account in a region again when somebody says that something of an ML project changed there. */
export async function followChanges(options: {
  accounts: AccountStore;
  events: EventsService;
  logger: LoggerService;
  /** The hub: what is in it of an ML project is not in the ML project's own accounts. */
  hubAccountId: string;
  refresh(part: AccountRegion): Promise<void>;
  /** Reads what an ML project has in the hub. */
  refreshHub(project: string, region: string): Promise<void>;
}): Promise<void> {
  const { accounts, events, logger, refresh } = options;
  await events.subscribe({
    id: 'ml-platform',
    topics: [ML_PROJECT_CHANGED_TOPIC],
    async onEvent({ eventPayload }) {
      const payload = payloadSchema.safeParse(eventPayload);
      if (!payload.success) {
        logger.warn(
          `Ignored an event of topic ${ML_PROJECT_CHANGED_TOPIC}: ${z.prettifyError(
            payload.error,
          )}`,
        );
        return;
      }
      const { project, accountId, region } = payload.data;
      const known = await accounts.get(project);
      if (known && accountId === options.hubAccountId) {
        await options.refreshHub(project, region);
        return;
      }
      const account = known?.accounts.find(
        candidate => candidate.accountId === accountId,
      );
      if (!account?.regions.includes(region)) {
        logger.warn(
          `Ignored a change of ML project ${project}: account ${accountId} in ${region} is not one of its own`,
        );
        return;
      }
      await refresh({ accountId, region });
    },
  });
}

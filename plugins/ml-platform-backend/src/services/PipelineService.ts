import { NotFoundError } from '@backstage/errors';
import {
  MlPipeline,
  PipelineExecution,
  PipelineExecutionPage,
  PipelineExecutionRef,
  PipelineRef,
  ReadModel,
} from '@atelier/plugin-ml-platform-common';
import {
  MlPlatformConfig,
  studioLandingConsoleUrl,
} from '@atelier/plugin-ml-platform-node';
import { Stores } from '../store';
import { ExecutionPlace, StoredExecution } from '../store/ExecutionStore';
import { accountOf } from './accountOf';
import {
  decodeExecutionCursor,
  encodeExecutionCursor,
} from './executionCursor';
import { freshness } from './freshness';
import { ProjectAccess, UserCredentials } from './ProjectAccess';

const shownExecutions = 10;
const defaultLimit = 20;

/** Pipelines of ML projects and their executions, from the read model. */
export class PipelineService {
  readonly #access: ProjectAccess;
  readonly #config: MlPlatformConfig;
  readonly #readExecution: (
    place: ExecutionPlace,
    arn: string,
  ) => Promise<void>;
  readonly #stores: Stores;

  constructor(options: {
    access: ProjectAccess;
    mlPlatform: MlPlatformConfig;
    /** Reads an execution from AWS into the read model; many who ask at once ask once. */
    readExecution(place: ExecutionPlace, arn: string): Promise<void>;
    stores: Stores;
  }) {
    this.#access = options.access;
    this.#config = options.mlPlatform;
    this.#readExecution = options.readExecution;
    this.#stores = options.stores;
  }

  async list(
    slug: string,
    credentials: UserCredentials,
  ): Promise<ReadModel<MlPipeline>> {
    const { accounts } = await this.#access.read(slug, credentials);
    const stageOf = new Map(
      accounts.map(({ accountId, stage }) => [accountId, stage]),
    );
    const accountIds = [...stageOf.keys()];
    const { pipelines, refreshes } = this.#stores;
    const [items, reads] = await Promise.all([
      pipelines.list(accountIds, shownExecutions),
      refreshes.list('pipelines', accountIds),
    ]);
    return {
      items: items.flatMap(pipeline => {
        const stage = stageOf.get(pipeline.accountId);
        const consoleUrl = this.#consoleUrl(pipeline.region);
        return stage ? [{ ...pipeline, stage, consoleUrl }] : [];
      }),
      ...freshness(reads),
    };
  }

  async executions(
    slug: string,
    ref: PipelineRef,
    page: { limit?: number; cursor?: string },
    credentials: UserCredentials,
  ): Promise<PipelineExecutionPage> {
    const after = page.cursor ? decodeExecutionCursor(page.cursor) : undefined;
    const place = await this.#place(slug, ref, credentials);
    const known = await this.#stores.pipelines.known(place);
    if (!known.some(({ name }) => name === ref.pipeline)) {
      throw new NotFoundError(
        `There is no pipeline '${ref.pipeline}' in account ${place.accountId}, region ${ref.region}, as far as is known. If it is new, refresh.`,
      );
    }
    const { items, next } = await this.#stores.executions.page(
      place,
      page.limit ?? defaultLimit,
      after,
    );
    return { items, nextCursor: next && encodeExecutionCursor(next) };
  }

  /**
   * An execution with its steps. The steps of one that is older than what the collector reads are read from AWS when
   * somebody asks for the first time, and then kept.
   */
  async execution(
    slug: string,
    ref: PipelineExecutionRef,
    credentials: UserCredentials,
  ): Promise<PipelineExecution> {
    const place = await this.#place(slug, ref, credentials);
    const { summary, details } = await this.#get(place, ref);
    if (!details) {
      await this.#readExecution(place, summary.arn);
      return this.#toExecution(ref, await this.#get(place, ref));
    }
    return this.#toExecution(ref, { place, summary, details });
  }

  async #get(
    place: ExecutionPlace,
    ref: PipelineExecutionRef,
  ): Promise<StoredExecution> {
    const stored = await this.#stores.executions.get(place, ref.execution);
    if (!stored) {
      throw unknownExecution(place, ref);
    }
    return stored;
  }

  async #place(
    slug: string,
    ref: PipelineRef,
    credentials: UserCredentials,
  ): Promise<ExecutionPlace> {
    const project = await this.#access.read(slug, credentials);
    const { accountId } = accountOf(project, ref, 'request/params');
    return { accountId, region: ref.region, pipeline: ref.pipeline };
  }

  #toExecution(
    { stage }: PipelineRef,
    { place, summary, details }: StoredExecution,
  ): PipelineExecution {
    const { readAt = '', parameters = [], steps = [] } = details ?? {};
    return {
      ...summary,
      ...place,
      stage,
      parameters,
      steps,
      consoleUrl: this.#consoleUrl(place.region),
      asOf: readAt,
    };
  }

  #consoleUrl(region: string): string {
    return studioLandingConsoleUrl(this.#config.partition, region);
  }
}

/** What to say when an execution is not in the read model. */
export function unknownExecution(
  { accountId, region, pipeline }: ExecutionPlace,
  { execution }: PipelineExecutionRef,
): NotFoundError {
  return new NotFoundError(
    `There is no execution '${execution}' of the pipeline '${pipeline}' in account ${accountId}, region ${region}, as far as is known. If it is new, refresh.`,
  );
}

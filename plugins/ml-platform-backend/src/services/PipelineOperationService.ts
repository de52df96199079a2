import { NotFoundError } from '@backstage/errors';
import {
  pipelineLogsReadPermission,
  pipelineOperatePermission,
  PipelineExecutionRef,
  PipelineRef,
  StartPipelineRequest,
  StepLogs,
} from '@atelier/plugin-ml-platform-common';
import {
  AwsClients,
  AwsRole,
  AwsTarget,
  executionId,
  MlPlatformConfig,
  readStepLogs,
  retryPipelineExecution,
  startPipeline,
  stopPipelineExecution,
} from '@atelier/plugin-ml-platform-node';
import { Stores } from '../store';
import { ExecutionPlace, StoredExecution } from '../store/ExecutionStore';
import { accountOf } from './accountOf';
import { checkParameters } from './checkParameters';
import { unknownExecution } from './PipelineService';
import { ProjectAccess, UserCredentials } from './ProjectAccess';

type Permission =
  | typeof pipelineLogsReadPermission
  | typeof pipelineOperatePermission;

/** What people do with pipelines, in AWS and in their own name. */
export class PipelineOperationService {
  readonly #access: ProjectAccess;
  readonly #clients: AwsClients;
  readonly #config: MlPlatformConfig;
  readonly #refresh: (place: ExecutionPlace, arn: string) => Promise<void>;
  readonly #stores: Stores;

  constructor(options: {
    access: ProjectAccess;
    clients: AwsClients;
    mlPlatform: MlPlatformConfig;
    /** Reads an execution from AWS into the read model; what fails is read again later. */
    refreshExecution(place: ExecutionPlace, arn: string): Promise<void>;
    stores: Stores;
  }) {
    this.#access = options.access;
    this.#clients = options.clients;
    this.#config = options.mlPlatform;
    this.#refresh = options.refreshExecution;
    this.#stores = options.stores;
  }

  async start(
    slug: string,
    ref: PipelineRef,
    request: StartPipelineRequest,
    credentials: UserCredentials,
  ): Promise<PipelineExecutionRef> {
    const place = await this.#place(
      pipelineOperatePermission,
      slug,
      ref,
      credentials,
    );
    const known = await this.#stores.pipelines.known(place);
    const pipeline = known.find(({ name }) => name === ref.pipeline);
    if (!pipeline) {
      throw new NotFoundError(
        `There is no pipeline '${ref.pipeline}' in account ${place.accountId}, region ${ref.region}, as far as is known. If it is new, refresh.`,
      );
    }
    const { parameters, requestToken } = request;
    checkParameters(pipeline.parameters, parameters ?? []);
    const arn = await startPipeline(
      this.#clients,
      target(place, 'provisioner', credentials),
      { pipeline: ref.pipeline, parameters, requestToken },
    );
    await this.#refresh(place, arn);
    return { ...ref, execution: executionId(arn) };
  }

  async stop(
    slug: string,
    ref: PipelineExecutionRef,
    credentials: UserCredentials,
  ): Promise<void> {
    await this.#operate(stopPipelineExecution, slug, ref, credentials);
  }

  async retry(
    slug: string,
    ref: PipelineExecutionRef,
    credentials: UserCredentials,
  ): Promise<void> {
    await this.#operate(retryPipelineExecution, slug, ref, credentials);
  }

  /** The last lines of a step's job, read from AWS now. */
  async logs(
    slug: string,
    ref: PipelineExecutionRef,
    step: string,
    credentials: UserCredentials,
  ): Promise<StepLogs> {
    const place = await this.#place(
      pipelineLogsReadPermission,
      slug,
      ref,
      credentials,
    );
    const { details } = await this.#execution(place, ref);
    const found = details?.steps.find(({ name }) => name === step);
    if (!found?.jobArn || !found.hasLogs) {
      throw new NotFoundError(
        `The step '${step}' of the execution '${ref.execution}' has no job that writes logs, or has not begun.`,
      );
    }
    return readStepLogs(
      this.#clients,
      target(place, 'reader', credentials),
      found.jobArn,
      { partition: this.#config.partition },
    );
  }

  async #operate(
    act: typeof stopPipelineExecution,
    slug: string,
    ref: PipelineExecutionRef,
    credentials: UserCredentials,
  ): Promise<void> {
    const place = await this.#place(
      pipelineOperatePermission,
      slug,
      ref,
      credentials,
    );
    const { summary } = await this.#execution(place, ref);
    try {
      await act(
        this.#clients,
        target(place, 'provisioner', credentials),
        summary.arn,
      );
    } finally {
      // Also after a refusal: then the read model was behind.
      await this.#refresh(place, summary.arn);
    }
  }

  async #execution(
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
    permission: Permission,
    slug: string,
    ref: PipelineRef,
    credentials: UserCredentials,
  ): Promise<ExecutionPlace> {
    const project = await this.#access.require(permission, slug, credentials);
    const { accountId } = accountOf(project, ref, 'request/params');
    return { accountId, region: ref.region, pipeline: ref.pipeline };
  }
}

function target(
  { accountId, region }: ExecutionPlace,
  role: AwsRole,
  { principal }: UserCredentials,
): AwsTarget {
  return { accountId, region, role, actor: principal.userEntityRef };
}

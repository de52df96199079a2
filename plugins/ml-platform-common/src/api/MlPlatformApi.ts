import {
  MlProjectDetails,
  MlProjectPage,
  MlAccount,
  MlProjectChoice,
  Persona,
  ReadModel,
  StudioDomain,
  StudioSession,
} from '../types';
import { ProjectCosts, ProjectCostsRequest } from '../costs';
import {
  ModelApprovalRequest,
  ModelEndpoint,
  ModelGroup,
  ModelVersionRef,
} from '../models';
import {
  MlPipeline,
  PipelineExecution,
  PipelineExecutionPage,
  PipelineExecutionRef,
  PipelineRef,
  StartPipelineRequest,
  StepLogs,
} from '../pipelines';
import { Stage } from '../stages';

/** How to list ML projects. @public */
export interface ListProjectsRequest {
  /** Only those whose slug, owner or cost centre contains this text. */
  filter?: string;
  /** Entity ref of the owner group. */
  owner?: string;
  /** Default `slug`. */
  sort?: 'slug' | 'owner' | 'monthToDate';
  order?: 'asc' | 'desc';
  /** 1 to 100; default 20. */
  limit?: number;
  cursor?: string;
}

/** Which profile to open: always one of the caller's own. @public */
export interface OpenStudioRequest {
  stage: Stage;
  region: string;
  domainId: string;
  profileName: string;
}

/**
 * The REST API of the `ml-platform` backend plugin.
 * Every method throws a `ResponseError` of `@backstage/errors` when the backend refuses or fails.
 *
 * @public
 */
export interface MlPlatformApi {
  /** `GET /projects`. */
  listProjects(request?: ListProjectsRequest): Promise<MlProjectPage>;
  /** `GET /projects/{slug}`. */
  getProject(slug: string): Promise<MlProjectDetails>;
  /** `GET /projects/{slug}/accounts`. */
  getAccounts(slug: string): Promise<ReadModel<MlAccount>>;
  /** `GET /projects/{slug}/studio`. */
  getStudio(slug: string): Promise<ReadModel<StudioDomain>>;
  /** `GET /choices/projects`: ML projects for forms, those of the caller first. */
  getProjectChoices(): Promise<{ items: MlProjectChoice[] }>;
  /** `GET /choices/personas`. */
  getPersonas(): Promise<{ items: Persona[] }>;
  /** `POST /projects/{slug}/studio/open`. */
  openStudio(slug: string, request: OpenStudioRequest): Promise<StudioSession>;
  /** `POST /projects/{slug}/refresh`: reads the ML project from AWS now. */
  refresh(slug: string): Promise<void>;
  /** `GET /projects/{slug}/costs`. */
  getCosts(slug: string, request?: ProjectCostsRequest): Promise<ProjectCosts>;
  /** `GET /projects/{slug}/pipelines`. */
  getPipelines(slug: string): Promise<ReadModel<MlPipeline>>;
  /** `GET /projects/{slug}/pipelines/{stage}/{region}/{pipeline}/executions`. */
  getPipelineExecutions(
    slug: string,
    ref: PipelineRef,
    page?: { limit?: number; cursor?: string },
  ): Promise<PipelineExecutionPage>;
  /** `GET .../executions/{execution}`. */
  getPipelineExecution(
    slug: string,
    ref: PipelineExecutionRef,
  ): Promise<PipelineExecution>;
  /** `GET .../executions/{execution}/steps/{step}/logs`: read from AWS now. */
  getStepLogs(
    slug: string,
    ref: PipelineExecutionRef,
    step: string,
  ): Promise<StepLogs>;
  /** `POST .../executions`. */
  startPipeline(
    slug: string,
    ref: PipelineRef,
    request: StartPipelineRequest,
  ): Promise<PipelineExecutionRef>;
  /** `POST .../executions/{execution}/stop`. */
  stopPipelineExecution(slug: string, ref: PipelineExecutionRef): Promise<void>;
  /** `POST .../executions/{execution}/retry`: runs the steps that did not succeed again. */
  retryPipelineExecution(
    slug: string,
    ref: PipelineExecutionRef,
  ): Promise<void>;
  /** `GET /projects/{slug}/models`. */
  getModels(slug: string): Promise<ReadModel<ModelGroup>>;
  /** `POST /projects/{slug}/models/{accountId}/{region}/{group}/{version}/approval`. */
  setModelApproval(
    slug: string,
    ref: ModelVersionRef,
    request: ModelApprovalRequest,
  ): Promise<void>;
  /** `GET /projects/{slug}/endpoints`. */
  getEndpoints(slug: string): Promise<ReadModel<ModelEndpoint>>;
}

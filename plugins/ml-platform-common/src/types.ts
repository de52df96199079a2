import { PipelineExecutionSummary, PipelineRef } from './pipelines';
import { Stage } from './stages';

/**
 * An AWS account of an ML project.
 *
 * Source: Organizations `ListAccounts`, `ListTagsForResource`, `ListParents`.
 *
 * @public
 */
export interface MlAccount {
  /** 12 digits. */
  accountId: string;
  name: string;
  stage: Stage;
  /** Path of organizational units below the root, such as `Workloads/Development`. */
  organizationalUnit: string;
  /** `Account.State`: `ACTIVE`, `SUSPENDED`, `PENDING_ACTIVATION`, `PENDING_CLOSURE` or `CLOSED`. */
  state: string;
  /** Regions in which the ML project works in this account. */
  regions: string[];
  /** The account's page in the AWS console (IAM Identity Center and role switching are the person's own). */
  consoleUrl: string;
}

/**
 * A team's unit of work: one slug, one owner group, one cost centre, one to three accounts.
 *
 * @public
 */
export interface MlProject {
  /** Lower-case letters, digits and hyphens; at most 32 characters. */
  slug: string;
  /** Entity ref of the owner group, such as `group:default/forecasting`. */
  owner: string;
  costCenter: string;
  /** Sorted by stage. */
  accounts: MlAccount[];
}

/**
 * An amount of money.
 *
 * @public
 */
export interface Money {
  /** In units of the currency, not cents. */
  amount: number;
  /** ISO 4217, as Cost Explorer gives it (`USD`). */
  unit: string;
}

/**
 * Why a part of the data is missing or old.
 *
 * @public
 */
export interface PartFailure {
  accountId: string;
  region?: string;
  /** What failed and what to do next, for a person. */
  message: string;
  /** ISO 8601, when it was tried. */
  at: string;
}

/**
 * A copy of what AWS said, with its age and its gaps.
 *
 * @public
 */
export interface ReadModel<T> {
  items: T[];
  /** ISO 8601 of the oldest part shown; absent while nothing was read yet. */
  asOf?: string;
  /** Parts that could not be refreshed; their last known items are still in `items`. */
  failures: PartFailure[];
}

/** A row of the ML projects page. @public */
export interface MlProjectSummary extends MlProject {
  /** Costs of the current month so far, all accounts; absent before the first collection. */
  monthToDate?: Money;
  /** Costs of the last 30 days, oldest first; absent before the first collection. */
  dailyCosts?: number[];
  /** The newest execution of any of its pipelines. */
  lastExecution?: PipelineExecutionSummary & PipelineRef;
}

/** An ML project with its costs, their age and gaps. @public */
export interface MlProjectDetails extends MlProjectSummary {
  /** ISO 8601 of the oldest part shown; absent while nothing was read yet. */
  asOf?: string;
  failures: PartFailure[];
}

/** A page of ML projects. @public */
export interface MlProjectPage extends ReadModel<MlProjectSummary> {
  totalItems: number;
  /** Give it back to get the next page; absent on the last one. */
  nextCursor?: string;
}

/**
 * A SageMaker Studio domain.
 *
 * Source: SageMaker `DescribeDomain`.
 *
 * @public
 */
export interface StudioDomain {
  accountId: string;
  region: string;
  stage: Stage;
  domainId: string;
  name: string;
  /** `InService`, `Pending`, `Updating`, `Deleting`, `Failed`, ... */
  status: string;
  /** `IAM` or `SSO`. */
  authMode: string;
  /** `VpcOnly` or `PublicInternetOnly`. */
  networkAccess: string;
  consoleUrl: string;
  profiles: StudioProfile[];
}

/**
 * A SageMaker Studio user profile.
 *
 * Source: SageMaker `DescribeUserProfile`, `ListTags`.
 *
 * @public
 */
export interface StudioProfile {
  name: string;
  status: string;
  /** Why it is in a failed status, in AWS's words. */
  failureReason?: string;
  /** Entity ref of the person, from the tag; absent when the profile is not tagged. */
  user?: string;
  /** Persona id, by the profile's execution role; absent when that is no persona's. */
  persona?: string;
  /** ISO 8601. */
  createdAt?: string;
  /** Whether it belongs to the person who asks. */
  own: boolean;
}

/** A named set of permissions with an execution role. @public */
export interface Persona {
  id: string;
  title: string;
  description?: string;
  /** Stages in which the persona may have a profile. */
  stages: Stage[];
}

/** What a person may choose in forms. @public */
export interface MlProjectChoice extends MlProject {
  /** Whether the person who asks belongs to the owner group. */
  member: boolean;
}

/** Answer of `POST /projects/{slug}/studio/open`: a secret, never to be stored or logged. @public */
export interface StudioSession {
  /** Opens Studio for whoever has it, once, for a few seconds. */
  url: string;
  /** ISO 8601. */
  expiresAt: string;
}

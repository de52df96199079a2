import { kind } from '../../../store';
import type { Principal, Tag } from '../../service';
import type { UserContext } from '../userContext';

export type ProjectStatus =
  | 'Pending'
  | 'CreateInProgress'
  | 'CreateCompleted'
  | 'CreateFailed'
  | 'UpdateInProgress'
  | 'UpdateCompleted'
  | 'UpdateFailed'
  | 'DeleteInProgress'
  | 'DeleteCompleted'
  | 'DeleteFailed';

export interface ProvisioningParameter {
  Key?: string;
  Value?: string;
}

/** A CloudFormation template in S3. */
export interface ProjectTemplate {
  TemplateName: string;
  TemplateURL: string;
  RoleARN?: string;
  Parameters?: ProvisioningParameter[];
}

export interface ProjectDocument {
  ProjectName: string;
  ProjectArn: string;
  ProjectId: string;
  ProjectDescription?: string;
  ProjectStatus: ProjectStatus;
  /** Of a project made by a Service Catalog product; all others have a template. */
  ServiceCatalogProvisioningDetails?: {
    ProductId: string;
    ProvisioningArtifactId: string;
    PathId?: string;
    ProvisioningParameters?: ProvisioningParameter[];
  };
  template?: ProjectTemplate;
  /** ARN of the template's stack; absent until CloudFormation took it. */
  stackId?: string;
  /** Absent until Service Catalog took the launch. */
  provisionedProductId?: string;
  /** Service Catalog's record of the change that runs; of a template its change's token. */
  recordId?: string;
  /** Why the last change failed. */
  statusMessage?: string;
  /** Who asked for the last change: it is made in their name. */
  actor: Principal;
  /** Token of the last change, so that it is asked for once. */
  changeToken: string;
  tags: Tag[];
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  modifiedAt: string;
  createdBy: UserContext;
  modifiedBy: UserContext;
}

/** By name. */
export const projects = kind<ProjectDocument>('sagemaker.project');
/** Whether an account may use SageMaker's own templates; id `status`. */
export const portfolioStatus = kind<'Enabled' | 'Disabled'>(
  'sagemaker.servicecatalogPortfolio',
);

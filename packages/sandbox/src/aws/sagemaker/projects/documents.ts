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

export interface ProjectDocument {
  ProjectName: string;
  ProjectArn: string;
  ProjectId: string;
  ProjectDescription?: string;
  ProjectStatus: ProjectStatus;
  ServiceCatalogProvisioningDetails: {
    ProductId: string;
    ProvisioningArtifactId: string;
    PathId?: string;
    ProvisioningParameters?: ProvisioningParameter[];
  };
  /** Absent until Service Catalog took the launch. */
  provisionedProductId?: string;
  /** Service Catalog's record of the change that runs. */
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

import { kind } from '../../store';
import type { Principal, Scope, Tag } from '../service';

export interface Portfolio {
  id: string;
  arn: string;
  displayName: string;
  providerName: string;
  description?: string;
  /** ISO 8601. */
  createdAt: string;
  tags: Tag[];
  productIds: string[];
}

export interface ProvisioningArtifact {
  id: string;
  name: string;
  description?: string;
  /** ISO 8601. */
  createdAt: string;
  active: boolean;
  guidance: 'DEFAULT' | 'DEPRECATED';
  templateBody: string;
}

export interface Product {
  id: string;
  arn: string;
  name: string;
  owner: string;
  description?: string;
  distributor?: string;
  supportDescription?: string;
  supportEmail?: string;
  supportUrl?: string;
  /** ISO 8601. */
  createdAt: string;
  tags: Tag[];
  artifacts: ProvisioningArtifact[];
}

export interface PortfolioPrincipal {
  arn: string;
  type: 'IAM' | 'IAM_PATTERN';
}

export interface PortfolioShare {
  portfolioId: string;
  owner: string;
  nodeType: 'ORGANIZATION' | 'ORGANIZATIONAL_UNIT' | 'ACCOUNT';
  /** Id of the organization, OU or account. */
  node: string;
  sharePrincipals: boolean;
}

export interface Constraint {
  id: string;
  type: string;
  description?: string;
  owner: string;
  portfolioId: string;
  productId: string;
  /** JSON. */
  parameters: string;
}

export interface RecordOutput {
  OutputKey: string;
  OutputValue: string;
  Description?: string;
}

export type RecordStatus =
  | 'CREATED'
  | 'IN_PROGRESS'
  | 'IN_PROGRESS_IN_ERROR'
  | 'SUCCEEDED'
  | 'FAILED';

export interface LaunchTarget extends Scope {
  /** Absent: the stack is made as the person who launches. */
  roleArn?: string;
}

export interface ProvisioningRecord {
  id: string;
  type:
    | 'PROVISION_PRODUCT'
    | 'UPDATE_PROVISIONED_PRODUCT'
    | 'TERMINATE_PROVISIONED_PRODUCT';
  status: RecordStatus;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  updatedAt: string;
  provisionedProductId: string;
  provisionedProductName: string;
  productId: string;
  artifactId: string;
  artifactName: string;
  pathId?: string;
  errors: { Code: string; Description: string }[];
  tags: Tag[];
  outputs: RecordOutput[];
  target: LaunchTarget;
  actor: Principal;
  templateBody: string;
  parameters: Record<string, string>;
  ignoreErrors: boolean;
  /** Whether CloudFormation was asked for the change. */
  asked: boolean;
}

export interface ProvisionedProduct {
  id: string;
  arn: string;
  name: string;
  status: 'AVAILABLE' | 'UNDER_CHANGE' | 'TAINTED' | 'ERROR';
  statusMessage?: string;
  /** ISO 8601. */
  createdAt: string;
  token: string;
  lastRecordId: string;
  lastProvisioningRecordId: string;
  lastSuccessfulProvisioningRecordId?: string;
  productId: string;
  productName: string;
  artifactId: string;
  artifactName: string;
  pathId?: string;
  tags: Tag[];
  parameters: Record<string, string>;
  outputs: RecordOutput[];
  userArn: string;
  userArnSession: string;
  target: LaunchTarget;
  stackId?: string;
}

/** In the owner's account, by id. */
export const portfolios = kind<Portfolio>('servicecatalog.portfolio');
/** In the owner's account, by id. */
export const products = kind<Product>('servicecatalog.product');
/** In the account that associated it, by `<portfolio id>/<principal ARN>`. */
export const portfolioPrincipals = kind<PortfolioPrincipal>(
  'servicecatalog.principal',
);
/** In the owner's account, by `<portfolio id>/<node>`. */
export const portfolioShares = kind<PortfolioShare>('servicecatalog.share');
/** In the owner's account, by id. */
export const constraints = kind<Constraint>('servicecatalog.constraint');
/** In the account of the launch, by id. */
export const records = kind<ProvisioningRecord>('servicecatalog.record');
/** In the account of the launch, by id. */
export const provisionedProducts = kind<ProvisionedProduct>(
  'servicecatalog.provisionedProduct',
);

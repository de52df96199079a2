import { AwsClients, AwsTarget } from '../clients';
import { LaunchableProduct } from '../serviceCatalog';
import { AwsTag } from '../tags';
import { EnsureProject } from './EnsureProject';

/** How far AWS is with a SageMaker project. @public */
export interface SageMakerProjectProgress {
  /** `CreateInProgress`, `UpdateInProgress`, ... */
  status: string;
  elapsed: { milliseconds: number };
}

/** The SageMaker project that is wanted. @public */
export interface WantedSageMakerProject {
  /** Its identity in the account and region: 1 to 32 characters. */
  name: string;
  description: string;
  /** The Service Catalog product behind it. */
  product: LaunchableProduct;
  parameters: Record<string, string>;
  /** Values of `NoEcho` parameters: AWS never gives them back, so they are compared with nothing. */
  secrets: Record<string, string>;
  /** Whether a secret is another one than the project may have. */
  secretsAreNew: boolean;
  tags: AwsTag[];
  /** Keys of the tags that say whose it is: one with other values is never touched. */
  identityTags: string[];
  signal?: AbortSignal;
  onProgress?(progress: SageMakerProjectProgress): void;
}

/** A SageMaker project that is as wanted. @public */
export interface EnsuredSageMakerProject {
  /** `p-…`. */
  projectId: string;
  /** `pp-…`. */
  provisionedProductId: string;
  /** Outputs of the product. */
  outputs: Record<string, string>;
  /** It was there before. */
  existed: boolean;
  /** It was there, and was changed. */
  updated: boolean;
}

/**
 * Makes a SageMaker project be there as wanted, and waits until it is.
 *
 * Found and right: returned. In progress: followed. Different, or its last update failed: updated. One whose creation failed,
 * which holds the name: deleted, then created again. Absent: created; of two who create at once AWS lets one, and the other
 * follows. Somebody else's: a ConflictError that says whose, and nothing is touched. While AWS is busy or out of reach it goes
 * on trying, for an hour.
 *
 * Throws a ProvisioningFailedError with AWS's reason when AWS cannot build it, and an AbortError when the signal is aborted;
 * what AWS has begun goes on.
 * Source: SageMaker `CreateProject`, `UpdateProject`, `DeleteProject`, `DescribeProject`, `ListProjects`, `ListTags`.
 *
 * @public
 */
export async function ensureSageMakerProject(
  clients: AwsClients,
  target: AwsTarget,
  wanted: WantedSageMakerProject,
): Promise<EnsuredSageMakerProject> {
  return new EnsureProject(clients, target, wanted).run();
}

import { Stage } from './stages';

/** Something of an ML project in SageMaker. @public */
export interface InventoryItem {
  /** Slug of the ML project. */
  project: string;
  accountId: string;
  region: string;
  name: string;
  arn: string;
  consoleUrl: string;
}

/**
 * The pipelines, model groups and endpoints of all ML projects: what the catalog shows of them.
 * `GET /inventory` gives it to other plugins of the backend.
 *
 * @public
 */
export interface MlInventory {
  pipelines: Array<InventoryItem & { stage: Stage; displayName?: string }>;
  /** Without a stage: in the hub. */
  models: Array<InventoryItem & { stage?: Stage; description?: string }>;
  /** Whether every account and region was read at least once: if not, there may be more. */
  complete: boolean;
  endpoints: Array<
    InventoryItem & { stage: Stage; modelPackageArns: string[] }
  >;
}

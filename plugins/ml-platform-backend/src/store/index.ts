import { Knex } from 'knex';
import { AccountStore } from './AccountStore';
import { CostStore } from './CostStore';
import { EndpointStore } from './EndpointStore';
import { ExecutionStore } from './ExecutionStore';
import { ModelStore } from './ModelStore';
import { PipelineStore } from './PipelineStore';
import { ProjectListStore } from './ProjectListStore';
import { RefreshStore } from './RefreshStore';
import { StudioStore } from './StudioStore';

/** The stores of the read model, all on one database. */
export interface Stores {
  accounts: AccountStore;
  costs: CostStore;
  endpoints: EndpointStore;
  executions: ExecutionStore;
  models: ModelStore;
  pipelines: PipelineStore;
  projects: ProjectListStore;
  refreshes: RefreshStore;
  studio: StudioStore;
}

export function createStores(knex: Knex, partition: string): Stores {
  return {
    accounts: new AccountStore(knex, partition),
    costs: new CostStore(knex, partition),
    endpoints: new EndpointStore(knex, partition),
    executions: new ExecutionStore(knex, partition),
    models: new ModelStore(knex, partition),
    pipelines: new PipelineStore(knex, partition),
    projects: new ProjectListStore(knex, partition),
    refreshes: new RefreshStore(knex, partition),
    studio: new StudioStore(knex, partition),
  };
}

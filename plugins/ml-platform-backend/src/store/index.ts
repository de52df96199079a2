import { Knex } from 'knex';
import { AccountStore } from './AccountStore';
import { CostStore } from './CostStore';
import { ProjectListStore } from './ProjectListStore';
import { RefreshStore } from './RefreshStore';
import { StudioStore } from './StudioStore';

/** The stores of the read model, all on one database. */
export interface Stores {
  accounts: AccountStore;
  costs: CostStore;
  projects: ProjectListStore;
  refreshes: RefreshStore;
  studio: StudioStore;
}

export function createStores(knex: Knex, partition: string): Stores {
  return {
    accounts: new AccountStore(knex, partition),
    costs: new CostStore(partition),
    projects: new ProjectListStore(knex, partition),
    refreshes: new RefreshStore(knex, partition),
    studio: new StudioStore(knex, partition),
  };
}

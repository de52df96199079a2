import type { Env } from '../../aws/service';
import { accountsOf } from '../accounts';
import { seedRoles } from '../iam';
import { seedAccount } from '../organization';
import { seedDomain } from '../studio';
import { scaleCosts } from './costs';
import { scalePipelines } from './pipelines';
import { scalePeople, scaleProjects } from './projects';
import { Random } from './Random';
import type { Scale } from './Scale';

const hour = 60 * 60 * 1_000;
const year = 365 * 24 * hour;

/**
 * Adds an organization's worth of ML projects to what is there: accounts, roles, Studio domains and
 * profiles, pipelines with executions and registered models, costs. The same scale again changes nothing.
 */
export function seedScale(scale: Scale, env: Env): void {
  const random = new Random(scale.seed);
  const began = env.clock.now().getTime() - year;
  env.store.transaction(() => {
    scaleProjects(scale, random).forEach((project, index) => {
      for (const account of accountsOf(project)) {
        seedAccount(account, began + index * hour, env.store);
        seedRoles(account, env);
        scaleCosts(account, scale.costDays, random, env);
      }
      seedDomain(project, scalePeople(scale, project, random), env);
      scalePipelines(project, scale, random, env);
    });
  });
}

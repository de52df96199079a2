import { writeFileSync } from 'node:fs';
import { waitFor } from '../../e2e/kill/waitFor';
import { PortalApi } from '../../e2e/support/PortalApi';
import { callsSince, lastCall } from '../../e2e/support/sandbox';
import { signIn } from '../../e2e/support/signIn';

const portal = 'http://localhost:3000';
const rounds = 1000;
const slug = 'demand-forecast';
const catalogList = 'catalog/entities/by-query?limit=20';

interface Pipelines {
  items: { name: string; stage: string; region: string }[];
}
interface Executions {
  items: { id: string }[];
}

function p95(milliseconds: number[]): number {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1];
}

function shuffled<T>(items: T[]): T[] {
  return items
    .map(item => ({ item, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** The routes behind the pages of an ML project, once the portal has read all of it. */
async function projectRoutes(api: PortalApi): Promise<string[]> {
  const project = `ml-platform/projects/${slug}`;
  const executions = await waitFor('executions', async () => {
    const { items } = await api.request<Pipelines>(
      'GET',
      `${project}/pipelines`,
    );
    const [first] = items;
    return first
      ? `${project}/pipelines/${first.stage}/${first.region}/${first.name}/executions`
      : undefined;
  });
  const execution = await waitFor('an execution', async () => {
    const { items } = await api.request<Executions>('GET', executions);
    return items[0] && `${executions}/${items[0].id}`;
  });
  return [
    'ml-platform/projects',
    project,
    ...['accounts', 'studio', 'costs', 'pipelines', 'models', 'endpoints'].map(
      part => `${project}/${part}`,
    ),
    executions,
    execution,
  ];
}

/** Waits until the portal's own first reading of AWS is over: no call for three seconds. */
async function untilQuiet(): Promise<number> {
  let last = await lastCall();
  let since = Date.now();
  return waitFor('the end of the first reading', async () => {
    const now = await lastCall();
    if (now !== last) {
      last = now;
      since = Date.now();
    }
    return Date.now() - since > 3000 ? last : undefined;
  });
}

async function main(file: string) {
  const api = await waitFor(
    'the sign-in',
    async () => new PortalApi(portal, await signIn(portal, 'team-lead')),
  );
  const paths = [catalogList, ...(await projectRoutes(api))];
  const quietSince = await untilQuiet();

  const times = new Map(paths.map(path => [path, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    // Each request pays for what the one before it left to collect.
    for (const [path, list] of shuffled([...times])) {
      const started = performance.now();
      await api.request('GET', path);
      list.push(performance.now() - started);
    }
  }
  const awsCalls = (await callsSince(quietSince)).length;

  const [catalog, ...routes] = [...times].map(([path, list]) => ({
    route: path.replace('ml-platform/', '/'),
    p95: p95(list),
  }));
  writeFileSync(
    file,
    JSON.stringify({ catalog: catalog.p95, routes, awsCalls }),
  );
}

main(process.argv[2]).catch(error => {
  console.error(error);
  process.exit(1);
});

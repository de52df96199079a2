import { mockCredentials } from '@backstage/backend-test-utils';
import { testDatabases } from '../store/__testUtils__/databases';
import { projects } from '../store/__testUtils__/projects';
import { migrate } from '../store/migrate';
import { RefreshStore } from '../store/RefreshStore';
import { ProjectAccess } from './ProjectAccess';
import { RefreshService, TooManyRequestsError } from './RefreshService';

jest.setTimeout(60_000);

const [project] = projects;
const credentials = mockCredentials.user();
const start = Date.UTC(2026, 10, 23);

describe('RefreshService', () => {
  const databases = testDatabases();

  /** Replicas on one database; each read waits until it is let go. */
  async function create(id: Parameters<typeof databases.init>[0]) {
    const knex = await databases.init(id);
    await migrate(knex);
    const refreshes = new RefreshStore(knex, 'aws');
    let now = start;
    const reads: Array<() => void> = [];

    const replica = () =>
      new RefreshService({
        access: { require: async () => project } as unknown as ProjectAccess,
        refresh: () => new Promise<void>(resolve => reads.push(resolve)),
        refreshes,
        now: () => now,
      });
    return {
      replica,
      reads,
      pass: (ms: number) => {
        now += ms;
      },
      async refresh(service: RefreshService) {
        const asked = service.refresh(project.slug, credentials);
        while (reads.length === 0) {
          await new Promise(resolve => setImmediate(resolve));
        }
        reads.pop()?.();
        await asked;
      },
    };
  }

  it.each(databases.eachSupportedId())(
    'reads an ML project once, however many ask at the same time, %p',
    async id => {
      const { replica, reads } = await create(id);
      const service = replica();

      const asked = [
        service.refresh(project.slug, credentials),
        service.refresh(project.slug, credentials),
      ];
      while (reads.length === 0) {
        await new Promise(resolve => setImmediate(resolve));
      }
      const [finish] = reads;
      finish();
      await Promise.all(asked);

      expect(reads).toHaveLength(1);
    },
  );

  it.each(databases.eachSupportedId())(
    'lets AWS rest for 10 seconds, on every replica, %p',
    async id => {
      const { replica, refresh, reads, pass } = await create(id);
      const service = replica();
      await refresh(service);

      pass(4_500);
      for (const other of [service, replica()]) {
        const refused = await other
          .refresh(project.slug, credentials)
          .catch(error => error);
        expect(refused).toBeInstanceOf(TooManyRequestsError);
        expect(refused).toMatchObject({
          statusCode: 429,
          retryAfterSeconds: 6,
        });
      }
      expect(reads).toHaveLength(0);

      pass(5_500);
      await refresh(replica());
    },
  );
});

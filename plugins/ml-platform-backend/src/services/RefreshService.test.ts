import { mockCredentials } from '@backstage/backend-test-utils';
import { projects } from '../store/__testUtils__/projects';
import { ProjectAccess } from './ProjectAccess';
import { RefreshService, TooManyRequestsError } from './RefreshService';

const [project] = projects;
const credentials = mockCredentials.user();

function create() {
  let now = 0;
  const reads: Array<() => void> = [];
  const service = new RefreshService({
    access: { require: async () => project } as unknown as ProjectAccess,
    refresh: () => new Promise<void>(resolve => reads.push(resolve)),
    now: () => now,
  });
  return {
    service,
    reads,
    finish: async () => {
      while (reads.length > 0) {
        reads.pop()?.();
      }
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const tick = () => new Promise(resolve => setImmediate(resolve));

describe('RefreshService', () => {
  it('reads an ML project once, however many ask at the same time', async () => {
    const { service, reads, finish } = create();

    const asked = [
      service.refresh(project.slug, credentials),
      service.refresh(project.slug, credentials),
    ];
    await tick();
    expect(reads).toHaveLength(1);

    await finish();
    await Promise.all(asked);
  });

  it('lets AWS rest for 10 seconds', async () => {
    const { service, reads, finish, pass } = create();
    const first = service.refresh(project.slug, credentials);
    await tick();
    await finish();
    await first;

    pass(4_500);
    const refused = await service
      .refresh(project.slug, credentials)
      .catch(error => error);
    expect(refused).toBeInstanceOf(TooManyRequestsError);
    expect(refused).toMatchObject({ statusCode: 429, retryAfterSeconds: 6 });
    expect(reads).toHaveLength(0);

    pass(5_500);
    const second = service.refresh(project.slug, credentials);
    await tick();
    expect(reads).toHaveLength(1);
    await finish();
    await second;
  });
});

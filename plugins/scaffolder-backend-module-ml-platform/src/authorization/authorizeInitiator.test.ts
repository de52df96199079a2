import {
  AccountDirectory,
  ProjectMembership,
} from '@atelier/plugin-ml-platform-node';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { TaskContext } from '../TaskContext';
import { authorizeInitiator } from './authorizeInitiator';

const dana = 'user:default/dana';
const account = {
  accountId: '201000000011',
  name: 'ml-demand-forecast-dev',
  stage: 'dev',
  organizationalUnit: 'Workloads/Development',
  state: 'ACTIVE',
  regions: ['eu-west-1'],
  consoleUrl: 'https://console.example',
} as const;
const project = {
  slug: 'demand-forecast',
  owner: 'group:default/forecasting',
  costCenter: 'CC-1001',
  accounts: [{ ...account, regions: [...account.regions] }],
};
const place = { project: project.slug, stage: 'dev' } as const;

type Policy = AuthorizeResult.ALLOW | AuthorizeResult.DENY | 'sign-in ended';
const refused: { policy: Policy } = { policy: AuthorizeResult.DENY };

/** One step of a task: what it has recorded stays when it starts again. */
class Step {
  readonly #recorded = new Map<string, unknown>();

  context(startedBy: string | undefined, credentials = startedBy): TaskContext {
    return {
      logger: mockServices.logger.mock(),
      user: { ref: startedBy },
      getInitiatorCredentials: async () =>
        credentials
          ? mockCredentials.user(credentials)
          : mockCredentials.none(),
      checkpoint: async ({ key, fn }) => {
        const value = this.#recorded.get(key) ?? (await fn());
        this.#recorded.set(key, value);
        return value as Awaited<ReturnType<typeof fn>>;
      },
    };
  }
}

function services(
  options: {
    members?: string[];
    policy?: Policy;
  } = {},
) {
  const { members = [dana], policy = AuthorizeResult.ALLOW } = options;
  const directory: AccountDirectory = {
    list: async () => ({ projects: [project], asOf: '', failures: [] }),
    getProject: async () => project,
    refresh: async () => undefined,
  };
  const membership: ProjectMembership = {
    membershipOf: async user => () => members.includes(user),
    async assertMember(user) {
      if (!members.includes(user)) {
        throw new NotAllowedError('not a member');
      }
    },
  };
  const permissions = mockServices.permissions.mock({
    authorize: async requests => {
      if (policy === 'sign-in ended') {
        throw new AuthenticationError('User token is expired');
      }
      return requests.map(() => ({ result: policy }));
    },
  });
  return { auth: mockServices.auth(), directory, membership, permissions };
}

describe('authorizeInitiator', () => {
  it('gives the ML project and the account of the stage', async () => {
    const authorized = authorizeInitiator(
      services(),
      new Step().context(dana),
      place,
    );

    await expect(authorized).resolves.toEqual({
      user: dana,
      project,
      account: project.accounts[0],
    });
  });

  it('asks the policy about the ML project, with the credentials of the person', async () => {
    const asked = services();

    await authorizeInitiator(asked, new Step().context(dana), place);

    expect(asked.permissions.authorize).toHaveBeenCalledWith(
      [
        {
          permission: expect.objectContaining({
            name: 'ml-platform.project.provision',
          }),
          resourceRef: 'demand-forecast',
        },
      ],
      { credentials: mockCredentials.user(dana) },
    );
  });

  it.each([
    ['no person', undefined, {}, 'started by no signed-in person'],
    ['someone else', dana, { members: [] }, 'not a member'],
    [
      'someone whom the policy refuses',
      dana,
      refused,
      'permission policy refuses',
    ],
    [
      'someone whose sign-in ended before the step began',
      dana,
      { policy: 'sign-in ended' as const },
      'Start the template again',
    ],
  ])('refuses %s', async (_who, user, state, message) => {
    const authorized = authorizeInitiator(
      services(state),
      new Step().context(user),
      place,
    );

    await expect(authorized).rejects.toThrow(NotAllowedError);
    await expect(authorized).rejects.toThrow(message);
  });

  describe('when the step starts again', () => {
    let step: Step;

    beforeEach(async () => {
      step = new Step();
      await authorizeInitiator(services(), step.context(dana), place);
    });

    it('goes on after the end of the sign-in', async () => {
      const authorized = authorizeInitiator(
        services({ policy: 'sign-in ended' }),
        step.context(dana),
        place,
      );

      await expect(authorized).resolves.toMatchObject({ user: dana });
    });

    it('goes on when an admin has it tried again', async () => {
      const authorized = authorizeInitiator(
        services(),
        step.context(dana, 'user:default/ade'),
        place,
      );

      await expect(authorized).resolves.toMatchObject({ user: dana });
    });

    it.each([
      [
        'left the ML project',
        { members: [], policy: 'sign-in ended' as const },
      ],
      ['may provision no more', refused],
    ])('refuses a person who meanwhile %s', async (_what, state) => {
      const authorized = authorizeInitiator(
        services(state),
        step.context(dana),
        place,
      );

      await expect(authorized).rejects.toThrow(NotAllowedError);
    });

    it('does not go on in another stage', async () => {
      const authorized = authorizeInitiator(
        {
          ...services({ policy: 'sign-in ended' }),
          directory: {
            ...services().directory,
            getProject: async () => ({
              ...project,
              accounts: [{ ...project.accounts[0], stage: 'prod' }],
            }),
          },
        },
        step.context(dana),
        { ...place, stage: 'prod' },
      );

      await expect(authorized).rejects.toThrow('Start the template again');
    });
  });

  it('does not take the sign-in of whoever retries a task for the one of the person', async () => {
    const authorized = authorizeInitiator(
      services(),
      new Step().context(dana, 'user:default/ade'),
      place,
    );

    await expect(authorized).rejects.toThrow('Start the template again');
  });

  it('refuses an account that is not in use', async () => {
    const suspended = services();
    suspended.directory.getProject = async () => ({
      ...project,
      accounts: [{ ...project.accounts[0], state: 'SUSPENDED' }],
    });

    const authorized = authorizeInitiator(
      suspended,
      new Step().context(dana),
      place,
    );

    await expect(authorized).rejects.toThrow('is in the state SUSPENDED');
  });
});

import {
  CreateAppCommand,
  CreateUserProfileCommand,
  DeleteAppCommand,
  DeleteUserProfileCommand,
  ListAppsCommand,
  ListUserProfilesCommand,
  UpdateUserProfileCommand,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { ByName, comesTo, inRegion, type Family, type Scope } from './Family';

interface Profile {
  status: string;
  app?: string;
}

const app = { AppType: 'JupyterLab', AppName: 'default' } as const;
const isLive = (status?: string) =>
  status !== undefined && status !== 'Deleted';
const next: Record<string, string | undefined> = {
  Pending: 'InService',
  Updating: 'InService',
  InService: 'InService',
  Deleted: 'Deleted',
};

/** Studio's user profiles and their apps, which pass through states. */
export function profiles(
  client: (scope: Scope) => SageMakerClient,
  domain: (scope: Scope) => string,
): Family {
  const model = new ByName<Profile>(inRegion);
  const named = (scope: Scope, name: string) => ({
    DomainId: domain(scope),
    UserProfileName: name,
  });
  return {
    actions: {
      async createProfile(scope, name) {
        const present = model.get(scope, name);
        await comesTo(
          present ? 'ResourceInUse' : 'done',
          client(scope).send(new CreateUserProfileCommand(named(scope, name))),
        );
        model.set(scope, name, present ?? { status: 'Pending' });
      },
      async updateProfile(scope, name) {
        const present = model.get(scope, name);
        const isReady = present?.status === 'InService';
        await comesTo(
          refusal(present) ?? (isReady ? 'done' : 'ResourceInUse'),
          client(scope).send(new UpdateUserProfileCommand(named(scope, name))),
        );
        if (present && isReady) {
          model.set(scope, name, { ...present, status: 'Updating' });
        }
      },
      async deleteProfile(scope, name) {
        const present = model.get(scope, name);
        const isReady = present?.status === 'InService' && !isLive(present.app);
        await comesTo(
          refusal(present) ?? (isReady ? 'done' : 'ResourceInUse'),
          client(scope).send(new DeleteUserProfileCommand(named(scope, name))),
        );
        if (present && isReady) {
          model.set(scope, name, { ...present, status: 'Deleting' });
        }
      },
      async createApp(scope, name) {
        const present = model.get(scope, name);
        const isReady = present?.status === 'InService';
        await comesTo(
          isLive(present?.app)
            ? 'ResourceInUse'
            : (isReady && 'done') || 'ValidationException',
          client(scope).send(
            new CreateAppCommand({ ...named(scope, name), ...app }),
          ),
        );
        if (present && isReady && !isLive(present.app)) {
          model.set(scope, name, { ...present, app: 'Pending' });
        }
      },
      async deleteApp(scope, name) {
        const present = model.get(scope, name);
        const status = present?.app;
        const isGoing = status === 'Deleting' || status === 'Deleted';
        await comesTo(
          status === undefined
            ? 'ResourceNotFound'
            : (isGoing && 'ResourceInUse') || 'done',
          client(scope).send(
            new DeleteAppCommand({ ...named(scope, name), ...app }),
          ),
        );
        if (present && status !== undefined && !isGoing) {
          model.set(scope, name, { ...present, app: 'Deleting' });
        }
      },
    },
    settle: () =>
      model.change(({ status, app: of }) =>
        status === 'Deleting'
          ? undefined
          : {
              status: next[status] ?? status,
              ...(of && { app: of === 'Deleting' ? 'Deleted' : next[of] }),
            },
      ),
    expected: scope => model.of(scope),
    async listed(scope, mark) {
      const ofDomain = { DomainIdEquals: domain(scope), MaxResults: 100 };
      const { UserProfiles = [] } = await client(scope).send(
        new ListUserProfilesCommand({
          ...ofDomain,
          UserProfileNameContains: mark,
        }),
      );
      const { Apps = [] } = await client(scope).send(
        new ListAppsCommand(ofDomain),
      );
      return UserProfiles.map(({ UserProfileName: name, Status: status }) => {
        const of = Apps.find(one => one.UserProfileName === name)?.Status;
        return [name, { status, ...(of && { app: of }) }];
      }).sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
    },
  };
}

function refusal(present: Profile | undefined): string | undefined {
  return present ? undefined : 'ResourceNotFound';
}

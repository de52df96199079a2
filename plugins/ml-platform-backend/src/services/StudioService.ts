import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  OpenStudioRequest,
  ReadModel,
  StudioDomain,
  studioOpenPermission,
  StudioSession,
  studioSignInUrl,
} from '@atelier/plugin-ml-platform-common';
import {
  AwsClients,
  AwsTarget,
  createStudioUrl,
  describeStudioDomain,
  describeStudioProfile,
  MlPlatformConfig,
} from '@atelier/plugin-ml-platform-node';
import { Stores } from '../store';
import { accountOf } from './accountOf';
import { freshness } from './freshness';
import { ProjectAccess, UserCredentials } from './ProjectAccess';

/** SageMaker Studio of ML projects: seen from the read model, opened in AWS. */
export class StudioService {
  readonly #access: ProjectAccess;
  readonly #clients: AwsClients;
  readonly #config: MlPlatformConfig;
  readonly #stores: Stores;

  constructor(options: {
    access: ProjectAccess;
    clients: AwsClients;
    mlPlatform: MlPlatformConfig;
    stores: Stores;
  }) {
    this.#access = options.access;
    this.#clients = options.clients;
    this.#config = options.mlPlatform;
    this.#stores = options.stores;
  }

  async list(
    slug: string,
    credentials: UserCredentials,
  ): Promise<ReadModel<StudioDomain>> {
    const { accounts } = await this.#access.read(slug, credentials);
    const stageOf = new Map(
      accounts.map(({ accountId, stage }) => [accountId, stage]),
    );
    const accountIds = [...stageOf.keys()];
    const domains = await this.#stores.studio.list(accountIds);
    const { userEntityRef } = credentials.principal;
    return {
      items: domains.flatMap(domain => {
        const stage = stageOf.get(domain.accountId);
        const profiles = domain.profiles.map(profile => ({
          ...profile,
          own: profile.user === userEntityRef,
        }));
        return stage ? [{ ...domain, stage, profiles }] : [];
      }),
      ...freshness(await this.#stores.refreshes.list('studio', accountIds)),
    };
  }

  /**
   * A URL that opens Studio with the caller's own profile. Whose the profile is, AWS says now, to the caller's own
   * session: the read model may be minutes old. NotAllowedError when it is not the caller's.
   */
  async open(
    slug: string,
    request: OpenStudioRequest,
    credentials: UserCredentials,
  ): Promise<StudioSession> {
    const project = await this.#access.require(
      studioOpenPermission,
      slug,
      credentials,
    );
    const { userEntityRef } = credentials.principal;
    const target: AwsTarget = {
      accountId: accountOf(project, request, 'request/body').accountId,
      region: request.region,
      role: 'provisioner',
      actor: userEntityRef,
    };
    const { domainId, profileName } = request;
    const profile = await describeStudioProfile(this.#clients, target, {
      domainId,
      name: profileName,
      tagKeys: this.#config.tags,
    });
    if (profile.user !== userEntityRef) {
      throw new NotAllowedError(
        `The Studio profile '${profileName}' is not yours: its tag ${
          this.#config.tags.user
        } in account ${
          target.accountId
        } does not name you. Open your own profile, or create one from the template.`,
      );
    }
    if (profile.status !== 'InService') {
      throw new ConflictError(
        `The Studio profile '${profileName}' in account ${target.accountId} is ${profile.status}, not InService. Try again when it is.`,
      );
    }
    const domain = await describeStudioDomain(this.#clients, target, domainId);
    if (domain.authMode === 'SSO') {
      throw new ConflictError(
        `The Studio domain '${domain.name}' in account ${
          target.accountId
        } signs people in through IAM Identity Center. Sign in there, at ${studioSignInUrl(
          {
            domainId,
            region: target.region,
          },
        )}`,
      );
    }
    return createStudioUrl(this.#clients, target, { domainId, profileName });
  }
}

import { paginate } from '../paginate';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { apps, resourceTags, type App } from './documents';
import { resourceInUse, resourceNotFound, validationException } from './errors';
import { getDomain, getDomainToUse, getUserProfileToUse } from './lookUp';
import { settleLater } from './settle';
import { resourceSpec } from './shapes/appSettings';
import * as shapes from './shapes/common';
import { checkTags, mergeTags } from './tags';

/** Times at speed 1. */
const createMs = 60_000;
const deleteMs = 30_000;

const appKey = {
  DomainId: shapes.domainId.required(),
  UserProfileName: shapes.userProfileName,
  SpaceName: shapes.spaceName,
  AppType: shapes.appType.required(),
  AppName: shapes.appName.required(),
};

interface AppKey {
  DomainId: string;
  UserProfileName?: string;
  SpaceName?: string;
  AppType: string;
  AppName: string;
}

export const CreateApp = operation({
  write: true,
  input: s.structure({
    ...appKey,
    Tags: shapes.tagList,
    ResourceSpec: resourceSpec,
    RecoveryMode: s.boolean(),
  }),
  handle({ Tags = [], RecoveryMode: _, ...input }, call) {
    const domain = getDomainToUse(input.DomainId, call);
    checkTags(Tags, call);
    const id = storeId(input);
    const { store } = call.env;
    const present = store.get(apps, call, id);
    if (present && !['Deleted', 'Failed'].includes(present.Status)) {
      throw resourceInUse(
        `App [${input.AppName}] of type [${input.AppType}] already exists.`,
      );
    }
    const profile =
      input.UserProfileName === undefined
        ? undefined
        : getUserProfileToUse(input.DomainId, input.UserProfileName, call);
    if (profile && profile.Status !== 'InService') {
      throw validationException(
        `Unable to create App [${input.AppName}] because UserProfile [${profile.UserProfileArn}] is in [${profile.Status}] state.`,
      );
    }
    const profileTags = profile
      ? store.get(resourceTags, call, profile.UserProfileArn)
      : [];
    const inherited =
      domain.TagPropagation === 'ENABLED'
        ? [
            store.get(resourceTags, call, domain.DomainArn) ?? [],
            profileTags ?? [],
          ]
        : [];
    const app: App = {
      ...input,
      AppArn: `arn:${call.partition}:sagemaker:${call.region}:${call.account}:app/${id}`,
      Status: 'Pending',
      createdAt: call.env.clock.now().toISOString(),
    };
    store.transaction(() => {
      store.put(apps, call, id, app);
      store.put(
        resourceTags,
        call,
        app.AppArn,
        mergeTags(...inherited, Tags).filter(
          tag => !tag.Key.startsWith('aws:'),
        ),
      );
      change(app, id, 'InService', createMs, call);
    });
    return { AppArn: app.AppArn };
  },
});

export const DescribeApp = operation({
  write: false,
  input: s.structure(appKey),
  handle(input, call) {
    const { createdAt, ...app } = getApp(input, call);
    return { ...app, CreationTime: new Date(createdAt) };
  },
});

export const DeleteApp = operation({
  write: true,
  input: s.structure(appKey),
  handle(input, call) {
    const app = getApp(input, call);
    if (app.Status === 'Deleted' || app.Status === 'Deleting') {
      throw resourceInUse(
        `Unable to delete App [${app.AppArn}] because it is in [${app.Status}] state.`,
      );
    }
    const id = storeId(input);
    const deleting: App = { ...app, Status: 'Deleting' };
    call.env.store.transaction(() => {
      call.env.store.put(apps, call, id, deleting);
      change(deleting, id, 'Deleted', deleteMs, call);
    });
    return {};
  },
});

export const ListApps = operation({
  write: false,
  input: s.structure({
    NextToken: shapes.nextToken,
    MaxResults: shapes.maxResults,
    SortOrder: shapes.sortOrder,
    SortBy: s.string({ enum: ['CreationTime'] }),
    DomainIdEquals: shapes.domainId,
    UserProfileNameEquals: shapes.userProfileName,
    SpaceNameEquals: shapes.spaceName,
  }),
  handle(input, call) {
    const prefix = input.DomainIdEquals && `${input.DomainIdEquals}/`;
    const direction = input.SortOrder === 'Descending' ? -1 : 1;
    const found = call.env.store
      .list(apps, call, { prefix })
      .filter(
        app =>
          matches(app.UserProfileName, input.UserProfileNameEquals) &&
          matches(app.SpaceName, input.SpaceNameEquals),
      )
      .sort((a, b) => direction * a.createdAt.localeCompare(b.createdAt));
    const { items, ...page } = paginate(found, input, {
      tokenIn: 'NextToken',
      tokenOut: 'NextToken',
      sizeIn: 'MaxResults',
      default: 10,
      max: 100,
    });
    return {
      Apps: items.map(({ createdAt, AppArn: _, ...app }) => ({
        ...app,
        CreationTime: new Date(createdAt),
      })),
      ...page,
    };
  },
});

function matches(value: string | undefined, wanted: string | undefined) {
  return wanted === undefined || value === wanted;
}

function storeId(key: AppKey): string {
  const owner = key.UserProfileName ?? key.SpaceName;
  if (!owner || (key.UserProfileName && key.SpaceName)) {
    throw validationException(
      'Exactly one of UserProfileName and SpaceName must be given.',
    );
  }
  return `${key.DomainId}/${owner}/${key.AppType.toLowerCase()}/${key.AppName}`;
}

function getApp(key: AppKey, call: Call): App {
  getDomain(key.DomainId, call);
  const app = call.env.store.get(apps, call, storeId(key));
  if (!app) {
    throw resourceNotFound(
      `App [${key.AppName}] of type [${key.AppType}] does not exist.`,
    );
  }
  return app;
}

function change(app: App, id: string, to: string, inMs: number, call: Call) {
  settleLater(
    { type: 'app', id, arn: app.AppArn, from: app.Status, to },
    inMs,
    call,
  );
}

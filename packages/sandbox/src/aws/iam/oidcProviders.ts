import { AwsError } from '../errors';
import { globalScope, operation, type Call } from '../service';
import { s } from '../shapes';
import { noSuchEntity } from './lookUp';
import {
  findOidcProvider,
  newOidcProvider,
  oidcProviders,
  providerName,
  putOidcProvider,
  type OidcProvider,
} from './oidcProviderDocuments';
import * as shapes from './shapes';

const maxClientIds = 100;
const maxThumbprints = 5;

const clientId = s.string({ min: 1, max: 255 });
const clientIds = s.list(clientId);
const thumbprints = s.list(s.string({ min: 40, max: 40 }));
const arn = shapes.arn.required();

export const CreateOpenIDConnectProvider = operation({
  write: true,
  input: s.structure({
    Url: s.string({ min: 1, max: 255 }).required(),
    ClientIDList: clientIds,
    ThumbprintList: thumbprints,
    Tags: shapes.tags,
  }),
  handle(input, { account, env }) {
    const { Url, ClientIDList = [], ThumbprintList = [], Tags = [] } = input;
    checkUrl(Url);
    checkLists(ClientIDList, ThumbprintList);
    if (findOidcProvider(env.store, account, Url)) {
      throw new AwsError(
        'EntityAlreadyExists',
        `Provider with url ${Url} already exists.`,
        409,
      );
    }
    const provider: OidcProvider = {
      ...newOidcProvider(account, Url, ClientIDList, env.clock.now()),
      ThumbprintList,
      tags: Tags,
    };
    putOidcProvider(env.store, provider);
    return {
      OpenIDConnectProviderArn: provider.Arn,
      Tags: Tags.length ? Tags : undefined,
    };
  },
});

export const GetOpenIDConnectProvider = operation({
  write: false,
  input: s.structure({ OpenIDConnectProviderArn: arn }),
  handle(input, call) {
    const found = getProvider(input, call);
    return {
      Url: providerName(found.url),
      ClientIDList: found.ClientIDList,
      ThumbprintList: found.ThumbprintList,
      CreateDate: new Date(found.createdAt),
      Tags: found.tags.length ? found.tags : undefined,
    };
  },
});

export const ListOpenIDConnectProviders = operation({
  write: false,
  input: s.structure({}),
  handle: (_input, { account, env }) => ({
    OpenIDConnectProviderList: env.store
      .list(oidcProviders, globalScope(account))
      .map(({ Arn }) => ({ Arn })),
  }),
});

export const DeleteOpenIDConnectProvider = operation({
  write: true,
  input: s.structure({ OpenIDConnectProviderArn: arn }),
  handle(input, call) {
    const { url } = getProvider(input, call);
    const scope = globalScope(call.account);
    call.env.store.delete(oidcProviders, scope, providerName(url));
  },
});

export const AddClientIDToOpenIDConnectProvider = operation({
  write: true,
  input: s.structure({
    OpenIDConnectProviderArn: arn,
    ClientID: clientId.required(),
  }),
  handle(input, call) {
    const found = getProvider(input, call);
    const ClientIDList = [...new Set([...found.ClientIDList, input.ClientID])];
    checkLists(ClientIDList, []);
    putOidcProvider(call.env.store, { ...found, ClientIDList });
  },
});

export const RemoveClientIDFromOpenIDConnectProvider = operation({
  write: true,
  input: s.structure({
    OpenIDConnectProviderArn: arn,
    ClientID: clientId.required(),
  }),
  handle(input, call) {
    const found = getProvider(input, call);
    const ClientIDList = found.ClientIDList.filter(
      one => one !== input.ClientID,
    );
    putOidcProvider(call.env.store, { ...found, ClientIDList });
  },
});

export const UpdateOpenIDConnectProviderThumbprint = operation({
  write: true,
  input: s.structure({
    OpenIDConnectProviderArn: arn,
    ThumbprintList: thumbprints.required(),
  }),
  handle(input, call) {
    const { ThumbprintList } = input;
    const found = getProvider(input, call);
    checkLists([], ThumbprintList);
    putOidcProvider(call.env.store, { ...found, ThumbprintList });
  },
});

export const TagOpenIDConnectProvider = operation({
  write: true,
  input: s.structure({
    OpenIDConnectProviderArn: arn,
    Tags: shapes.tags.required(),
  }),
  handle(input, call) {
    const found = getProvider(input, call);
    const tags = new Map(
      [...found.tags, ...input.Tags].map(tag => [tag.Key, tag]),
    );
    putOidcProvider(call.env.store, { ...found, tags: [...tags.values()] });
  },
});

export const UntagOpenIDConnectProvider = operation({
  write: true,
  input: s.structure({
    OpenIDConnectProviderArn: arn,
    TagKeys: s.list(shapes.tagKey, { max: 50 }).required(),
  }),
  handle(input, call) {
    const found = getProvider(input, call);
    const tags = found.tags.filter(({ Key }) => !input.TagKeys.includes(Key));
    putOidcProvider(call.env.store, { ...found, tags });
  },
});

function getProvider(
  { OpenIDConnectProviderArn }: { OpenIDConnectProviderArn: string },
  { account, env }: Call,
): OidcProvider {
  const name = OpenIDConnectProviderArn.split(':oidc-provider/')[1] ?? '';
  const found = findOidcProvider(env.store, account, name);
  if (found?.Arn !== OpenIDConnectProviderArn) {
    throw noSuchEntity(
      `OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}`,
    );
  }
  return found;
}

/** AWS takes HTTPS without a port. The sandbox also takes plain HTTP on this machine. */
function checkUrl(url: string): void {
  const isHttps = /^https:\/\/[^/:?#]+(\/[^?#]*)?$/.test(url);
  const isHere = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/[^?#]*)?$/;
  if (!isHttps && !isHere.test(url)) {
    throw new AwsError(
      'ValidationError',
      `Invalid Open ID Connect Provider URL`,
    );
  }
}

function checkLists(clients: string[], prints: string[]): void {
  if (clients.length > maxClientIds) {
    throw new AwsError(
      'LimitExceeded',
      `Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: ${maxClientIds}`,
      409,
    );
  }
  if (prints.length > maxThumbprints) {
    throw new AwsError(
      'InvalidInput',
      'Thumbprint list must contain fewer than 5 entries.',
    );
  }
}

import type { Tag } from '../stack';
import { goneTags, hasOwnTags, listOf, unlessMissing } from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

interface Provider {
  ClientIDList: string[];
  Tags?: Tag[];
}

/** AWS::IAM::OIDCProvider; its physical id is the provider's ARN. */
export const iamOidcProvider: ResourceType = {
  type: 'AWS::IAM::OIDCProvider',
  properties: ['ClientIdList', 'ThumbprintList', 'Url'],

  async find({ Url }, context) {
    const name = String(Url)
      .replace(/^https?:\/\//, '')
      .replace(/\/$/, '');
    const arn = `arn:aws:iam::${context.account}:oidc-provider/${name}`;
    const found = await providerOf(arn, context);
    return found && hasOwnTags(found.Tags ?? [], context) ? arn : undefined;
  },

  async create(properties, tags, { invoke }) {
    const { OpenIDConnectProviderArn } = await invoke<{
      OpenIDConnectProviderArn: string;
    }>('iam', 'CreateOpenIDConnectProvider', {
      Url: properties.Url,
      ClientIDList: properties.ClientIdList,
      ThumbprintList: properties.ThumbprintList,
      Tags: tags,
    });
    return OpenIDConnectProviderArn;
  },

  async read(arn, context): Promise<ResourceReading> {
    const found = await providerOf(arn, context);
    return found
      ? { state: 'ready', attributes: { Arn: arn } }
      : { state: 'gone', attributes: {} };
  },

  async update(arn, properties, tags, context) {
    const { invoke } = context;
    const OpenIDConnectProviderArn = arn;
    const found = await providerOf(arn, context);
    const present = found?.ClientIDList ?? [];
    const wanted = listOf(properties.ClientIdList).map(String);
    for (const ClientID of present.filter(one => !wanted.includes(one))) {
      const removal = { OpenIDConnectProviderArn, ClientID };
      await invoke('iam', 'RemoveClientIDFromOpenIDConnectProvider', removal);
    }
    for (const ClientID of wanted.filter(one => !present.includes(one))) {
      const addition = { OpenIDConnectProviderArn, ClientID };
      await invoke('iam', 'AddClientIDToOpenIDConnectProvider', addition);
    }
    await invoke('iam', 'UpdateOpenIDConnectProviderThumbprint', {
      OpenIDConnectProviderArn,
      ThumbprintList: properties.ThumbprintList ?? [],
    });
    const TagKeys = goneTags(found?.Tags ?? [], tags);
    if (TagKeys.length) {
      const untag = { OpenIDConnectProviderArn, TagKeys };
      await invoke('iam', 'UntagOpenIDConnectProvider', untag);
    }
    const tag = { OpenIDConnectProviderArn, Tags: tags };
    await invoke('iam', 'TagOpenIDConnectProvider', tag);
  },

  async delete(OpenIDConnectProviderArn, { invoke }) {
    await invoke('iam', 'DeleteOpenIDConnectProvider', {
      OpenIDConnectProviderArn,
    });
  },
};

function providerOf(arn: string, { invoke }: ResourceContext) {
  return unlessMissing(['NoSuchEntity'], () =>
    invoke<Provider>('iam', 'GetOpenIDConnectProvider', {
      OpenIDConnectProviderArn: arn,
    }),
  );
}

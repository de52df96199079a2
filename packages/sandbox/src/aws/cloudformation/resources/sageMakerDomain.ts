import type { ResourceContext, ResourceType } from './ResourceType';
import { isOwn, readSageMaker, setTags } from './sageMaker';

interface Domain {
  DomainArn: string;
  DomainId: string;
  DomainName: string;
  Status: string;
  Url: string;
  HomeEfsFileSystemId: string;
  SecurityGroupIdForDomainBoundary?: string;
}

interface DomainPage {
  Domains: Domain[];
  NextToken?: string;
}

/** AWS::SageMaker::Domain; its physical id is the domain's id. */
export const sageMakerDomain: ResourceType = {
  type: 'AWS::SageMaker::Domain',
  properties: [
    'AppNetworkAccessType',
    'AppSecurityGroupManagement',
    'AuthMode',
    'DefaultSpaceSettings',
    'DefaultUserSettings',
    'DomainName',
    'DomainSettings',
    'KmsKeyId',
    'SubnetIds',
    'TagPropagation',
    'VpcId',
  ],

  async find(properties, context) {
    let token: string | undefined;
    do {
      const page: DomainPage = await context.invoke(
        'sagemaker',
        'ListDomains',
        {
          MaxResults: 100,
          NextToken: token,
        },
      );
      for (const domain of page.Domains) {
        if (
          domain.DomainName === properties.DomainName &&
          (await isOwn(domain.DomainArn, context))
        ) {
          return domain.DomainId;
        }
      }
      token = page.NextToken;
    } while (token);
    return undefined;
  },

  async create(properties, tags, context) {
    const { DomainArn } = await context.invoke<{ DomainArn: string }>(
      'sagemaker',
      'CreateDomain',
      { ...properties, Tags: tags },
    );
    return DomainArn.slice(DomainArn.lastIndexOf('/') + 1);
  },

  read(physicalId, context) {
    return readSageMaker(
      () => describe(physicalId, context),
      domain => ({
        DomainArn: domain.DomainArn,
        DomainId: domain.DomainId,
        HomeEfsFileSystemId: domain.HomeEfsFileSystemId ?? '',
        SecurityGroupIdForDomainBoundary:
          domain.SecurityGroupIdForDomainBoundary ?? '',
        Url: domain.Url ?? '',
      }),
    );
  },

  async update(physicalId, properties, tags, context) {
    await context.invoke('sagemaker', 'UpdateDomain', {
      AppSecurityGroupManagement: properties.AppSecurityGroupManagement,
      DefaultSpaceSettings: properties.DefaultSpaceSettings,
      DefaultUserSettings: properties.DefaultUserSettings,
      DomainId: physicalId,
      DomainSettingsForUpdate: properties.DomainSettings,
      TagPropagation: properties.TagPropagation,
    });
    const { DomainArn } = await describe(physicalId, context);
    await setTags(DomainArn, tags, context);
  },

  async delete(physicalId, context) {
    await context.invoke('sagemaker', 'DeleteDomain', { DomainId: physicalId });
  },
};

function describe(domainId: string, context: ResourceContext) {
  return context.invoke<Domain>('sagemaker', 'DescribeDomain', {
    DomainId: domainId,
  });
}

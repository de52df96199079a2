import { s } from '../../shapes';
import { resourceSpec } from './appSettings';
import { roleArn } from './common';

export const dockerSettings = s.structure({
  EnableDockerAccess: s.string({ enum: ['ENABLED', 'DISABLED'] }),
  VpcOnlyTrustedAccounts: s.list(
    s.string({ min: 12, max: 12, pattern: '\\d+' }),
    { max: 20 },
  ),
  RootlessDocker: s.string({ enum: ['ENABLED', 'DISABLED'] }),
});

export const amazonQSettings = s.structure({
  Status: s.string({ enum: ['ENABLED', 'DISABLED'] }),
  QProfileArn: s.string({
    pattern:
      'arn:[-.a-z0-9]{1,63}:codewhisperer:([-.a-z0-9]{0,63}:){2}([a-zA-Z0-9-_:/]){1,1023}',
  }),
});

export const unifiedStudioSettings = s.structure({
  StudioWebPortalAccess: s.string({ enum: ['ENABLED', 'DISABLED'] }),
  DomainAccountId: s.string({ min: 12, max: 12, pattern: '\\d+' }),
  DomainRegion: s.string({ min: 1, max: 24 }),
  DomainId: s.string({ pattern: 'dzd[-_][a-zA-Z0-9_-]{1,36}' }),
  ProjectId: s.string({ pattern: '[a-zA-Z0-9_-]{1,36}' }),
  EnvironmentId: s.string({ pattern: '[a-zA-Z0-9_-]{1,36}' }),
  ProjectS3Path: s.string({ max: 1024, pattern: '(https|s3)://([^/]+)/?(.*)' }),
  SingleSignOnApplicationArn: s.string({
    pattern:
      'arn:(aws|aws-us-gov|aws-cn|aws-iso|aws-iso-b):sso::[0-9]+:application\\/[a-zA-Z0-9-_.]+\\/apl-[a-zA-Z0-9]+',
  }),
});

export const trustedIdentityPropagationSettings = s.structure({
  Status: s.string({ enum: ['ENABLED', 'DISABLED'] }).required(),
});

export const domainSettings = s.structure({
  SecurityGroupIds: s.list(s.string({ max: 32, pattern: '[-0-9a-zA-Z]+' }), {
    max: 3,
  }),
  RStudioServerProDomainSettings: s.structure({
    DomainExecutionRoleArn: roleArn.required(),
    RStudioConnectUrl: s.string(),
    RStudioPackageManagerUrl: s.string(),
    DefaultResourceSpec: resourceSpec,
  }),
  ExecutionRoleIdentityConfig: s.string({
    enum: ['USER_PROFILE_NAME', 'DISABLED'],
  }),
  TrustedIdentityPropagationSettings: trustedIdentityPropagationSettings,
  DockerSettings: dockerSettings,
  AmazonQSettings: amazonQSettings,
  UnifiedStudioSettings: unifiedStudioSettings,
  IpAddressType: s.string({ enum: ['ipv4', 'dualstack'] }),
});

export const domainSettingsForUpdate = s.structure({
  RStudioServerProDomainSettingsForUpdate: s.structure({
    DomainExecutionRoleArn: roleArn.required(),
    DefaultResourceSpec: resourceSpec,
    RStudioConnectUrl: s.string(),
    RStudioPackageManagerUrl: s.string(),
  }),
  ExecutionRoleIdentityConfig: s.string({
    enum: ['USER_PROFILE_NAME', 'DISABLED'],
  }),
  SecurityGroupIds: s.list(s.string({ max: 32, pattern: '[-0-9a-zA-Z]+' }), {
    max: 3,
  }),
  TrustedIdentityPropagationSettings: trustedIdentityPropagationSettings,
  DockerSettings: dockerSettings,
  AmazonQSettings: amazonQSettings,
  UnifiedStudioSettings: unifiedStudioSettings,
  IpAddressType: s.string({ enum: ['ipv4', 'dualstack'] }),
});

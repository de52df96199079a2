import { operation, type Call } from '../service';
import { s } from '../shapes';
import { checkExecutionRole } from './checkExecutionRole';
import { domains, resourceTags, type Domain } from './documents';
import { limitExceeded, resourceInUse, validationException } from './errors';
import { AwsError } from '../errors';
import { newId } from './ids';
import { getDomain, liveApps } from './lookUp';
import { userProfiles } from './documents';
import { settleLater } from './settle';
import * as shapes from './shapes/common';
import {
  domainSettings,
  domainSettingsForUpdate,
} from './shapes/domainSettings';
import { defaultSpaceSettings, userSettings } from './shapes/userSettings';
import { checkTags } from './tags';

/** Times at speed 1. */
const createMs = 180_000;
const updateMs = 10_000;
const deleteMs = 60_000;

const limit = 20;

const networkAccess = s.string({ enum: ['PublicInternetOnly', 'VpcOnly'] });
const securityGroupManagement = s.string({ enum: ['Service', 'Customer'] });
const efsCreation = s.string({ enum: ['Enabled', 'Disabled'] });
const tagPropagation = s.string({ enum: ['ENABLED', 'DISABLED'] });

export const CreateDomain = operation({
  write: true,
  input: s.structure({
    DomainName: shapes.domainName.required(),
    AuthMode: s.string({ enum: ['SSO', 'IAM'] }).required(),
    DefaultUserSettings: userSettings.required(),
    DomainSettings: domainSettings,
    SubnetIds: shapes.subnets,
    VpcId: shapes.vpcId,
    Tags: shapes.tagList,
    AppNetworkAccessType: networkAccess,
    HomeEfsFileSystemKmsKeyId: shapes.kmsKeyId,
    KmsKeyId: shapes.kmsKeyId,
    AppSecurityGroupManagement: securityGroupManagement,
    HomeEfsFileSystemCreation: efsCreation,
    TagPropagation: tagPropagation,
    DefaultSpaceSettings: defaultSpaceSettings,
  }),
  handle({ Tags = [], HomeEfsFileSystemKmsKeyId, ...input }, call) {
    checkTags(Tags, call);
    checkNewDomain(input, call);
    const { env, account, region, partition } = call;
    const DomainId = newId('d-', 12);
    const now = env.clock.now().toISOString();
    const domain: Domain = {
      ...input,
      DomainArn: `arn:${partition}:sagemaker:${region}:${account}:domain/${DomainId}`,
      DomainId,
      Status: 'Pending',
      createdAt: now,
      modifiedAt: now,
      AppNetworkAccessType: input.AppNetworkAccessType ?? 'PublicInternetOnly',
      TagPropagation: input.TagPropagation ?? 'DISABLED',
      KmsKeyId: input.KmsKeyId ?? HomeEfsFileSystemKmsKeyId,
      HomeEfsFileSystemId: newId('fs-0', 16, 'hex'),
      SecurityGroupIdForDomainBoundary: newId('sg-0', 16, 'hex'),
      Url: `https://${DomainId}.studio.${region}.sagemaker.aws`,
    };
    env.store.transaction(() => {
      env.store.put(domains, call, DomainId, domain);
      env.store.put(resourceTags, call, domain.DomainArn, Tags);
      change(domain, 'InService', createMs, call);
    });
    const { DomainArn, Url } = domain;
    return { DomainArn, DomainId, Url };
  },
});

export const UpdateDomain = operation({
  write: true,
  input: s.structure({
    DomainId: shapes.domainId.required(),
    DefaultUserSettings: userSettings,
    DomainSettingsForUpdate: domainSettingsForUpdate,
    AppSecurityGroupManagement: securityGroupManagement,
    DefaultSpaceSettings: defaultSpaceSettings,
    SubnetIds: shapes.subnets,
    AppNetworkAccessType: networkAccess,
    TagPropagation: tagPropagation,
    HomeEfsFileSystemCreation: efsCreation,
    VpcId: shapes.vpcId,
  }),
  handle({ DomainId, DomainSettingsForUpdate, ...input }, call) {
    const domain = getDomain(DomainId, call);
    checkExecutionRole(input.DefaultUserSettings, call);
    if (!['InService', 'Update_Failed'].includes(domain.Status)) {
      throw resourceInUse(
        `Unable to update Domain [${domain.DomainArn}] because it is in [${domain.Status}] state.`,
      );
    }
    const updated: Domain = {
      ...domain,
      ...present(input),
      DefaultUserSettings: {
        ...domain.DefaultUserSettings,
        ...input.DefaultUserSettings,
      },
      DomainSettings: { ...domain.DomainSettings, ...DomainSettingsForUpdate },
      Status: 'Updating',
      modifiedAt: call.env.clock.now().toISOString(),
    };
    call.env.store.transaction(() => {
      call.env.store.put(domains, call, DomainId, updated);
      change(updated, 'InService', updateMs, call);
    });
    return { DomainArn: domain.DomainArn };
  },
});

export const DeleteDomain = operation({
  write: true,
  input: s.structure({
    DomainId: shapes.domainId.required(),
    RetentionPolicy: s.structure({
      HomeEfsFileSystem: s.string({ enum: ['Retain', 'Delete'] }),
    }),
  }),
  handle({ DomainId }, call) {
    const domain = getDomain(DomainId, call);
    const prefix = `${DomainId}/`;
    if (call.env.store.list(userProfiles, call, { prefix }).length) {
      throw inUse(domain, 'UserProfile(s)');
    }
    if (liveApps(DomainId, undefined, call).length) {
      throw inUse(domain, 'App(s)');
    }
    if (['Pending', 'Updating', 'Deleting'].includes(domain.Status)) {
      throw resourceInUse(
        `Unable to delete Domain [${domain.DomainArn}] because it is in [${domain.Status}] state.`,
      );
    }
    const deleting: Domain = { ...domain, Status: 'Deleting' };
    call.env.store.transaction(() => {
      call.env.store.put(domains, call, DomainId, deleting);
      change(deleting, undefined, deleteMs, call);
    });
    return {};
  },
});

function checkNewDomain(
  input: {
    DomainName: string;
    DefaultUserSettings: { ExecutionRole?: string };
    AppNetworkAccessType?: string;
    VpcId?: string;
    SubnetIds?: string[];
  },
  call: Call,
) {
  if (!input.DefaultUserSettings.ExecutionRole) {
    throw validationException(
      'ExecutionRole is required in DefaultUserSettings.',
    );
  }
  checkExecutionRole(input.DefaultUserSettings, call);
  if (
    input.AppNetworkAccessType === 'VpcOnly' &&
    !(input.VpcId && input.SubnetIds)
  ) {
    throw validationException(
      'VpcId and SubnetIds are required when AppNetworkAccessType is VpcOnly.',
    );
  }
  const existing = call.env.store.list(domains, call);
  if (existing.some(({ DomainName }) => DomainName === input.DomainName)) {
    throw resourceInUse(
      `The Domain with DomainName [${input.DomainName}] already exists. Please use a different DomainName.`,
    );
  }
  if (existing.length >= limit) {
    throw limitExceeded('Total domains', limit, existing.length, 'Domains');
  }
}

function inUse({ DomainArn }: Domain, what: string): AwsError {
  return resourceInUse(
    `Unable to delete Domain [${DomainArn}] because ${what} are associated with it.`,
  );
}

function change(
  { DomainId, DomainArn, Status }: Domain,
  to: string | undefined,
  inMs: number,
  call: Call,
) {
  settleLater(
    { type: 'domain', id: DomainId, arn: DomainArn, from: Status, to },
    inMs,
    call,
  );
}

/** The members that were given. */
function present<T extends object>(input: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

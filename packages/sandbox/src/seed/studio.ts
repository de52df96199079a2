import { createHash } from 'node:crypto';
import type { Env, Scope, Tag } from '../aws/service';
import {
  domains,
  resourceTags,
  userProfiles,
} from '../aws/sagemaker/documents';
import { profileKey } from '../aws/sagemaker/lookUp';
import {
  accountId,
  homeRegion,
  projects,
  projectTags,
  type SeedProject,
} from './accounts';
import type { Seed } from './Seed';

/** Someone with a profile. */
export interface SeedPerson {
  name: string;
  persona: string;
}

const people: Record<string, SeedPerson[]> = {
  'demand-forecast': [
    { name: 'ravi.patel', persona: 'data-scientist' },
    { name: 'lena.koch', persona: 'ml-engineer' },
  ],
  'card-fraud': [{ name: 'omar.haddad', persona: 'data-scientist' }],
  'claims-triage': [{ name: 'omar.haddad', persona: 'ml-engineer' }],
  'defect-detection': [{ name: 'vera.lindqvist', persona: 'data-scientist' }],
  'shelf-vision': [{ name: 'vera.lindqvist', persona: 'data-scientist' }],
};

/** This project has no domain, so that the portal's empty state can be seen. */
const withoutDomain = 'price-elasticity';

const idleShutdown = {
  AppLifecycleManagement: {
    IdleSettings: {
      LifecycleManagement: 'ENABLED',
      IdleTimeoutInMinutes: 120,
      MinIdleTimeoutInMinutes: 60,
      MaxIdleTimeoutInMinutes: 480,
    },
  },
};

const day = 24 * 60 * 60 * 1_000;

/** The Studio domains of the Dev accounts, and the profiles in them. */
export const seedStudio: Seed = env => {
  for (const project of projects) {
    if (project.slug !== withoutDomain) {
      seedDomain(project, people[project.slug], env);
    }
  }
};

/** The domain of a project's Dev account and the profiles in it. */
export function seedDomain(
  project: SeedProject,
  users: SeedPerson[],
  env: Env,
): void {
  const scope: Scope = {
    account: accountId(project, 'dev'),
    region: project.region ?? homeRegion,
  };
  const { slug } = project;
  const DomainId = `d-${digits(slug, 12)}`;
  const DomainArn = arn(scope, `domain/${DomainId}`);
  const created = daysAgo(120, env);
  const tags = projectTags(project, 'dev');
  env.store.put(domains, scope, DomainId, {
    DomainArn,
    DomainId,
    DomainName: slug,
    Status: 'InService',
    createdAt: created,
    modifiedAt: created,
    AuthMode: 'IAM',
    AppNetworkAccessType: 'VpcOnly',
    VpcId: `vpc-0${digits(`${slug}/vpc`, 16)}`,
    SubnetIds: ['a', 'b'].map(
      zone => `subnet-0${digits(`${slug}/subnet/${zone}`, 16)}`,
    ),
    DefaultUserSettings: {
      ExecutionRole: roleArn(scope, 'data-scientist'),
      SecurityGroups: [`sg-0${digits(`${slug}/apps`, 16)}`],
      StudioWebPortal: 'ENABLED',
      DefaultLandingUri: 'studio::',
      JupyterLabAppSettings: idleShutdown,
      CodeEditorAppSettings: idleShutdown,
    },
    TagPropagation: 'ENABLED',
    HomeEfsFileSystemId: `fs-0${digits(`${slug}/home`, 16)}`,
    SecurityGroupIdForDomainBoundary: `sg-0${digits(`${slug}/boundary`, 16)}`,
    Url: `https://${DomainId}.studio.${scope.region}.sagemaker.aws`,
  });
  env.store.put(resourceTags, scope, DomainArn, tags);
  users.forEach((person, index) =>
    seedProfile(person, index, DomainId, tags, scope, env),
  );
}

function seedProfile(
  { name, persona }: SeedPerson,
  index: number,
  DomainId: string,
  projectsTags: Tag[],
  scope: Scope,
  env: Env,
) {
  const UserProfileName = name.replaceAll('.', '-');
  const key = profileKey(DomainId, UserProfileName);
  const UserProfileArn = arn(scope, `user-profile/${key}`);
  const created = daysAgo(Math.max(100 - 10 * index, 1), env);
  env.store.put(userProfiles, scope, key, {
    UserProfileArn,
    DomainId,
    UserProfileName,
    HomeEfsFileSystemUid: String(200_005 + 5 * index),
    Status: 'InService',
    createdAt: created,
    modifiedAt: created,
    UserSettings: { ExecutionRole: roleArn(scope, persona) },
  });
  const tags = projectsTags.length
    ? [...projectsTags, { Key: 'atelier:user', Value: `user:default/${name}` }]
    : [];
  env.store.put(resourceTags, scope, UserProfileArn, tags);
}

function arn({ account, region }: Scope, resource: string): string {
  return `arn:aws:sagemaker:${region}:${account}:${resource}`;
}

function roleArn({ account }: Scope, name: string): string {
  return `arn:aws:iam::${account}:role/atelier/${name}`;
}

function digits(name: string, length: number): string {
  return createHash('sha256').update(name).digest('hex').slice(0, length);
}

function daysAgo(days: number, { clock }: Env): string {
  return new Date(clock.now().getTime() - days * day).toISOString();
}

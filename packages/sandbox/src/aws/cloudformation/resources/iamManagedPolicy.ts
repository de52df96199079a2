import type { Tag } from '../stack';
import type { TemplateObject } from '../template';
import { hasOwnTags, jsonText, listOf, nameOf, unlessMissing } from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

const missing = ['NoSuchEntity'];

/** AWS::IAM::ManagedPolicy; its physical id is the policy's ARN. */
export const iamManagedPolicy: ResourceType = {
  type: 'AWS::IAM::ManagedPolicy',
  properties: [
    'Description',
    'ManagedPolicyName',
    'Path',
    'PolicyDocument',
    'Roles',
  ],
  nameProperty: 'ManagedPolicyName',

  capability: ({ ManagedPolicyName }) =>
    ManagedPolicyName === undefined ? 'CAPABILITY_IAM' : 'CAPABILITY_NAMED_IAM',

  async find(properties, context) {
    const path = properties.Path ?? '/';
    const arn = `arn:aws:iam::${context.account}:policy${String(
      path,
    )}${policyName(properties, context)}`;
    const found = await unlessMissing(missing, () =>
      context.invoke<{ Policy: { Tags?: Tag[] } }>('iam', 'GetPolicy', {
        PolicyArn: arn,
      }),
    );
    return found && hasOwnTags(found.Policy.Tags ?? [], context)
      ? arn
      : undefined;
  },

  async create(properties, tags, context) {
    const { Policy } = await context.invoke<{ Policy: { Arn: string } }>(
      'iam',
      'CreatePolicy',
      {
        PolicyName: policyName(properties, context),
        Path: properties.Path,
        Description: properties.Description,
        PolicyDocument: jsonText(properties.PolicyDocument),
        Tags: tags,
      },
    );
    return Policy.Arn;
  },

  configure: setRoles,

  async read(arn, { invoke }): Promise<ResourceReading> {
    const found = await unlessMissing(missing, () =>
      invoke<{ Policy: { PolicyId: string } }>('iam', 'GetPolicy', {
        PolicyArn: arn,
      }),
    );
    return found
      ? {
          state: 'ready',
          attributes: { PolicyArn: arn, PolicyId: found.Policy.PolicyId },
        }
      : { state: 'gone', attributes: {} };
  },

  async update(arn, properties, _tags, context) {
    const { invoke } = context;
    await deleteVersions(arn, context);
    await invoke('iam', 'CreatePolicyVersion', {
      PolicyArn: arn,
      PolicyDocument: jsonText(properties.PolicyDocument),
      SetAsDefault: true,
    });
    await setRoles(arn, properties, context);
  },

  async delete(arn, context) {
    await setRoles(arn, {}, context);
    await deleteVersions(arn, context);
    await context.invoke('iam', 'DeletePolicy', { PolicyArn: arn });
  },
};

function policyName(
  { ManagedPolicyName }: TemplateObject,
  context: ResourceContext,
) {
  return nameOf(ManagedPolicyName, context, 128);
}

/** Attaches the policy to the template's roles and to no others. Safe to repeat. */
async function setRoles(
  PolicyArn: string,
  { Roles }: TemplateObject,
  { invoke }: ResourceContext,
): Promise<void> {
  const wanted = listOf(Roles).map(String);
  const { PolicyRoles } = await invoke<{ PolicyRoles: { RoleName: string }[] }>(
    'iam',
    'ListEntitiesForPolicy',
    { PolicyArn, PolicyUsageFilter: 'PermissionsPolicy', MaxItems: 1000 },
  );
  const present = PolicyRoles.map(({ RoleName }) => RoleName);
  for (const RoleName of present.filter(name => !wanted.includes(name))) {
    await invoke('iam', 'DetachRolePolicy', { RoleName, PolicyArn });
  }
  for (const RoleName of wanted.filter(name => !present.includes(name))) {
    await invoke('iam', 'AttachRolePolicy', { RoleName, PolicyArn });
  }
}

/** All but the default one: a policy has five at most. */
async function deleteVersions(
  PolicyArn: string,
  { invoke }: ResourceContext,
): Promise<void> {
  const { Versions } = await invoke<{
    Versions: { VersionId: string; IsDefaultVersion: boolean }[];
  }>('iam', 'ListPolicyVersions', { PolicyArn });
  for (const { VersionId } of Versions.filter(one => !one.IsDefaultVersion)) {
    await invoke('iam', 'DeletePolicyVersion', { PolicyArn, VersionId });
  }
}

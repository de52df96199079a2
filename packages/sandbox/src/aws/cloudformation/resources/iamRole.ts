import { AwsError } from '../../errors';
import type { Tag } from '../stack';
import type { TemplateObject } from '../template';
import { hasOwnTags, jsonText, nameOf } from './common';
import { setRolePolicies } from './iamRolePolicies';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';

interface Role {
  RoleName: string;
  RoleId: string;
  Arn: string;
  Tags?: Tag[];
}

/** AWS::IAM::Role; its physical id is the role's name. */
export const iamRole: ResourceType = {
  type: 'AWS::IAM::Role',
  properties: [
    'AssumeRolePolicyDocument',
    'Description',
    'ManagedPolicyArns',
    'MaxSessionDuration',
    'Path',
    'PermissionsBoundary',
    'Policies',
    'RoleName',
  ],
  nameProperty: 'RoleName',

  capability: ({ RoleName }) =>
    RoleName === undefined ? 'CAPABILITY_IAM' : 'CAPABILITY_NAMED_IAM',

  async find(properties, context) {
    const name = roleName(properties, context);
    const role = await getRole(name, context);
    return role && hasOwnTags(role.Tags ?? [], context) ? name : undefined;
  },

  async create(properties, tags, context) {
    const name = roleName(properties, context);
    await context.invoke('iam', 'CreateRole', {
      RoleName: name,
      Path: properties.Path,
      Description: properties.Description,
      MaxSessionDuration: maxSession(properties),
      PermissionsBoundary: properties.PermissionsBoundary,
      AssumeRolePolicyDocument: jsonText(properties.AssumeRolePolicyDocument),
      Tags: tags,
    });
    return name;
  },

  configure: setRolePolicies,

  async read(name, context): Promise<ResourceReading> {
    const role = await getRole(name, context);
    if (!role) {
      return { state: 'gone', attributes: {} };
    }
    const { Arn, RoleId } = role;
    return { state: 'ready', attributes: { Arn, RoleId } };
  },

  async update(name, properties, tags, context) {
    const { invoke } = context;
    await invoke('iam', 'UpdateRole', {
      RoleName: name,
      Description: properties.Description ?? '',
      MaxSessionDuration: maxSession(properties),
    });
    await invoke('iam', 'UpdateAssumeRolePolicy', {
      RoleName: name,
      PolicyDocument: jsonText(properties.AssumeRolePolicyDocument),
    });
    await (properties.PermissionsBoundary === undefined
      ? invoke('iam', 'DeleteRolePermissionsBoundary', { RoleName: name })
      : invoke('iam', 'PutRolePermissionsBoundary', {
          RoleName: name,
          PermissionsBoundary: properties.PermissionsBoundary,
        }));
    await setRolePolicies(name, properties, context);
    const { Tags: present } = await invoke<{ Tags: Tag[] }>(
      'iam',
      'ListRoleTags',
      { RoleName: name },
    );
    const TagKeys = present
      .map(({ Key }) => Key)
      .filter(key => !tags.some(({ Key }) => Key === key));
    if (TagKeys.length) {
      await invoke('iam', 'UntagRole', { RoleName: name, TagKeys });
    }
    await invoke('iam', 'TagRole', { RoleName: name, Tags: tags });
  },

  async delete(name, context) {
    await setRolePolicies(name, {}, context);
    await context.invoke('iam', 'DeleteRole', { RoleName: name });
  },
};

function roleName({ RoleName }: TemplateObject, context: ResourceContext) {
  return nameOf(RoleName, context, 64);
}

function maxSession({ MaxSessionDuration }: TemplateObject) {
  return MaxSessionDuration === undefined
    ? undefined
    : Number(MaxSessionDuration);
}

async function getRole(
  name: string,
  context: ResourceContext,
): Promise<Role | undefined> {
  try {
    const { Role: role } = await context.invoke<{ Role: Role }>(
      'iam',
      'GetRole',
      { RoleName: name },
    );
    return role;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'NoSuchEntity') {
      return undefined;
    }
    throw error;
  }
}

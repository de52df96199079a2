import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  paginateListRoles,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
} from '@aws-sdk/client-iam';
import { startSandbox, type RunningSandbox } from '../../startSandbox';
import { rootConfig } from '../../__testUtils__/credentials';

const trustPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'lambda.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
});
const policy = JSON.stringify({
  Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
});
const RoleName = 'probe';
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

describe('IAM', () => {
  let sandbox: RunningSandbox;
  let iam: IAMClient;

  beforeAll(async () => {
    sandbox = await startSandbox();
    iam = new IAMClient(await rootConfig(sandbox.awsUrl, '201000000011'));
  });
  afterAll(() => sandbox.stop());

  const create = (input = {}) =>
    iam.send(
      new CreateRoleCommand({
        RoleName,
        Path: '/atelier/',
        AssumeRolePolicyDocument: trustPolicy,
        ...input,
      }),
    );

  it('has the seeded roles of an account, by path and page by page', async () => {
    const names: (string | undefined)[] = [];
    const pages = paginateListRoles({ client: iam, pageSize: 2 }, {});
    for await (const { Roles = [] } of pages) {
      names.push(...Roles.map(role => role.RoleName));
    }
    expect(names).toEqual([
      'AtelierLaunchStudio',
      'AtelierProvisioner',
      'AtelierReader',
      'data-scientist',
      'ml-engineer',
      'mlops-deploy',
      'mlops-endpoint',
      'mlops-pipeline',
      'model-reviewer',
    ]);
    const personas = await iam.send(
      new ListRolesCommand({ PathPrefix: '/atelier/' }),
    );
    expect(personas.Roles?.map(({ Arn }) => Arn)).toContain(
      'arn:aws:iam::201000000011:role/atelier/data-scientist',
    );
  });

  it('keeps a role with its policies, boundary and tags until it is deleted', async () => {
    const boundary = 'arn:aws:iam::201000000011:policy/AtelierBoundary';
    await create({ Tags: [{ Key: 'a', Value: '1' }] });
    await iam.send(
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: 'read',
        PolicyDocument: policy,
      }),
    );
    await iam.send(
      new AttachRolePolicyCommand({ RoleName, PolicyArn: readOnly }),
    );
    await iam.send(
      new PutRolePermissionsBoundaryCommand({
        RoleName,
        PermissionsBoundary: boundary,
      }),
    );
    await iam.send(
      new TagRoleCommand({ RoleName, Tags: [{ Key: 'b', Value: '2' }] }),
    );
    await iam.send(new UntagRoleCommand({ RoleName, TagKeys: ['a'] }));

    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(Role).toMatchObject({
      Arn: 'arn:aws:iam::201000000011:role/atelier/probe',
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: encodeURIComponent(trustPolicy),
      PermissionsBoundary: { PermissionsBoundaryArn: boundary },
      Tags: [{ Key: 'b', Value: '2' }],
    });
    const inline = await iam.send(
      new GetRolePolicyCommand({ RoleName, PolicyName: 'read' }),
    );
    expect(inline.PolicyDocument).toBe(encodeURIComponent(policy));
    expect(
      (await iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames,
    ).toEqual(['read']);
    expect(
      (await iam.send(new ListAttachedRolePoliciesCommand({ RoleName })))
        .AttachedPolicies,
    ).toEqual([{ PolicyName: 'ReadOnlyAccess', PolicyArn: readOnly }]);
    expect(
      (await iam.send(new ListRoleTagsCommand({ RoleName }))).Tags,
    ).toEqual([{ Key: 'b', Value: '2' }]);

    const conflict = { name: 'DeleteConflictException' };
    const remove = () => iam.send(new DeleteRoleCommand({ RoleName }));
    await expect(remove()).rejects.toMatchObject(conflict);
    await iam.send(
      new DetachRolePolicyCommand({ RoleName, PolicyArn: readOnly }),
    );
    await expect(remove()).rejects.toMatchObject(conflict);
    await iam.send(
      new DeleteRolePolicyCommand({ RoleName, PolicyName: 'read' }),
    );
    await remove();
    await expect(
      iam.send(new GetRoleCommand({ RoleName })),
    ).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The role with name probe cannot be found.',
    });
  });

  it('refuses a name that is taken and documents that are no policies', async () => {
    await create({ RoleName: 'twice' });
    await expect(create({ RoleName: 'twice' })).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
      $metadata: { httpStatusCode: 409 },
    });
    for (const AssumeRolePolicyDocument of ['{', '{}', policy]) {
      await expect(
        create({ RoleName: 'bad', AssumeRolePolicyDocument }),
      ).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
    }
  });

  it('attaches no policy that does not exist', async () => {
    const PolicyArn = 'arn:aws:iam::201000000011:policy/Mine';
    await expect(
      iam.send(
        new AttachRolePolicyCommand({ RoleName: 'AtelierReader', PolicyArn }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});

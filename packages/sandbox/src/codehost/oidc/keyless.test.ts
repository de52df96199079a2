import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { rootConfig } from '../../__testUtils__/credentials';
import { TestCodeHost } from '../__testUtils__/TestCodeHost';

const hub = '100200300402';

/** With Python alone, as the runner has it: the answer, or AWS's error code. */
const script = `
import os, re, urllib.error, urllib.parse, urllib.request
query = urllib.parse.urlencode({
    "Action": "AssumeRoleWithWebIdentity",
    "Version": "2011-06-15",
    "RoleArn": os.environ["ROLE_ARN"],
    "RoleSessionName": "ci",
    "WebIdentityToken": os.environ["TOKEN"],
}).encode()
try:
    text = urllib.request.urlopen(os.environ["AWS_ENDPOINT_URL"], query).read()
    print("ARN", re.search(b"<Arn>(.*?)</Arn>", text)[1].decode())
except urllib.error.HTTPError as error:
    print("CODE", re.search(b"<Code>(.*?)</Code>", error.read())[1].decode())
`;

const ci = `
assume:
  id_tokens: {TOKEN: {aud: $AUDIENCE}}
  variables: {AUDIENCE: $CI_SERVER_URL}
  script: python3 assume.py
`;

describe('a CI job without keys', () => {
  const host = new TestCodeHost();
  let roleArn: string;

  beforeAll(async () => {
    await host.start({ runner: true });
    const { awsUrl } = host.running;
    const { host: provider } = new URL(host.url);
    const { Role } = await new IAMClient(await rootConfig(awsUrl)).send(
      new CreateRoleCommand({
        Path: '/atelier/ci/',
        RoleName: 'churn',
        PermissionsBoundary: `arn:aws:iam::${hub}:policy/AtelierBoundary`,
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Federated: `arn:aws:iam::${hub}:oidc-provider/${provider}`,
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  [`${provider}:aud`]: host.url,
                  [`${provider}:sub`]:
                    'project_path:forecasting/churn:ref_type:branch:ref:main',
                },
              },
            },
          ],
        }),
      }),
    );
    roleArn = Role?.Arn ?? '';
  });
  afterAll(() => host.remove());

  /** What the newest pipeline's job printed. */
  const printed = async (id: number) => {
    const gitlab = host.client();
    const [{ id: pipeline }] = await gitlab.Pipelines.all(id);
    await host.until(() => gitlab.Pipelines.show(id, pipeline), 'success');
    const [job] = await gitlab.Jobs.all(id, { pipelineId: pipeline });
    return String(await gitlab.Jobs.showLog(id, job.id));
  };
  const project = async (path: string) => {
    const { id } = await host.createProject(path);
    await host.client().ProjectVariables.create(id, 'ROLE_ARN', roleArn);
    const folder = await host.clone(path);
    await host.push(folder, { '.gitlab-ci.yml': ci, 'assume.py': script });
    return id;
  };

  it('takes the role that trusts its repository and branch', async () => {
    const id = await project('churn');
    expect(await printed(id)).toContain(
      `ARN arn:aws:sts::${hub}:assumed-role/churn/ci`,
    );
    const gitlab = host.client();
    await gitlab.Branches.create(id, 'other', 'main');
    expect(await printed(id)).toContain('CODE AccessDenied');
    await host.setVariablesRole(id, 'maintainer');
    await gitlab.Pipelines.create(id, 'main', {
      variables: [{ key: 'AUDIENCE', value: 'https://elsewhere' }],
    });
    expect(await printed(id)).toContain('CODE InvalidIdentityToken');
  });

  it('of another repository does not', async () => {
    const id = await project('not-churn');
    expect(await printed(id)).toContain('CODE AccessDenied');
  });
});

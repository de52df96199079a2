import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { Aws } from './__testUtils__/Aws';
import { dana, omar } from './__testUtils__/people';
import { Portal } from './__testUtils__/Portal';

const input: JsonObject = {
  project: 'demand-forecast',
  stage: 'dev',
  product: 'Studio user profile',
  persona: 'data-scientist',
};

describe("servicecatalog:product:launch in a template of a user's own", () => {
  let aws: Aws;
  let portal: Portal;

  beforeAll(async () => {
    aws = await Aws.start();
    portal = await Portal.start();
  });

  afterAll(async () => {
    await portal.stop();
    await aws.stop();
  });

  it.each<[string, string, JsonObject, string]>([
    [
      'another team, without the step that checks first',
      omar,
      {},
      'You do not belong to group:default/forecasting',
    ],
    [
      'a persona that the stage does not allow',
      dana,
      { stage: 'preprod' },
      "The persona 'data-scientist' may not be used in the stage preprod",
    ],
    [
      'no persona for a product with a role',
      dana,
      { persona: undefined as never },
      "needs an execution role: give the input 'persona'",
    ],
    [
      'a role by its ARN',
      dana,
      {
        parameters: {
          ExecutionRoleArn: 'arn:aws:iam::201000000011:role/Admin',
        },
      },
      "The parameter 'ExecutionRoleArn' cannot be given: it follows from the input 'persona'",
    ],
    [
      "another person's profile as a parameter",
      dana,
      { parameters: { UserProfileName: 'ravi-patel' } },
      "The parameter 'UserProfileName' cannot be given",
    ],
    [
      'a domain as a parameter',
      dana,
      { parameters: { DomainId: 'd-somebodyelse' } },
      "The parameter 'DomainId' cannot be given",
    ],
    [
      'any other role',
      dana,
      {
        parameters: { KernelRoleArn: 'arn:aws:iam::201000000011:role/Admin' },
      },
      "The parameter 'KernelRoleArn' cannot be given: roles are chosen by persona",
    ],
    [
      'a parameter that the product does not have',
      dana,
      { parameters: { Colour: 'red' } },
      'Colour',
    ],
    [
      "another ML project's domain",
      dana,
      { domainId: 'd-somebodyelse' },
      'has no Studio domain d-somebodyelse in service',
    ],
    [
      'a region that the ML project does not work in',
      dana,
      { region: 'us-east-1' },
      "does not work in the region 'us-east-1'. Choose eu-west-1",
    ],
    [
      'a name that AWS would refuse',
      dana,
      { profileName: 'dana_1' },
      "'dana_1' cannot be the name of a Studio profile",
    ],
    ['an unknown product', dana, { product: 'Admin access' }, 'Admin access'],
    ['an unknown version', dana, { version: 'v99' }, "has no version 'v99'"],
    [
      'an input that the action does not know',
      dana,
      { ExecutionRoleArn: 'arn:aws:iam::201000000011:role/Admin' },
      'Invalid input passed to action servicecatalog:product:launch',
    ],
  ])('refuses %s and writes nothing', async (_what, who, change, message) => {
    const task = await portal.run(who, 'own', {
      input: { ...input, ...change },
    });

    expect(task).toMatchObject({
      status: 'failed',
      log: expect.stringContaining(message),
    });
    expect(await aws.writes()).toEqual([]);
  });

  it('refuses a task that no person started', async () => {
    const taskId = await portal.begin(undefined, 'own', {
      input,
    });
    const task = await portal.end(dana, taskId);

    expect(task).toMatchObject({
      status: 'failed',
      log: expect.stringContaining('started by no signed-in person'),
    });
    expect(await aws.writes()).toEqual([]);
  });

  it('refuses whom the permission policy refuses', async () => {
    const strict = await Portal.start([
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission: { name } }) => ({
            result:
              name === 'ml-platform.project.provision'
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          })),
        authorizeConditional: async requests =>
          requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      }).factory,
    ]);

    const task = await strict.run(dana, 'own', { input });
    await strict.stop();

    expect(task).toMatchObject({
      status: 'failed',
      log: expect.stringContaining(
        "the portal's permission policy refuses ml-platform.project.provision",
      ),
    });
    expect(await aws.writes()).toEqual([]);
  });
});

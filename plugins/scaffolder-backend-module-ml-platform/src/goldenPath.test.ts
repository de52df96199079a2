import { Aws } from './__testUtils__/Aws';
import { ade, dana, milo, omar, vera } from './__testUtils__/people';
import { Portal } from './__testUtils__/Portal';
import { goldenPath } from './__testUtils__/templates';

const account = '201000000011';
const region = 'eu-west-1';
const asked = {
  project: 'demand-forecast',
  stage: 'dev',
  persona: 'data-scientist',
};

describe('the golden path studio-user-profile', () => {
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

  it('makes a profile in the Dev account, with the role of the persona and all tags', async () => {
    const before = await aws.profiles(account, region);

    const task = await portal.run(dana, 'studio-user-profile', asked);

    expect(task).toMatchObject({ status: 'completed' });
    const after = await aws.profiles(account, region);
    expect(after.size).toBe(before.size + 1);
    expect(after.get('data-scientist')).toMatchObject({
      status: 'InService',
      role: `arn:aws:iam::${account}:role/atelier/data-scientist`,
      tags: {
        'atelier:project': 'demand-forecast',
        'atelier:stage': 'dev',
        'atelier:cost-center': 'CC-1001',
        'atelier:owner': 'group:default/forecasting',
        'atelier:user': dana,
      },
    });
    const domainId = await aws.domainId(account, region);
    expect(task.output).toEqual({
      links: [
        {
          title: 'Your Studio',
          url: '/catalog/default/system/demand-forecast/studio',
        },
        {
          title: 'Open Studio',
          url: `/ml-projects/demand-forecast/studio/dev/${region}/${domainId}/data-scientist/open`,
        },
      ],
      text: [
        {
          title: 'Your profile is ready',
          content: expect.stringContaining('was made for you'),
        },
      ],
    });
  });

  it('shows the progress and where to look, in the name of the person at AWS and nowhere else', async () => {
    const task = await portal.run(milo, 'studio-user-profile', {
      ...asked,
      persona: 'ml-engineer',
    });

    expect(task.log).toContain(
      "Launching the product 'Studio user profile' (version v1) in account 201000000011, region eu-west-1.",
    );
    expect(task.log).toMatch(
      /Service Catalog: \w+ \(record [\w-]+\) after \d+ s/,
    );
    expect(task.log).toMatch(
      /Launched\. In the AWS console: https:\/\/eu-west-1\.console\.aws\.amazon\.com\S+pp-/,
    );
    expect(task.log).not.toContain(milo);
    const [last] = (await aws.writes()).slice(-1);
    expect(last).toMatch(
      /^ProvisionProduct by .*AtelierProvisioner.*ml-engineer/,
    );
  });

  it('gives the same profile again, says so and writes nothing', async () => {
    const profiles = await aws.profiles(account, region);
    const writes = await aws.writes();

    const task = await portal.run(dana, 'studio-user-profile', asked);

    expect(task).toMatchObject({
      status: 'completed',
      output: { text: [{ title: 'You already had this profile' }] },
    });
    expect(task.log).toContain('existed already');
    expect(await aws.writes()).toEqual(writes);
    expect(await aws.profiles(account, region)).toEqual(profiles);
  });

  it('changes the persona of the same profile', async () => {
    const { size } = await aws.profiles(account, region);

    const task = await portal.run(dana, 'studio-user-profile', {
      ...asked,
      persona: 'ml-engineer',
    });

    expect(task).toMatchObject({
      status: 'completed',
      output: { text: [{ title: 'Your profile was updated' }] },
    });
    const profiles = await aws.profiles(account, region);
    expect(profiles.size).toBe(size);
    expect(profiles.get('data-scientist')).toMatchObject({
      role: `arn:aws:iam::${account}:role/atelier/ml-engineer`,
      tags: { 'atelier:user': dana },
    });
  });

  it('works in the region of the ML project', async () => {
    const task = await portal.run(vera, 'studio-user-profile', {
      ...asked,
      project: 'defect-detection',
      profileName: 'vera-2',
    });

    expect(task).toMatchObject({ status: 'completed' });
    const profiles = await aws.profiles('201000000051', 'eu-central-1');
    expect(profiles.get('vera-2')).toMatchObject({
      role: 'arn:aws:iam::201000000051:role/atelier/data-scientist',
      tags: { 'atelier:cost-center': 'CC-3001', 'atelier:user': vera },
    });
  });

  it.each([
    [
      'an ML project of another team',
      omar,
      {},
      "You do not belong to group:default/forecasting, which owns the ML project 'demand-forecast'",
    ],
    [
      "a team's ML project, for a platform admin",
      ade,
      {},
      'You do not belong to group:default/forecasting',
    ],
    [
      'an ML project that does not exist',
      dana,
      { project: 'no-such-project' },
      'no-such-project',
    ],
    [
      'a stage that the persona may not use',
      dana,
      { stage: 'prod' },
      "The persona 'data-scientist' may not be used in the stage prod",
    ],
    [
      'a stage that the ML project does not have',
      dana,
      { project: 'price-elasticity', stage: 'preprod' },
      "The ML project 'price-elasticity' has no account for the stage preprod. Choose dev",
    ],
    [
      'a persona that does not exist',
      dana,
      { persona: 'root' },
      "There is no persona 'root'. Choose one of data-scientist,",
    ],
    [
      'an ML project without a Studio domain',
      dana,
      { project: 'price-elasticity' },
      'has no Studio domain in service in account 201000000021, region eu-west-1. Launch the product "Studio domain" there first',
    ],
    [
      "another person's profile",
      dana,
      { profileName: 'ravi-patel' },
      'belongs to another person. Choose another profile name.',
    ],
    [
      "another person's profile that this template made",
      dana,
      { profileName: 'ml-engineer' },
      'belongs to another person. Choose another profile name.',
    ],
  ])('refuses %s and writes nothing', async (_what, who, change, message) => {
    const writes = await aws.writes();

    const task = await portal.run(who, 'studio-user-profile', {
      ...asked,
      ...change,
    });

    expect(task).toMatchObject({
      status: 'failed',
      log: expect.stringContaining(message),
    });
    expect(await aws.writes()).toEqual(writes);
  });

  it.each(['-x', 'x_y', 'x'.repeat(64), `x${'-'.repeat(63)}x`, '../ravi'])(
    'refuses the profile name %p at its field',
    async profileName => {
      const response = await portal.send(dana, 'POST', '/v2/tasks', {
        templateRef: 'template:default/studio-user-profile',
        values: { ...asked, profileName },
      });

      expect(response.status).toBe(400);
      const { errors } = await response.json();
      expect(errors[0]).toMatchObject({ property: 'instance.profileName' });
    },
  );

  it('can be tried out: a dry run says what would be launched and writes nothing', async () => {
    const writes = await aws.writes();

    const response = await portal.send(dana, 'POST', '/v2/dry-run', {
      template: goldenPath,
      values: { ...asked, profileName: 'dana-2' },
      directoryContents: [],
    });

    const { log, output } = await response.json();
    const lines = log
      .map((line: { body: { message: string } }) => line.body.message)
      .join('\n');
    expect(lines).toContain(
      "Would launch the product 'Studio user profile' (version v1) in account 201000000011, region eu-west-1, as 'atelier-demand-forecast-dev-studio-user-profile-dana-2'",
    );
    expect(lines).toContain(
      `ExecutionRoleArn = arn:aws:iam::${account}:role/atelier/data-scientist`,
    );
    expect(lines).toContain(`atelier:user = ${dana}`);
    expect(output.links[1].url).toMatch(/\/d-[a-z0-9-]+\/dana-2\/open$/);
    expect(await aws.writes()).toEqual(writes);
    expect((await aws.profiles(account, region)).has('dana-2')).toBe(false);
  });

  it('is refused in a dry run as in a real one', async () => {
    const response = await portal.send(omar, 'POST', '/v2/dry-run', {
      template: goldenPath,
      values: asked,
      directoryContents: [],
    });

    expect(response.status).toBe(403);
    expect(await response.text()).toContain('You do not belong to');
  });

  it('can be cancelled while AWS works, and taken up again', async () => {
    await aws.setSpeed(1);
    const values = { ...asked, profileName: 'dana-3' };
    const taskId = await portal.begin(dana, 'studio-user-profile', values);
    await portal.until(dana, taskId, ({ log }) =>
      log.includes('Service Catalog: '),
    );

    await portal.send(dana, 'POST', `/v2/tasks/${taskId}/cancel`);
    const cancelled = await portal.until(dana, taskId, ({ log }) =>
      log.includes('The task was cancelled.'),
    );
    await aws.setSpeed(1000);
    const again = await portal.run(dana, 'studio-user-profile', values);

    expect(cancelled.log).toContain(
      'run the template again to take it up from there',
    );
    expect(again).toMatchObject({ status: 'completed' });
    expect(
      (await aws.writes()).filter(line => line.startsWith('ProvisionProduct')),
    ).toHaveLength(4);
  });
});

import { Aws } from './__testUtils__/Aws';
import { CodeHost } from './__testUtils__/CodeHost';
import { milo, omar } from './__testUtils__/people';
import { Portal } from './__testUtils__/Portal';
import { mlopsGoldenPath } from './__testUtils__/templates';

const asked = {
  project: 'demand-forecast',
  objective: 'binary:logistic',
  targetColumn: 'target',
  instanceType: 'ml.m5.large',
};

describe('the golden path mlops-train-deploy', () => {
  let aws: Aws;
  let codeHost: CodeHost;
  let portal: Portal;

  beforeAll(async () => {
    aws = await Aws.start();
    codeHost = new CodeHost(aws.codeHostUrl);
    portal = await Portal.start([], { codeHost });
  });

  afterAll(async () => {
    await portal?.stop();
    await aws?.stop();
  });

  const run = (name: string, changes = {}, who = milo) =>
    portal.run(who, 'mlops-train-deploy', { ...asked, ...changes, name });

  it('makes repository, SageMaker project, pipeline and first execution', async () => {
    const task = await run('churn');

    expect(task).toMatchObject({ status: 'completed' });
    console.log(task.log, JSON.stringify(task.output, null, 1));
  });
});

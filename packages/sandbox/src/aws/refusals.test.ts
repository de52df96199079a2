import { rootOf, type TestCredentials } from '../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../startSandbox';
import { send, type Answer } from './__testUtils__/inputs/send';
import { delivery } from './__testUtils__/refusals/delivery';
import { identity } from './__testUtils__/refusals/identity';
import { mlops } from './__testUtils__/refusals/mlops';
import {
  dev,
  hub,
  type Refusal,
  type Step,
} from './__testUtils__/refusals/Refusal';
import { queues } from './__testUtils__/refusals/queues';
import { studio } from './__testUtils__/refusals/studio';
import { services } from './services';

const refusals: Record<string, Refusal> = {
  ...studio,
  ...mlops,
  ...identity,
  ...delivery,
  ...queues,
};

describe('what no model says', () => {
  let sandbox: RunningSandbox;
  const names = new Map<string, string>();
  const keys = new Map<string, TestCredentials>();

  const call = async (
    account: string,
    [service, operation, input = {}]: Step,
  ) => {
    const found = services.find(({ id }) => id === service);
    if (!found) {
      throw new Error(`There is no ${service}.`);
    }
    const root = keys.get(account) ?? (await rootOf(sandbox.awsUrl, account));
    keys.set(account, root);
    const text = JSON.stringify(input).replace(
      /<(\w+)>/g,
      (_, name) => names.get(`${name}@${account}`) ?? names.get(name) ?? '',
    );
    const sent = JSON.parse(text);
    return send(sandbox.awsUrl, root, found, operation, sent);
  };
  /** What a list's first item has under a name. */
  const first = async (
    account: string,
    step: Step,
    list: string,
    member: string,
  ) => {
    const { output } = await call(account, step);
    return (output as Record<string, Record<string, string>[]>)[list][0][
      member
    ];
  };

  beforeAll(async () => {
    sandbox = await startSandbox();
    for (const account of [dev, '201000000031']) {
      const domains: Step = ['sagemaker', 'ListDomains'];
      const profiles: Step = ['sagemaker', 'ListUserProfiles'];
      for (const [name, step, list, member] of [
        ['domain', domains, 'Domains', 'DomainId'],
        ['domainArn', domains, 'Domains', 'DomainArn'],
        ['profile', profiles, 'UserProfiles', 'UserProfileName'],
      ] as const) {
        const value = await first(account, step, list, member);
        names.set(`${name}@${account}`, value);
      }
    }
    const executions: Step = [
      'sagemaker',
      'ListPipelineExecutions',
      { PipelineName: 'store-demand' },
    ];
    names.set(
      'execution',
      await first(
        dev,
        executions,
        'PipelineExecutionSummaries',
        'PipelineExecutionArn',
      ),
    );
    const portfolios: Step = ['servicecatalog', 'ListPortfolios'];
    names.set(
      'portfolio',
      await first(hub, portfolios, 'PortfolioDetails', 'Id'),
    );
    const constraints: Step = [
      'servicecatalog',
      'ListConstraintsForPortfolio',
      { PortfolioId: '<portfolio>' },
    ];
    names.set(
      'product',
      await first(hub, constraints, 'ConstraintDetails', 'ProductId'),
    );
    names.set('artifact', 'pa-aaaaaaaaaaaaa');
    const made = await call(dev, ['kms', 'CreateKey']);
    const { KeyMetadata } = made.output as { KeyMetadata: { KeyId: string } };
    names.set('key', KeyMetadata.KeyId);
  });
  afterAll(() => sandbox.stop());

  it.each(Object.entries(refusals))(
    'refuses %s',
    async (_, { in: account = dev, after = [], step, code, message }) => {
      for (const one of after) {
        expect(await call(account, one)).toMatchObject({ status: 200 });
      }
      expect(await call(account, step)).toMatchObject({
        code,
        message: expect.stringContaining(message),
      });
    },
  );

  it('refuses more profiles than an account may have', async () => {
    const account = '201000000031';
    let answer: Answer | undefined;
    for (let made = 0; made <= 60 && answer?.status !== 400; made++) {
      const input = { DomainId: '<domain>', UserProfileName: `p-${made}` };
      answer = await call(account, ['sagemaker', 'CreateUserProfile', input]);
    }
    expect(answer).toMatchObject({
      code: 'ResourceLimitExceeded',
      message: expect.stringContaining(
        "'Maximum number of Studio user profiles allowed per account' is 60 UserProfiles, with current utilization of 60 UserProfiles",
      ),
    });
  }, 30_000);

  it.each(['exclusive', 'unknown', 'duplicate', 'quota', 'conflict'])(
    'holds services to the class %s',
    of => {
      const held = Object.values(refusals).filter(one => one.of === of);
      expect(new Set(held.map(({ step }) => step[0])).size).toBeGreaterThan(2);
    },
  );
});

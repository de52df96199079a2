import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateOpenIDConnectProviderCommand } from '@aws-sdk/client-iam';
import { CreateDomainCommand } from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '../..';
import { rootOf, type TestCredentials } from '../../__testUtils__/credentials';
import type { JournalEntry } from '../Journal';
import { eventually } from './__testUtils__/eventually';
import { inventory } from './__testUtils__/inventory';
import { productParameters } from './__testUtils__/productParameters';
import { TestAccount } from './__testUtils__/TestAccount';

/** A Dev account without a Studio domain. */
const account = '201000000051';
const role = `arn:aws:iam::${account}:role/atelier/data-scientist`;
const message = 'It breaks here.';
const timeoutMs = 120_000;

const products = resolve(
  dirname(require.resolve('../../../package.json')),
  '../../templates/products',
);

describe('a product that fails', () => {
  let sandbox: RunningSandbox;
  let root: TestCredentials;
  let client: TestAccount;
  let DomainId = '';
  let count = 0;

  const control = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${sandbox.awsUrl}/_sandbox/${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    return text ? JSON.parse(text) : undefined;
  };

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1_000_000 });
    root = await rootOf(sandbox.awsUrl, account);
    client = TestAccount.of(sandbox.awsUrl, root);
    await client.iam.send(
      new CreateOpenIDConnectProviderCommand({
        Url: 'http://localhost:1',
        ClientIDList: ['http://localhost:1'],
      }),
    );
    const { DomainArn = '' } = await client.sagemaker.send(
      new CreateDomainCommand({
        DomainName: 'there',
        AuthMode: 'IAM',
        DefaultUserSettings: { ExecutionRole: role },
      }),
    );
    DomainId = DomainArn.slice(DomainArn.lastIndexOf('/') + 1);
  });
  afterAll(async () => {
    client.destroy();
    await sandbox.stop();
  });

  async function launch(product: string, TemplateBody: string) {
    const parameters = {
      ...productParameters(product, account),
      ...(product === 'studio-user-profile' && { DomainId }),
    };
    const { StackId } = await client.cloudformation.send(
      new CreateStackCommand({
        StackName: `fails-${count++}`,
        TemplateBody,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Parameters: Object.entries(parameters).map(
          ([ParameterKey, ParameterValue]) => ({
            ParameterKey,
            ParameterValue,
          }),
        ),
      }),
    );
    return { StackId, status: await settled(StackId) };
  }

  async function settled(StackName: string | undefined) {
    const { Stacks } = await eventually(
      () =>
        client.cloudformation.send(new DescribeStacksCommand({ StackName })),
      found => !found.Stacks?.[0].StackStatus?.endsWith('_IN_PROGRESS'),
    );
    return Stacks?.[0].StackStatus;
  }

  /** The writing calls of CloudFormation after a place in the journal. */
  async function writesSince(seq: number): Promise<JournalEntry[]> {
    const { entries } = await control('GET', `journal?since=${seq}`);
    return entries.filter(
      (entry: JournalEntry) => entry.write && entry.source === 'cloudformation',
    );
  }

  it.each(readdirSync(products))(
    'leaves nothing behind, whichever of its calls it is: %s',
    async product => {
      const TemplateBody = readFileSync(
        resolve(products, product, 'product.yaml'),
        'utf8',
      );
      const before = await inventory(sandbox.awsUrl, root);
      const { entries: earlier } = await control('GET', 'journal');
      // What holds data outlives its stack, but it is made again below.
      const { StackId, status } = await launch(
        product,
        TemplateBody.replaceAll('RetainExceptOnCreate', 'Delete'),
      );
      expect(status).toBe('CREATE_COMPLETE');
      const calls = await writesSince(earlier.at(-1).seq);
      expect(calls.length).toBeGreaterThan(0);
      await client.cloudformation.send(
        new DeleteStackCommand({ StackName: StackId }),
      );
      expect(await settled(StackId)).toBe('DELETE_COMPLETE');
      expect(await inventory(sandbox.awsUrl, root)).toEqual(before);

      for (const [index, { service, operation }] of calls.entries()) {
        const skip = calls
          .slice(0, index)
          .filter(
            call => call.service === service && call.operation === operation,
          ).length;
        await control('POST', 'faults', {
          service,
          operation,
          account,
          skip,
          count: 1,
          effect: {
            type: 'error',
            code: 'ValidationException',
            status: 400,
            message,
          },
        });
        const failed = await launch(product, TemplateBody);
        const call = `${service}:${operation} ${skip}`;
        expect([call, failed.status]).toEqual([call, 'ROLLBACK_COMPLETE']);
        const { StackEvents = [] } = await client.cloudformation.send(
          new DescribeStackEventsCommand({ StackName: failed.StackId }),
        );
        expect(
          StackEvents.filter(one => one.ResourceStatus === 'CREATE_FAILED').map(
            one => one.ResourceStatusReason,
          ),
        ).toEqual([expect.stringContaining(message)]);
        expect([call, await inventory(sandbox.awsUrl, root)]).toEqual([
          call,
          before,
        ]);
        await control('DELETE', 'faults');
      }
    },
    timeoutMs,
  );
});

import {
  CreatePresignedDomainUrlCommand,
  ListDomainsCommand,
  type CreatePresignedDomainUrlCommandInput,
} from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '..';
import {
  modelViolations,
  type Sample,
} from '../aws/cloudformation/__testUtils__/conformance';
import {
  spoke,
  TestAccount,
} from '../aws/cloudformation/__testUtils__/TestAccount';

describe('the page behind a presigned Studio URL', () => {
  const samples: Sample[] = [];
  let sandbox: RunningSandbox;
  let account: TestAccount;
  let DomainId: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    account = await TestAccount.assume(
      sandbox.awsUrl,
      spoke,
      'AtelierProvisioner',
      samples,
    );
    const { Domains } = await account.sagemaker.send(
      new ListDomainsCommand({}),
    );
    DomainId = Domains?.[0].DomainId ?? '';
  });

  afterAll(async () => {
    account.destroy();
    await sandbox.stop();
  });

  async function presign(
    input: Partial<CreatePresignedDomainUrlCommandInput> = {},
  ) {
    const { AuthorizedUrl = '' } = await account.sagemaker.send(
      new CreatePresignedDomainUrlCommand({
        DomainId,
        UserProfileName: 'ravi-patel',
        ...input,
      }),
    );
    return AuthorizedUrl;
  }

  async function open(url: string) {
    const response = await fetch(url);
    return { status: response.status, text: await response.text(), response };
  }

  it('says which domain, profile and role it signed in, once', async () => {
    const url = await presign();
    expect(url).toMatch(`${sandbox.awsUrl}/_studio/${DomainId}/auth?token=`);
    const { status, text, response } = await open(url);
    expect(status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(text).toContain('<html lang="en">');
    expect(text).toContain(`demand-forecast (${DomainId})`);
    expect(text).toContain('ravi-patel');
    expect(text).toContain(`arn:aws:iam::${spoke}:role/atelier/data-scientist`);
    expect(await open(url)).toMatchObject({
      status: 403,
      text: expect.stringContaining('Invalid or Expired Auth Token'),
    });
  });

  it('refuses a link after its time', async () => {
    const url = await presign({ ExpiresInSeconds: 30 });
    const other = await presign({ ExpiresInSeconds: 60 });
    await fetch(`${sandbox.awsUrl}/_sandbox/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceSeconds: 31 }),
    });
    expect(await open(url)).toMatchObject({
      status: 403,
      text: expect.stringContaining('Invalid or Expired Auth Token'),
    });
    expect((await open(other)).status).toBe(200);
  });

  it('refuses a token of another domain, and one that never was', async () => {
    const url = await presign();
    expect((await open(url.replace(DomainId, 'd-other'))).status).toBe(403);
    expect((await open(`${url}x`)).status).toBe(403);
    expect((await open(url.replace('/auth', '/nowhere'))).status).toBe(404);
    expect((await open(url)).status).toBe(200);
  });

  it.each<[Partial<CreatePresignedDomainUrlCommandInput>, string]>([
    [{ ExpiresInSeconds: 4 }, 'ValidationException'],
    [{ ExpiresInSeconds: 301 }, 'ValidationException'],
    [{ UserProfileName: 'nobody' }, 'ResourceNotFound'],
    [{ DomainId: 'd-absent' }, 'ResourceNotFound'],
  ])('makes no link for %j', async (input, name) => {
    await expect(presign(input)).rejects.toMatchObject({ name });
  });

  it("answers as AWS's models say, where the models are here", () => {
    expect(samples.length).toBeGreaterThan(0);
    expect(modelViolations(samples) ?? []).toEqual([]);
  });
});

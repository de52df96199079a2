import {
  CreateAliasCommand,
  CreateKeyCommand,
  DecryptCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  ListAliasesCommand,
  ListResourceTagsCommand,
  paginateListKeys,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
} from '@aws-sdk/client-kms';
import { startSandbox, type RunningSandbox } from '../../startSandbox';
import { rootConfig } from '../../__testUtils__/credentials';

const hub = '100200300402';
const spoke = '201000000011';
const text = Buffer.from('a secret');

describe('KMS', () => {
  let sandbox: RunningSandbox;
  let kms: KMSClient;
  let foreign: KMSClient;

  beforeAll(async () => {
    sandbox = await startSandbox();
    kms = new KMSClient(await rootConfig(sandbox.awsUrl));
    foreign = new KMSClient(await rootConfig(sandbox.awsUrl, spoke));
  });
  afterAll(async () => {
    kms.destroy();
    foreign.destroy();
    await sandbox.stop();
  });

  const create = async (Policy?: object) => {
    const { KeyMetadata } = await kms.send(
      new CreateKeyCommand({ Policy: Policy && JSON.stringify(Policy) }),
    );
    return KeyMetadata?.Arn ?? '';
  };
  const sharedWith = (AWS: string, Action = 'kms:*') => ({
    Version: '2012-10-17',
    Statement: [hub, AWS].map(one => ({
      Effect: 'Allow',
      Principal: {
        AWS: one.startsWith('arn') ? one : `arn:aws:iam::${one}:root`,
      },
      Action: one === hub ? 'kms:*' : Action,
      Resource: '*',
    })),
  });

  it('encrypts and decrypts with its context only', async () => {
    const KeyId = await create();
    const EncryptionContext = { a: '1', b: '2' };
    const { CiphertextBlob } = await kms.send(
      new EncryptCommand({ KeyId, Plaintext: text, EncryptionContext }),
    );
    const decrypt = (context?: Record<string, string>) =>
      kms.send(
        new DecryptCommand({ CiphertextBlob, EncryptionContext: context }),
      );
    const { Plaintext, KeyId: used } = await decrypt({ b: '2', a: '1' });
    expect(Buffer.from(Plaintext ?? [])).toEqual(text);
    expect(used).toBe(KeyId);
    await expect(decrypt({ a: '1' })).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
    const other = await create();
    await expect(
      kms.send(
        new DecryptCommand({ CiphertextBlob, EncryptionContext, KeyId: other }),
      ),
    ).rejects.toMatchObject({ name: 'IncorrectKeyException' });
  });

  it('makes data keys of the size asked for', async () => {
    const KeyId = await create();
    const { Plaintext, CiphertextBlob } = await kms.send(
      new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256' }),
    );
    expect(Plaintext).toHaveLength(32);
    const decrypted = await kms.send(new DecryptCommand({ CiphertextBlob }));
    expect(decrypted.Plaintext).toEqual(Plaintext);
    await expect(
      kms.send(new GenerateDataKeyCommand({ KeyId })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('finds a key by its alias, which points to one key at a time', async () => {
    const KeyId = await create();
    const AliasName = 'alias/atelier/probe';
    const alias = new CreateAliasCommand({ AliasName, TargetKeyId: KeyId });
    await kms.send(alias);
    await expect(kms.send(alias)).rejects.toMatchObject({
      name: 'AlreadyExistsException',
    });
    const { Aliases } = await kms.send(new ListAliasesCommand({ KeyId }));
    expect(Aliases).toMatchObject([{ AliasName }]);
    const { KeyMetadata } = await kms.send(
      new DescribeKeyCommand({ KeyId: AliasName }),
    );
    expect(KeyMetadata?.Arn).toBe(KeyId);
    await kms.send(new DeleteAliasCommand({ AliasName }));
    await expect(
      kms.send(new DescribeKeyCommand({ KeyId: AliasName })),
    ).rejects.toMatchObject({
      name: 'NotFoundException',
      message: `Alias arn:aws:kms:eu-west-1:${hub}:${AliasName} is not found.`,
    });
  });

  it('lets another account in only where the key’s policy does', async () => {
    const closed = await create();
    const use = (KeyId: string) =>
      foreign.send(new EncryptCommand({ KeyId, Plaintext: text }));
    await expect(use(closed)).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    const open = await create(
      sharedWith(`arn:aws:iam::${spoke}:root`, 'kms:Encrypt'),
    );
    await expect(use(open)).resolves.toBeDefined();
    await expect(
      foreign.send(new DescribeKeyCommand({ KeyId: open })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('refuses policies that name nobody, lock everyone out, or are none', async () => {
    const KeyId = await create();
    const put = (policy: object | string) =>
      kms.send(
        new PutKeyPolicyCommand({
          KeyId,
          Policy: typeof policy === 'string' ? policy : JSON.stringify(policy),
        }),
      );
    const error = { name: 'MalformedPolicyDocumentException' };
    await expect(put('{')).rejects.toMatchObject(error);
    await expect(
      put(sharedWith(`arn:aws:iam::${spoke}:role/nobody`)),
    ).rejects.toThrow('invalid principals');
    await expect(
      put({
        Statement: {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${spoke}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
      }),
    ).rejects.toThrow('will not allow you to update the key policy');
    const fine = sharedWith(spoke);
    await put(fine);
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId }));
    expect(JSON.parse(Policy ?? '')).toEqual(fine);
  });

  it('rotates, tags, disables and deletes', async () => {
    const KeyId = await create();
    await kms.send(new EnableKeyRotationCommand({ KeyId }));
    expect(
      await kms.send(new GetKeyRotationStatusCommand({ KeyId })),
    ).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 365 });
    await kms.send(
      new TagResourceCommand({
        KeyId,
        Tags: [{ TagKey: 'a', TagValue: '1' }],
      }),
    );
    const { Tags } = await kms.send(new ListResourceTagsCommand({ KeyId }));
    expect(Tags).toEqual([{ TagKey: 'a', TagValue: '1' }]);
    await kms.send(new DisableKeyCommand({ KeyId }));
    const encrypt = () =>
      kms.send(new EncryptCommand({ KeyId, Plaintext: text }));
    await expect(encrypt()).rejects.toMatchObject({
      name: 'DisabledException',
      message: `${KeyId} is disabled.`,
    });
    await expect(
      kms.send(
        new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 6 }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await kms.send(
      new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }),
    );
    await expect(encrypt()).rejects.toMatchObject({
      name: 'KMSInvalidStateException',
    });
  });

  it('lists the account’s keys page by page, and no others', async () => {
    const own: (string | undefined)[] = [];
    for await (const page of paginateListKeys(
      { client: kms, pageSize: 2 },
      {},
    )) {
      own.push(...(page.Keys ?? []).map(({ KeyArn }) => KeyArn));
    }
    expect(own.length).toBeGreaterThan(4);
    expect(new Set(own).size).toBe(own.length);
    for await (const page of paginateListKeys({ client: foreign }, {})) {
      expect(page.Keys).toEqual([]);
    }
  });
});

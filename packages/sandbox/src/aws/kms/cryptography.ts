import { randomBytes } from 'node:crypto';
import { AwsError } from '../errors';
import { operation } from '../service';
import { s } from '../shapes';
import { decrypt, encrypt, keyIdOf } from './cipher';
import { keys } from './documents';
import { checkUsable, getKey } from './lookUp';
import * as shapes from './shapes';

const algorithm = 'SYMMETRIC_DEFAULT' as const;
const EncryptionAlgorithm = s.string({
  enum: [algorithm],
  lacks: ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256', 'SM2PKE'],
});

export const Encrypt = operation({
  write: false,
  input: s.structure(
    {
      KeyId: shapes.keyId,
      Plaintext: s.blob({ min: 1, max: 4096 }).required(),
      EncryptionContext: shapes.encryptionContext,
      GrantTokens: shapes.grantTokens,
      EncryptionAlgorithm,
    },
    ['DryRun'],
  ),
  handle({ KeyId, Plaintext, EncryptionContext }, call) {
    const key = getKey(KeyId, call);
    checkUsable(key);
    return {
      CiphertextBlob: encrypt(key, Plaintext, EncryptionContext),
      KeyId: key.Arn,
      EncryptionAlgorithm: algorithm,
    };
  },
});

export const Decrypt = operation({
  write: false,
  input: s.structure(
    {
      CiphertextBlob: s.blob({ min: 1, max: 6144 }).required(),
      EncryptionContext: shapes.encryptionContext,
      GrantTokens: shapes.grantTokens,
      KeyId: s.string({ min: 1, max: 2048 }),
      EncryptionAlgorithm,
    },
    ['Recipient', 'DryRun', 'DryRunModifiers'],
  ),
  handle({ CiphertextBlob, EncryptionContext, KeyId }, call) {
    const id = keyIdOf(CiphertextBlob);
    const known = call.env.store
      .list(keys, { region: call.region })
      .find(one => one.KeyId === id);
    if (!known) {
      throw new AwsError('InvalidCiphertextException', '');
    }
    const key = getKey(known.Arn, call);
    if (KeyId && getKey(KeyId, call).Arn !== key.Arn) {
      throw new AwsError(
        'IncorrectKeyException',
        'The key ID in the request does not identify a CMK that can perform this operation.',
      );
    }
    checkUsable(key);
    const Plaintext = decrypt(key, CiphertextBlob, EncryptionContext);
    if (!Plaintext) {
      throw new AwsError('InvalidCiphertextException', '');
    }
    return { KeyId: key.Arn, Plaintext, EncryptionAlgorithm: algorithm };
  },
});

const dataKey = s.structure(
  {
    KeyId: shapes.keyId,
    EncryptionContext: shapes.encryptionContext,
    NumberOfBytes: s.integer({ min: 1, max: 1024 }),
    KeySpec: s.string({ enum: ['AES_256', 'AES_128'] }),
    GrantTokens: shapes.grantTokens,
  },
  ['Recipient', 'DryRun'],
);

export const GenerateDataKey = operation({
  write: false,
  input: dataKey,
  handle({ KeyId, EncryptionContext, NumberOfBytes, KeySpec }, call) {
    if ((NumberOfBytes === undefined) === (KeySpec === undefined)) {
      throw new AwsError(
        'ValidationException',
        'Please specify either number of bytes or key spec.',
      );
    }
    const key = getKey(KeyId, call);
    checkUsable(key);
    const Plaintext = randomBytes(
      NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32),
    );
    return {
      CiphertextBlob: encrypt(key, Plaintext, EncryptionContext),
      Plaintext,
      KeyId: key.Arn,
    };
  },
});

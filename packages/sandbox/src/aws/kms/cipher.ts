import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Key } from './documents';

type EncryptionContext = Record<string, string>;

const idBytes = 36;
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts with a key; the blob begins with the key's id. */
export function encrypt(
  { KeyId, material }: Key,
  plaintext: Buffer,
  context: EncryptionContext = {},
): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(
    'aes-256-gcm',
    Buffer.from(material, 'base64'),
    iv,
  );
  cipher.setAAD(Buffer.from(canonical(context)));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.from(KeyId), iv, cipher.getAuthTag(), body]);
}

/** Id of the key that a blob was encrypted with; undefined of other bytes. */
export function keyIdOf(blob: Buffer): string | undefined {
  const id = blob.toString('latin1', 0, idBytes);
  return /^[0-9a-f-]{36}$/.test(id) ? id : undefined;
}

/** The plaintext; undefined where blob or context are not those of the encryption. */
export function decrypt(
  { material }: Key,
  blob: Buffer,
  context: EncryptionContext = {},
): Buffer | undefined {
  const iv = blob.subarray(idBytes, idBytes + ivBytes);
  const tag = blob.subarray(idBytes + ivBytes, idBytes + ivBytes + tagBytes);
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      Buffer.from(material, 'base64'),
      iv,
      { authTagLength: tagBytes },
    );
    decipher.setAAD(Buffer.from(canonical(context)));
    decipher.setAuthTag(tag);
    const body = blob.subarray(idBytes + ivBytes + tagBytes);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    return undefined;
  }
}

function canonical(context: EncryptionContext): string {
  const entries = Object.entries(context);
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

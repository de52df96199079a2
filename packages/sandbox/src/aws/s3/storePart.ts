import { AwsError } from '../errors';
import type { Call } from '../service';
import {
  uploadParts,
  type Bucket,
  type Upload,
  type UploadedPart,
} from './documents';
import { chosenAlgorithm, storedBytes } from './newObject';
import { partId } from './uploads';

/** Keeps a part of an upload; it takes the place of one of the same number. */
export function storePart(
  input: { PartNumber: number },
  bytes: Buffer,
  upload: Upload,
  bucket: Bucket,
  call: Call,
): UploadedPart {
  const { env } = call;
  const { PartNumber } = input;
  if (PartNumber < 1 || PartNumber > 10_000) {
    throw new AwsError(
      'InvalidArgument',
      'Part number must be an integer between 1 and 10000, inclusive',
    );
  }
  const algorithm = upload.checksumAlgorithm ?? chosenAlgorithm(input);
  const id = partId(upload, PartNumber);
  const old = env.store.get(uploadParts, bucket, id);
  const { checksumType, ...stored } = storedBytes(
    bytes,
    upload.encryption,
    algorithm,
    call,
  );
  const part: UploadedPart = {
    number: PartNumber,
    ...stored,
    lastModified: env.clock.now().toISOString(),
  };
  env.store.put(uploadParts, bucket, id, part);
  if (old) {
    env.blobs.delete(old.blob);
  }
  return part;
}

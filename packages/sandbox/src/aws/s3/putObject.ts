import { operation } from '../service';
import { s } from '../shapes';
import { findObject } from './documents';
import { getBucket } from './lookUp';
import { chosenAlgorithm, newObjectProperties, storedBytes } from './newObject';
import { writtenOutput } from './objectOutput';
import { checkWrite } from './preconditions';
import * as shapes from './shapes';
import { addVersion, current } from './versions';

export const PutObject = operation({
  write: true,
  input: s.structure({
    ...shapes.newObject,
    ...shapes.checksumMembers,
    Body: s.blob(),
    IfMatch: s.string(),
    IfNoneMatch: s.string(),
  }),
  http: {
    method: 'PUT',
    uri: '/{Bucket}/{Key+}',
    headers: {
      ...shapes.newObjectHeaders,
      ...shapes.checksumHeaders,
      IfMatch: 'if-match',
      IfNoneMatch: 'if-none-match',
    },
    prefixHeaders: shapes.metadataHeaders,
    body: { member: 'Body' },
    answer: {
      headers: {
        ETag: 'etag',
        ...shapes.storedHeaders,
        ...shapes.checksumHeaders,
        ChecksumType: 'x-amz-checksum-type',
      },
    },
  },
  handle(input, call) {
    const { env } = call;
    const bucket = getBucket(input, call);
    checkWrite(input, current(findObject(env, bucket, input.Key)));
    const properties = newObjectProperties(input, bucket, call);
    const stored = storedBytes(
      input.Body ?? Buffer.alloc(0),
      properties.encryption,
      chosenAlgorithm(input),
      call,
    );
    const version = addVersion(env, bucket, input.Key, {
      ...properties,
      ...stored,
    });
    return writtenOutput(version, bucket);
  },
});

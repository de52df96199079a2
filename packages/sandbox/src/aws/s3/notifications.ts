import { operation } from '../service';
import { s } from '../shapes';
import { getBucket } from './lookUp';
import * as shapes from './shapes';

/** The sandbox's buckets notify nobody. */
export const GetBucketNotificationConfiguration = operation({
  write: false,
  input: s.structure(shapes.ofBucket),
  http: {
    method: 'GET',
    uri: '/{Bucket}?notification',
    headers: shapes.ownerHeader,
    answer: {
      body: { root: 'NotificationConfiguration', write: output => output },
    },
  },
  handle(input, call) {
    getBucket(input, call);
    return {};
  },
});

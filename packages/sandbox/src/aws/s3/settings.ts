import { AwsError } from '../errors';
import type { HttpBinding } from '../protocols/rest';
import { operation, type Call } from '../service';
import { s, type Shape } from '../shapes';
import { putBucket, type Bucket } from './documents';
import { getBucket } from './lookUp';
import * as shapes from './shapes';

type Body = Extract<NonNullable<HttpBinding['body']>, { root: string }>;
type Written = Extract<
  NonNullable<NonNullable<HttpBinding['answer']>['body']>,
  { root: string }
>;

/** One thing that a bucket is set to, with its sub-resource such as `versioning`. */
interface Setting<N extends string, T> {
  subresource: string;
  member: N;
  shape: Shape<T, true>;
  read: Body;
  write: Written;
  get(bucket: Bucket): object | undefined;
  /** Code and message where there is none. */
  missing?: [code: string, message: string];
  set(value: T, bucket: Bucket, call: Call): Partial<Bucket>;
}

/** The operations that read, write and take away a setting. */
export function settingOperations<N extends string, T>(
  setting: Setting<N, T>,
  removed: Partial<Bucket> = {},
) {
  const { subresource, member, missing } = setting;
  const uri = `/{Bucket}?${subresource}`;
  const headers = shapes.ownerHeader;
  return {
    get: operation({
      write: false,
      input: s.structure(shapes.ofBucket),
      http: { method: 'GET', uri, headers, answer: { body: setting.write } },
      handle(input, call) {
        const bucket = getBucket(input, call);
        const found = setting.get(bucket);
        if (!found && missing) {
          const [code, message] = missing;
          throw new AwsError(code, message, 404, { BucketName: bucket.name });
        }
        return found ?? {};
      },
    }),
    put: operation({
      write: true,
      input: s.structure({
        ...shapes.ofBucket,
        ...({ [member]: setting.shape } as { [M in N]: Shape<T, true> }),
      }),
      http: { method: 'PUT', uri, headers, body: setting.read },
      handle(input, call) {
        const given = input as unknown as {
          Bucket: string;
        } & Record<N, T>;
        const bucket = getBucket(given, call);
        const change = setting.set(given[member], bucket, call);
        putBucket(call.env, { ...bucket, ...change });
      },
    }),
    remove: operation({
      write: true,
      input: s.structure(shapes.ofBucket),
      http: { method: 'DELETE', uri, headers, answer: { status: 204 } },
      handle(input, call) {
        const bucket = getBucket(input, call);
        putBucket(call.env, { ...bucket, ...removed });
      },
    }),
  };
}

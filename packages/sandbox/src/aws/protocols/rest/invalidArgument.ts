import { AwsError } from '../../errors';
import type { Operation } from '../../service';
import { malformedXml } from './malformedXml';

/** What S3 says of some; others it only calls invalid. */
const sentences: Record<string, string> = {
  'encoding-type': 'Invalid Encoding Method specified in Request',
  'max-keys': 'Provided max-keys not an integer or within integer range',
  'max-parts': 'Argument max-parts must be an integer between 0 and 2147483647',
  'max-uploads':
    'Argument max-uploads must be an integer between 0 and 2147483647',
  partNumber: 'Part number must be an integer between 1 and 10000, inclusive',
  'x-amz-metadata-directive': 'Unknown metadata directive.',
  'x-amz-server-side-encryption':
    'The encryption method specified is not supported',
  'x-amz-tagging-directive': 'Unknown tagging directive.',
};

/**
 * S3's refusal of an input: it names the header or parameter of the query, and says of a document
 * only that it is malformed.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function invalidArgument(
  { path, value }: { path: string; value?: unknown },
  operation?: Operation,
): AwsError {
  const { headers, query } = operation?.http ?? {};
  const member = path.split('.')[0];
  const [, name] =
    Object.entries({ ...headers, ...query }).find(
      ([one]) => one.toLowerCase() === member.toLowerCase(),
    ) ?? [];
  if (name === undefined) {
    return malformedXml();
  }
  return name === 'x-amz-storage-class'
    ? new AwsError(
        'InvalidStorageClass',
        'The storage class you specified is not valid',
      )
    : new AwsError(
        'InvalidArgument',
        sentences[name] ?? `The value of ${name} is invalid.`,
        400,
        { ArgumentName: name, ArgumentValue: String(value) },
      );
}

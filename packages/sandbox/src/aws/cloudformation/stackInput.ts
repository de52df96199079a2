import { AwsError } from '../errors';
import type { Call } from '../service';
import { validationError } from './errors';

interface GivenTemplate {
  TemplateBody?: string;
  TemplateURL?: string;
}

interface GivenParameter {
  ParameterKey?: string;
  ParameterValue?: string;
  UsePreviousValue?: boolean;
}

/** Larger templates CloudFormation does not read from S3. */
const maxBytes = 1024 * 1024;

/** The template's text from an operation's input; from S3 it is read as the caller. */
export async function templateText(
  { TemplateBody, TemplateURL }: GivenTemplate,
  call: Call,
): Promise<string> {
  if (TemplateURL) {
    return readTemplate(TemplateURL, call);
  }
  if (!TemplateBody) {
    throw validationError(
      'Either Template URL or Template Body must be specified.',
    );
  }
  return TemplateBody;
}

/** Parameter values of an operation's input. */
export function givenParameters(
  given: GivenParameter[] = [],
  previous: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    given.map(item => [
      item.ParameterKey,
      item.UsePreviousValue
        ? previous[item.ParameterKey ?? '']
        : item.ParameterValue ?? '',
    ]),
  );
}

async function readTemplate(url: string, call: Call): Promise<string> {
  const object = objectOf(url);
  if (!object) {
    throw validationError('TemplateURL must be a supported URL.');
  }
  try {
    const { Body } = await call.env.invoke<{ Body: Buffer }>(
      's3',
      'GetObject',
      object,
      call,
    );
    if (Body.length > maxBytes) {
      throw validationError(
        `Template may not exceed ${maxBytes} bytes in size.`,
      );
    }
    return Body.toString('utf8');
  } catch (error) {
    throw error instanceof AwsError && error.code !== 'ValidationError'
      ? validationError(
          `S3 error: ${error.message}\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html`,
        )
      : error;
  }
}

/** Bucket and key of an object's URL, with the bucket in the host or in the path. */
function objectOf(
  text: string,
): { Bucket: string; Key: string; VersionId?: string } | undefined {
  if (!URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  const [, inHost] =
    /^(.+)\.s3[.-][a-z0-9.-]*amazonaws\.com$/.exec(url.hostname) ?? [];
  const path = decodeURIComponent(url.pathname.slice(1));
  const slash = path.indexOf('/');
  const [Bucket, Key] =
    inHost === undefined
      ? [path.slice(0, slash), path.slice(slash + 1)]
      : [inHost, path];
  const VersionId = url.searchParams.get('versionId') ?? undefined;
  return (slash > 0 || inHost) && Key ? { Bucket, Key, VersionId } : undefined;
}

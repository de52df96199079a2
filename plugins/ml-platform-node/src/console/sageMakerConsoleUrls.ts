import { Partition } from '../config';
import { regionalConsole } from './consoleUrls';

const pages: Record<string, string> = {
  'training-job': 'jobs',
  'processing-job': 'processing-jobs',
  'transform-job': 'transform-jobs',
  'hyper-parameter-tuning-job': 'hyper-tuning-jobs',
  model: 'models',
  endpoint: 'endpoints',
  'endpoint-config': 'endpointConfig',
};

/** The page of a job, model or endpoint in the console, by its ARN; undefined for what has none. @public */
export function jobConsoleUrl(
  partition: Partition,
  arn: string,
): string | undefined {
  const [, , , region, , resource = ''] = arn.split(':');
  const [kind, name] = resource.split('/');
  const page = Object.hasOwn(pages, kind) ? pages[kind] : undefined;
  return page && name
    ? `${sageMakerHome(partition, region)}#/${page}/${encodeURIComponent(name)}`
    : undefined;
}

/** Where the console leads to pipelines and the model registry, which are pages of Studio. @public */
export function studioLandingConsoleUrl(
  partition: Partition,
  region: string,
): string {
  return `${sageMakerHome(partition, region)}#/studio-landing`;
}

/** The streams of a job in CloudWatch Logs. @public */
export function logGroupConsoleUrl(
  partition: Partition,
  place: { region: string; logGroup: string; streamPrefix: string },
): string {
  const { region, logGroup, streamPrefix } = place;
  const filter = encodeURIComponent(
    `?logStreamNameFilter=${encodeURIComponent(streamPrefix)}`,
  );
  return `${regionalConsole(
    partition,
    region,
  )}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${hashPart(
    logGroup,
  )}${filter.replaceAll('%', '$')}`;
}

/** CloudWatch's console encodes twice what follows the hash, with `$` in place of `%`. */
function hashPart(text: string): string {
  return encodeURIComponent(encodeURIComponent(text)).replaceAll('%', '$');
}

function sageMakerHome(partition: Partition, region: string): string {
  return `${regionalConsole(
    partition,
    region,
  )}/sagemaker/home?region=${region}`;
}

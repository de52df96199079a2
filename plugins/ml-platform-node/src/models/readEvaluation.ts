import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { isErrorWithName } from '@backstage/errors';
import { ModelVersion } from '@atelier/plugin-ml-platform-common';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';

type Metrics = ModelVersion['metrics'];

/** Larger ones hold more than a few numbers. */
const maxBytes = 64 * 1024;
const maxMetrics = 20;
const maxDepth = 5;
const s3Uri = /^s3:\/\/([^/]+)\/(.+)$/;

/**
 * The numbers of an evaluation in S3, as SageMaker's own containers and samples write it
 * (`{ "metrics": { "auc": { "value": 0.9 } } }`). None where the portal may not read it, or it is something else.
 *
 * Source: S3 `GetObject`.
 *
 * @public
 */
export async function readEvaluation(
  clients: AwsClients,
  target: AwsTarget,
  uri: string,
  options: { signal?: AbortSignal } = {},
): Promise<Metrics> {
  const [, bucket, key] = s3Uri.exec(uri) ?? [];
  if (!bucket) {
    return [];
  }
  const client = clients.get(S3Client, target);
  try {
    const text = await callAws(
      's3:GetObject',
      target,
      async () => {
        const { Body, ContentLength = 0 } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: key }),
          { abortSignal: options.signal },
        );
        if (ContentLength > maxBytes) {
          (Body as { destroy?(): void } | undefined)?.destroy?.();
          return undefined;
        }
        return Body?.transformToString();
      },
      uri,
    );
    return text === undefined ? [] : evaluationMetrics(text);
  } catch (error) {
    const isOurs = ['NotFoundError', 'NotAllowedError', 'InputError'].some(
      name => isErrorWithName(error, name),
    );
    if (isOurs) {
      return [];
    }
    throw error;
  }
}

/** The numbers of an evaluation: each that stands by itself, or as the `value` of a name. */
export function evaluationMetrics(text: string): Metrics {
  const metrics = new Map<string, number>();
  const visit = (value: unknown, name: string, depth: number): void => {
    if (typeof value === 'number' && Number.isFinite(value)) {
      if (name && !metrics.has(name) && metrics.size < maxMetrics) {
        metrics.set(name, value);
      }
    } else if (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      depth < maxDepth
    ) {
      const own = (value as { value?: unknown }).value;
      if (own !== undefined && typeof own !== 'object') {
        visit(own, name, depth);
        return;
      }
      for (const [key, part] of Object.entries(value)) {
        visit(part, key, depth + 1);
      }
    }
  };
  visit(parseJson(text), '', 0);
  return [...metrics].map(([name, value]) => ({ name, value }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

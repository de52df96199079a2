import {
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { NotFoundError } from '@backstage/errors';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';
import { sha256 } from './artifactKey';

/** A file that belongs into an artifact bucket. @public */
export interface Artifact {
  key: string;
  content: Buffer;
}

/**
 * Puts files into an artifact bucket of the target's account; those that are there with the same content are left alone.
 *
 * Returns the keys that were written. A bucket of another account is refused by S3.
 * Source: S3 `HeadObject`, `PutObject` with `ExpectedBucketOwner`.
 *
 * @public
 */
export async function uploadArtifacts(
  clients: AwsClients,
  target: AwsTarget,
  wanted: { bucket: string; artifacts: Artifact[]; signal?: AbortSignal },
): Promise<string[]> {
  const { bucket, artifacts, signal } = wanted;
  const client = clients.get(S3Client, target);
  const place = { Bucket: bucket, ExpectedBucketOwner: target.accountId };
  const written: string[] = [];
  for (const { key, content } of artifacts) {
    const digest = sha256(content);
    const resource = `s3://${bucket}/${key}`;
    const present = await callAws(
      's3:GetObject',
      target,
      () =>
        client.send(new HeadObjectCommand({ ...place, Key: key }), {
          abortSignal: signal,
        }),
      resource,
    ).catch(error => {
      if (error instanceof NotFoundError) {
        return undefined;
      }
      throw error;
    });
    if (present?.Metadata?.sha256 !== digest) {
      await callAws(
        's3:PutObject',
        target,
        () =>
          client.send(
            new PutObjectCommand({
              ...place,
              Key: key,
              Body: content,
              Metadata: { sha256: digest },
            }),
            { abortSignal: signal },
          ),
        resource,
      );
      written.push(key);
    }
  }
  return written;
}

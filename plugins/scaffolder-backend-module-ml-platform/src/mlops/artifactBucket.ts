import { MlProject } from '@atelier/plugin-ml-platform-common';
import {
  assertOwnTags,
  AwsTarget,
  findSageMakerProject,
  governedTags,
  identityTagKeys,
  readSageMakerProjectOutputs,
} from '@atelier/plugin-ml-platform-node';
import { NotFoundError } from '@backstage/errors';
import { MlopsServices } from './MlopsServices';

const output = 'ArtifactBucketName';

/**
 * The artifact bucket of a SageMaker project that is the ML project's. No template can name another bucket: with it, one
 * team's task could put code into another team's pipeline.
 */
export async function artifactBucket(
  { clients, config }: MlopsServices,
  hub: AwsTarget,
  wanted: { name: string; project: MlProject; signal?: AbortSignal },
): Promise<string> {
  const { name, project, signal } = wanted;
  const where = `The SageMaker project '${name}' in account ${hub.accountId}, region ${hub.region}`;
  const found = await findSageMakerProject(clients, hub, name, { signal });
  if (!found) {
    throw new NotFoundError(
      `${where} does not exist. Make it with the action sagemaker:project:ensure first.`,
    );
  }
  assertOwnTags(where, found.tags, {
    tags: governedTags(config.tags, { project }),
    identityTags: identityTagKeys(config.tags),
  });
  const outputs = await readSageMakerProjectOutputs(clients, hub, found, {
    signal,
  });
  const bucket = outputs[output];
  if (!bucket) {
    throw new NotFoundError(
      `${where} has no output ${output}: its product makes no artifact bucket, or it is not ready (${found.status}).`,
    );
  }
  return bucket;
}

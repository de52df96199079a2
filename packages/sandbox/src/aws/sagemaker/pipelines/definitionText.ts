import { readObject } from '../../s3/internal';
import type { Env } from '../../service';
import { validationException } from '../errors';

interface DefinitionInput {
  PipelineDefinition?: string;
  PipelineDefinitionS3Location?: { Bucket: string; ObjectKey: string };
}

/** The definition that a request holds or names; undefined where it does neither. */
export function definitionText(
  {
    PipelineDefinition,
    PipelineDefinitionS3Location: location,
  }: DefinitionInput,
  env: Env,
): string | undefined {
  if (PipelineDefinition !== undefined && location) {
    throw validationException(
      'Only one of PipelineDefinition and PipelineDefinitionS3Location can be given.',
    );
  }
  if (!location) {
    return PipelineDefinition;
  }
  const found = readObject(env, location.Bucket, location.ObjectKey);
  if (!found) {
    throw validationException(
      `Unable to read the pipeline definition from s3://${location.Bucket}/${location.ObjectKey}.`,
    );
  }
  return found.toString('utf8');
}

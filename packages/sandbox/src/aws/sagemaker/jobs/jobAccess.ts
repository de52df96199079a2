import type { Env, Scope } from '../../service';
import { models } from '../models/documents';
import { RoleAccess } from '../roleAccess';
import type { JobDocument, JobType } from './documents';
import type { Phase } from './phases';
import { noObjects } from './s3Uris';

interface Source {
  DataSource?: { S3DataSource?: { S3Uri: string } };
}

/** The parts of the requests of all types of jobs that a role is needed for. */
interface Request {
  RoleArn?: string;
  ModelName?: string;
  AlgorithmSpecification?: { TrainingImage?: string };
  AppSpecification?: { ImageUri?: string };
  InputDataConfig?: Source[];
  TransformInput?: Source;
  ProcessingInputs?: { S3Input?: { S3Uri: string } }[];
  OutputDataConfig?: { S3OutputPath: string; KmsKeyId?: string };
  TransformOutput?: { S3OutputPath: string; KmsKeyId?: string };
  ProcessingOutputConfig?: {
    KmsKeyId?: string;
    Outputs: { S3Output?: { S3Uri: string } }[];
  };
}

/** A job's role: a transform's is its model's. */
export function roleOfJob(job: JobDocument, scope: Scope, env: Env): string {
  const { RoleArn, ModelName = '' } = job.request as Request;
  return (
    RoleArn ?? env.store.get(models, scope, ModelName)?.ExecutionRoleArn ?? ''
  );
}

/** Why a job cannot go on to a phase: its role may not read, write or pull. */
export function accessFailure(
  type: JobType,
  job: JobDocument,
  phase: Phase,
  scope: Scope,
  env: Env,
): string | undefined {
  const request = job.request as Request;
  const roleArn = roleOfJob(job, scope, env);
  const role = new RoleAccess(roleArn, scope, env);
  if (phase === 'Completed') {
    const { uris, key } = outputsOf(request);
    const refused = uris.map(uri => role.write(uri, key)).find(Boolean);
    return refused && `ClientError: Artifact upload failed: ${refused}`;
  }
  if (phase !== (type === 'Training' ? 'Downloading' : 'Running')) {
    return undefined;
  }
  const image = imageOf(request);
  const unpulled = image === undefined ? undefined : role.pull(image);
  if (unpulled !== undefined) {
    return `ClientError: ${unpulled}`;
  }
  for (const uri of inputsOf(request)) {
    if (role.list(uri) !== undefined) {
      return `ClientError: ${noObjects(uri, roleArn, scope.region)}`;
    }
    const refused = role.read(uri);
    if (refused !== undefined) {
      return `ClientError: Data download failed: ${refused}`;
    }
  }
  return undefined;
}

function imageOf({ AlgorithmSpecification, AppSpecification }: Request) {
  return AlgorithmSpecification?.TrainingImage ?? AppSpecification?.ImageUri;
}

function inputsOf({
  InputDataConfig = [],
  TransformInput,
  ProcessingInputs = [],
}: Request): string[] {
  return [
    ...[...InputDataConfig, TransformInput].map(
      source => source?.DataSource?.S3DataSource?.S3Uri,
    ),
    ...ProcessingInputs.map(({ S3Input }) => S3Input?.S3Uri),
  ].flatMap(uri => uri ?? []);
}

function outputsOf({
  OutputDataConfig = undefined,
  TransformOutput = OutputDataConfig,
  ProcessingOutputConfig,
}: Request): { uris: string[]; key?: string } {
  return ProcessingOutputConfig
    ? {
        key: ProcessingOutputConfig.KmsKeyId,
        uris: ProcessingOutputConfig.Outputs.flatMap(
          ({ S3Output }) => S3Output?.S3Uri ?? [],
        ),
      }
    : {
        key: TransformOutput?.KmsKeyId,
        uris: TransformOutput ? [TransformOutput.S3OutputPath] : [],
      };
}

import { isMissing, noObjects } from '../s3Uris';
import type { ContainerPhase, ContainerResult } from '.';
import { writeOutput } from './placeholder';

/** The parts of a CreateProcessingJob request that the container works with. */
interface ProcessingRequest {
  RoleArn: string;
  AppSpecification: { ContainerEntrypoint?: string[] };
  ProcessingInputs?: {
    InputName: string;
    S3Input?: { S3Uri: string; LocalPath?: string };
  }[];
  ProcessingOutputConfig?: {
    Outputs: {
      OutputName: string;
      S3Output?: { S3Uri: string; LocalPath?: string };
    }[];
  };
}

/** A few rows, so that what comes next finds input. */
const rows = '1,0.42,3.1,0\n0,0.17,2.4,1\n1,0.66,3.9,0\n';

/** A processing job: fails for input that is missing, else leaves an object at each output. */
export function processing({
  job,
  phase,
  env,
  scope,
}: ContainerPhase): ContainerResult {
  const request = job.request as unknown as ProcessingRequest;
  const { ProcessingInputs = [], ProcessingOutputConfig } = request;
  if (phase === 'Running') {
    const missing = ProcessingInputs.map(({ S3Input }) => S3Input?.S3Uri).find(
      uri => uri !== undefined && isMissing(uri, env),
    );
    if (missing) {
      const reason = noObjects(missing, request.RoleArn, scope.region);
      return { lines: [], failureReason: `ClientError: ${reason}` };
    }
    const command = request.AppSpecification.ContainerEntrypoint ?? [];
    return {
      lines: [
        `Starting: ${command.join(' ') || 'the default entry point'}`,
        ...ProcessingInputs.map(
          ({ InputName, S3Input }) =>
            `INFO:__main__:Reading input ${InputName} from ${S3Input?.LocalPath}`,
        ),
      ],
    };
  }
  const outputs = ProcessingOutputConfig?.Outputs ?? [];
  for (const { OutputName, S3Output } of outputs) {
    if (S3Output) {
      writeOutput(S3Output.S3Uri, `${OutputName}.csv`, rows, env);
    }
  }
  return {
    lines: [
      ...outputs.map(
        ({ OutputName, S3Output }) =>
          `INFO:__main__:Writing output ${OutputName} to ${S3Output?.LocalPath}`,
      ),
      'INFO:__main__:Finished running processing job',
    ],
  };
}

import type { ContainerPhase, ContainerResult } from '.';
import { writeOutput } from './placeholder';

/** The parts of a CreateTransformJob request that the container works with. */
interface TransformRequest {
  TransformOutput: { S3OutputPath: string };
}

/** A batch transform: leaves predictions at its output path. */
export function transform({
  job,
  phase,
  env,
}: ContainerPhase): ContainerResult {
  if (phase === 'Running') {
    return { lines: ['Starting the inference server with 4 workers.'] };
  }
  const { TransformOutput } = job.request as unknown as TransformRequest;
  writeOutput(
    TransformOutput.S3OutputPath,
    'predictions.csv.out',
    '0.81\n0.12\n0.93\n',
    env,
  );
  return { lines: ['GET /ping 200', 'POST /invocations 200'] };
}

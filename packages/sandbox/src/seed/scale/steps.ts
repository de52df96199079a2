import type { Scope } from '../../aws/service';
import { sagemakerArn } from '../../aws/sagemaker/arns';
import type {
  ExecutionDocument,
  StepDocument,
} from '../../aws/sagemaker/pipelines/documents';
import type { RegisterVersion } from '../pipelineRun';
import type { Random } from './Random';

const minute = 60_000;
/** Shares of executions that fail in training, and whose model is too weak. */
const failing = 0.08;
const weak = 0.1;

interface Played {
  steps: StepDocument[];
  status: 'Succeeded' | 'Failed';
  failureReason?: string;
  /** ISO 8601. */
  endedAt: string;
}

/** The steps of an execution of the past, of the definition that seeded pipelines have. */
export function scaleSteps(
  { id, createdAt }: Pick<ExecutionDocument, 'id' | 'createdAt'>,
  scope: Scope,
  random: Random,
  register: RegisterVersion,
): Played {
  let time = Date.parse(createdAt);
  const steps: StepDocument[] = [];
  const step = (
    name: string,
    type: string,
    minutes: number,
    rest: Partial<StepDocument> = {},
  ) => {
    const startedAt = new Date(time).toISOString();
    time += minutes * minute * (0.6 + 0.8 * random.next());
    const endedAt = new Date(time).toISOString();
    const status = 'Succeeded';
    steps.push({ name, type, status, startedAt, endedAt, attempt: 1, ...rest });
  };
  const job = (type: 'Processing' | 'Training', name: string) => {
    const arn = sagemakerArn(
      scope,
      `${type.toLowerCase()}-job/pipelines-${id}-${name}`,
    );
    return { arn, metadata: { [`${type}Job`]: { Arn: arn } } };
  };
  const ended = (failureReason?: string): Played => ({
    steps,
    status: failureReason ? 'Failed' : 'Succeeded',
    failureReason,
    endedAt: new Date(time).toISOString(),
  });

  const outcome = random.next();
  step('Preprocess', 'Processing', 5, job('Processing', 'Preprocess'));
  if (outcome < failing) {
    const failureReason =
      'AlgorithmError: Framework Error: the training data has no rows';
    step('Train', 'Training', 3, {
      ...job('Training', 'Train'),
      status: 'Failed',
      failureReason,
    });
    return ended('Step failure: One or multiple steps failed.');
  }
  step('Train', 'Training', 14, job('Training', 'Train'));
  step('Evaluate', 'Processing', 4, job('Processing', 'Evaluate'));
  const isGood = outcome >= failing + weak;
  const Outcome = isGood ? 'True' : 'False';
  step('CheckScore', 'Condition', 0.01, {
    metadata: { Condition: { Outcome } },
  });
  if (!isGood) {
    const failureReason = "The model's score is below 0.7";
    step('TooWeak', 'Fail', 0.01, {
      status: 'Failed',
      failureReason,
      metadata: { Fail: { ErrorMessage: failureReason } },
    });
    return ended('Step failure: One or multiple steps failed.');
  }
  const score = Number((0.72 + 0.24 * random.next()).toFixed(4));
  const modelData = `s3://atelier-models-${scope.account}-${scope.region}/${id}/model.tar.gz`;
  const arn = register(new Date(time), modelData, score);
  step('Register', 'RegisterModel', 0.1, {
    arn,
    metadata: { RegisterModel: { Arn: arn } },
  });
  return ended();
}

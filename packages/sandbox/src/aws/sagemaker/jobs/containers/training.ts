import type { ContainerPhase, ContainerResult } from '.';
import { writeOutput } from './placeholder';
import { quality } from './quality';
import { checkXgboost, HyperparameterRefused } from './xgboost';

/** The parts of a CreateTrainingJob request that the container works with. */
interface TrainingRequest {
  AlgorithmSpecification?: { TrainingImage?: string };
  HyperParameters?: Record<string, string>;
  InputDataConfig?: { ChannelName: string }[];
  OutputDataConfig: { S3OutputPath: string };
}

/** How many rounds of a training are told in its log. */
const toldRounds = 10;

/** A training job. XGBoost's hyperparameters are checked as its container checks them. */
export function training({ job, phase, env }: ContainerPhase): ContainerResult {
  const request = job.request as unknown as TrainingRequest;
  const parameters = request.HyperParameters ?? {};
  const stamp = logStamp(env.clock.now());
  switch (phase) {
    case 'Downloading':
      return { lines: [] };
    case 'Training':
      return start(request, parameters, stamp);
    case 'Uploading':
      return { lines: rounds(parameters, stamp) };
    default:
      writeOutput(
        `${request.OutputDataConfig.S3OutputPath.replace(/\/$/, '')}/${
          job.name
        }/output`,
        'model.tar.gz',
        `A model would be here: the sandbox trains none. Hyperparameters: ${JSON.stringify(
          parameters,
        )}`,
        env,
      );
      return { lines: [], metrics: metricsOf(parameters) };
  }
}

function start(
  request: TrainingRequest,
  parameters: Record<string, string>,
  stamp: string,
): ContainerResult {
  const image = request.AlgorithmSpecification?.TrainingImage ?? '';
  const isScript = 'sagemaker_program' in parameters;
  const lines = [
    `[${stamp}:INFO] Imported framework sagemaker_xgboost_container.training`,
    `[${stamp}:INFO] No GPUs detected (normal if no gpus installed)`,
  ];
  if (!/xgboost/.test(image) || isScript) {
    return {
      lines: [
        ...lines.slice(1),
        `[${stamp}:INFO] Invoking user training script.`,
      ],
    };
  }
  lines.push(`[${stamp}:INFO] Running XGBoost Sagemaker in algorithm mode`);
  try {
    checkXgboost(parameters);
  } catch (error) {
    if (!(error instanceof HyperparameterRefused)) {
      throw error;
    }
    const trace = traceback(error.message);
    return {
      lines: [...lines, `[${stamp}:ERROR] Reporting training FAILURE`, trace],
      failureReason: `AlgorithmError: ${trace}, exit code: 1`,
    };
  }
  return { lines };
}

function traceback(message: string): string {
  return [
    'framework error: ',
    'Traceback (most recent call last):',
    '  File "/miniconda3/lib/python3.10/site-packages/sagemaker_containers/_trainer.py", line 84, in train',
    '    entrypoint()',
    '  File "/miniconda3/lib/python3.10/site-packages/sagemaker_xgboost_container/training.py", line 102, in main',
    '    train(framework.training_env())',
    `sagemaker_algorithm_toolkit.exceptions.UserError: ${message}`,
  ].join('\n');
}

function rounds(parameters: Record<string, string>, stamp: string): string[] {
  const total = Math.max(Number(parameters.num_round ?? 100), 1);
  const { metric, value } = metricOf(parameters);
  const count = Math.min(total, toldRounds);
  return Array.from({ length: count }, (_, index) => {
    const round = Math.round(((index + 1) * total) / count) - 1;
    const left = Math.exp((-4 * (index + 1)) / count);
    const validation = isGain(metric)
      ? value - (value - 0.5) * left
      : value * (1 + 2 * left);
    const fitted = isGain(metric)
      ? Math.min(validation * 1.02, 0.999)
      : validation * 0.9;
    return `[${stamp}:INFO] [${round}]#011train-${metric}:${fitted.toFixed(
      5,
    )}#011validation-${metric}:${validation.toFixed(5)}`;
  });
}

function metricOf(parameters: Record<string, string>) {
  const objective = parameters.objective ?? 'reg:squarederror';
  const metric =
    parameters.eval_metric?.split(',')[0] ??
    (/^binary:/.test(objective) ? 'auc' : 'rmse');
  return { metric, value: quality(metric, parameters) };
}

function metricsOf(parameters: Record<string, string>) {
  const { metric, value } = metricOf(parameters);
  return [{ name: `validation:${metric}`, value }];
}

function isGain(metric: string): boolean {
  return /^(auc|aucpr|accuracy|f1|map|ndcg)/.test(metric);
}

function logStamp(now: Date): string {
  return now.toISOString().slice(0, 19).replace('T', ':');
}

import {
  MlPipeline,
  PipelineExecution,
  PipelineExecutionStatus,
  PipelineExecutionSummary,
  PipelineStep,
  StepLogs,
} from '@atelier/plugin-ml-platform-common';

const minute = 60_000;
const hour = 60 * minute;
const loadedAt = Date.now();
const at = (time: number) => new Date(time).toISOString();
const dev = { accountId: '201000000011', region: 'eu-west-1' };
const consoleUrl = 'https://eu-west-1.console.aws.amazon.com/sagemaker/home';

/** How long a step of an execution that runs takes here. */
const stepTime = 20_000;
const names = ['Preprocess', 'Train', 'Evaluate', 'CheckAuc', 'Register'];

function summary(
  id: string,
  status: PipelineExecutionStatus,
  hoursAgo: number,
  minutes: number,
): PipelineExecutionSummary {
  const startedAt = loadedAt - hoursAgo * hour;
  return {
    id,
    arn: `arn:aws:sagemaker:eu-west-1:${dev.accountId}:pipeline/demand-forecast-train/execution/${id}`,
    displayName: `execution-${id.slice(-4)}`,
    status,
    startedAt: at(startedAt),
    endedAt: at(startedAt + minutes * minute),
    failureReason:
      status === 'Failed'
        ? 'Step failure: One or multiple steps failed.'
        : undefined,
  };
}

/** An execution that goes on by itself while one looks. */
export const runningExecution = 'running12345';
const runningSince = loadedAt - 1.5 * stepTime;

function running(): PipelineExecutionSummary {
  const done = Date.now() - runningSince > names.length * stepTime;
  return {
    ...summary(runningExecution, done ? 'Succeeded' : 'Executing', 0, 0),
    startedAt: at(runningSince),
    endedAt: done ? at(runningSince + names.length * stepTime) : undefined,
  };
}

const past = [
  summary('k2f8s0d91msa', 'Failed', 3, 6),
  summary('p0d83kfhs72m', 'Succeeded', 27, 14),
  summary('a83jd72hs0qp', 'Succeeded', 51, 15),
  summary('m29sk20dj3hx', 'Stopped', 74, 3),
  summary('z02ks82hd7wq', 'Succeeded', 99, 13),
  summary('b82hs72kd0el', 'Failed', 123, 9),
  summary('c92ks01md8rp', 'Succeeded', 147, 16),
  summary('d02md81ks7tq', 'Succeeded', 171, 14),
  summary('e82kd02ms9yw', 'Succeeded', 196, 15),
];

/** The pipelines of demand-forecast. */
export function pipelines(): MlPipeline[] {
  const shared = {
    ...dev,
    stage: 'dev' as const,
    status: 'Active',
    createdAt: '2026-08-03T09:00:00.000Z',
    changedAt: at(loadedAt - 26 * hour),
    consoleUrl: `${consoleUrl}#/pipelines`,
  };
  return [
    {
      ...shared,
      name: 'demand-forecast-train',
      arn: 'arn:aws:sagemaker:eu-west-1:201000000011:pipeline/demand-forecast-train',
      parameters: [
        {
          name: 'InstanceType',
          type: 'String',
          defaultValue: 'ml.m5.xlarge',
          enumValues: ['ml.m5.xlarge', 'ml.m5.4xlarge'],
        },
        { name: 'NumRound', type: 'Integer', defaultValue: '100' },
        { name: 'Eta', type: 'Float', defaultValue: '0.2' },
      ],
      executions: [running(), ...past],
    },
    {
      ...shared,
      name: 'nightly-features',
      arn: 'arn:aws:sagemaker:eu-west-1:201000000011:pipeline/nightly-features',
      parameters: [],
      executions: [],
    },
    {
      ...shared,
      accountId: '201000000012',
      stage: 'preprod',
      name: 'drift-check',
      arn: 'arn:aws:sagemaker:eu-west-1:201000000012:pipeline/drift-check',
      parameters: [],
      executions: past.filter(it => it.status === 'Succeeded').slice(0, 3),
    },
  ];
}

/** Older ones than those that a pipeline brings along. */
export const olderExecutions = Array.from({ length: 8 }, (_it, index) =>
  summary(`older0${index}k2ls9`, 'Succeeded', 220 + 24 * index, 12 + index),
);

function step(name: string, rest: Partial<PipelineStep>): PipelineStep {
  return {
    name,
    type: 'Processing',
    dependsOn: [],
    status: 'Succeeded',
    cached: false,
    hasLogs: true,
    jobArn: `arn:aws:sagemaker:eu-west-1:201000000011:processing-job/pipelines-k2f8-${name}`,
    consoleUrl: `${consoleUrl}#/processing-jobs`,
    ...rest,
  };
}

const noJob = { hasLogs: false, jobArn: undefined, consoleUrl: undefined };

function stepsOf(execution: PipelineExecutionSummary): PipelineStep[] {
  const start = Date.parse(execution.startedAt);
  const runs = execution.id === runningExecution;
  const failed = execution.status === 'Failed';
  const time = (index: number): Partial<PipelineStep> => {
    const length = runs ? stepTime : 2 * minute + index * 17_000;
    const from = start + index * length;
    if (from > Date.now() || (failed && index > 1)) {
      return { status: 'NotStarted', hasLogs: false, jobArn: undefined };
    }
    if (failed && index === 1) {
      return {
        status: 'Failed',
        startedAt: at(from),
        endedAt: at(from + 44_000),
        failureReason:
          'ClientError: AlgorithmError: [15:02:11] value 7 for Parameter eta exceed bound [0,1]. eta: Step size shrinkage used in update to prevent overfitting., exit code: 1',
      };
    }
    return from + length > Date.now()
      ? { status: 'Executing', startedAt: at(from) }
      : { startedAt: at(from), endedAt: at(from + length) };
  };
  const checked = time(3);
  const outcome = checked.endedAt ? ('True' as const) : undefined;
  return [
    step('Preprocess', { ...time(0), cached: !runs }),
    step('Train', { type: 'Training', dependsOn: ['Preprocess'], ...time(1) }),
    step('Evaluate', { dependsOn: ['Preprocess', 'Train'], ...time(2) }),
    step('CheckAuc', {
      type: 'Condition',
      dependsOn: ['Evaluate'],
      ...checked,
      ...noJob,
      outcome,
    }),
    step('Register', {
      type: 'RegisterModel',
      dependsOn: ['CheckAuc', 'Train'],
      ...time(4),
      ...noJob,
    }),
    step('AucTooLow', {
      type: 'Fail',
      dependsOn: ['CheckAuc'],
      ...noJob,
      status: 'NotStarted',
    }),
  ];
}

/** An execution of demand-forecast-train at length. */
export function executionAtLength(id: string): PipelineExecution | undefined {
  const found = [running(), ...past, ...olderExecutions].find(
    it => it.id === id,
  );
  return (
    found && {
      ...found,
      ...dev,
      stage: 'dev',
      pipeline: 'demand-forecast-train',
      parameters: [
        { name: 'InstanceType', value: 'ml.m5.xlarge' },
        { name: 'NumRound', value: '100' },
        { name: 'Eta', value: found.status === 'Failed' ? '7' : '0.2' },
      ],
      steps: stepsOf(found),
      consoleUrl: `${consoleUrl}#/pipelines`,
      asOf: at(Date.now()),
    }
  );
}

export const logs: StepLogs = {
  truncated: true,
  logGroup: '/aws/sagemaker/TrainingJobs',
  consoleUrl:
    'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups',
  lines: [
    'INFO:sagemaker-containers:Imported framework sagemaker_xgboost_container.training',
    'INFO:sagemaker-containers:No GPUs detected (normal if no gpus installed)',
    "INFO:root:Determined delimiter of CSV input is ','",
    '[15:02:10] 41203x27 matrix with 1112481 entries loaded from /opt/ml/input/data/train?format=csv&label_column=0&delimiter=,',
    'ERROR:sagemaker-containers:Reporting training FAILURE',
    'xgboost.core.XGBoostError: value 7 for Parameter eta exceed bound [0,1]',
    '<script>alert("data is only text")</script>',
  ].map((message, index) => ({ at: at(loadedAt - 3 * hour + index), message })),
};

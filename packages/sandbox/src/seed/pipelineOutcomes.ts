import { randomOf } from './random';

/** How a seeded execution went. */
export type Outcome =
  | 'succeeded'
  | 'data'
  | 'hyperparameter'
  | 'capacity'
  | 'weak'
  | 'stopped';

const shares: [outcome: Outcome, upTo: number][] = [
  ['succeeded', 0.74],
  ['data', 0.81],
  ['hyperparameter', 0.86],
  ['capacity', 0.9],
  ['weak', 0.96],
  ['stopped', 1],
];

/** How execution `index` of a pipeline went; the newest and the first succeeded. */
export function outcomeOf(
  pipeline: string,
  index: number,
  count: number,
): Outcome {
  if (index === 0 || index === count - 1) {
    return 'succeeded';
  }
  // Every history has each of them once, wherever chance leads.
  const sure: Outcome[] = ['data', 'weak', 'stopped', 'hyperparameter'];
  const place = sure.findIndex((_, which) => index === 3 + which * 4);
  if (place >= 0) {
    return sure[place];
  }
  const chance = randomOf(`${pipeline}/${index}/outcome`);
  return shares.find(([, upTo]) => chance < upTo)?.[0] ?? 'succeeded';
}

interface Failure {
  /** The step that failed or was stopped. */
  step: string;
  /** Absent where it was stopped. */
  reason?: string;
  log: string[];
}

/** What the failed job of such an execution says. */
export const failures: Partial<Record<Outcome, Failure>> = {
  data: {
    step: 'Preprocess',
    reason: 'AlgorithmError: See job logs for more information, exit code: 1',
    log: [
      'INFO:__main__:Reading input raw from /opt/ml/processing/input/raw',
      'INFO:__main__:Read 1284310 rows, 41 columns',
      'Traceback (most recent call last):',
      '  File "/opt/ml/processing/input/code/main.py", line 88, in <module>',
      '    main(parse_arguments())',
      '  File "/opt/ml/processing/input/code/main.py", line 61, in main',
      '    frame = frame.astype(column_types)',
      "KeyError: 'Only a column name can be used for the key in a dtype mappings argument. \\'store_region\\' not found in columns.'",
    ],
  },
  hyperparameter: {
    step: 'Train',
    reason:
      'AlgorithmError: framework error: \nTraceback (most recent call last):\n  File "/miniconda3/lib/python3.10/site-packages/sagemaker_xgboost_container/training.py", line 102, in main\n    train(framework.training_env())\nsagemaker_algorithm_toolkit.exceptions.UserError: Hyperparameter eta: 2.0 is not in [0, 1], exit code: 1',
    log: [
      'INFO:sagemaker_xgboost_container.training:Imported framework sagemaker_xgboost_container.training',
      'INFO:sagemaker_xgboost_container.training:Running XGBoost Sagemaker in algorithm mode',
      'ERROR:sagemaker_xgboost_container.training:Reporting training FAILURE',
      'sagemaker_algorithm_toolkit.exceptions.UserError: Hyperparameter eta: 2.0 is not in [0, 1]',
    ],
  },
  capacity: {
    step: 'Train',
    reason:
      'CapacityError: Unable to provision requested ML compute capacity. Please retry using a different ML instance type.',
    log: [],
  },
  stopped: { step: 'Train', log: [] },
};

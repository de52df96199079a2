/** A hyperparameter that XGBoost's container does not take, in the container's words. */
export class HyperparameterRefused extends Error {}

interface Interval {
  minClosed?: number;
  minOpen?: number;
  maxClosed?: number;
  maxOpen?: number;
}

type Rule =
  | ({ type: 'integer' | 'continuous' } & Interval)
  | { type: 'choice'; of: string[] }
  | { type: 'list'; of: string[] }
  | { type: 'text' };

const integer = (range: Interval): Rule => ({ type: 'integer', ...range });
const continuous = (range: Interval): Rule => ({
  type: 'continuous',
  ...range,
});
const choice = (...of: string[]): Rule => ({ type: 'choice', of });

const fraction = continuous({ minClosed: 0, maxClosed: 1 });
const share = continuous({ minOpen: 0, maxClosed: 1 });
const notNegative = continuous({ minClosed: 0 });

const metrics = [
  'accuracy',
  'auc',
  'aucpr',
  'balanced_accuracy',
  'f1',
  'f1_binary',
  'f1_macro',
  'map',
  'ndcg',
  'precision',
  'precision_macro',
  'precision_micro',
  'r2',
  'recall',
  'recall_macro',
  'recall_micro',
  'aft-nloglik',
  'cox-nloglik',
  'error',
  'gamma-deviance',
  'gamma-nloglik',
  'interval-regression-accuracy',
  'logloss',
  'mae',
  'mape',
  'merror',
  'mlogloss',
  'mphe',
  'mse',
  'poisson-nloglik',
  'rmse',
  'rmsle',
  'tweedie-nloglik',
];

/** What the container of the built-in algorithm takes (algorithm mode of sagemaker-xgboost-container). */
const rules: Record<string, Rule> = {
  num_round: integer({ minClosed: 1 }),
  csv_weights: integer({ minClosed: 0, maxClosed: 1 }),
  early_stopping_rounds: integer({ minClosed: 1 }),
  booster: choice('gbtree', 'gblinear', 'dart'),
  verbosity: integer({ minClosed: 0, maxClosed: 3 }),
  nthread: integer({ minClosed: 1 }),
  eta: fraction,
  gamma: notNegative,
  max_depth: integer({ minClosed: 0 }),
  min_child_weight: notNegative,
  max_delta_step: notNegative,
  subsample: share,
  colsample_bytree: share,
  colsample_bylevel: share,
  colsample_bynode: share,
  lambda: notNegative,
  alpha: notNegative,
  tree_method: choice('auto', 'exact', 'approx', 'hist', 'gpu_hist'),
  sketch_eps: continuous({ minOpen: 0, maxOpen: 1 }),
  scale_pos_weight: continuous({ minOpen: 0 }),
  updater: { type: 'text' },
  dsplit: choice('row', 'col'),
  refresh_leaf: integer({ minClosed: 0, maxClosed: 1 }),
  process_type: choice('default', 'update'),
  grow_policy: choice('depthwise', 'lossguide'),
  max_leaves: integer({ minClosed: 0 }),
  max_bin: integer({ minClosed: 0 }),
  predictor: choice('auto', 'cpu_predictor', 'gpu_predictor'),
  monotone_constraints: { type: 'text' },
  interaction_constraints: { type: 'text' },
  sample_type: choice('uniform', 'weighted'),
  normalize_type: choice('tree', 'forest'),
  rate_drop: fraction,
  one_drop: integer({ minClosed: 0, maxClosed: 1 }),
  skip_drop: fraction,
  lambda_bias: fraction,
  tweedie_variance_power: continuous({ minOpen: 1, maxOpen: 2 }),
  objective: choice(
    'aft_loss_distribution',
    'binary:logistic',
    'binary:logitraw',
    'binary:hinge',
    'count:poisson',
    'multi:softmax',
    'multi:softprob',
    'rank:pairwise',
    'rank:ndcg',
    'rank:map',
    'reg:linear',
    'reg:squarederror',
    'reg:logistic',
    'reg:gamma',
    'reg:pseudohubererror',
    'reg:squaredlogerror',
    'reg:tweedie',
    'survival:aft',
    'survival:cox',
  ),
  num_class: integer({ minClosed: 2 }),
  base_score: notNegative,
  _kfold: integer({ minClosed: 2 }),
  _num_cv_round: integer({ minClosed: 1 }),
  _tuning_objective_metric: { type: 'text' },
  eval_metric: { type: 'list', of: metrics },
  seed: integer({ minOpen: -(2 ** 31), maxOpen: 2 ** 31 - 1 }),
  num_parallel_tree: integer({ minClosed: 1 }),
  save_model_on_termination: choice('true', 'false'),
  aft_loss_distribution: choice('normal', 'logistic', 'extreme'),
  aft_loss_distribution_scale: continuous({ minClosed: 0 }),
  deterministic_histogram: choice('true', 'false'),
  sampling_method: choice('uniform', 'gradient_based'),
  use_dask_gpu_training: choice('true', 'false'),
};

/** Throws HyperparameterRefused for what the container would refuse, in the same order: missing, unknown or unreadable, out of range, not fitting together. */
export function checkXgboost(given: Record<string, string>): void {
  if (given.num_round === undefined) {
    throw new HyperparameterRefused(
      'Missing required hyperparameter: num_round',
    );
  }
  const values = Object.entries(given);
  values.forEach(([name, text]) => checkReadable(name, text));
  values.forEach(([name, text]) => checkRange(name, text, rules[name]));
  const {
    objective = '',
    num_class: classes,
    eval_metric: wanted = '',
  } = given;
  if (/^multi:/.test(objective) && classes === undefined) {
    throw new HyperparameterRefused(
      "Require input for parameter 'num_class' for multi-classification",
    );
  }
  if (wanted.split(',').includes('auc') && !/^(binary|rank):/.test(objective)) {
    throw new HyperparameterRefused(
      "Metric 'auc' can only be applied for classification and ranking problems.",
    );
  }
}

function checkReadable(name: string, text: string): void {
  if (!Object.hasOwn(rules, name)) {
    throw new HyperparameterRefused(`Extraneous hyperparameter found: ${name}`);
  }
  const { type } = rules[name];
  const isReadable =
    (type !== 'integer' || /^\s*[-+]?\d+\s*$/.test(text)) &&
    (type !== 'continuous' ||
      (text.trim() !== '' && Number.isFinite(Number(text))));
  if (!isReadable) {
    throw new HyperparameterRefused(
      `Hyperparameter ${name}: could not parse value (caused by ValueError)`,
    );
  }
}

function checkRange(name: string, text: string, rule: Rule): void {
  switch (rule.type) {
    case 'integer':
    case 'continuous': {
      const value = Number(text);
      if (!isInside(value, rule)) {
        const shown =
          rule.type === 'continuous' && Number.isInteger(value)
            ? value.toFixed(1)
            : String(value);
        throw new HyperparameterRefused(
          `Hyperparameter ${name}: ${shown} is not in ${show(rule)}`,
        );
      }
      return;
    }
    case 'choice':
      if (!rule.of.includes(text)) {
        throw new HyperparameterRefused(
          `Hyperparameter ${name}: ${text} is not in ${pythonList(rule.of)}`,
        );
      }
      return;
    case 'list': {
      const parts = text.split(',');
      if (parts.some(part => !rule.of.includes(part.split('@')[0]))) {
        throw new HyperparameterRefused(
          `Hyperparameter ${name}: value ${pythonList(
            parts,
          )} not in range ${pythonList(rule.of)}`,
        );
      }
      return;
    }
    default:
  }
}

function isInside(value: number, range: Interval): boolean {
  const { minClosed, minOpen, maxClosed, maxOpen } = range;
  return !(
    (minClosed !== undefined && value < minClosed) ||
    (minOpen !== undefined && value <= minOpen) ||
    (maxClosed !== undefined && value > maxClosed) ||
    (maxOpen !== undefined && value >= maxOpen)
  );
}

function show({ minClosed, minOpen, maxClosed, maxOpen }: Interval): string {
  const left = minOpen === undefined ? `[${minClosed}` : `(${minOpen}`;
  const open = maxOpen === undefined ? '+inf)' : `${maxOpen})`;
  const right = maxClosed === undefined ? open : `${maxClosed}]`;
  return `${left}, ${right}`;
}

function pythonList(values: string[]): string {
  return `[${values.map(value => `'${value}'`).join(', ')}]`;
}

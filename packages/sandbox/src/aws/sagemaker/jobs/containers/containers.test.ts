import fc from 'fast-check';
import { quality } from './quality';
import { checkXgboost } from './xgboost';

describe("XGBoost's hyperparameters", () => {
  const good = {
    objective: 'binary:logistic',
    num_round: '100',
    eta: '0.2',
    max_depth: '5',
    subsample: '0.8',
    eval_metric: 'auc,error@0.3',
  };

  it('are taken where the container takes them', () => {
    expect(() => checkXgboost(good)).not.toThrow();
    expect(() => checkXgboost({ num_round: '1' })).not.toThrow();
  });

  it.each<[given: Record<string, string | undefined>, message: string]>([
    [{ num_round: undefined }, 'Missing required hyperparameter: num_round'],
    [{ num_round: '0' }, 'Hyperparameter num_round: 0 is not in [1, +inf)'],
    [
      { num_round: 'ten' },
      'Hyperparameter num_round: could not parse value (caused by ValueError)',
    ],
    [{ eta: '2' }, 'Hyperparameter eta: 2.0 is not in [0, 1]'],
    [{ eta: '-0.1' }, 'Hyperparameter eta: -0.1 is not in [0, 1]'],
    [{ subsample: '0' }, 'Hyperparameter subsample: 0.0 is not in (0, 1]'],
    [{ epochs: '3' }, 'Extraneous hyperparameter found: epochs'],
    [{ constructor: '3' }, 'Extraneous hyperparameter found: constructor'],
    [
      { booster: 'tree' },
      "Hyperparameter booster: tree is not in ['gbtree', 'gblinear', 'dart']",
    ],
    [
      { objective: 'multi:softmax', eval_metric: 'merror' },
      "Require input for parameter 'num_class' for multi-classification",
    ],
    [
      { objective: 'reg:squarederror' },
      "Metric 'auc' can only be applied for classification and ranking problems.",
    ],
  ])('%j is refused in its words', (given, message) => {
    const values = Object.fromEntries(
      Object.entries({ ...good, ...given }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
    expect(() => checkXgboost(values)).toThrow(new Error(message));
  });
});

describe('the quality of a model', () => {
  const good = { num_round: '120', eta: '0.2', max_depth: '5' };
  const parameters = fc.record({
    num_round: fc.integer({ min: 1, max: 5_000 }).map(String),
    eta: fc.double({ min: 0, max: 1, noNaN: true }).map(String),
    max_depth: fc.integer({ min: 0, max: 40 }).map(String),
  });

  it('is best with sensible hyperparameters', () => {
    fc.assert(
      fc.property(parameters, given => {
        expect(quality('auc', given)).toBeLessThanOrEqual(quality('auc', good));
        expect(quality('mse', given)).toBeGreaterThanOrEqual(
          quality('mse', good),
        );
      }),
    );
  });

  it('is a number that such a metric can have', () => {
    fc.assert(
      fc.property(parameters, given => {
        for (const gain of ['auc', 'accuracy', 'f1', 'precision', 'recall']) {
          expect(quality(gain, given)).toBeGreaterThan(0);
          expect(quality(gain, given)).toBeLessThan(1);
        }
        for (const loss of ['mse', 'rmse', 'mae', 'logloss']) {
          expect(quality(loss, given)).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('is above the usual threshold for the defaults of a golden path, below for careless ones', () => {
    const usual = { num_round: '100', eta: '0.2', max_depth: '5' };
    const careless = { num_round: '2', eta: '0.95', max_depth: '1' };
    for (const metric of ['auc', 'r2']) {
      expect(quality(metric, usual)).toBeGreaterThan(0.8);
      expect(quality(metric, careless)).toBeLessThan(0.7);
    }
  });
});

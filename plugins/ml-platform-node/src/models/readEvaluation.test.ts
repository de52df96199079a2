import fc from 'fast-check';
import { evaluationMetrics } from './readEvaluation';

describe('evaluationMetrics', () => {
  it('reads what the golden path and SageMaker’s samples write', () => {
    expect(
      evaluationMetrics(
        JSON.stringify({
          metrics: { auc: { value: 0.91, standard_deviation: 'NaN' } },
        }),
      ),
    ).toEqual([{ name: 'auc', value: 0.91 }]);
    expect(
      evaluationMetrics(
        JSON.stringify({
          binary_classification_metrics: {
            accuracy: { value: 0.8, standard_deviation: 'NaN' },
            confusion_matrix: { '0': { '0': 12, '1': 3 } },
          },
        }),
      ),
    ).toContainEqual({ name: 'accuracy', value: 0.8 });
    expect(evaluationMetrics('{"mse": 4.2, "rows": [1, 2]}')).toEqual([
      { name: 'mse', value: 4.2 },
    ]);
  });

  it('gives at most 20 finite numbers, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => {
        const metrics = evaluationMetrics(text);
        expect(metrics.length).toBeLessThanOrEqual(20);
        expect(metrics.every(({ value }) => Number.isFinite(value))).toBe(true);
        expect(new Set(metrics.map(({ name }) => name)).size).toBe(
          metrics.length,
        );
      }),
    );
  });
});

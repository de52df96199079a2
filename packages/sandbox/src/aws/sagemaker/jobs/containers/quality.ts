const gains = [
  { pattern: /aucpr|average_precision/, best: 0.9, spread: 0.4 },
  { pattern: /auc/, best: 0.95, spread: 0.44 },
  { pattern: /accuracy/, best: 0.93, spread: 0.4 },
  { pattern: /f1/, best: 0.89, spread: 0.39 },
  { pattern: /recall/, best: 0.88, spread: 0.38 },
  { pattern: /precision/, best: 0.91, spread: 0.4 },
  { pattern: /r2/, best: 0.9, spread: 0.8 },
];

/**
 * How good a model with these hyperparameters is, as a number for the metric of that name: best
 * near num_round 120, eta 0.2, max_depth 5. Between 0.5 and 1 for auc, accuracy and their like;
 * positive, and better when smaller, for errors such as mse. Always the same for the same input.
 */
export function quality(
  metric: string,
  parameters: Record<string, string | undefined>,
): number {
  const fit =
    nearness(parameters.num_round, 120, 1.6, 100) *
    nearness(parameters.eta, 0.2, 1.2, 0.3) *
    nearness(parameters.max_depth, 5, 1, 6);
  const name = metric.toLowerCase();
  if (/standard_deviation|std|stdev/.test(name)) {
    return round(0.01 + 0.04 * (1 - fit));
  }
  if (/rmse|rmsle/.test(name)) {
    return round(Math.sqrt(meanSquaredError(fit)));
  }
  if (/mae|mape/.test(name)) {
    return round(0.75 * Math.sqrt(meanSquaredError(fit)));
  }
  if (/mse/.test(name)) {
    return round(meanSquaredError(fit));
  }
  if (/loss|error/.test(name)) {
    return round(0.08 + 0.6 * (1 - fit));
  }
  const { best, spread } = gains.find(({ pattern }) => pattern.test(name)) ?? {
    best: 0.94,
    spread: 0.42,
  };
  return round(best - spread * (1 - fit));
}

function meanSquaredError(fit: number): number {
  return 3.2 + 14 * (1 - fit);
}

/** 1 at the best value, less the further away (in orders of e, over `width`). */
function nearness(
  text: string | undefined,
  best: number,
  width: number,
  absent: number,
): number {
  const value = text === undefined ? absent : Number(text);
  if (!(value > 0)) {
    return 0;
  }
  const distance = Math.log(value / best) / width;
  return Math.exp(-0.5 * distance * distance);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

"""Measures the trained model on rows it has not seen."""

from __future__ import annotations

import argparse
import json
import tarfile
from pathlib import Path

import numpy as np

PROCESSING = Path("/opt/ml/processing")


def auc(actual: np.ndarray, score: np.ndarray) -> float:
    """Area under the ROC curve: how often a positive row is scored above a negative one."""
    positive = actual == 1
    pairs = int(positive.sum()) * int((~positive).sum())
    if pairs == 0:
        raise ValueError("The test rows hold one class only, so there is no AUC.")
    values, place = np.unique(score, return_inverse=True)
    negatives = np.bincount(place[~positive], minlength=len(values))
    below = np.cumsum(negatives) - negatives
    won = below[place[positive]] + negatives[place[positive]] / 2
    return float(won.sum() / pairs)


def r2(actual: np.ndarray, predicted: np.ndarray) -> float:
    """Share of the variance that the model explains."""
    spread = float(((actual - actual.mean()) ** 2).sum())
    if spread == 0:
        raise ValueError("The test rows all have the same target, so there is no R2.")
    return 1 - float(((actual - predicted) ** 2).sum()) / spread


METRICS = {"auc": auc, "r2": r2}


def predict(features: np.ndarray) -> np.ndarray:
    # Only the container has it.
    import xgboost

    with tarfile.open(PROCESSING / "model" / "model.tar.gz") as archive:
        model = archive.extractfile("xgboost-model").read()
    booster = xgboost.Booster()
    booster.load_model(bytearray(model))
    return booster.predict(xgboost.DMatrix(features))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--metric", choices=sorted(METRICS), required=True)
    metric = parser.parse_args().metric
    rows = np.loadtxt(PROCESSING / "test" / "test.csv", delimiter=",", ndmin=2)
    value = METRICS[metric](rows[:, 0], predict(rows[:, 1:]))
    folder = PROCESSING / "evaluation"
    folder.mkdir(parents=True, exist_ok=True)
    report = {"metrics": {metric: {"value": value}}}
    (folder / "evaluation.json").write_text(json.dumps(report), "utf-8")
    print(f"{metric} on {len(rows)} test rows: {value:.4f}")


if __name__ == "__main__":
    main()

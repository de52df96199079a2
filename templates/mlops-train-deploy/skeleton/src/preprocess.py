"""Splits a table into train, validation and test, in the form that the built-in XGBoost reads."""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

INPUT = Path("/opt/ml/processing/input")
OUTPUT = Path("/opt/ml/processing")
SHARES = {"train": 0.7, "validation": 0.15}
SEED = 42


def encode(table: pd.DataFrame, target: str) -> pd.DataFrame:
    """Target first, every column a number, rows without a target left out."""
    if target not in table.columns:
        raise ValueError(
            f"The data has no column '{target}'. It has: {', '.join(table.columns)}."
        )
    table = table.dropna(subset=[target])
    features = pd.get_dummies(table.drop(columns=[target]), dtype=float)
    return pd.concat([table[[target]].astype(float), features], axis=1)


def split(table: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The same rows always land in the same part."""
    shuffled = table.sample(frac=1, random_state=SEED)
    parts, begin = {}, 0
    for name, share in SHARES.items():
        end = begin + int(len(shuffled) * share)
        parts[name] = shuffled.iloc[begin:end]
        begin = end
    parts["test"] = shuffled.iloc[begin:]
    return parts


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--target", required=True)
    target = parser.parse_args().target
    files = sorted(INPUT.glob("*.csv"))
    if not files:
        raise ValueError(f"There is no CSV file under {INPUT}.")
    table = pd.concat([pd.read_csv(file) for file in files], ignore_index=True)
    for name, part in split(encode(table, target)).items():
        folder = OUTPUT / name
        folder.mkdir(parents=True, exist_ok=True)
        # The built-in XGBoost takes neither a header nor a target in any other column.
        part.to_csv(folder / f"{name}.csv", header=False, index=False)
        print(f"{name}: {len(part)} rows, {part.shape[1] - 1} features")


if __name__ == "__main__":
    main()

import pandas as pd
import pytest

from preprocess import encode, split


@pytest.fixture
def table() -> pd.DataFrame:
    return pd.DataFrame(
        {"age": range(100), "plan": ["basic", "plus"] * 50, "left": [0, 1] * 50}
    )


def test_target_comes_first_and_everything_is_a_number(table):
    encoded = encode(table, "left")

    assert list(encoded.columns) == ["left", "age", "plan_basic", "plan_plus"]
    assert all(kind.kind == "f" for kind in encoded.drop(columns="age").dtypes)


def test_rows_without_a_target_are_left_out(table):
    table.loc[3, "left"] = None

    assert len(encode(table, "left")) == 99


def test_a_missing_target_column_is_said(table):
    with pytest.raises(ValueError, match="no column 'churned'.*age, plan, left"):
        encode(table, "churned")


def test_every_row_lands_in_one_part_and_always_in_the_same(table):
    parts = split(table)

    assert {name: len(part) for name, part in parts.items()} == {
        "train": 70,
        "validation": 15,
        "test": 15,
    }
    assert sorted(pd.concat(parts.values()).age) == list(range(100))
    assert all(part.equals(again) for part, again in zip(parts.values(), split(table).values()))

import numpy as np
import pytest

from evaluate import auc, r2


@pytest.mark.parametrize(
    "score, expected",
    [
        ([0.1, 0.4, 0.35, 0.8], 0.75),
        ([0.1, 0.2, 0.3, 0.4], 1.0),
        ([0.4, 0.3, 0.2, 0.1], 0.0),
        ([0.5, 0.5, 0.5, 0.5], 0.5),
    ],
)
def test_auc(score, expected):
    assert auc(np.array([0, 0, 1, 1]), np.array(score)) == pytest.approx(expected)


def test_auc_needs_both_classes():
    with pytest.raises(ValueError, match="one class only"):
        auc(np.array([1, 1]), np.array([0.2, 0.3]))


@pytest.mark.parametrize("predicted, expected", [([1, 2, 3], 1.0), ([2, 2, 2], 0.0)])
def test_r2(predicted, expected):
    assert r2(np.array([1, 2, 3]), np.array(predicted)) == pytest.approx(expected)


def test_r2_needs_different_targets():
    with pytest.raises(ValueError, match="same target"):
        r2(np.array([1, 1]), np.array([1, 2]))

"""Totals are found beside runs of every stride, distance and direction, among few positions and among very many."""

import numpy as np
import pytest

from dqcheck.tables.relations.candidates import Between
from dqcheck.tables.relations.number_lines import lines_of
from dqcheck.tables.relations.runs import STRIDES, runs

WAYS = [
    (stride, first, forward)
    for stride in STRIDES
    for first in range(1, max(stride, 2) + 1)
    for forward in (True, False)
]


def found(values: np.ndarray) -> set[tuple[int, tuple[int, ...]]]:
    """Targets and parts of all runs that are believed."""
    nothing = np.zeros(len(values), dtype=bool)
    lines = lines_of(values, np.ones(values.shape, dtype=bool), np.ones(values.shape), [""] * len(values), nothing)
    return {(one.target, one.parts) for one in runs(lines, range(len(values)), Between(lines, nothing), 6.0)}


@pytest.mark.parametrize(("stride", "first", "forward"), WAYS)
def test_a_run_is_found_wherever_its_total_stands(stride: int, first: int, forward: bool) -> None:
    values = np.random.default_rng(stride).integers(10_000, 99_999, (40, 4)).astype(float)
    target = 2 if forward else 37
    step = stride if forward else -stride
    parts = [target + (first if forward else -first) + at * step for at in range(4)]
    values[target] = values[parts].sum(axis=0)
    assert (target, tuple(parts)) in found(values)


@pytest.mark.parametrize("size", [3, 60, 300])
def test_a_run_is_found_among_very_many_positions(size: int) -> None:
    values = np.random.default_rng(size).integers(10_000, 99_999, (900, 4)).astype(float)
    parts = tuple(range(101, 101 + size))
    values[100] = values[list(parts)].sum(axis=0)
    assert (100, parts) in found(values)

"""Of figures that a slip would explain, the one out of proportion is the wrong one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.tables.relations.number_lines import NumberLines, lines_of
from dqcheck.tables.relations.unlikely_figures import unlikely

SHARES = (0.5, 0.3, 0.2)
SIZES = (1000, 1040, 1100, 1190, 1210)


def lines(changed: dict[tuple[int, int], float]) -> NumberLines:
    """Three parts of steady shares and their total, by position and line."""
    parts = np.array([[round(share * size) for size in SIZES] for share in SHARES], dtype=float)
    values = np.concatenate([parts, parts.sum(axis=0)[None]])
    for place, value in changed.items():
        values[place] = value
    shape = np.ones_like(values)
    return lines_of(values, shape.astype(bool), shape, [""] * 4, np.zeros(4, dtype=bool))


def suspect(changed: dict[tuple[int, int], float], suspects: list[int]) -> int | None:
    given = lines(changed)
    beside = np.ones(given.values.shape[1], dtype=bool)
    return unlikely(given, 3, (0, 1, 2), 2, suspects=suspects, beside=beside)


@pytest.mark.parametrize(("position", "written"), [(0, 1550), (1, 930), (2, 820), (3, 1700)])
def test_what_is_out_of_proportion_is_suspected(position: int, written: int) -> None:
    assert suspect({(position, 2): written}, [0, 1, 2, 3]) == position


def test_where_proportions_leave_it_open_nobody_is_suspected() -> None:
    assert suspect({(3, 2): 1101}, [0, 1, 2, 3]) is None


def test_one_suspect_alone_needs_no_proportion() -> None:
    assert suspect({(3, 2): 1700}, [3]) is None


def test_a_nil_among_figures_is_suspected() -> None:
    assert suspect({(2, 2): 0}, [2, 3]) == 2


@given(st.permutations(range(5)), st.sampled_from([0, 1, 2, 3]))
def test_the_order_of_lines_changes_nothing(order: list[int], position: int) -> None:
    given_lines = lines({(position, 2): 4000})
    values = given_lines.values[:, order]
    shape = np.ones_like(values)
    mixed = lines_of(values, shape.astype(bool), shape, [""] * 4, np.zeros(4, dtype=bool))
    found = unlikely(mixed, 3, (0, 1, 2), order.index(2), suspects=[0, 1, 2, 3], beside=np.ones(5, dtype=bool))
    assert found == position

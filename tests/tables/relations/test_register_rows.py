"""Which of very many positions may be totals: where samples show plain records, only those at the ends and those that
are called so."""

import numpy as np

from dqcheck.tables.relations.number_lines import NumberLines, lines_of
from dqcheck.tables.relations.register_rows import possible_totals
from dqcheck.tables.relations.sums import sums

MANY = 6000


def records() -> np.ndarray:
    return np.random.default_rng(7).integers(10_000, 99_999, (MANY, 5)).astype(float)


def lines(values: np.ndarray, *called: int) -> NumberLines:
    totals = np.isin(np.arange(len(values)), called)
    given = np.ones(values.shape, dtype=bool)
    return lines_of(values, given, np.ones(values.shape), [""] * len(values), totals)


def possible(values: np.ndarray, *called: int) -> list[int]:
    found = possible_totals(lines(values, *called), range(len(values)), 8.0)
    return np.nonzero(found)[0].tolist()


def test_of_a_register_the_ends_and_what_is_called_a_total() -> None:
    found = possible(records(), 2500)
    assert 2500 in found and 0 in found and MANY - 1 in found
    assert 2499 not in found and len(found) < 200


def test_few_positions_may_all_be_totals() -> None:
    assert len(possible(records()[:3000])) == 3000


def test_groups_without_a_word_show_that_all_may_be() -> None:
    values = records()
    for first in range(0, MANY, 25):
        values[first] = values[first + 1 : first + 25].sum(axis=0)
    assert len(possible(values)) == MANY


def test_the_grand_total_of_a_register_is_found() -> None:
    values = records()
    values[-1] = values[:-1].sum(axis=0)
    assert [(one.target, len(one.parts)) for one in sums(lines(values))] == [(MANY - 1, MANY - 1)]
    values = records()
    values[1000] = values[900:1000].sum(axis=0)
    assert [(one.target, sorted(one.parts)) for one in sums(lines(values, 1000))] == [(1000, list(range(900, 1000)))]
    assert sums(lines(values)) == []  # one that no word tells, among records

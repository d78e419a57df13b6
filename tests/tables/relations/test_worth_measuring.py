"""The work of looking for sums is bounded: what is held against every line grows no faster than the table."""

import numpy as np
import pytest

from dqcheck.tables.relations import elsewhere, likeness, runs, worth_measuring
from dqcheck.tables.relations.number_lines import NumberLines, lines_of, support
from dqcheck.tables.relations.sums import sums
from dqcheck.tables.relations.worth_measuring import provable, sampled, supports


def lines(values: np.ndarray, labels: list[str] | None = None) -> NumberLines:
    """Numbers by position and line, all given, whole."""
    values = np.asarray(values, dtype=float)
    labels = labels or [f"unit {at}" for at in range(len(values))]
    return lines_of(
        values, np.ones(values.shape, dtype=bool), np.ones(values.shape), labels, np.zeros(len(values), bool)
    )


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The cells (candidates by lines) that ``support`` has been asked for, call by call."""
    asked: list[int] = []

    def counting(some, targets, added, sizes):  # type: ignore[no-untyped-def]
        asked.append(added[0].size)
        return support(some, targets, added, sizes)

    for module in (elsewhere, runs, likeness):
        monkeypatch.setattr(module, "support", counting)
    return asked


def hostile(kind: str, count: int) -> np.ndarray:
    """Columns (a row each) of figures that nearly all add up."""
    chance = np.random.default_rng(7)
    if kind == "ones":
        return np.ones((12, count))
    if kind == "zeros":
        return np.zeros((12, count))
    if kind == "powers":
        return np.repeat(2.0 ** np.arange(12)[:, None], count, axis=1)
    if kind == "few":
        return chance.integers(0, 3, (12, count)).astype(float)
    multiples: np.ndarray = chance.integers(1, 9, (12, 1)) * chance.integers(1, 9999, (1, count)).astype(float)
    return multiples


@pytest.mark.parametrize("kind", ["ones", "zeros", "powers", "few", "multiples"])
@pytest.mark.parametrize("axis", ["columns", "rows"])
def test_the_cells_measured_grow_as_the_table_does(kind: str, axis: str, measured: list[int]) -> None:
    def cells(count: int) -> int:
        measured.clear()
        table = hostile(kind, count)
        sums(lines(table if axis == "columns" else np.ascontiguousarray(table.T)))
        return sum(measured)

    for count in (700, 2800):
        assert cells(count) <= 40 * 12 * count


@pytest.mark.parametrize("kind", ["ones", "zeros"])
@pytest.mark.parametrize("axis", ["columns", "rows"])
def test_figures_without_digits_are_not_measured_at_all(kind: str, axis: str, measured: list[int]) -> None:
    table = hostile(kind, 2000)
    assert sums(lines(table if axis == "columns" else np.ascontiguousarray(table.T))) == []
    assert measured == []


def test_no_more_cells_are_measured_at_once_than_fit_in_memory(measured: list[int]) -> None:
    sums(lines(hostile("multiples", 5000)))
    assert measured
    assert max(measured) <= max(worth_measuring._CELLS_AT_ONCE, 5000)


def test_chance_hits_of_small_figures_are_dropped_by_the_sample(measured: list[int]) -> None:
    sums(lines(hostile("few", 5000)))
    in_full = [size // 5000 for size in measured if size % 5000 == 0]
    assert sum(in_full) < 100


@pytest.mark.parametrize("wrong", [0, 5])
def test_a_true_total_of_a_long_table_is_found_with_its_wrong_lines(wrong: int) -> None:
    values = np.random.default_rng(3).integers(0, 90_000, (5, 3000)).astype(float)
    values[4] = values[:4].sum(axis=0)
    values[4, :wrong] += 70_000
    (found,) = sums(lines(values))
    assert (found.target, sorted(found.parts), found.fails, found.holds) == (4, [0, 1, 2, 3], wrong, 3000 - wrong)


def test_a_total_that_few_lines_state_is_found() -> None:
    values = np.random.default_rng(3).integers(1, 90_000, (4, 3000)).astype(float)
    values[3] = values[:3].sum(axis=0)
    table = lines(values)
    table.given[3] = np.arange(3000) % 500 == 0
    table.values[3] *= table.given[3]
    (found,) = sums(table)
    assert (found.target, sorted(found.parts), found.holds) == (3, [0, 1, 2], 6)


def test_a_pattern_repeats_under_like_labels_without_one_look_at_each_pair(measured: list[int]) -> None:
    def blocks(count: int) -> tuple[int, int]:
        measured.clear()
        values = np.random.default_rng(5).integers(0, 9000, (6 * count, 8)).astype(float)
        values[5::6] = values.reshape(count, 6, 8)[:, :5].sum(axis=1)
        found = sums(lines(values, [f"unit {at}" for at in range(6 * count)]))
        return sum(measured), len(found)

    (few, found_few), (many, found_many) = blocks(60), blocks(240)
    assert (found_few, found_many) == (60, 240)
    assert many <= 5 * few


def test_figures_that_are_all_alike_prove_the_digits_of_one_line() -> None:
    values = np.array([[1.0] * 9, [1000.0] * 9, [0.0] * 9, [1000.0] * 8 + [2000.0]])
    proved = provable(lines(values), np.arange(4))
    assert proved[:3] == pytest.approx([0, 3, 0], abs=1e-3)
    assert proved[3] > 20


def test_nothing_is_ruled_out_where_signs_make_up_for_each_other() -> None:
    assert provable(lines(np.array([[0.0, 0.0], [700.0, -700.0]])), np.arange(1)) == np.inf


def test_a_sample_is_the_same_each_time_spread_and_of_lines_with_numbers() -> None:
    table = lines(np.ones((2, 4000)))
    table.given[:, :1000] = False
    chosen = sampled(table)
    assert chosen.tolist() == sampled(table).tolist()
    assert chosen.min() >= 1000
    assert np.diff(chosen).max() < 200
    assert len(set((chosen % 7).tolist())) == 7


def test_what_few_lines_are_asked_is_never_ruled_out() -> None:
    values = np.arange(60.0).reshape(3, 20)
    told = list(
        supports(
            lines(values),
            np.array([0, 1]),
            np.array([2, 2]),
            lambda some: lambda index: support(some, np.array([0, 1])[index], (np.ones((len(index), 20)),) * 5, 2),
            0.2,
        )
    )
    assert [index.tolist() for index, _ in told] == [[0, 1]]

"""Among few positions all runs are looked at together, and found are the very same as by a search for each stride."""

import numpy as np
import pytest

from dqcheck.tables.relations import runs as searched
from dqcheck.tables.relations.candidates import Between, SumCandidate
from dqcheck.tables.relations.few_positions import MOST_FEW, run_shapes
from dqcheck.tables.relations.number_lines import NumberLines, lines_of


def table(seed: int) -> NumberLines:
    """A table of figures with gaps, some of them totals of runs beside them."""
    random = np.random.default_rng(seed)
    count, width = int(random.integers(3, MOST_FEW + 1)), int(random.integers(2, 12))
    step = 0.1 if seed % 3 == 0 else 1.0
    values = (random.integers(0, 9_000 if seed % 2 else 60, (count, width)) * step).astype(float)
    for _ in range(count // 4):
        total, stride, size = (int(random.integers(*one)) for one in ((0, count), (1, 5), (2, 6)))
        side = range(total + stride, count, stride) if random.random() < 0.5 else range(total - stride, -1, -stride)
        if len(side) >= size:
            values[total] = values[list(side[:size])].sum(axis=0)
    given = random.random((count, width)) > 0.05
    called = random.random(count) < 0.2
    return lines_of(values * given, given, np.full(values.shape, step), [f"r{at}" for at in range(count)], called)


def found(lines: NumberLines, strides: tuple[int, ...]) -> list[SumCandidate]:
    """The runs that are found among every position but each seventh."""
    positions = [at for at in range(lines.count) if at % 7 != 6]
    between = Between(lines, np.zeros(lines.count, dtype=bool))
    return searched.runs(lines, positions, between, 4.0, strides=strides, possible=np.arange(lines.count) % 5 != 4)


def said(one: SumCandidate) -> tuple[object, ...]:
    """What a candidate says, but for the noise of doubles."""
    return one.target, one.parts, one.holds, one.exact, one.fails, one.kind, round(one.digits, 6), round(one.oddness, 6)


def test_few_positions_show_what_a_search_for_each_stride_does(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [(table(seed), strides) for seed in range(60) for strides in (searched.STRIDES, (1,))]
    together = [[said(one) for one in found(*case)] for case in cases]
    monkeypatch.setattr(searched, "MOST_FEW", 0)
    assert together == [[said(one) for one in found(*case)] for case in cases]
    assert sum(map(len, together)) > 30


def test_a_run_is_the_difference_of_what_two_rows_add_up() -> None:
    shapes = run_shapes(14, (1, 2, 3))
    every = np.arange(len(shapes.totals))
    assert (shapes.added[shapes.until] - shapes.added[shapes.before] == shapes.weights(every)).all()
    for run in every.tolist():
        parts, total = shapes.parts(run), int(shapes.totals[run])
        assert len(parts) == shapes.sizes[run] and total not in parts
        assert np.nonzero(shapes.weights(every[[run]])[0])[0].tolist() == sorted(parts)
        assert parts == sorted(parts, key=lambda part: abs(part - total))
        assert shapes.members[shapes.lanes[run], parts].all()

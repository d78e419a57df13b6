"""Candidates that are measured together are the same as each by itself."""

import numpy as np
import pytest

from dqcheck.tables.relations import candidates as measuring
from dqcheck.tables.relations.candidates import Between, candidate, candidates
from dqcheck.tables.relations.number_lines import lines_of


def test_candidates_measured_together_are_those_measured_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(5)
    values = random.integers(1, 9_000, (12, 7)).astype(float)
    values[0], values[6] = values[1:4].sum(axis=0), values[7:12].sum(axis=0)
    values[6, 3] += 1
    nothing = np.zeros(12, dtype=bool)
    lines = lines_of(values, random.random(values.shape) > 0.1, np.ones(values.shape), [""] * 12, nothing)
    between = Between(lines, nothing)
    asked = [(0, (1, 2, 3)), (0, (1, 2)), (6, (11, 10, 9, 8, 7)), (5, (6, 7, 8))]
    alone = [candidate(lines, total, parts, between.oddness(total, parts), 3.0, "block") for total, parts in asked]
    for cells in (10, 40, 250_000):
        monkeypatch.setattr(measuring, "_CELLS_AT_ONCE", cells)
        together = list(candidates(lines, iter(asked), between, 3.0, "block"))
        assert [(one.key, one.holds, one.fails, one.digits) for one in together] == [
            (one.key, one.holds, one.fails, one.digits) for one in alone
        ]
        assert [one.oddness for one in together] == [one.oddness for one in alone]
    assert alone[0].holds > 3 and alone[2].fails

"""Layouts that nobody described: every fault is told at its cell, and nothing is told of a clean twin."""

from pathlib import Path

import pytest
from layouts import LAYOUTS, NOTATIONS, address, save

import dqcheck

SEEDS = range(6)


def told(path: Path, ruleset: str) -> list[tuple[str, set[str | None]]]:
    """The rule and the cells of every finding."""
    rules = path.parent / "rules.yaml"
    rules.write_text(ruleset, encoding="utf-8")
    report = dqcheck.check(path, rules=rules)
    return [(one.rule.partition("/")[2], {item.place.cell for item in one.evidence}) for one in report.findings]


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_faults_are_told_at_their_cell_and_twins_are_silent(layout, notation, seed, tmp_path):
    made = layout(seed)
    assert told(save(made, tmp_path, notation), made.ruleset) == []
    for fault in made.faults:
        cell = address(fault.row, fault.column)
        found = told(save(made, tmp_path, notation, fault), made.ruleset)
        assert fault.rule in [rule for rule, _ in found], fault
        assert all(cell in cells for _, cells in found), fault


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("layout", LAYOUTS[:2])
def test_no_total_is_added_twice(layout, notation, tmp_path):
    made = layout(1)
    path = save(made, tmp_path, notation)
    (tmp_path / "rules.yaml").write_text(made.ruleset, encoding="utf-8")
    totals = dqcheck.api.aggregate(path, rules=tmp_path / "rules.yaml")
    (total,) = [row for row in made.rows if row and {"Tổng số", "Tổng cộng"} & set(row)]
    assert [one.value for one in totals.totals] == [cell for cell in total if isinstance(cell, int)]

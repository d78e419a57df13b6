"""Marks behind figures that exempt them from a rule, or make it milder."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.checks.base import Terms
from dqcheck.checks.kinds.total import Total
from dqcheck.checks.operands import decide
from dqcheck.model.verdict import Outcome
from dqcheck.numerals.numbers import parse_number

CHECK = Total(table="t", total="a", parts=("b",))
TERMS = Terms(markers={"(e)": "exempt", "*": "milder", "e": "exempt"})


def verdict(total: str, part: str, terms: Terms = TERMS) -> tuple[str, bool]:
    from dqcheck.numerals.cell_numbers import read_cell

    values = {"total": (read_cell(total, type="count"),), "parts": (read_cell(part, type="count"),)}
    found = decide(CHECK, values, terms)
    return found.outcome.value, found.mild


@pytest.mark.parametrize(
    ("total", "part", "expected"),
    [
        ("12", "13", ("fail", False)),
        ("12 (e)", "13", ("undecided", False)),
        ("12 (E)", "13", ("undecided", False)),
        ("12", "13 (e)", ("undecided", False)),
        ("12e", "13", ("undecided", False)),
        ("12*", "13", ("fail", True)),
        ("12**", "13", ("fail", False)),
        ("12*", "13 (e)", ("undecided", False)),
        ("12 (p)", "13", ("fail", False)),
        ("13 (e)", "13", ("pass", False)),
    ],
)
def test_what_a_mark_does_to_a_rule(total: str, part: str, expected: tuple[str, bool]) -> None:
    assert verdict(total, part) == expected


@given(
    total=st.integers(0, 99),
    part=st.integers(0, 99),
    mark=st.sampled_from(["", " (e)", "*", " (p)"]),
)
def test_marks_never_make_a_failure_of_what_holds(total: int, part: int, mark: str) -> None:
    plain = verdict(f"{total}{mark}", str(part), replace(TERMS, markers={}))
    marked = verdict(f"{total}{mark}", str(part))
    assert marked == plain or (plain[0] == "fail" and (marked[0] == "undecided" or marked[1]))


def test_the_verdict_says_that_a_mark_exempts() -> None:
    from dqcheck.numerals.cell_numbers import read_cell

    values = {"total": (read_cell("12 (e)", type="count"),), "parts": (parse_number("13"),)}
    found = decide(CHECK, values, TERMS)
    assert (found.outcome, found.note) == (Outcome.UNDECIDED, "undecided.marked")

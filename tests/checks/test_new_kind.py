"""A check kind that is nothing but a module among the kinds is found, read, judged and told, with no other edit."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dqcheck
from dqcheck import checks, rulesets
from dqcheck.checks import kinds
from dqcheck.messages import en, vi

KIND = '''
"""A stated middle of two values."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar

from dqcheck.checks.base import OPERAND, Check, Terms, Values
from dqcheck.checks.grading import numbers, undecided
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType
from dqcheck.model.verdict import Outcome, Verdict


@record
class Middle(Check):
    """A figure is not halfway between two others."""

    kind: ClassVar[str] = "middle"
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    compares_operands: ClassVar[bool] = True

    stated: str = field(default="", metadata=OPERAND)
    values: tuple[str, ...] = field(default=(), metadata=OPERAND)

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"stated": (self.stated,), "values": self.values}

    def judge(self, values: Values, terms: Terms) -> Verdict:
        stated, ends = numbers(values["stated"]), numbers(values["values"])
        if stated is None or ends is None:
            return undecided("not-a-number")
        middle = (ends[0].value + ends[1].value) / 2
        outcome = Outcome.PASS if stated[0].value == middle else Outcome.FAIL
        gap = stated[0].value - middle
        return Verdict(
            outcome=outcome, note=f"middle.{outcome}", observed=stated[0].value, expected=middle, discrepancy=gap
        )
'''
RULESET = """
ruleset: demo
version: "1"
title: Demo
tables:
  t:
    title: Table
    key: unit
    fields:
      unit: {label: Unit}
      low: {label: Low, type: count}
      high: {label: High, type: count}
      middle: {label: Middle, type: count}
rules:
  - id: middle-elsewhere
    title: The middle is elsewhere
    check: middle
    with: {table: t, stated: middle, values: [low, high]}
    examples:
      - {data: {low: "10", high: "20", middle: "15"}, expect: pass}
      - {data: {low: "10", high: "20", middle: "16"}, expect: fail}
"""
COLUMNS = {"unit": ["A", "B"], "low": [10, 10], "high": [20, 30], "middle": [15, 21]}


@pytest.fixture
def middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "kinds"
    folder.mkdir()
    (folder / "middle.py").write_text(KIND, encoding="utf-8")
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(folder)])
    for catalogue in (vi.MESSAGES, en.MESSAGES):
        monkeypatch.setitem(catalogue, "check.middle", "Middle")
        monkeypatch.setitem(catalogue, "middle.fail", "{stated:quoted} is {observed}, the middle {expected}.")
    yield
    sys.modules.pop(f"{kinds.__name__}.middle", None)
    vars(kinds).pop("middle", None)


@pytest.fixture
def ruleset(middle: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "demo.yaml"
    path.write_text(RULESET, encoding="utf-8")
    return path


def test_it_is_found_by_its_name_and_among_the_names(middle: None) -> None:
    assert "middle" in checks.names()
    assert checks.load("middle").__name__ == "Middle"
    assert checks.Middle is checks.load("middle")


def test_it_judges_and_its_finding_is_told(ruleset: Path) -> None:
    import pandas as pd

    report = dqcheck.check_frame(pd.DataFrame(COLUMNS), ruleset, table="t")
    (finding,) = report.findings
    assert (finding.check, finding.submission, finding.discrepancy) == ("middle", "B", "1")
    assert finding.message["en"] == "“Middle” is 21, the middle 20."
    assert "Middle" in report.to_json()


def test_its_rule_is_looked_at_like_any_other(ruleset: Path) -> None:
    from dqcheck.rulesets.examples import run

    loaded = rulesets.load(ruleset)
    assert rulesets.selfcheck(loaded) == ()
    assert all(result.ok for rule in loaded.rules for result in run(rule, loaded))
    schema = rulesets.schema()
    assert "check-middle" in schema["$defs"]
    for wrong, says in (
        ("values: [unit, high]", "'unit' is of type text; middle compares count"),
        ("valeus: [low, high]", "did you mean 'values'"),
        ("values: []", "'values' is missing"),
    ):
        ruleset.write_text(RULESET.replace("values: [low, high]", wrong), encoding="utf-8")
        assert any(says in str(problem) for problem in rulesets.faults(ruleset)), wrong
    ruleset.write_text(RULESET.replace("check: middle", "check: midle"), encoding="utf-8")
    assert any("did you mean 'middle'" in str(problem) for problem in rulesets.faults(ruleset))


@pytest.mark.parametrize("name", ["midle", "", "Total", "total.x", "__init__", "../total", "base", "os"])
def test_what_is_no_kind_is_refused(name: str) -> None:
    with pytest.raises(KeyError):
        checks.load(name)
    with pytest.raises(AttributeError):
        getattr(checks, f"{name}Kind")

"""Rules that look figures up say the same of a frame whether every record is judged or few are."""

import random
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from dqcheck import rulesets
from dqcheck.engine.screens import looked_up
from dqcheck.engine.screens.frame_judging import EVERY_RECORD, JudgedFrame, judge_frame, of_frame
from dqcheck.model.rule import Ruleset

RULESET = """\
ruleset: places
version: "1"
title: {vi: Nơi, en: Places}
tables:
  records:
    title: {vi: Bản ghi, en: Records}
    key: commune
    fields:
      commune: {label: [Xã], type: text}
      code: {label: [Mã], type: text}
      number: {label: [Số], type: count}
      kind: {label: [Loại], type: text}
      served: {label: [Phục vụ], type: count}
      other: {label: [Khác], type: count}
      rate: {label: [Mức], type: number}
      thousands: {label: [Nghìn], type: number, unit: nghìn người}
references:
  people:
    title: {vi: Dân số, en: People}
    file: people.csv
    fields:
      code: {label: [Mã], type: text}
      commune: {label: [Xã], type: text}
      number: {label: [Số], type: count}
      people: {label: [Dân số], type: count}
      rate: {label: [Mức], type: number}
      thousands: {label: [Nghìn], type: number, unit: nghìn người}
"""

RULES = {
    "part": "check: part\n    with: {table: records, part: served, whole: people.people,"
    " lookup: {people: {code: code}}}",
    "of a unit": "check: part\n    with: {table: records, part: served, whole: people.people,"
    " lookup: {people: {submission: commune}}}",
    "by a number": "check: part\n    with: {table: records, part: served, whole: people.people,"
    " lookup: {people: {number: number}}}",
    "total": "check: total\n    with: {table: records, total: people.people, parts: [served, other],"
    " lookup: {people: {code: code}}}",
    "less": "check: total\n    with: {table: records, total: other, parts: [people.people, -served],"
    " lookup: {people: {code: code}}}",
    "numbers": "check: order\n    with: {table: records, values: [rate, people.rate], lookup: {people: {code: code}}}",
    "units": "check: order\n    with: {table: records, values: [thousands, people.thousands],"
    " lookup: {people: {code: code}}}",
    "where": "check: part\n    with: {table: records, part: served, whole: people.people, where: {kind: town},"
    " lookup: {people: {code: code}}}",
    "by unit and number": "check: part\n    with: {table: records, part: served, whole: people.people,"
    " lookup: {people: {submission: commune, number: number}}}",
    "in a formula": 'check: expression\n    with: {table: records, that: "served <= people.people",'
    " lookup: {people: {code: code}}}",
    "two keys": "check: part\n    with: {table: records, part: served, whole: people.people,"
    " lookup: {people: {code: code, number: number}}}",
}
SCREENED = sorted(set(RULES) - {"in a formula"})
REFERENCE = """\
code,commune,number,people,rate,thousands
A1,Xã An,1,100,2.5,3
a2,Xã Bình,2,200,3,4
A3,Xã Cẩm,3,,4,5
A4,Xã Dương,4,400,4.25,1.5
A5,Xã Êa,5,9000000000000000,12345678.5,7
A6,Xã Ga,6,600,2.1234,7
"""


def ruleset(folder: Path, *rules: str) -> Ruleset:
    (folder / "ruleset.yaml").write_text(RULESET, encoding="utf-8")
    (folder / "people.csv").write_text(REFERENCE, encoding="utf-8")
    given = [
        f"  - id: r{at}\n    title: {{vi: Lệch, en: Off}}\n    severity: error\n    {RULES[rule]}\n"
        for at, rule in enumerate(rules)
    ]
    (folder / "rules.yaml").write_text("rules:\n" + "".join(given), encoding="utf-8")
    return rulesets.load(folder)


def frame(seed: int, length: int = 300) -> pl.DataFrame:
    chosen = random.Random(seed)
    columns: dict[str, list[Any]] = {
        "commune": ["Xã An", "xã bình", "Xã Cẩm", "Xã Dương", "Xã Xa", None],
        "code": ["A1", "a1", "A2", "A3", "A4", "A5", "A6", "A9", " ", None],
        "number": [1, 2, 3, 4, 5, 6, 9, None],
        "kind": ["town", "village", None],
        "served": [0, 99, 100, 101, 200, 400, 9000000000000000, 9000000000000001, None],
        "other": [0, 1, 100, None],
        "rate": [2.5, 2.1235, 2.1234, 2.4, 2.6, 3.0, 4.25, 12345678.5, None],
        "thousands": [3.0, 3.001, 4.0, 1.5, 1.6, None],
    }
    return pl.DataFrame({name: [chosen.choice(values) for _ in range(length)] for name, values in columns.items()})


def told(judged: JudgedFrame, rules: Ruleset) -> Any:
    """Everything that a report takes from a frame."""
    part = of_frame(judged, rules)
    findings = judged.later if judged.later is not None else part.findings
    return (
        [(tally.rule.id, tally.outcomes, tally.reasons) for tally in judged.tallies],
        part.rows,
        sorted((one.rule, str(one.message), str(one.discrepancy), str(one.evidence)) for one in findings),
        part.notes,
        part.tables,
    )


@pytest.mark.parametrize("rule", list(RULES))
@pytest.mark.parametrize("seed", range(3))
def test_what_is_looked_up_is_screened_as_it_is_judged(tmp_path: Path, rule: str, seed: int) -> None:
    rules, given = ruleset(tmp_path, rule), frame(seed)
    direct, screened = (judge_frame(given, rules, rules.rules, "records", direct=most) for most in (EVERY_RECORD, 0))
    assert told(screened, rules) == told(direct, rules)


@pytest.mark.parametrize("rule", SCREENED)
def test_only_records_that_may_fail_are_read(tmp_path: Path, rule: str) -> None:
    rules = ruleset(tmp_path, rule)
    plain = pl.DataFrame(
        {
            "commune": ["Xã An"], "code": ["A1"], "number": [1], "kind": ["town"],
            "served": [60], "other": [40], "rate": [2.0], "thousands": [2.0],
        }
    )  # fmt: skip
    judged = judge_frame(pl.concat([plain] * 1000), rules, rules.rules, "records", direct=0)
    (table,) = [table for name, table in judged.tables.items() if name == "records"]
    assert not table.submissions


def test_keys_are_noted_of_all_records_beside_a_rule_that_needs_every_record(tmp_path: Path) -> None:
    rules, given = ruleset(tmp_path, "part", "in a formula"), frame(7)
    direct, screened = (judge_frame(given, rules, rules.rules, "records", direct=most) for most in (EVERY_RECORD, 0))
    assert told(screened, rules) == told(direct, rules)


def test_a_screen_that_kept_too_little_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looked_up, "_number", lambda *_: 1e9)
    rules, given = ruleset(tmp_path, "part"), frame(1)
    direct, screened = (judge_frame(given, rules, rules.rules, "records", direct=most) for most in (EVERY_RECORD, 0))
    assert told(screened, rules) != told(direct, rules)

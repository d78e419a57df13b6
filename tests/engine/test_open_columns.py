"""A column that can be read in two ways is told once."""

from collections.abc import Mapping, Sequence

import pandas as pd
import pytest

import dqcheck

RULESET = """\
ruleset: open
version: "1"
title: {vi: Biểu, en: Form}
tables:
  areas:
    title: {vi: Diện tích, en: Areas}
    key: unit
    fields:
      unit: {label: [Unit], type: text, required: true}
      total: {label: [Total], type: number}
      one: {label: [First], type: number}
      two: {label: [Second], type: number}
rules:
  - id: total-mismatch
    title: {vi: Tổng chưa khớp, en: Total mismatch}
    check: total
    with: {table: areas, total: total, parts: [one, two]}
"""


@pytest.fixture
def rules(tmp_path):
    path = tmp_path / "rules.yaml"
    path.write_text(RULESET, encoding="utf-8")
    return path


def written(path, rows: Sequence[Sequence[str]]):
    path.write_text("\n".join(";".join(row) for row in (("Unit", "Total", "First", "Second"), *rows)), encoding="utf-8")
    return path


def outcomes(report: dqcheck.ValidationReport) -> Mapping[str, tuple[int, int]]:
    return {one.rule: (one.failed, one.undecided) for one in report.rules}


def test_one_finding_for_a_column_and_its_rules_are_undecided(tmp_path, rules) -> None:
    rows = [("A", "3,000", "1,000", "2,000"), ("B", "3,010", "1,000", "2,000"), ("C", "30", "10", "20")]
    report = dqcheck.check(written(tmp_path / "a.csv", rows), rules=rules)
    told = {finding.rule: finding for finding in report.findings}
    assert sorted(told) == ["open/areas-one-unreadable", "open/areas-total-unreadable", "open/areas-two-unreadable"]
    first = told["open/areas-total-unreadable"]
    assert first.submission == "a.csv"
    assert [(piece.text, piece.place.cell) for piece in first.evidence] == [("3,000", "B2"), ("3,010", "B3")]
    assert "“3,000” may be 3.000 or 3,000" in first.message.en
    assert "“3,000” có thể là 3,000 hoặc 3.000" in first.message.vi
    assert outcomes(report)["open/total-mismatch"] == (0, 2)


def test_of_one_unit_it_is_the_units(tmp_path, rules) -> None:
    report = dqcheck.check(written(tmp_path / "a.csv", [("A", "3,000", "1", "2"), ("B", "3", "1", "2")]), rules=rules)
    (finding,) = report.findings
    assert (finding.submission, finding.note) == ("A", "type.open")


def test_the_fingerprint_does_not_change_with_the_order_of_rows(tmp_path, rules) -> None:
    rows = [("A", "3,000", "1", "2"), ("B", "4,000", "1", "2")]
    reports = [dqcheck.check(written(tmp_path / "a.csv", given), rules=rules) for given in (rows, rows[::-1])]
    assert len({report.findings[0].fingerprint for report in reports}) == 1


@pytest.mark.parametrize(("numbers", "failed"), [("en", 1), ("vi", 1)])
def test_told_the_notation_the_figures_are_compared(tmp_path, rules, numbers, failed: int) -> None:
    rows = [("A", "3,000", "1,000", "2,000"), ("B", "3,010", "1,000", "2,000")]
    report = dqcheck.check(written(tmp_path / "a.csv", rows), rules=rules, numbers=numbers)
    assert outcomes(report)["open/total-mismatch"] == (failed, 0)


def test_one_figure_that_leaves_no_choice_settles_the_file(tmp_path, rules) -> None:
    rows = [("A", "3,000", "1,000", "2,000"), ("B", "3,010", "1,000", "2,000"), ("C", "3.5", "1.5", "2")]
    report = dqcheck.check(written(tmp_path / "a.csv", rows), rules=rules)
    (finding,) = report.findings
    assert (finding.rule, finding.submission, finding.observed) == ("open/total-mismatch", "B", "3010")
    assert any("English notation" in note.en for note in report.notes)


def test_a_frame_of_text_is_read_and_told_alike(rules) -> None:
    columns = {"unit": ["A", "B"], "total": ["3,000", "3,010"], "one": ["1,000", "1,000"], "two": ["2,000", "2,000"]}
    frame = pd.DataFrame(columns)
    report = dqcheck.check_frame(frame, rules)
    assert len(report.findings) == 3 and not report.ok
    assert outcomes(report)["open/total-mismatch"] == (0, 2)
    english = dqcheck.check_frame(frame, rules, numbers="en")
    assert [finding.submission for finding in english.findings] == ["B"]
    decided = pd.concat([frame, pd.DataFrame({"unit": ["C"], "total": ["3.5"], "one": ["1.5"], "two": ["2"]})])
    report = dqcheck.check_frame(decided, rules)
    assert [finding.submission for finding in report.findings] == ["B"]
    assert any("English notation" in note.en for note in report.notes)


def test_files_that_were_read_alike_are_told_once(tmp_path, rules) -> None:
    for name in "abc":
        written(tmp_path / f"{name}.csv", [(name.upper(), "3.5", "1.5", "2")])
    notes = [note.en for note in dqcheck.check(sorted(tmp_path.glob("*.csv")), rules=rules).notes]
    (note,) = [note for note in notes if "notation" in note]
    assert note.startswith("3 files, the first a.csv: Numbers written as text were read in the English notation")
    assert note.endswith("which is seen from “3.5” and “1.5”.")
    notes = [note.en for note in dqcheck.check(tmp_path / "a.csv", rules=rules).notes]
    assert [note[:7] for note in notes if "notation" in note] == ["Numbers"]

"""Rules about rows: the same findings from a workbook and a frame, whatever the path and the order of the rows."""

import random
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import polars as pl
import pytest

import dqcheck
from dqcheck import rulesets
from dqcheck.engine.screens import frame_judging
from dqcheck.model.rule import Ruleset

RULES = """\
ruleset: people
version: "1"
title: {vi: Dân số, en: Population}
tables:
  people:
    title: {vi: Dân số, en: Population}
    sheet: [Biểu]
    fields:
      code: {label: [Mã số], type: text}
      province: {label: [Tỉnh], type: text}
      area: {label: [Khu vực], type: text}
      people: {label: [Dân số], type: count}
      men: {label: [Nam], type: count}
      share: {label: [Tỷ lệ], type: percent, decimals: 1}
      old: {label: [Già], type: count}
      young: {label: [Trẻ], type: count}
      north: {label: [Bắc], type: count}
      south: {label: [Nam bộ], type: count}
rules:
  - id: province-total
    title: {vi: Tổng của tỉnh, en: Total of the province}
    check: aggregate
    with: {table: people, fields: [people, men], by: province, where: {area: {is: Tổng số}},
           of_where: {area: {is: [Thành thị, Nông thôn]}}}
  - id: share-of-province
    title: {vi: Tỷ lệ, en: Share}
    check: percentage
    with: {table: people, stated: share, part: people, whole: people, whole_where: {area: {is: Tổng số}}, by: province}
  - id: levels
    title: {vi: Cấp, en: Levels}
    check: footing
    with: {table: people, fields: [people], code: code, name: area}
  - id: breakdown
    title: {vi: Phân tổ, en: Breakdowns}
    check: total
    with: {table: people, total: people, splits: [[old, young], [north, south]]}
"""

FIELDS = ("code", "province", "area", "people", "men", "share", "old", "young", "north", "south")
LABELS = ("Mã số", "Tỉnh", "Khu vực", "Dân số", "Nam", "Tỷ lệ", "Già", "Trẻ", "Bắc", "Nam bộ")
ROWS: list[tuple[Any, ...]] = [
    ("1", "A", "Tổng số", 800, 400, 100.0, 500, 300, None, None),
    ("1.1", "A", "Thành thị", 310, 200, 38.8, 10, 300, 1, 309),
    ("1.1.1", "A", "Trong đó: thị trấn", 100, 60, 12.5, 50, 50, None, 1),
    ("1.2", "A", "Nông thôn", 500, 200, 60.4, 250, 240, 240, 250),
    ("2", "B", "Tổng số", 90, 40, 100.0, 45, 45, 1, 2),
    ("2.1", "B", "Nông thôn", 90, 40, 100.0, 45, 45, 1, 2),
]
SHARE = (
    "Dòng “A / Nông thôn” so với dòng “A / Tổng số”: “Tỷ lệ” ghi 60,4%; tính lại 100 × 500 / 800 được 62,5%, "
    "lệch 2,1 điểm phần trăm."
)
SAID = {
    ("levels", "Dòng “1 / Tổng số”: “Dân số” ghi 800; cộng 2 dòng trực thuộc được 810, lệch 10."),
    ("levels", "Dòng “1.1 / Thành thị”: “Dân số” ghi 310; cộng 1 dòng trực thuộc được 100, lệch 210."),
    ("province-total", "Dòng “A / Tổng số”: “Dân số” ghi 800; cộng 2 dòng được 810, lệch 10."),
    ("share-of-province", SHARE),
    (
        "breakdown",
        "“Dân số” ghi 500, chưa khớp với cách phân tổ nào: cộng lại được 490 và 490. Gần nhất là 250 + 240, lệch 10.",
    ),
}


@pytest.fixture
def people(tmp_path: Path) -> Ruleset:
    (tmp_path / "people.yaml").write_text(RULES, encoding="utf-8")
    return rulesets.load(tmp_path / "people.yaml")


def said(report: dqcheck.ValidationReport) -> set[tuple[str, str]]:
    return {(finding.rule.removeprefix("people/"), finding.message.vi) for finding in report.findings}


def tally(report: dqcheck.ValidationReport) -> dict[str, tuple[int, int, int]]:
    return {
        one.rule.removeprefix("people/"): (one.passed + one.within_rounding, one.failed, one.undecided)
        for one in report.rules
        if one.check in ("aggregate", "percentage", "footing", "total")
    }


def frame(rows: list[tuple[Any, ...]] = ROWS, library: Any = pl.DataFrame) -> Any:
    columns = {name: [row[at] for row in rows] for at, name in enumerate(FIELDS)}
    if library is pd.DataFrame:
        return pd.DataFrame(columns).astype(dict.fromkeys(("old", "young", "north", "south"), "Int64"))
    return pl.DataFrame(columns)


def workbook(path: Path, rows: list[tuple[Any, ...]] = ROWS) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Biểu"
    for row in (LABELS, *rows):
        sheet.append(row)
    book.save(path)
    return path


COUNTS = {"province-total": (1, 1, 2), "share-of-province": (5, 1, 0), "levels": (1, 2, 0), "breakdown": (5, 1, 0)}


@pytest.mark.parametrize("library", [pl.DataFrame, pd.DataFrame])
@pytest.mark.parametrize("direct", [True, False])
def test_a_frame(people: Ruleset, monkeypatch: pytest.MonkeyPatch, library: Any, direct: bool) -> None:
    monkeypatch.setattr(frame_judging, "DIRECT", 1000 if direct else 0)
    report = dqcheck.check_frame(frame(library=library), people)
    assert said(report) == SAID
    assert tally(report)["share-of-province"] == COUNTS["share-of-province"]
    assert tally(report)["breakdown"] == COUNTS["breakdown"]
    assert tally(report)["levels"] == COUNTS["levels"]


def test_a_workbook_with_the_same_rows(people: Ruleset, tmp_path: Path) -> None:
    report = dqcheck.check(workbook(tmp_path / "a.xlsx"), rules=people)
    assert said(report) == SAID
    (total,) = [finding for finding in report.findings if finding.rule == "people/province-total"]
    assert [(piece.role, piece.place.cell, piece.place.row_label) for piece in total.evidence] == [
        ("total", "D2", "Tổng số"),
        ("of", "D3", "1.1"),
        ("of", "D5", "1.2"),
    ]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_rows_changes_nothing(people: Ruleset, seed: int) -> None:
    rows = random.Random(seed).sample(ROWS, len(ROWS))  # an order, no secret
    assert said(dqcheck.check_frame(frame(rows), people)) == SAID


def test_a_finding_is_the_same_wherever_its_rows_stand(people: Ruleset, tmp_path: Path) -> None:
    def marks(name: str, rows: list[tuple[Any, ...]]) -> dict[str, str]:
        report = dqcheck.check(workbook(tmp_path / name, rows), rules=people)
        return {finding.message.vi: finding.fingerprint for finding in report.findings if finding.check == "aggregate"}

    more = ("9", "C", "Nông thôn", 1, 1, 1.0, 1, 0, 1, 0)
    (tmp_path / "b").mkdir()
    assert marks("a.xlsx", ROWS) == marks("b/a.xlsx", [more, *ROWS])


def test_several_files_are_never_added_together(people: Ruleset, tmp_path: Path) -> None:
    paths = [workbook(tmp_path / f"{name}.xlsx", ROWS[4:]) for name in "abc"]
    assert dqcheck.check(paths, rules=people).findings == ()


def test_a_column_that_groups_rows_and_is_not_there_is_told(people: Ruleset) -> None:
    report = dqcheck.check_frame(frame().drop("province"), people)
    summary = next(one for one in report.rules if one.rule == "people/province-total")
    assert (summary.lacking, summary.failed, summary.reasons) == (("province",), 0, {"undecided.no-group": 4})


def test_a_message_of_the_rule_knows_the_rows(tmp_path: Path) -> None:
    text = RULES.replace(
        "    check: footing\n",
        "    check: footing\n    message: {vi: 'Xem dòng {row}', en: 'See row {row}: {discrepancy}'}\n",
    )
    (tmp_path / "people.yaml").write_text(text, encoding="utf-8")
    report = dqcheck.check_frame(frame(), rulesets.load(tmp_path / "people.yaml"), select=["levels"])
    assert {finding.message.en for finding in report.findings} == {
        "See row 1 / Tổng số: 10",
        "See row 1.1 / Thành thị: 210",
    }


def test_a_table_whose_rows_a_rule_adds_up_has_no_implied_rule(people: Ruleset) -> None:
    assert "people-total-row-mismatch" not in {rule.id for rule in rulesets.implied(people)}

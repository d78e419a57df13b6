"""Frames with families of columns and long frames: one record a row, every value with its place."""

from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

import dqcheck
from dqcheck.engine.screens.frame_judging import judge_frame
from dqcheck.errors import UsageError
from dqcheck.model.rule import Field, Pivot, Rule, Ruleset, TableForm
from dqcheck.model.text import LocalText
from dqcheck.rulesets.structural import implied

TITLE = LocalText(vi="Hộ nghèo", en="Poor households")


def ruleset(form: TableForm) -> Ruleset:
    from dqcheck.checks.kinds.part import Part

    rule = Rule(id="part", ruleset="thu", title=TITLE, check="part", markers={"*": "exempt"},
                params=Part(table="poor", part="number", whole="all"))  # fmt: skip
    return Ruleset(name="thu", version="1", title=TITLE, tables={"poor": form}, rules=(rule,))


def fields(*, heading: str, year: tuple[str, ...] = ()) -> dict[str, Field]:
    return {
        "unit": Field(name="unit", label=("Đơn vị",)),
        "year": Field(name="year", label=year, type="date"),
        "all": Field(name="all", label=("Số hộ",), type="count", unit="hộ"),
        "number": Field(name="number", label=(heading,), type="count", unit="hộ"),
    }


FAMILY = ruleset(TableForm(name="poor", title=TITLE, key="unit", fields=fields(heading="nghèo {year}")))
LONG = ruleset(
    TableForm(
        name="poor",
        title=TITLE,
        key="unit",
        fields=fields(heading="Hộ nghèo", year=("Năm",)),
        pivot=Pivot(indicator=("Chỉ tiêu",), value=("Giá trị",), unit=("ĐVT",), by=("unit", "year")),
    )
)
WIDE: dict[str, list[Any]] = {
    "unit": ["A", "B"], "Số hộ": [10, 20], "nghèo 2023": [1, 2], "nghèo 2024": [11, 3],
}  # fmt: skip
ROWS = [
    ("A", 2023, "Số hộ", "hộ", 10),
    ("A", 2023, "Hộ nghèo", "hộ", 1),
    ("B", 2023, "Số hộ", "hộ", 20),
    ("A", 2024, "Hộ nghèo", "hộ", 11),
    ("A", 2024, "Số hộ", "hộ", 10),
    ("A", 2024, "Hộ khá", "hộ", 7),
]
NARROW = {name: [row[at] for row in ROWS] for at, name in enumerate(("unit", "Năm", "Chỉ tiêu", "ĐVT", "Giá trị"))}

FRAMES = [pd.DataFrame, pl.DataFrame, pl.LazyFrame]


def places(report: dqcheck.ValidationReport) -> list[tuple[int | None, str | None]]:
    return [(piece.place.row, piece.place.column) for finding in report.findings for piece in finding.evidence]


@pytest.mark.parametrize("frame", FRAMES)
def test_every_row_of_a_frame_is_a_record_for_each_heading(frame: Any) -> None:
    report = dqcheck.check_frame(frame(WIDE), FAMILY)
    (finding,) = report.findings
    assert places(report) == [(0, "nghèo 2024"), (0, "Số hộ")]
    assert [piece.label.vi for piece in finding.evidence if piece.label] == ["nghèo (2024)", "Số hộ (2024)"]
    assert [rule.met for rule in report.rules if rule.rule == "thu/part"] == [4]


@pytest.mark.parametrize("frame", FRAMES)
def test_rows_of_a_long_frame_that_are_alike_are_a_record(frame: Any) -> None:
    report = dqcheck.check_frame(frame(NARROW), LONG)
    (finding,) = report.findings
    assert places(report) == [(3, "Giá trị"), (4, "Giá trị")]
    assert finding.submission == "A"
    assert any("Hộ khá" in note.vi for note in report.notes)


@pytest.mark.parametrize(("rules", "columns"), [(FAMILY, WIDE), (LONG, NARROW)])
def test_a_screened_frame_is_judged_like_a_small_one(rules: Ruleset, columns: dict[str, list[Any]]) -> None:
    every = (*rules.rules, *implied(rules))
    small = judge_frame(pl.DataFrame(columns), rules, every, None)
    large = judge_frame(pl.DataFrame(columns), rules, every, None, direct=0)
    assert [(one.rule.id, one.outcomes, one.met) for one in small.tallies] == [
        (one.rule.id, one.outcomes, one.met) for one in large.tallies
    ]
    if rules is FAMILY:
        assert large.later is not None
        (finding,) = list(large.later)
        assert [piece.place.row for piece in finding.evidence] == [0, 0]


def test_failing_records_have_the_rows_of_the_frame_and_what_tells_them_apart() -> None:
    failing = dqcheck.check_frame(pl.DataFrame(WIDE), FAMILY).failing("part")
    assert failing.to_dicts() == [{"row": 0, "unit": "A", "year": "2024", "number": 11, "Số hộ": 10, "gap": 1.0}]


def test_equal_failures_of_two_headings_have_fingerprints_of_their_own() -> None:
    report = dqcheck.check_frame(pl.DataFrame({**WIDE, "nghèo 2023": [11, 2]}), FAMILY)
    marks = [finding.fingerprint for finding in report.findings]
    assert len(set(marks)) == 2
    assert all("-" not in mark for mark in marks)


def test_a_figure_in_thousands_is_one_of_thousands() -> None:
    rows = {**NARROW, "ĐVT": ["nghìn hộ", *NARROW["ĐVT"][1:]], "Giá trị": [Decimal(v) for v in NARROW["Giá trị"]]}
    report = dqcheck.check_frame(pd.DataFrame(rows), LONG, confirmed=True)
    assert {piece.value for one in report.confirmed for piece in one.evidence if piece.place.row == 0} == {"10000"}


def test_an_indicator_that_stands_twice_is_told_and_not_read() -> None:
    rows = {name: [*values, values[1]] for name, values in NARROW.items()}
    report = dqcheck.check_frame(pl.DataFrame(rows), LONG)
    assert [finding.rule for finding in report.findings] == ["thu/part", "thu/poor-number-unreadable"]
    assert "1 | 1" in report.findings[1].message.vi


@pytest.mark.parametrize("direct", [None, 0])
def test_a_marked_figure_is_exempt_in_frames_of_any_size(direct: int | None) -> None:
    columns = {**WIDE, "nghèo 2023": ["1", "2"], "nghèo 2024": ["11*", "21"]}
    judged = judge_frame(pl.DataFrame(columns), FAMILY, FAMILY.rules, None, direct=direct)
    (tally,) = judged.tallies
    assert {outcome.value: count for outcome, count in tally.outcomes.items() if count} == {
        "pass": 2, "undecided": 1, "fail": 1,
    }  # fmt: skip
    assert tally.reasons == {"undecided.marked": 1}


@pytest.mark.parametrize(("rules", "columns"), [(FAMILY, {"unit": ["A"], "Số hộ": [1]}), (LONG, {"unit": ["A"]})])
def test_a_frame_without_the_columns_that_make_the_layout_is_refused(
    rules: Ruleset, columns: dict[str, list[Any]]
) -> None:
    with pytest.raises(UsageError, match="none of the columns"):
        dqcheck.check_frame(pl.DataFrame(columns), rules)


@pytest.mark.parametrize("values", [["x", "k.a."], ["K.A.", "-"]])
@pytest.mark.parametrize("direct", [None, 0])
def test_marks_of_no_figure_serve_frames_of_any_size(values: list[str], direct: int | None) -> None:
    from dataclasses import replace

    rules = replace(FAMILY, missing_marks=("k.a.", "-"))
    judged = judge_frame(pl.DataFrame({**WIDE, "nghèo 2024": values}), rules, rules.rules, None, direct=direct)
    (tally,) = judged.tallies
    assert tally.reasons == {"undecided.not-available": 2}


def test_an_engine_fetches_a_frame_to_unfold_it_and_says_so() -> None:
    frame = duckdb.connect().from_arrow(pl.DataFrame(WIDE).to_arrow())
    report, expected = (dqcheck.check_frame(one, FAMILY) for one in (frame, pl.DataFrame(WIDE)))
    assert report.findings == expected.findings and len(report.findings) == 1
    assert "the whole table was fetched from DuckDB" in report.notes[0].en


@pytest.mark.needs("java")
@pytest.mark.localhost
def test_a_frame_of_spark_that_was_unfolded_has_no_rows(spark) -> None:
    (finding,) = dqcheck.check_frame(spark.createDataFrame(pl.DataFrame(WIDE).to_arrow()), FAMILY).findings
    assert finding.submission == "A" and finding.evidence[0].place.row is None

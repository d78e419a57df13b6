"""Frames: the same findings whatever the library and the size, and never a record lost to a screen."""

import datetime as dt
import math
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from engine_builders import rule
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import dqcheck
from dqcheck.engine.screens import frame_judging

RULES = """\
ruleset: large
version: "1"
title: {vi: Bảng lớn, en: Large table}
period: {from: 2025-01-01, to: 2025-09-30}
tables:
  records:
    title: {vi: Bản ghi, en: Records}
    key: unit
    fields:
      unit: {label: [Đơn vị], type: text, required: true}
      code: {label: [Mã], type: count, unique: true}
      whole: {label: [Tổng], type: count, unit: hồ sơ, required: true}
      a: {label: [Phần một], type: count, unit: hồ sơ, missing: zero}
      b: {label: [Phần hai], type: count, unit: hồ sơ}
      rate: {label: [Tỷ lệ], type: percent, decimals: 2}
      cost: {label: [Kinh phí], type: money, unit: triệu đồng, at_least: 0, at_most: 500000000}
      spent: {label: [Đã chi], type: money, unit: đồng, missing: skip}
      start: {label: [Bắt đầu], type: date}
      end: {label: [Kết thúc], type: date}
      note: {label: [Ghi chú], type: text}
rules:
  - {id: whole-mismatch, title: {vi: Tổng chưa khớp, en: Total mismatch}, severity: error, check: total,
     with: {table: records, total: whole, parts: [a, b]}}
  - {id: rate-mismatch, title: {vi: Tỷ lệ chưa khớp, en: Rate mismatch}, severity: error, check: percentage,
     with: {table: records, stated: rate, part: a, whole: whole}}
  - {id: overspent, title: {vi: Chi vượt, en: Spent too much}, severity: warning, check: part,
     with: {table: records, part: spent, whole: cost}}
  - {id: days-unordered, title: {vi: Ngày ngược, en: Days out of order}, severity: warning, check: order,
     with: {table: records, values: [start, end]}}
  - {id: start-outside, title: {vi: Ngoài kỳ, en: Outside the period}, severity: info, check: within,
     with: {table: records, value: start, period: true}}
"""
PEERS = """\
  - {id: cost-far, title: {vi: Kinh phí lạ, en: Strange cost}, severity: warning, check: magnitude,
     with: {table: records, value: cost, peers: 20}}
"""


def load(folder: Path, text: str) -> dqcheck.Ruleset:
    path = folder / "large.yaml"
    path.write_text(text, encoding="utf-8")
    return dqcheck.load_ruleset(path)


@pytest.fixture(scope="module")
def screenable(tmp_path_factory) -> dqcheck.Ruleset:
    return load(tmp_path_factory.mktemp("screenable"), RULES)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory) -> dqcheck.Ruleset:
    return load(tmp_path_factory.mktemp("mixed"), RULES + PEERS)


def told(frame, ruleset, **options):
    report = dqcheck.check_frame(frame, ruleset, **options)
    places = [[item.place.as_dict() for item in f.evidence] for f in report.findings]
    return tuple(report.findings), places, report.rules, report.submissions, report.tables, report.rule_errors


def screened(frame, ruleset, **options):
    before, frame_judging.DIRECT = frame_judging.DIRECT, 0
    try:
        return told(frame, ruleset, **options)
    finally:
        frame_judging.DIRECT = before


def good(count: int) -> dict[str, list[object]]:
    return {
        "unit": [f"Xã {n % 7}" for n in range(count)],
        "code": list(range(count)),
        "whole": [100 + n for n in range(count)],
        "a": [50 for _ in range(count)],
        "b": [50 + n for n in range(count)],
        "rate": [round(5000 / (100 + n) + 1e-9, 2) for n in range(count)],
        "cost": [10.5 + n for n in range(count)],
        "spent": [10_500_000 for _ in range(count)],
        "start": [dt.date(2025, 3, 1) for _ in range(count)],
        "end": [dt.date(2025, 3, 2) for _ in range(count)],
        "note": ["x1" for _ in range(count)],
    }


def bad() -> dict[str, list[object]]:
    columns = good(12)
    columns["whole"][1] = 110  # not the sum
    columns["a"][2], columns["b"][2], columns["rate"][2] = None, 102, 0.0  # zero by policy
    columns["rate"][3] = 99.5
    columns["cost"][4], columns["spent"][4] = 600.0, 700_000_000
    columns["spent"][5] = None
    columns["end"][6] = dt.date(2025, 2, 1)
    columns["start"][7] = columns["end"][7] = dt.date(2025, 11, 1)
    columns["code"][9] = columns["code"][8]
    columns["whole"][10] = None
    columns["unit"][11] = " "
    columns["cost"][11] = math.inf
    return columns


def of_pandas(columns) -> pd.DataFrame:
    frame = pd.DataFrame(columns)
    for name in ("start", "end"):
        frame[name] = pd.to_datetime(frame[name])
    return frame


LIBRARIES = {
    "pandas": of_pandas,
    "polars": pl.DataFrame,
    "polars-lazy": pl.LazyFrame,
    "pyarrow": lambda columns: pl.DataFrame(columns).to_arrow(),
    "duckdb": lambda columns: duckdb.connect().from_arrow(pl.DataFrame(columns).to_arrow()),
}


def as_decimals(columns) -> pl.DataFrame:
    """As a database gives them: money with its decimals, sums wider than 64 bits."""
    columns = {**columns, "cost": [None if value == math.inf else value for value in columns["cost"]]}
    return pl.DataFrame(columns).with_columns(
        pl.col("cost").cast(pl.Decimal(18, 2)),
        pl.col("whole", "a").cast(pl.Decimal(38, 0)),
        pl.col("b").cast(pl.UInt64),
    )


TYPES = {
    "categories of pandas": lambda columns: of_pandas(columns).astype({"unit": "category", "note": "category"}),
    "categories of polars": lambda columns: pl.DataFrame(columns).with_columns(pl.col("unit").cast(pl.Categorical)),
    "nullable": lambda columns: of_pandas(columns).convert_dtypes(),
    "backed by arrow": lambda columns: of_pandas(columns).convert_dtypes(dtype_backend="pyarrow"),
    "objects": lambda columns: pd.DataFrame(columns).astype(object),
    "an index twice": lambda columns: of_pandas(columns).set_index(pd.Index([1] * len(columns["unit"]))),
    "numbered columns": lambda columns: of_pandas(columns).assign(x=1).rename(columns={"x": 0}),
    "short floats": lambda columns: pl.DataFrame(columns).with_columns(pl.col("rate").cast(pl.Float32)),
    "short floats of pandas": lambda columns: of_pandas(columns).astype({"rate": "float32"}),
}


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("path", ["direct", "screened", "mixed"])
def test_findings_are_equal_whatever_the_types_of_the_columns(kind, path, screenable, mixed) -> None:
    ruleset = mixed if path == "mixed" else screenable
    frame = TYPES[kind](bad())
    assert (told if path == "direct" else screened)(frame, ruleset) == told(pl.DataFrame(bad()), ruleset)


def test_decimals_of_a_database_are_screened_as_they_are_judged(screenable, monkeypatch) -> None:
    frame = as_decimals(bad())
    assert screened(frame, screenable) == told(frame, screenable)
    from dqcheck.checks.kinds.total import Total

    asked = []
    judge = Total.judge
    monkeypatch.setattr(Total, "judge", lambda *given: asked.append(1) or judge(*given))
    columns = good(300)
    columns["whole"][7] = 1
    columns["rate"][7] = 5000.0
    assert len(screened(as_decimals(columns), screenable, select=["whole-mismatch"])[0]) == 1
    assert set(asked) == {1} and len(asked) < 5  # to be put in order and to be told


def test_the_zeros_at_the_end_of_a_decimal_are_shown_figures(tmp_path) -> None:
    ruleset = load(tmp_path, RULES.replace(", decimals: 2}", "}"))
    # 100 / 201 is 49.7512: 49.7 holds as it is written, 49.70 does not.
    columns = {"unit": ["Xã A", "Xã B"], "whole": [201, 201], "a": [100, 100], "rate": [49.8, 49.75]}
    frame = pl.DataFrame(columns).with_columns(pl.col("rate").cast(pl.Decimal(6, 2)))
    for find in (told, screened):
        assert [f.submission for f in find(frame, ruleset, select=["rate-mismatch"])[0]] == ["Xã A"]
        assert find(pl.DataFrame(columns), ruleset, select=["rate-mismatch"])[0] == ()


@pytest.mark.parametrize("of", [pl.DataFrame, lambda columns: pl.DataFrame(columns).to_pandas()])
def test_a_float_of_32_bits_is_the_number_that_was_written(of, tmp_path) -> None:
    ruleset = load(tmp_path, RULES.replace(", decimals: 2}", "}"))
    columns = {"unit": ["Xã A"], "whole": [231], "a": [230], "rate": pl.Series([99.57], dtype=pl.Float32)}
    for find in (told, screened):
        assert find(of(columns), ruleset, select=["rate-mismatch"])[0] == ()


def test_a_number_that_no_64_bits_hold_is_judged(screenable) -> None:
    columns = {"unit": ["Xã A", "Xã B"], "whole": [2**64 - 1, 2**63], "a": [2**63, 2**63], "b": [2**63 - 1, 1]}
    frame = pl.DataFrame(columns, schema_overrides=dict.fromkeys(("whole", "a", "b"), pl.UInt64))
    assert screened(frame, screenable) == told(frame, screenable)
    assert [f.submission for f in screened(frame, screenable, select=["whole-mismatch"])[0]] == ["Xã B"]


def test_a_lazy_frame_is_asked_once_where_every_record_is_needed(mixed) -> None:
    asked = []

    def shuffled(frame: pl.DataFrame) -> pl.DataFrame:
        asked.append(1)
        return frame.reverse() if len(asked) % 2 else frame

    columns = good(40)
    columns["whole"][3] = 1
    frame = (
        pl.DataFrame(columns)
        .lazy()
        .map_batches(shuffled, predicate_pushdown=False, projection_pushdown=False, slice_pushdown=False)
    )
    findings, *_ = screened(frame, mixed, select=["whole-mismatch", "cost-far"])
    assert [f.observed for f in findings] == ["1"]


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("path", ["direct", "screened", "mixed"])
def test_findings_are_equal_whatever_the_library_and_the_size(library, path, screenable, mixed) -> None:
    ruleset = mixed if path == "mixed" else screenable
    expected = told(pl.DataFrame(bad()), ruleset)
    frame = LIBRARIES[library](bad())
    found = told(frame, ruleset) if path == "direct" else screened(frame, ruleset)
    assert found == expected
    rules = {finding.rule.removeprefix("large/") for finding in found[0]}
    assert rules >= {
        "whole-mismatch", "rate-mismatch", "overspent", "days-unordered", "start-outside", "records-code-duplicate",
        "records-whole-missing", "records-unit-missing", "records-cost-unreadable", "records-cost-out-of-range",
    }  # fmt: skip


def test_a_place_is_the_row_and_the_column_of_the_frame(screenable) -> None:
    columns = {"Đơn vị": ["Xã A", "Xã B"], "Tổng": [5, 6], "Phần một": [2, 2], "Phần hai": [3, 3]}
    for find in (told, screened):
        findings, places, *_ = find(pd.DataFrame(columns), screenable, select=["whole-mismatch"])
        assert [f.submission for f in findings] == ["Xã B"]
        assert places[0][0] == {"table": "records", "row": 1, "column": "Tổng"}


def test_a_frame_without_some_columns_leaves_their_rules_undecided(screenable) -> None:
    columns = {"unit": ["Xã A", "Xã B"], "whole": [5, None], "start": [dt.date(2025, 1, 1), None]}
    direct, large = told(pl.DataFrame(columns), screenable), screened(pl.DataFrame(columns), screenable)
    assert large == direct
    by_rule = {summary.rule: summary for summary in direct[2]}
    assert by_rule["large/days-unordered"].undecided == 2
    assert by_rule["large/days-unordered"].reasons == {"undecided.absent": 1, "undecided.blank": 1}
    assert by_rule["large/days-unordered"].passed == 0


def test_large_frames_are_not_judged_record_by_record(screenable, monkeypatch) -> None:
    from dqcheck.checks.kinds.total import Total

    asked = []
    judge = Total.judge
    monkeypatch.setattr(Total, "judge", lambda *given: asked.append(1) or judge(*given))
    columns = good(300)
    columns["whole"][7] = 1
    monkeypatch.setattr(frame_judging, "DIRECT", 0)
    report = dqcheck.check_frame(pl.DataFrame(columns), screenable, select=["whole-mismatch"])
    assert len(report.findings) == 1 and report.rules[0].failed == 1 and not report.ok
    assert asked == []
    assert [finding.observed for finding in report.findings] == ["1"]
    assert 0 < len(asked) < 5  # to be put in order and to be told


def test_a_text_of_numbers_is_read_as_vietnamese_whatever_the_size(screenable) -> None:
    columns = {"unit": ["A1"], "whole": ["2.415"], "a": ["63"], "b": ["2.353"]}
    assert screened(pd.DataFrame(columns), screenable) == told(pd.DataFrame(columns), screenable)
    assert [f.discrepancy for f in told(pd.DataFrame(columns), screenable)[0]] == ["-1"]


@pytest.mark.parametrize(("late", "fails"), [("2,5", False), ("2.50", True)])
def test_what_the_first_records_leave_open_later_ones_decide(screenable, late, fails) -> None:
    """``1.234`` triệu đồng is 1.234 million or 1,234 million; a text behind the records that are read first decides."""
    first = frame_judging.DIRECT + 1
    columns = {
        "unit": ["Xã A"] * first + ["Xã B"],
        "cost": ["1.234"] * first + [late],
        "spent": ["2000000"] * first + ["1"],
    }
    report = dqcheck.check_frame(pl.DataFrame(columns), screenable, select=["overspent"])
    assert (report.rules[0].failed, report.rules[0].undecided) == (first if fails else 0, 0)


def test_rules_of_several_tables_are_shown_and_meet_nothing() -> None:
    frame = pd.DataFrame({"unit": ["Xã Ba Động"], "received": [2415], "carried_over": [63], "new": [2352]})
    report = dqcheck.check_frame(frame, "khcn-cds", table="dossiers")
    ruleset = dqcheck.load_ruleset("khcn-cds")
    apart = {r.qualified for r in ruleset.rules if frame_judging.tables_of(r) > {"dossiers"}}
    shown = {summary.rule: summary.met for summary in report.rules}
    assert apart and all(shown[rule] == 0 for rule in apart)


def test_a_rule_speaks_of_the_tables_of_its_operands() -> None:
    across = rule(table="dossiers", total="received", parts=("more.carried", "new"))
    assert frame_judging.tables_of(across) == {"dossiers", "more"}
    assert frame_judging.tables_of(replace(across, params=None)) == set()


def test_what_is_no_frame_and_what_is_no_table_of_the_ruleset(screenable) -> None:
    with pytest.raises(dqcheck.UsageError, match="no frame"):
        dqcheck.check_frame([1, 2], screenable)
    with pytest.raises(dqcheck.UsageError, match="none of the columns"):
        dqcheck.check_frame(pd.DataFrame({"x": [1]}), screenable)
    with pytest.raises(dqcheck.UsageError, match="two columns of the same name"):
        dqcheck.check_frame(pd.DataFrame([[1, 2, "Xã A"]], columns=["whole", "whole", "unit"]), screenable)
    with pytest.raises(dqcheck.UsageError, match="none of the columns"):
        dqcheck.check_frame(pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("x", "whole")])), screenable)
    with pytest.raises(dqcheck.UsageError, match="no table"):
        dqcheck.check_frame(pd.DataFrame({"unit": ["a"]}), screenable, table="nothing")


counts = st.one_of(st.none(), st.integers(0, 12))
half = st.one_of(st.none(), st.sampled_from([0.0, 1.0, 2.5, 7.0, math.nan, math.inf, 1e16]))
records = st.fixed_dictionaries(
    {
        "unit": st.sampled_from(["Xã A", "xã a", "", "-", None]),
        "code": st.one_of(st.none(), st.integers(0, 5)),
        "whole": counts,
        "a": half,
        "b": counts,
        "rate": st.one_of(st.none(), st.sampled_from([0.0, 50.0, 33.33, 66.67, 100.0, 12.5])),
        "cost": st.one_of(st.none(), st.sampled_from([0.0, 1.5, 0.0001, 500.0, 500.001, -1.0, math.nan])),
        "spent": st.one_of(st.none(), st.sampled_from([0, 100, 101, 1_500_000, 1_500_001])),
        "start": st.one_of(st.none(), st.dates(dt.date(2024, 12, 30), dt.date(2025, 1, 3))),
        "end": st.one_of(st.none(), st.dates(dt.date(2024, 12, 30), dt.date(2025, 1, 3))),
        "note": st.just("x"),
    }
)
SCHEMA = {
    "unit": pl.String, "code": pl.Int64, "whole": pl.Int64, "a": pl.Float64, "b": pl.Int64, "rate": pl.Float64,
    "cost": pl.Float64, "spent": pl.Int64, "start": pl.Date, "end": pl.Date, "note": pl.String,
}  # fmt: skip


@settings(max_examples=25, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(rows=st.lists(records, min_size=1, max_size=12), drop=st.sets(st.sampled_from(sorted(SCHEMA)), max_size=3))
def test_screening_never_changes_a_finding(rows, drop, screenable, mixed) -> None:
    frame = pl.DataFrame(rows, schema=SCHEMA).drop(drop)
    direct = told(frame, screenable)
    assert screened(frame, screenable) == direct
    assert screened(frame.to_pandas(), screenable)[:2] == direct[:2]
    exact = frame.with_columns(
        pl.col(name).fill_nan(None).cast(pl.Decimal(20, places), strict=False)
        for name, places in {"rate": 2, "cost": 4, "whole": 0, "a": 1}.items()
        if name in frame.columns and not frame[name].is_infinite().any()
    )
    assert screened(exact, screenable) == told(exact, screenable)
    assert screened(frame, mixed) == told(frame, mixed)


def test_a_shipped_form_gives_the_same_findings_screened() -> None:
    frame = pl.DataFrame(
        {
            "Đơn vị": ["Xã Ba Động", "ba tô", "Xã Ba Tô", "Xã không có", None],
            "received": [2415, 100, 101, 5, 7],
            "carried_over": [63, 10, 10, None, 0],
            "new": [2352, 91, 91, 5, 7],
            "online": [960, 61, 70, 3, None],
            "online_rate": [40.82, 67.03, 76.92, 60.0, None],
        }
    )
    ruleset = dqcheck.load_ruleset("khcn-cds")
    direct = told(frame, ruleset, table="dossiers")
    assert screened(frame, ruleset, table="dossiers") == direct
    assert screened(frame.to_pandas(), ruleset, table="dossiers") == told(frame.to_pandas(), ruleset, table="dossiers")
    assert {finding.rule for finding in direct[0]} >= {
        "khcn-cds/received-total-mismatch",
        "khcn-cds/dossiers-unit-duplicate",
        "khcn-cds/dossiers-unit-missing",
    }


def test_the_declared_decimals_of_a_column_of_floats_are_its_precision(tmp_path) -> None:
    ruleset = load(tmp_path, RULES)
    # 100 / 201 is 49.7512: 49.8 stands for 49.80 in a column of two decimals, and no fault where none are declared.
    columns = {"Đơn vị": ["Xã A", "Xã B"], "Tổng": [201, 201], "Phần một": [100, 100], "Tỷ lệ": [49.8, 49.75]}
    frame = pl.DataFrame(columns)
    path = tmp_path / "data.parquet"
    frame.write_parquet(path)
    for found in (
        told(frame, ruleset, select=["rate-mismatch"])[0],
        screened(frame, ruleset, select=["rate-mismatch"])[0],
        dqcheck.check(path, rules=ruleset, select=["rate-mismatch"]).findings,
    ):
        assert [finding.submission for finding in found] == ["Xã A"]
    undeclared = load(tmp_path, RULES.replace(", decimals: 2}", "}"))
    for find in (told, screened):
        assert find(frame, undeclared, select=["rate-mismatch"])[0] == ()


@pytest.mark.parametrize(("part", "faults"), [(48240, 0), (48249, 1), (48250, 0), (48251, 0), (48290, 1)])
def test_a_decimal_and_a_float_give_one_verdict_in_a_field_of_two_decimals(part, faults, tmp_path) -> None:
    """24.125 is taken as 24.13 where two decimals are declared, by the judge and so by the screen."""
    ruleset = load(tmp_path, RULES)
    stated = 24.125 if part in (48249, 48250, 48251) else 24.12
    columns = {"unit": ["Xã A"], "whole": [200_000], "a": [part], "rate": [stated]}
    frame = pl.DataFrame(columns)
    for one in (frame, frame.with_columns(pl.col("rate").cast(pl.Decimal(9, 3))), frame.to_pandas()):
        for find in (told, screened):
            assert len(find(one, ruleset, select=["rate-mismatch"])[0]) == faults


def test_the_zeros_of_a_decimal_are_not_more_than_the_declared_decimals(tmp_path) -> None:
    ruleset = load(tmp_path, RULES)
    columns = {"unit": ["Xã A", "Xã B"], "whole": [25, 201], "a": [6, 49], "rate": [24.0, 24.38]}
    frame = pl.DataFrame(columns)
    for places in (2, 4):
        decimal = frame.with_columns(pl.col("rate").cast(pl.Decimal(9, places)))
        for find in (told, screened):
            expected = [(f.rule, f.expected, f.allowed) for f in find(frame, ruleset, select=["rate-mismatch"])[0]]
            assert [
                (f.rule, f.expected, f.allowed) for f in find(decimal, ruleset, select=["rate-mismatch"])[0]
            ] == expected

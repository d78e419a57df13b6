"""Tables that an engine holds: the same findings as those of a file, counted where they lie."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

import dqcheck
from dqcheck.engine.screens import frame_judging, lazy_engines
from dqcheck.engine.screens.chosen_engine import on_engine
from dqcheck.errors import UsageError

RULES = """\
ruleset: flat
version: "1"
title: {vi: Bảng phẳng, en: Flat table}
tables:
  records:
    title: {vi: Bản ghi, en: Records}
    key: unit
    fields:
      unit: {label: [Đơn vị], type: text, required: true}
      code: {label: [Mã], type: count, unique: true}
      whole: {label: [Tổng], type: count}
      a: {label: [Phần một], type: count}
      b: {label: [Phần hai], type: count}
      rate: {label: [Tỷ lệ], type: percent, decimals: 2}
      province: {label: [Tỉnh, province], type: text, codes: ["01", "04"]}
      spare: {label: [Thêm], type: count}
rules:
  - {id: whole-mismatch, title: {vi: Tổng chưa khớp, en: Total mismatch}, severity: error, check: total,
     with: {table: records, total: whole, parts: [a, b]}}
  - {id: rate-mismatch, title: {vi: Tỷ lệ chưa khớp, en: Rate mismatch}, severity: error, check: percentage,
     with: {table: records, stated: rate, part: a, whole: whole}}
"""
PEERS = """\
  - {id: whole-far, title: {vi: Số lạ, en: Strange}, severity: warning, check: sequence,
     with: {table: records, number: whole, date: spare}}
"""


def frame() -> pl.DataFrame:
    count = 40
    whole = [100 + n for n in range(count)]
    whole[7] += 1
    return pl.DataFrame(
        {
            "Đơn vị": [f"Xã {n}" for n in range(count)],
            "Mã": [3 if n == 5 else n for n in range(count)],
            "Tổng": whole,
            "Phần một": [50] * count,
            "Phần hai": [50 + n for n in range(count)],
            "Tỷ lệ": [None if n == 9 else round(5000 / (100 + n) + 1e-9, 2) for n in range(count)],
            "province": ["01", "04"] * (count // 2 - 1) + ["79", "79"],
            "Thêm": list(range(count)),
        }
    )


@pytest.fixture
def ruleset(tmp_path) -> Path:
    path = tmp_path / "flat.yaml"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.fixture
def screened(monkeypatch) -> None:
    monkeypatch.setattr(frame_judging, "DIRECT", 0)


@pytest.fixture
def base(tmp_path) -> Path:
    path = tmp_path / "kept.duckdb"
    made = duckdb.connect(str(path))
    made.register("given", frame().to_arrow())
    made.execute("create table xa as from given; create table other as select 1 as z")
    made.close()
    return path


def told(report):
    found = report.findings
    findings = [(one.rule, one.submission, one.observed, one.fingerprint, one.evidence[0].place) for one in found]
    return findings, [replace(one, rows=()) for one in report.rules]


@pytest.mark.usefixtures("screened")
def test_a_table_of_a_database_is_checked_where_it_lies(ruleset, base) -> None:
    expected = told(dqcheck.check_frame(frame(), ruleset))
    report = dqcheck.check(f"duckdb:{base}?table=xa", rules=str(ruleset))
    assert told(report) == expected
    assert {one.rule.partition("/")[2] for one in report.findings} == {
        "whole-mismatch", "rate-mismatch", "records-code-duplicate", "records-province-unknown",
    }  # fmt: skip
    assert (report.files[0].source, report.files[0].sha256) == ("kept.duckdb?table=xa", "")
    assert report.notes == ()


def test_all_tables_of_a_database_are_looked_at(ruleset, base) -> None:
    report = dqcheck.check(base, rules=str(ruleset))
    assert [one.source for one in report.files] == ["kept.duckdb?table=other", "kept.duckdb?table=xa"]
    assert "its columns are those of no form" in report.files[0].remarks[0].en
    assert told(report) == told(dqcheck.check_frame(frame(), ruleset))


@pytest.mark.usefixtures("screened")
@pytest.mark.parametrize("engine", ["auto", "polars", "duckdb"])
def test_a_folder_of_parts_is_one_table_that_an_engine_screens(ruleset, tmp_path, engine) -> None:
    for (province,), part in frame().partition_by("province", as_dict=True, include_key=False).items():
        inside = tmp_path / "all" / f"province={province}"
        inside.mkdir(parents=True)
        part.write_parquet(inside / "part.parquet")
    report = dqcheck.check(tmp_path / "all", rules=str(ruleset), engine=engine, language="en")
    parts = frame().sort("province", maintain_order=True)
    whole = dqcheck.check_frame(parts, ruleset)
    assert told(report)[1] == told(whole)[1]
    if engine != "duckdb":  # which keeps no order
        found = {one.fingerprint: one.evidence[0].place for one in report.findings}
        for one in whole.findings:
            here, there = found[one.fingerprint], one.evidence[0].place
            province, row = _part(parts, there.row or 0)
            assert (here.table, here.row, here.column) == (f"province={province}/part.parquet", row, there.column)
    name = "DuckDB" if engine == "duckdb" else "polars"
    assert [note.en for note in report.notes] == [f"all: screened by {name}."]
    assert report.files[0].sha256


def _part(parts: pl.DataFrame, row: int) -> tuple[str, int]:
    """The province of a row, and the row among those of the province."""
    provinces = parts["province"].to_list()
    return provinces[row], row - provinces.index(provinces[row])


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_an_engine_that_is_asked_for_screens_small_files_too(ruleset, tmp_path, ending) -> None:
    path = tmp_path / f"small.{ending}"
    frame().write_csv(path) if ending == "csv" else frame().write_parquet(path)
    report = dqcheck.check(path, rules=str(ruleset), engine="duckdb")
    assert told(report)[0] == told(dqcheck.check_frame(frame(), ruleset))[0]
    assert any("DuckDB" in note.en for note in report.notes)


def test_what_an_engine_cannot_screen_is_read_as_ever(ruleset, tmp_path) -> None:
    path = tmp_path / "titled.csv"
    path.write_text("Báo cáo\n\nĐơn vị;Tổng;Phần một;Phần hai\nXã A;3;1;1\n", encoding="utf-8")
    report = dqcheck.check(path, rules=str(ruleset), engine="duckdb")
    assert [one.rule for one in report.findings if one.check == "total"] == ["flat/whole-mismatch"]


def test_tables_of_databases_have_no_period_before(ruleset, base) -> None:
    report = dqcheck.check(f"duckdb:{base}?table=xa", rules=str(ruleset), previous_period=[base])
    assert report.files[0].problem is not None and "period before" in report.files[0].problem.en


@pytest.mark.usefixtures("screened")
def test_the_columns_that_were_fetched_whole_are_told(ruleset) -> None:
    ruleset.write_text(RULES + PEERS, encoding="utf-8")
    relation = duckdb.connect().from_arrow(frame().with_columns(unasked=pl.lit("x")).to_arrow())
    report = dqcheck.check_frame(relation, ruleset)
    assert told(report) == told(dqcheck.check_frame(frame(), ruleset))
    (note,) = report.notes
    assert "flat/whole-far" in note.en and "DuckDB" in note.en and "Thêm" in note.en and "unasked" not in note.en


@pytest.mark.usefixtures("screened")
def test_whole_numbers_that_overflow_are_judged_and_end_no_query() -> None:
    columns = {"whole": [3, 9, 2**62, 4, None], "a": [1, 4, 2**62, 2, 1], "b": [2, 4, 2**62, 2, 1]}
    checks = [dqcheck.total("whole", ["a", "b"]), dqcheck.product("whole", ["a", "b"])]
    of_duckdb = dqcheck.check_frame(pl.DataFrame(columns), checks, engine="duckdb")
    assert [(one.failed, one.undecided) for one in of_duckdb.rules] == [(2, 1), (3, 1)]
    assert of_duckdb.rules == dqcheck.check_frame(pl.DataFrame(columns), checks).rules
    assert len(of_duckdb.findings) == 5


def arrow(columns):
    return pl.DataFrame(columns).to_arrow()


@pytest.mark.parametrize("made", [pl.DataFrame, pl.LazyFrame, pd.DataFrame, arrow])
def test_a_frame_of_any_library_goes_to_the_engine_that_is_asked_for(made) -> None:
    given = made({"whole": [3, 9], "a": [1, 4], "b": [2, 4]})
    assert type(on_engine(given, "duckdb")).__name__ == "DuckDBPyRelation"
    checks = dqcheck.total("whole", ["a", "b"])
    found = [dqcheck.check_frame(given, checks, engine=engine).findings for engine in ("auto", "polars", "duckdb")]
    assert found[0] == found[1] == found[2] and len(found[0]) == 1


def test_an_engine_that_is_unknown_is_refused() -> None:
    with pytest.raises(UsageError, match="one of: auto, polars, duckdb, spark"):
        dqcheck.check_frame(pl.DataFrame({"a": [1]}), dqcheck.required("a"), engine="sqlite")  # type: ignore[arg-type]


@pytest.mark.needs("java")
@pytest.mark.localhost
@pytest.mark.usefixtures("spark", "screened")
def test_spark_screens_files_and_frames(ruleset, tmp_path) -> None:
    path = tmp_path / "small.parquet"
    frame().write_parquet(path)
    expected = told(dqcheck.check_frame(frame(), ruleset))
    report = dqcheck.check(path, rules=str(ruleset), engine="spark")
    assert sorted(one[3] for one in told(report)[0]) == sorted(one[3] for one in expected[0])
    assert told(report)[1] == expected[1]
    assert any("Spark" in note.en for note in report.notes)
    assert dqcheck.check_frame(frame(), ruleset, engine="spark").rules == report.rules


@pytest.mark.usefixtures("screened")
def test_many_repeated_keys_are_counted_where_they_stand(monkeypatch) -> None:
    monkeypatch.setattr(lazy_engines, "DUCKDB", replace(lazy_engines.DUCKDB, listed=2))
    keys = pl.DataFrame({"code": [n // 2 for n in range(10)] + [None, None, 99]})
    expected = dqcheck.check_frame(keys, dqcheck.unique("code"))
    of_duckdb = dqcheck.check_frame(keys, dqcheck.unique("code"), engine="duckdb")
    assert tuple(of_duckdb.findings) == tuple(expected.findings)
    assert len(expected.findings) == 5


@pytest.mark.parametrize("direct", [0, 20_000])
def test_values_of_duckdb_are_read_as_it_shows_them(direct, monkeypatch) -> None:
    monkeypatch.setattr(frame_judging, "DIRECT", direct)
    base = duckdb.connect()
    base.execute("set TimeZone = 'Asia/Ho_Chi_Minh'")
    relation = base.sql(
        "select 9007199254740993::hugeint as whole, 9007199254740992::uhugeint as a, x as b, interval 1 day as length, "
        "'2025-01-01 20:00:00+00'::timestamptz as at, '2025-01-02 00:00:00'::timestamp_ns as by, "
        "'infinity'::date as never, '2025-01-02'::date as day from (values (1), (2)) given(x)"
    )
    checks = [
        dqcheck.total("whole", ["a", "b"]),
        dqcheck.order(["at", "by"]),
        dqcheck.range("length", at_least=1),
        dqcheck.order(["never", "day"]),
    ]
    report = dqcheck.check_frame(relation, checks)
    told = {one.rule.partition("/")[2]: (one.failed, one.undecided) for one in report.rules}
    assert told["whole-sum-mismatch"] == (1, 0) and told["at-out-of-order"] == (0, 0)
    assert told["length-out-of-range"] == told["never-out-of-order"] == (0, 2)


def test_tables_of_moments_and_lengths_of_time_are_opened(ruleset, tmp_path) -> None:
    base = duckdb.connect(str(tmp_path / "odd.duckdb"))
    base.register("given", frame().to_arrow())
    base.execute(
        "create table xa as select *, now() as at, interval 1 day as length, 'infinity'::date as never from given"
    )
    base.close()
    report = dqcheck.check(f"duckdb:{tmp_path / 'odd.duckdb'}?table=xa", rules=str(ruleset))
    assert told(report)[0] == told(dqcheck.check_frame(frame(), ruleset))[0]

"""Large flat files are checked as frames: the same findings, and no worksheet is made of them."""

import datetime as dt
import json
from hashlib import sha256

import polars as pl
import pytest

import dqcheck
from dqcheck.engine import file_reading, large_tables
from dqcheck.engine.screens import frame_judging
from dqcheck.sources import parquet
from dqcheck.waivers import entry_for

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
      whole: {label: [Tổng], type: count}
      a: {label: [Phần một], type: count}
      b: {label: [Phần hai], type: count}
      rate: {label: [Tỷ lệ], type: percent, decimals: 2}
      start: {label: [Bắt đầu], type: date}
      extra: {label: [Thêm], type: count}
rules:
  - {id: whole-mismatch, title: {vi: Tổng chưa khớp, en: Total mismatch}, severity: error, check: total,
     with: {table: records, total: whole, parts: [a, b]}}
  - {id: rate-mismatch, title: {vi: Tỷ lệ chưa khớp, en: Rate mismatch}, severity: warning, check: percentage,
     with: {table: records, stated: rate, part: a, whole: whole}}
"""


def frame(count: int) -> pl.DataFrame:
    made = pl.DataFrame(
        {
            "Đơn vị": [f"Xã {n % 50}" for n in range(count)],
            "Tổng": [100 + n for n in range(count)],
            "Phần một": [50] * count,
            "Phần hai": [50 + n for n in range(count)],
            "Tỷ lệ": [round(5000 / (100 + n) + 1e-9, 2) for n in range(count)],
            "Bắt đầu": [dt.date(2025, 1, 1)] * count,
        }
    )
    wrong = pl.int_range(pl.len())
    return made.with_columns(
        pl.when(wrong == 7).then(0).otherwise(pl.col("Tổng")).alias("Tổng"),
        pl.when(wrong == 9).then(99.5).otherwise(pl.col("Tỷ lệ")).alias("Tỷ lệ"),
    )


@pytest.fixture
def ruleset(tmp_path):
    path = tmp_path / "flat.yaml"
    path.write_text(RULES, encoding="utf-8")
    return dqcheck.load_ruleset(path)


@pytest.fixture
def everything_is_large(monkeypatch):
    monkeypatch.setattr(parquet, "_LARGE_PARQUET", 0)
    monkeypatch.setattr(parquet, "_RECORDS_OF_A_SHEET", 0)
    monkeypatch.setattr(frame_judging, "DIRECT", 0)


@pytest.mark.usefixtures("everything_is_large")
@pytest.mark.parametrize("most", [40, 100])
def test_of_a_large_table_of_no_form_the_first_records_are_compared_and_the_others_told(
    most: int, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(large_tables, "MOST_SEARCHED", most)
    path = tmp_path / "large.parquet"
    frame(60).rename({"Tổng": "Tổng số"}).write_parquet(path)
    report = dqcheck.check(path)
    assert [one.rule for one in report.findings if one.observed == "0"] == ["tables/table-total-mismatch"]
    told = [one for one in report.unread if one.reason == "records-beyond"]
    if most > 60:
        assert not told and not report.partial
        return
    [beyond] = told
    assert f"only its first {most} records" in beyond.why.en and "dqcheck draft large.parquet" in beyond.why.en
    assert report.partial and not report.ok


@pytest.mark.usefixtures("everything_is_large")
def test_a_large_parquet_file_is_judged_where_it_is(ruleset, tmp_path, monkeypatch) -> None:
    path = tmp_path / "large.parquet"
    frame(60).write_parquet(path)
    monkeypatch.setattr(file_reading, "_workbook", None)  # nothing is bound cell by cell
    report = dqcheck.check(path, rules=ruleset)
    assert report.files[0].ruleset == "flat" and report.files[0].sha256 == sha256(path.read_bytes()).hexdigest()
    assert {one.rule: one.failed for one in report.rules if one.failed} == {
        "flat/whole-mismatch": 1, "flat/rate-mismatch": 1,
    }  # fmt: skip
    told = {finding.rule: finding for finding in report.findings}
    mismatch = told["flat/whole-mismatch"]
    assert (mismatch.submission, mismatch.evidence[0].source) == ("Xã 7", "large.parquet")
    assert mismatch.evidence[0].place.as_dict() == {"table": "records", "row": 7, "column": "Tổng"}
    # What is wrong with the header is told as it is of any workbook.
    assert "Thêm" in told["form/column-missing"].message["vi"]
    statuses = {one.name: one.status for one in report.submissions}
    assert (statuses["Xã 7"], statuses["Xã 9"], statuses["Xã 1"]) == ("needs-correction", "with-warnings", "accepted")
    assert not report.ok and report.worst() == "error"


@pytest.mark.usefixtures("everything_is_large")
def test_the_findings_are_those_of_the_frame_itself(ruleset, tmp_path) -> None:
    path = tmp_path / "large.parquet"
    frame(60).write_parquet(path)
    of_file = {one.fingerprint: one for one in dqcheck.check(path, rules=ruleset).findings if one.check != "form"}
    of_frame = {one.fingerprint: one for one in dqcheck.check_frame(frame(60), ruleset).findings}
    assert of_file.keys() == of_frame.keys()
    assert [one.message for one in of_file.values()] == [one.message for one in of_frame.values()]


@pytest.mark.usefixtures("everything_is_large")
def test_two_large_files_and_a_small_one_are_one_report(ruleset, tmp_path) -> None:
    for name in ("one", "two"):
        frame(60).write_parquet(tmp_path / f"{name}.parquet")
    (tmp_path / "small.csv").write_text("Đơn vị;Tổng;Phần một;Phần hai\nXã C;7;2;3\n", encoding="utf-8")
    report = dqcheck.check(tmp_path, rules=ruleset)
    assert all(one.sha256 == sha256((tmp_path / one.source).read_bytes()).hexdigest() for one in report.files)
    counts = {one.rule: (one.met, one.failed, one.rows) for one in report.rules}
    assert counts["flat/whole-mismatch"] == (121, 3, ())
    assert sum(one.rule == "flat/whole-mismatch" for one in report.findings) == 3
    assert len(list(report.findings)) == len(report.findings)
    assert report.findings[-1] == list(report.findings)[-1]
    assert list(report.findings[1:3]) == list(report.findings)[1:3]


@pytest.mark.usefixtures("everything_is_large")
def test_what_is_filed_on_no_form_and_what_is_damaged_is_told(ruleset, tmp_path) -> None:
    strange, damaged = tmp_path / "strange.parquet", tmp_path / "damaged.parquet"
    pl.DataFrame({"Cột lạ": [1, 2], "Cột khác": ["x", "y"]}).write_parquet(strange)
    frame(60).write_parquet(damaged)
    damaged.write_bytes(damaged.read_bytes()[:-200] + b"\x00" * 200)
    report = dqcheck.check([strange, damaged], rules=ruleset)
    assert {finding.rule for finding in report.findings} <= {"form/layout-unknown", "form/layout-empty"}
    assert len(report.findings) == 1
    assert report.files[0].problem is not None and report.files[1].problem is None


@pytest.mark.usefixtures("everything_is_large")
def test_waivers_hold_for_findings_that_are_told_later(ruleset, tmp_path) -> None:
    path = tmp_path / "large.parquet"
    frame(60).write_parquet(path)
    findings = dqcheck.check(path, rules=ruleset).findings
    wrong = next(one for one in findings if one.rule.endswith("whole-mismatch"))
    entry = entry_for(wrong, reason="x", by="y")
    report = dqcheck.check(path, rules=ruleset, waivers=[entry])
    assert [one.rule for one in report.findings if one.waived] == ["flat/whole-mismatch"]
    assert report.worst() == "warning"


def many(count: int) -> pl.DataFrame:
    return frame(count).with_columns((pl.col("Phần hai") + 1).alias("Phần hai"))


@pytest.mark.usefixtures("everything_is_large")
def test_a_report_for_people_tells_the_first_of_each_rule_and_counts_the_others(ruleset, tmp_path) -> None:
    report = dqcheck.check_frame(many(60), ruleset)
    # Nothing is told until somebody looks.
    assert len(report.findings) == report.found["error"] + report.found["warning"] == 61
    short = report.shortened(3)
    assert len(short.findings) == 4 and dict(short.untold) == {"error": 57}
    assert dict(short.found) == dict(report.found) and short.worst() == report.worst() == "error"
    every = list(report.findings)
    assert all(one in every for one in short.findings)
    with pytest.raises(dqcheck.ValidationError) as error:
        short.raise_for("error")
    assert error.value.facts["count"] == 60
    for name in ("terminal", "markdown", "html"):
        from dqcheck.reporters import render

        shown = " ".join(str(render(report, name, "en")).split())
        assert "60" in shown and "40 more discrepancies are not told here" in shown, name
    report.save(tmp_path / "all.json")
    read = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert len(read["findings"]) == 61 and "untold" not in read
    rule = next(one for one in read["rules"] if one["rule"] == "flat/whole-mismatch")
    assert (rule["records"], rule["rows"][:2]) == (60, [0, 1])
    assert json.loads(short.to_json())["untold"] == {"error": 57}
    from dqcheck.reporters import brief

    assert len(brief(brief(report, 3)).notes) == len(brief(report, 3).notes) == len(report.notes) + 1


@pytest.mark.parametrize("direct", [True, False])
def test_failing_records_are_a_frame(direct, ruleset, monkeypatch) -> None:
    monkeypatch.setattr(frame_judging, "DIRECT", 100 if direct else 0)
    report = dqcheck.check_frame(frame(60), ruleset)
    failing = report.failing("whole-mismatch")
    assert failing.to_dicts() == [
        {"row": 7, "Đơn vị": "Xã 7", "Tổng": 0, "Phần một": 50, "Phần hai": 57, "gap": -107.0}
    ]
    assert report.failing("flat/rate-mismatch")["gap"].to_list() == [pytest.approx(99.5 - 5000 / 109)]
    assert len(report.failing("records-unit-missing")) == 0
    with pytest.raises(dqcheck.UsageError, match="nearest: whole-mismatch"):
        report.failing("hole-mismatch")
    with pytest.raises(dqcheck.UsageError, match="records-unit-missing"):
        report.failing("nothing")


@pytest.mark.parametrize("direct", [True, False])
def test_a_rule_without_its_column_has_no_empty_table_of_failing_records(direct, ruleset, monkeypatch) -> None:
    monkeypatch.setattr(frame_judging, "DIRECT", 100 if direct else 0)
    report = dqcheck.check_frame(frame(60).drop("Phần hai"), ruleset)
    assert not report.accepted()
    with pytest.raises(dqcheck.UsageError, match="no column for") as caught:
        report.failing("whole-mismatch")
    assert caught.value.key == "error.rule-lacks-columns"


def test_a_report_on_files_has_no_failing_records(ruleset, tmp_path) -> None:
    (tmp_path / "small.csv").write_text("Đơn vị;Tổng;Phần một;Phần hai\nXã C;7;2;3\n", encoding="utf-8")
    with pytest.raises(dqcheck.UsageError, match="check_frame"):
        dqcheck.check(tmp_path, rules=ruleset).failing("whole-mismatch")


def test_a_large_text_of_shares_is_read_as_a_small_one(ruleset, tmp_path, monkeypatch) -> None:
    path = tmp_path / "shares.csv"
    frame(60).with_columns(
        (pl.col("Tỷ lệ") / 100).round(4).cast(pl.String).str.replace(".", ",", literal=True)
    ).write_csv(path, separator=";")
    expected = [one.message for one in dqcheck.check(path, rules=ruleset).findings]
    monkeypatch.setattr(parquet, "_LARGE_DELIMITED", 0)
    assert [one.message for one in dqcheck.check(path, rules=ruleset).findings] == expected

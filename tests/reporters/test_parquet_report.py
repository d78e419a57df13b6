"""Findings as Parquet: one table, whatever the run, told block by block."""

import datetime as dt
import io
from dataclasses import replace

import polars as pl
import pytest
import sample

from dqcheck.model.report import Event, Report
from dqcheck.reporters import json_report, parquet_report, pieces


def table(report: Report) -> pl.DataFrame:
    return pl.read_parquet(io.BytesIO(parquet_report.render(report)))


@pytest.mark.parametrize("case", sorted(sample.ALL))
def test_every_file_has_the_columns_that_are_documented(case: str) -> None:
    report = sample.ALL[case]()
    made = table(report)
    assert dict(made.schema) == parquet_report.schema()
    assert len(made) == len(report.findings)
    assert made["fingerprint"].to_list() == [one.fingerprint for one in report.findings]


def test_a_row_says_what_json_says() -> None:
    report = next(one for make in sample.ALL.values() if (one := make()).findings)
    for row, item in zip(table(report).iter_rows(named=True), report.findings, strict=True):
        plain = json_report.finding(item)
        same = ("rule", "check", "severity", "submission", "observed", "expected", "discrepancy", "allowed", "unit")
        assert [row[name] for name in same] == [plain[name] for name in same]
        assert {"vi": row["message_vi"], "en": row["message_en"]} == plain["message"]
        assert [one["text"] for one in row["values"]] == [one.text for one in item.evidence]
        assert (row["gap"] is None) == (item.discrepancy is None or not item.discrepancy.lstrip("-")[:1].isdigit())
        assert row["at"] == dt.datetime.fromisoformat(report.event.at)
        assert row["rule"].startswith(row["ruleset"])


def test_the_metadata_vouches_for_what_rows_cannot() -> None:
    report = Report(event=Event(at="yesterday", tool="dqcheck 1"))
    made = parquet_report.render(report)
    facts = pl.read_parquet_metadata(io.BytesIO(made))
    assert facts["dqcheck.ok"] == "false" and facts["dqcheck.judged"] == "0"
    assert pl.read_parquet(io.BytesIO(made)).is_empty()


def test_many_findings_are_written_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    report = next(one for make in sample.ALL.values() if (one := make()).findings)
    first, most = report.findings[0], 25
    monkeypatch.setattr(parquet_report, "ROWS_AT_A_TIME", 4)
    many = replace(report, findings=tuple(replace(first, fingerprint=str(number)) for number in range(most)))
    assert b"".join(pieces(many, "parquet", "vi"))[:4] == b"PAR1"
    assert table(many)["fingerprint"].to_list() == [str(number) for number in range(most)]

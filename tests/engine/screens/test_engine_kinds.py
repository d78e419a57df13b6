"""Every check of columns says in DuckDB what it says of polars, records screened where they lie."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import polars as pl
import pytest

import dqcheck
from dqcheck.engine.screens import frame_judging

COLUMNS = {
    "unit": ["Xã A", "xã  a", "Xã B", "Xã C", "ﬁ", "fi", "-", None],
    "kind": ["total", "open", "OPEN", "closed", "Mở", "mở", "x y", None],
    "whole": [30, 31, 12, 7, 0, 5, 100, None],
    "a": [10, 10, 2, 3, 0, 5, 10**15, 4],
    "b": [20, 20, 11, 4, 0, None, 1, 4],
    "rate": [33.33, 32.26, 16.7, 42.86, 0.0, 100.0, 12.5, None],
    "rise": [5.0, -3.2, None, 0.0, 1.5, 100.0, 12.5, 7.0],
    "written": ["1,5", "2,25", "3", "x", "1.000", "7,0", "-4,5", None],
    "start": [dt.date(2025, 1, day) for day in range(1, 9)],
    "end": [dt.date(2025, 1, day) for day in (2, 1, 3, 5, 5, 6, 7, 8)],
    "day": ["2025-01-01", "2025-02-30", "01/02/2025", "2025-03-04", "2024-12-31", None, "2025-1-2", "2025-05-05"],
}
CHECKS = {
    "required": [dqcheck.required("unit"), dqcheck.required("whole"), dqcheck.required("written")],
    "unique": [dqcheck.unique("unit"), dqcheck.unique("kind"), dqcheck.unique("a")],
    "codelist": [dqcheck.codelist("kind", ["open", "closed"]), dqcheck.format("kind", "[a-z]+")],
    "range": [dqcheck.range("whole", at_least=1, at_most=30), dqcheck.range("written", at_most=2)],
    "total": [dqcheck.total("whole", ["a", "b"]), dqcheck.part("a", "whole"), dqcheck.total("rise", ["a", "b"])],
    "percentage": [dqcheck.percentage("rate", part="a", whole="whole"), dqcheck.shares(["rate", "rise"])],
    "growth": [dqcheck.growth("rise", now="whole", before="a"), dqcheck.change("whole", before="a", at_most_amount=50)],
    "product": [dqcheck.product("whole", ["a", "b"]), dqcheck.ratio("rate", above="a", below="b")],
    "average": [dqcheck.average("whole", ["a", "b"])],
    "order": [dqcheck.order(["start", "end"]), dqcheck.order(["a", "b"]), dqcheck.order(["start", "day"])],
    "within": [dqcheck.within("day", first=dt.date(2025, 1, 1), last=dt.date(2025, 4, 1))],
    "agreement": [dqcheck.agreement(["a", "b"]), dqcheck.agreement(["whole"], by="kind")],
    "expression": [dqcheck.expression("a + b <= whole or rate > 20"), dqcheck.expression("a * 2 != whole")],
    "texts": [
        dqcheck.expression("kind == 'open' or kind starts with 'm'"),
        dqcheck.expression("unit not contains 'xã' and kind not ends with 'ed'"),
    ],
    "conditions": [dqcheck.total("whole", ["a", "b"], where={"kind": ["open"]})],
    "magnitude": [dqcheck.magnitude("whole", peers=20)],
    "sequence": [dqcheck.sequence("a", date="start")],
    "rows": [
        dqcheck.total_row(["whole", "a"], where={"kind": {"is": ["total"]}}, of_where={"kind": ["open", "closed"]}),
        dqcheck.hierarchy("whole", parent="kind", name="unit"),
        dqcheck.hierarchy("b", level="a"),
    ],
}


def told(report):
    return tuple(report.findings), report.rules, report.submissions, report.rule_errors


@pytest.mark.parametrize("kind", CHECKS)
def test_every_kind_says_the_same_where_the_records_lie(kind, monkeypatch) -> None:
    monkeypatch.setattr(frame_judging, "DIRECT", 0)
    frame = pl.DataFrame(COLUMNS)
    expected = told(dqcheck.check_frame(frame, CHECKS[kind], key="unit"))
    assert told(dqcheck.check_frame(frame, CHECKS[kind], key="unit", engine="duckdb")) == expected


def test_rules_that_need_every_record_change_nothing_for_the_others(monkeypatch) -> None:
    monkeypatch.setattr(frame_judging, "DIRECT", 0)
    frame, checks = pl.DataFrame(COLUMNS), [check for given in CHECKS.values() for check in given]
    expected = told(dqcheck.check_frame(frame, checks, key="unit"))
    report = dqcheck.check_frame(frame, checks, key="unit", engine="duckdb")
    assert told(report) == expected
    monkeypatch.setattr(frame_judging, "DIRECT", 20_000)
    assert told(dqcheck.check_frame(frame, checks, key="unit")) == expected


def without_rows(report):
    findings = Counter(
        (one.rule, one.submission, one.message, one.observed, one.expected, one.fingerprint.partition("-")[0])
        for one in report.findings
    )
    return findings, [replace(one, rows=()) for one in report.rules], report.rule_errors


@pytest.mark.needs("java")
@pytest.mark.localhost
@pytest.mark.usefixtures("spark")
def test_every_kind_says_the_same_on_a_cluster(monkeypatch) -> None:
    monkeypatch.setattr(frame_judging, "DIRECT", 0)
    frame = pl.DataFrame(COLUMNS)
    by_order = {"sequence", "agreement", "rows"}  # what they say of several records names the first
    for kinds in (set(CHECKS) - by_order, {"sequence", "conditions"}):
        checks = [check for kind in sorted(kinds) for check in CHECKS[kind]]
        expected = without_rows(dqcheck.check_frame(frame, checks, key="unit"))
        assert without_rows(dqcheck.check_frame(frame, checks, key="unit", engine="spark")) == expected

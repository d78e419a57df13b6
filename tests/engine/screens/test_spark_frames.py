"""Frames of Spark are screened on the cluster and say what every other frame says, but for rows, which they lack."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from random_tables import rulesets, tables

import dqcheck
from dqcheck.engine.screens import frame_judging
from dqcheck.engine.screens.chosen_engine import to_spark
from dqcheck.errors import UsageError

pytestmark = [pytest.mark.needs("java"), pytest.mark.localhost]


def told(frame, ruleset, *, direct):
    """What a report says of a frame, in whatever order its records came."""
    before, frame_judging.DIRECT = frame_judging.DIRECT, 20_000 if direct else 0
    try:
        report = dqcheck.check_frame(frame, ruleset)
        findings = Counter(map(without_row, report.findings))
    finally:
        frame_judging.DIRECT = before
    rules = [replace(one, rows=()) for one in report.rules]
    return findings, rules, {one.name: one.status for one in report.submissions}, report.rule_errors


def without_row(finding):
    evidence = tuple(sorted((item.role, item.text, item.place.column) for item in finding.evidence))
    parts = (finding.rule, finding.outcome, finding.submission, finding.message, finding.observed, finding.expected)
    return (*parts, finding.discrepancy, finding.fingerprint.partition("-")[0], evidence)


# Each example takes some forty jobs: a failing one is shown as it was found.
@settings(
    max_examples=3, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(frame=tables())
def test_spark_tells_what_the_judge_tells(spark, frame):
    for ruleset in rulesets():
        expected = told(frame, ruleset, direct=True)
        of_spark = to_spark(frame)
        for direct in (True, False):
            assert told(of_spark, ruleset, direct=direct) == expected


COLUMNS = {
    "whole": [3, 9, 5, 2**62, None],
    "a": [1, 4, 2, 2**62, 1],
    "b": [2, 4, 3, 2**62, 1],
    "at": [dt.datetime(2025, 1, day) for day in (1, 2, 3, 4, 5)],
    "by": [dt.datetime(2025, 1, 3)] * 5,
}


def test_a_finding_has_the_key_and_no_row(spark):
    frame = spark.createDataFrame(pl.DataFrame({"unit": ["A", "B", "C", "D", "E"], **COLUMNS}).to_arrow())
    checks = [dqcheck.total("whole", ["a", "b"]), dqcheck.order(["at", "by"])]
    report = dqcheck.check_frame(frame, checks, key="unit")
    found = {(one.check, one.submission): one for one in report.findings}
    assert set(found) == {("total", "B"), ("total", "D"), ("order", "D"), ("order", "E")}
    assert found["total", "B"].evidence[0].place.as_dict() == {"table": "frame", "column": "whole"}
    rule = found["total", "B"].rule
    failing = report.failing(rule)
    assert failing.columns == ["unit", "whole", "a", "b", "gap"]
    assert sorted(failing["unit"]) == ["B", "D"]
    assert next(one for one in report.rules if one.rule == rule).rows == ()


def test_whole_numbers_that_overflow_are_judged_and_end_no_query(spark):
    frame = spark.createDataFrame(pl.DataFrame(COLUMNS).to_arrow())
    checks = [dqcheck.total("whole", ["a", "b"]), dqcheck.product("whole", ["a", "b"])]
    before, frame_judging.DIRECT = frame_judging.DIRECT, 0
    try:
        report = dqcheck.check_frame(frame, checks)
        assert [(one.failed, one.undecided) for one in report.rules] == [(2, 1), (4, 1)]
    finally:
        frame_judging.DIRECT = before


def test_rows_of_a_frame_without_them_are_not_split(spark):
    frame = spark.createDataFrame(pl.DataFrame(COLUMNS).to_arrow())
    report = dqcheck.check_frame(frame, dqcheck.total("whole", ["a", "b"]))
    with pytest.raises(UsageError, match="no order") as told:
        report.split(frame)
    assert told.value.key == "error.frame-unordered"


@pytest.mark.parametrize("direct", [True, False])
def test_every_record_is_a_group_of_its_own(spark, monkeypatch, direct):
    monkeypatch.setattr(frame_judging, "DIRECT", 20_000 if direct else 0)
    frame = pl.DataFrame({"unit": ["A", "B", "C"], "a": [1, 2, 3], "b": [1, 2, 4]})
    report = dqcheck.check_frame(frame, dqcheck.agreement(["a", "b"]), key="unit", engine="spark")
    assert [one.submission for one in report.findings] == ["C"]
    expected = dqcheck.check_frame(frame, dqcheck.agreement(["a", "b"]), key="unit").rules
    assert report.rules == tuple(replace(one, rows=()) for one in expected)


def test_names_that_spark_takes_for_its_own_signs_are_refused(spark):
    frame = spark.createDataFrame(pl.DataFrame({"a.b": [1]}).to_arrow())
    with pytest.raises(UsageError, match=r"rename these: a\.b") as told:
        dqcheck.check_frame(frame, dqcheck.required("a.b"))
    assert told.value.key == "error.spark-names"


def test_two_columns_of_a_name_are_refused_and_intervals_are_told(spark):
    with pytest.raises(UsageError, match="two columns of the same name"):
        dqcheck.check_frame(spark.sql("select 1 a, 2 a"), dqcheck.required("a"))
    report = dqcheck.check_frame(spark.sql("select interval 1 month a, 1 b"), dqcheck.range("a", at_least=1))
    assert [one.undecided for one in report.rules if one.check == "range"] == [1]

"""Columns of pandas are read by their values, whatever stands for a blank in them and beside them."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest

import dqcheck
from dqcheck.engine.screens.chosen_engine import on_engine
from dqcheck.errors import UsageError

TOTAL = dqcheck.total("whole", ["a", "b"])
PARTS = {"a": [1, 1, 2], "b": [2, 2, 2]}


def failing(columns, **how):
    report = dqcheck.check_frame(pd.DataFrame({**PARTS, **columns}), TOTAL, **how)
    return [finding.evidence[0].place.row for finding in report.findings if finding.check == "total"]


@pytest.mark.parametrize("blank", [None, pd.NA, np.nan, pd.NaT])
@pytest.mark.parametrize("kind", ["string", object])
def test_texts_and_objects_may_be_blank_in_every_way(kind, blank) -> None:
    values = ["3", blank, "5"] if kind == "string" else [3, blank, Decimal(5)]
    column = pd.Series(values, dtype=kind)
    assert failing({"whole": column}) == [2]
    assert failing({"whole": [3, 3, 5], "beside": column}) == [2]
    report = dqcheck.check_frame(pd.DataFrame({**PARTS, "whole": column}), TOTAL)
    accepted, blocked = report.split(pd.DataFrame({**PARTS, "whole": column}))
    assert (len(accepted), len(blocked)) == (2, 1)


@pytest.mark.parametrize("values", [[np.array([3, 4]), np.array([4]), None], [[3], {"x": 1}, (5,)]])
def test_what_is_no_single_value_is_told_and_never_unwrapped(values) -> None:
    report = dqcheck.check_frame(pd.DataFrame({**PARTS, "whole": pd.Series(values, dtype=object)}), TOTAL)
    assert next(one for one in report.rules if one.check == "total").undecided == 3


def test_columns_of_objects_change_nothing_for_the_others() -> None:
    whole = {"whole": [20.0, None, 5.0], "a": [11.0, 1, None], "b": [10.0, None, 2]}
    beside = {"beside": pd.Series([Decimal("1.5"), "x", None], dtype=object)}
    assert failing(whole) == failing({**whole, **beside}) == [0]


def test_half_a_character_ends_nothing() -> None:
    frame = pd.DataFrame({**PARTS, "whole": [3, 4, 4], "unit": pd.Series(["a\ud800", "b", "c"], dtype=object)})
    assert [one.submission for one in dqcheck.check_frame(frame, TOTAL, key="unit").findings] == ["b"]


def test_an_engine_is_given_columns_of_one_type_only() -> None:
    ho_chi_minh = ZoneInfo("Asia/Ho_Chi_Minh")
    moments = pd.Series([dt.datetime(2025, 1, 1, 23, tzinfo=ho_chi_minh)] * 2)
    frame = pd.DataFrame({"at": moments, "by": [dt.date(2025, 1, 1)] * 2, "big": pd.Series([2**70, None])})
    checks = [dqcheck.order(["at", "by"]), dqcheck.required("big")]
    expected = dqcheck.check_frame(frame, checks)
    of_duckdb = dqcheck.check_frame(frame, checks, engine="duckdb")
    assert [one.message for one in of_duckdb.findings] == [one.message for one in expected.findings]
    assert [one.rule for one in expected.findings] == ["frame/big-missing"]


@pytest.mark.parametrize(
    "values", [["3", 4], pd.period_range("2025-01", periods=2, freq="M"), [1 + 2j, 3], [dt.date(2025, 1, 1), "x"]]
)
def test_a_column_that_no_engine_has_a_type_for_is_refused(values) -> None:
    frame = pd.DataFrame({"a": pd.Series(values, dtype=None if isinstance(values, pd.PeriodIndex) else object)})
    with pytest.raises(UsageError, match="Column 'a' is of a type that cannot be read here") as told:
        on_engine(frame, "duckdb")
    assert told.value.key == "error.frame-column-type"


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_frames_without_columns_and_with_two_of_a_name_are_refused_for_every_engine(engine) -> None:
    with pytest.raises(UsageError, match="no column 'a'"):
        dqcheck.check_frame(pd.DataFrame(), dqcheck.required("a"), engine=engine)
    with pytest.raises(UsageError, match="two columns of the same name"):
        dqcheck.check_frame(pd.DataFrame([[1, 2]], columns=["a", "a"]), dqcheck.required("a"), engine=engine)

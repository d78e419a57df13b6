"""Days beyond the calendar of Python become texts, and all others what they are."""

import datetime as dt

import polars as pl
import pytest

import dqcheck
from dqcheck.engine.screens import frame_judging
from dqcheck.sources.calendar_values import EARLIER, FIRST_DAY, LAST_DAY, LATER, in_calendar, listed, rows_of

BEYOND = [FIRST_DAY - 1, FIRST_DAY, 0, None, LAST_DAY, LAST_DAY + 1, 2**31 - 1]
LISTED = [EARLIER, dt.date.min, dt.date(1970, 1, 1), None, dt.date.max, LATER, LATER]


def days(numbers=BEYOND) -> pl.Series:
    return pl.Series("day", numbers, dtype=pl.Int32).cast(pl.Date)


def test_days_and_moments_beyond_the_calendar_are_texts() -> None:
    assert listed(days()) == LISTED
    assert in_calendar(days()) == LISTED[1:5]
    for unit, ticks in (("ms", 86_400_000), ("us", 86_400_000_000)):
        moments = pl.Series([FIRST_DAY * ticks - 1, None, LAST_DAY * ticks]).cast(pl.Datetime(unit))
        assert listed(moments) == [EARLIER, None, dt.datetime(9999, 12, 31)]


def test_what_the_calendar_has_is_as_it_was() -> None:
    frame = pl.DataFrame({"a": [1, None], "b": [dt.date(2025, 1, 1), None], "c": [dt.timedelta(1), None]})
    assert rows_of(frame) == frame.rows()
    at = pl.Series([dt.datetime(2025, 1, 1, 20)]).dt.replace_time_zone("UTC")
    assert listed(at.dt.convert_time_zone("Asia/Ho_Chi_Minh")) == [dt.datetime(2025, 1, 2, 3)]


@pytest.mark.parametrize("direct", [0, 20_000])
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_no_day_beyond_the_calendar_is_judged_and_none_ends_the_check(direct, engine, monkeypatch) -> None:
    monkeypatch.setattr(frame_judging, "DIRECT", direct)
    monkeypatch.setattr(frame_judging, "FEW", direct)
    frame = pl.DataFrame({"day": days(), "end": [dt.date(2025, 1, 1)] * len(BEYOND)})
    checks = [dqcheck.order(["day", "end"]), dqcheck.unique("day"), dqcheck.within("day", last=dt.date(2025, 1, 1))]
    report = dqcheck.check_frame(frame, checks, engine=engine)
    assert [(one.failed, one.undecided, one.passed) for one in report.rules] == [(1, 4, 2), (0, 4, 3), (1, 4, 2)]
    assert {one.evidence[0].place.row for one in report.findings} == {4}


def test_a_parquet_with_such_days_is_read(tmp_path) -> None:
    frame = pl.DataFrame({"unit": ["A"] * len(BEYOND), "count": range(len(BEYOND)), "day": days()})
    frame.write_parquet(tmp_path / "days.parquet")
    (file,) = dqcheck.check(tmp_path / "days.parquet").files
    assert file.problem is None

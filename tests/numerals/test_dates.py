"""Dates and periods in the words of Vietnamese and of English."""

import datetime as dt

import pytest

from dqcheck.language.en.dates import DATES as ENGLISH
from dqcheck.model.quantity import DatePrecision, Day, Missing, MissingReason
from dqcheck.numerals.dates import EARLIEST_YEAR, LATEST_YEAR, parse_date


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("16 September 2025", "2025-09-16", "2025-09-16", DatePrecision.DAY),
        ("On the 3rd of May 2025", "2025-05-03", "2025-05-03", DatePrecision.DAY),
        ("September 16th, 2025", "2025-09-16", "2025-09-16", DatePrecision.DAY),
        ("Sept. 16, 2025", "2025-09-16", "2025-09-16", DatePrecision.DAY),
        ("2025-09-16", "2025-09-16", "2025-09-16", DatePrecision.DAY),
        ("31/12/2025", "2025-12-31", "2025-12-31", DatePrecision.DAY),
        ("12/31/2025", "2025-12-31", "2025-12-31", DatePrecision.DAY),
        ("5/5/2025", "2025-05-05", "2025-05-05", DatePrecision.DAY),
        ("February 2024", "2024-02-01", "2024-02-29", DatePrecision.MONTH),
        ("02/2024", "2024-02-01", "2024-02-29", DatePrecision.MONTH),
        ("Q3 2025", "2025-07-01", "2025-09-30", DatePrecision.QUARTER),
        ("the fourth quarter of 2025", "2025-10-01", "2025-12-31", DatePrecision.QUARTER),
        ("the first nine months of 2025", "2025-01-01", "2025-09-30", DatePrecision.MONTH),
        ("last 6 months of 2025", "2025-07-01", "2025-12-31", DatePrecision.MONTH),
        ("first half of 2025", "2025-01-01", "2025-06-30", DatePrecision.MONTH),
        ("second half of 2025", "2025-07-01", "2025-12-31", DatePrecision.MONTH),
        ("2025", "2025-01-01", "2025-12-31", DatePrecision.YEAR),
        ("2024-25", "2024-01-01", "2025-12-31", DatePrecision.YEAR),
        ("2024/2025", "2024-01-01", "2025-12-31", DatePrecision.YEAR),
        ("1999-00", "1999-01-01", "2000-12-31", DatePrecision.YEAR),
        ("FY2025", "2024-01-01", "2026-12-31", DatePrecision.YEAR),
        ("FY25", "2024-01-01", "2026-12-31", DatePrecision.YEAR),
        ("fiscal year 2024/25", "2024-01-01", "2025-12-31", DatePrecision.YEAR),
        ("1-Apr-2024", "2024-04-01", "2024-04-01", DatePrecision.DAY),
        ("2024/03/31", "2024-03-31", "2024-03-31", DatePrecision.DAY),
        ("20240331", "2024-03-31", "2024-03-31", DatePrecision.DAY),
        ("15/03/2025 14:30", "2025-03-15", "2025-03-15", DatePrecision.DAY),
        ("15/03/2025 14h30", "2025-03-15", "2025-03-15", DatePrecision.DAY),
        ("15/3/2025 2:30 PM", "2025-03-15", "2025-03-15", DatePrecision.DAY),
        ("14:30 15/03/2025", "2025-03-15", "2025-03-15", DatePrecision.DAY),
        ("14:30:05, 15/03/2025", "2025-03-15", "2025-03-15", DatePrecision.DAY),
        ("2025-03-15T14:30:00.250+07:00", "2025-03-15", "2025-03-15", DatePrecision.DAY),
        ("2025-03-15T00:00:00Z", "2025-03-15", "2025-03-15", DatePrecision.DAY),
    ],
)
def test_english_dates(text: str, first: str, last: str, precision: DatePrecision) -> None:
    day = parse_date(text, ENGLISH)
    assert isinstance(day, Day), day
    assert (day.first.isoformat(), day.last.isoformat(), day.precision) == (first, last, precision)
    assert day.text == text


@pytest.mark.parametrize(
    ("text", "reason", "candidates"),
    [
        ("05/08/2025", MissingReason.AMBIGUOUS, ("2025-08-05", "2025-05-08")),
        ("2011-12", MissingReason.AMBIGUOUS, ("2011-12", "2011/2012")),
        ("2024/26", MissingReason.UNREADABLE, ()),
        ("fiscal year 2024/26", MissingReason.UNREADABLE, ()),
        ("fy 1800", MissingReason.UNREADABLE, ()),
        ("31/06/2025", MissingReason.UNREADABLE, ()),
        ("31 June 2025", MissingReason.UNREADABLE, ()),
        ("not yet", MissingReason.NOT_AVAILABLE, ()),
        ("sometime", MissingReason.UNREADABLE, ()),
    ],
)
def test_what_english_leaves_open(text: str, reason: MissingReason, candidates: tuple[str, ...]) -> None:
    assert parse_date(text, ENGLISH) == Missing(text=text, reason=reason, candidates=candidates)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("chưa có", MissingReason.NOT_AVAILABLE),
        ("16 tháng 13 năm 2025", MissingReason.UNREADABLE),
        ("tháng 13/2025", MissingReason.UNREADABLE),
        ("tháng 0/2025", MissingReason.UNREADABLE),
        ("0 tháng đầu năm 2025", MissingReason.UNREADABLE),
        ("13 tháng đầu năm 2025", MissingReason.UNREADABLE),
        ("9 năm 2025", MissingReason.UNREADABLE),
        ("Q3 2025", MissingReason.UNREADABLE),
    ],
)
def test_what_is_no_date_in_vietnamese(text: str, reason: MissingReason) -> None:
    result = parse_date(text)
    assert isinstance(result, Missing)
    assert result.reason is reason


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ba tháng đầu năm 2025", "2025-01-01"),
        ("sáu tháng cuối năm 2025", "2025-07-01"),
        ("12 tháng cuối năm 2025", "2025-01-01"),
    ],
)
def test_a_part_of_a_year(text: str, first: str) -> None:
    day = parse_date(text)
    assert isinstance(day, Day)
    assert day.first.isoformat() == first


@pytest.mark.parametrize("year", [EARLIEST_YEAR, LATEST_YEAR])
@pytest.mark.parametrize("text", ["15/6/{}", "tháng 6/{}", "{}-06-15"])
def test_years_of_a_report(year: int, text: str) -> None:
    beyond = year - 1 if year == EARLIEST_YEAR else year + 1
    day = parse_date(text.format(year))
    assert isinstance(day, Day)
    assert day.first.year == year
    assert isinstance(parse_date(text.format(beyond)), Missing)


def test_december_ends_its_year() -> None:
    day = parse_date("tháng 12/2025")
    assert isinstance(day, Day)
    assert day.last == dt.date(2025, 12, 31)

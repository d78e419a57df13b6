"""Dates of an English release: weekdays, periods, and what is counted until a day."""

import pytest
from sentence_claims import claims

RELEASED = "The quarterly survey of the office\n\nReleased: 12 June 2025\n\n{}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The next release of the survey is due on Friday 14 August 2025.", "Friday"),
        ("The next release of the survey is due on Thursday, August 14, 2025.", "Thursday"),
        ("The next release of the survey is due on 14 August 2025 (Thursday).", "Thursday"),
    ],
)
def test_the_weekday_of_a_date(text: str, said: str) -> None:
    [(roles, _)] = claims(text, "dates.weekday")
    assert roles["values"][1] == said


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The survey was in the field from 14 April 2025 to 3 May 2025.", ["14 April 2025", "3 May 2025"]),
        ("The survey was in the field between 20 December and 14 January 2025.", ["20 December", "14 January 2025"]),
        ("The survey was in the field from 1 June until 30 June 2025.", ["1 June", "30 June 2025"]),
    ],
)
def test_the_ends_of_a_period(text: str, ends: list[str]) -> None:
    assert claims(text, "dates.range") == [({"values": ends}, False)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("As at 30 June 2025, there were 5,200 nurses on the register.", "dates.cutoff-after-report"),
        ("The interviews were conducted on 20 June 2025.", "dates.event-after-report"),
    ],
)
def test_a_day_behind_the_release(line: str, kind: str) -> None:
    assert [roles["not_after"] for roles, _ in claims(RELEASED.format(line), kind)] == [["12 June 2025"]]


@pytest.mark.parametrize(
    "line",
    ["The next release is due on 14 August 2025.", "Applications will be open until 30 June 2025 for the programme."],
)
def test_what_is_still_to_come(line: str) -> None:
    text = RELEASED.format(line)
    assert claims(text, "dates.cutoff-after-report") == claims(text, "dates.event-after-report") == []


def test_a_day_of_what_is_counted_until_another() -> None:
    text = "As at 30 June 2025, 5,200 nurses were on the register, of whom 420 joined on 4 July 2025."
    assert claims(text, "dates.part-after-cutoff") == [({"values": ["4 July 2025", "30 June 2025"]}, True)]


def test_dates_in_figures_are_left_open() -> None:
    assert claims("The survey was in the field from 3/4/2025 to 2/5/2025 in all of the regions.", "dates.range") == []

import datetime as dt

from making import check, count, day, judge

from dqcheck.checks.base import Terms
from dqcheck.checks.kinds.within import Span
from dqcheck.model.rule import Period

PERIOD = Terms(period=Period(first=dt.date(2025, 1, 1), last=dt.date(2025, 9, 30)))


def within(value, given=PERIOD, others=None, **params):
    return judge("within", {"value": value, **(others or {})}, given, **({"period": True} | params))


def test_the_period_of_the_ruleset():
    assert within(day("2025-09-30")).outcome == "pass"
    assert within(day("2025-10-01")).note == "within.after"
    verdict = within(day("2024-12-31"))
    assert (verdict.note, verdict.observed, verdict.expected) == ("within.before", "2024-12-31", "2025-01-01")


def test_a_month_that_lies_partly_outside():
    assert within(day("2025-09")).outcome == "pass"
    half = Terms(period=Period(first=dt.date(2025, 1, 1), last=dt.date(2025, 9, 15)))
    assert within(day("2025-09"), half).outcome == "within-rounding"
    assert within(day("2025-10"), half).outcome == "fail"


def test_a_date_after_the_document_that_reports_it():
    report = {"not_after": day("2025-09-19")}
    assert within(day("2025-09-19"), others=report, period=False, not_after="d").outcome == "pass"
    assert within(day("2025-09-22"), others=report, period=False, not_after="d").note == "within.late"


def test_a_period_of_its_own():
    span = Span(from_=dt.date(2025, 7, 1), to="report_date")
    one = check("within", value="d", period=span)
    assert one.fields() == {"value": ("d",), "to": ("report_date",)}
    assert within(day("2025-06-30"), period=span, others={"to": day("2025-09-01")}).note == "within.before"
    assert within(day("2025-09-02"), period=span, others={"to": day("2025-09-01")}).note == "within.after"


def test_undecided():
    assert within(day("2025-09-30"), Terms()).note == "undecided.no-period"
    assert within(count(5)).note == "undecided.not-a-date"


def test_parameters_that_say_nothing():
    assert check("within", value="d").problems()
    assert check("within", value="d", period=Span(from_=dt.date(2025, 2, 1), to=dt.date(2025, 1, 1))).problems()

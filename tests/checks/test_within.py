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


def test_what_a_date_outside_tells():
    late = within(day("2025-09-22"), others={"not_after": day("2025-09-19")}, period=False, not_after="d")
    assert (late.suspects, late.facts, late.expected) == ((), {"bound": dt.date(2025, 9, 19)}, "2025-09-19")
    after = within(day("2025-10-01"))
    assert after.suspects == (("value", 0),)
    assert after.facts == {
        "period_from": dt.date(2025, 1, 1), "period_to": dt.date(2025, 9, 30), "bound": dt.date(2025, 9, 30),
    }  # fmt: skip
    assert within(day("2025-09-30")).suspects == ()


def test_the_first_and_the_last_day_belong_to_the_period():
    assert within(day("2025-01-01")).outcome == "pass"
    assert within(day("2025-01")).outcome == "pass"
    assert within(day("2024-12")).note == "within.before"
    late = Terms(period=Period(first=dt.date(2025, 1, 15), last=dt.date(2025, 9, 30)))
    assert within(day("2025-01"), late).outcome == "within-rounding"
    last = Terms(period=Period(first=dt.date(2025, 1, 31), last=dt.date(2025, 9, 30)))
    assert within(day("2025-01"), last).outcome == "within-rounding"


def test_a_month_against_a_document_that_may_be_of_any_day_of_its_month():
    def against(value, report):
        return within(day(value), others={"not_after": day(report)}, period=False, not_after="d").outcome

    assert against("2025-08", "2025-09") == "pass"
    assert against("2025-08", "2025-08") == "within-rounding"
    assert against("2025-08-01", "2025-08") == "pass"
    assert against("2025-08-31", "2025-08") == "within-rounding"
    assert against("2025-09", "2025-08") == "fail"


def test_the_worst_of_several_bounds_counts():
    span = Span(from_="a", to="b")
    one = check("within", value="d", period=span, not_after="c")
    assert one.fields() == {"value": ("d",), "from": ("a",), "to": ("b",), "not_after": ("c",)}

    def against(value, first, last, report):
        others = {"from": day(first), "to": day(last), "not_after": day(report)}
        return within(day(value), others=others, period=span, not_after="c")

    assert against("2025-08-05", "2025-08-01", "2025-08-31", "2025-09-01").outcome == "pass"
    assert against("2025-08", "2025-08-05", "2025-08-31", "2025-07-01").note == "within.late"
    assert against("2025-08", "2025-08-05", "2025-08-31", "2025-09-01").expected == "2025-08-05"
    assert against("2025-08", "2025-07-01", "2025-08-05", "2025-08-07").expected == "2025-08-05"
    assert against("2025-08", "2025-09-01", "2025-07-31", "2025-07-01").note == "within.before"
    assert against("2025-08", "2025-08-05", "2025-07-31", "2025-07-01").note == "within.after"


def test_a_span_without_ends_and_one_of_dates():
    assert within(day("2025-08-05"), Terms(), period=Span()).outcome == "pass"
    assert within(day("2025-08-05"), Terms(), period=Span()).expected is None
    assert within(day("2025-08-05"), Terms(), period=Span(from_=dt.date(2025, 8, 5))).outcome == "pass"
    assert within(day("2025-08-05"), Terms(), period=Span(from_=dt.date(2025, 8, 6))).note == "within.before"
    assert within(day("2025-08-05"), Terms(), period=Span(to=dt.date(2025, 8, 4))).note == "within.after"
    assert within(day("2025-08-05"), others={"to": count(5)}, period=Span(to="x")).note == "undecided.not-a-date"


def test_parameters_at_their_bounds():
    first = dt.date(2025, 1, 1)
    assert check("within", value="d", period=Span(from_=first, to=first)).problems() == ()
    assert check("within", value="d", period=Span(from_=first)).problems() == ()
    assert check("within", value="d", period=True).problems() == ()
    assert check("within", value="d", not_after="c").problems() == ()

from making import TERMS, count, judge, number, terms


def part(a, b, given=TERMS):
    return judge("part", {"part": a, "whole": b}, given)


def test_a_part_may_equal_but_not_exceed_its_whole():
    assert part(count(5), count(5)).outcome == "pass"
    verdict = part(count(6), count(5))
    assert (verdict.outcome, verdict.observed, verdict.expected, verdict.discrepancy) == ("fail", 6, 5, 1)


def test_rounding_may_explain_a_small_excess():
    assert part(number("5.1"), number("5.0")).outcome == "within-rounding"
    assert part(number("5.2"), number("5.0")).outcome == "fail"


def test_a_given_tolerance():
    assert part(count(7), count(5), terms(abs="2")).outcome == "pass"
    assert part(count(8), count(5), terms(abs="2")).outcome == "fail"

from dataclasses import replace
from decimal import Decimal

from making import EXACT, TERMS, check, count, judge, label, number, terms


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


def test_what_a_part_beyond_its_whole_tells():
    verdict = part(number("5.2"), number("5.0"))
    assert (verdict.note, verdict.discrepancy, verdict.allowed) == ("part.fail", Decimal("0.2"), Decimal("0.1"))
    assert verdict.facts["arithmetic"] == (Decimal("5.2"), "-", Decimal("5.0"))
    assert part(number("5.1"), number("5.0")).note == "part.within-rounding"
    assert part(number("4.9"), number("5.0")).outcome == "pass"
    assert part(number("5.1"), number("5.0"), EXACT).outcome == "fail"
    money = replace(count(5), unit="đồng")
    assert [part(a, b).unit for a, b in ((money, count(5)), (count(5), money), (count(5), count(5)))] == [
        "đồng", "đồng", None,
    ]  # fmt: skip


def test_what_is_no_number_is_undecided():
    assert part(label("một"), count(5)).note == "undecided.not-a-number"
    assert part(count(5), label("một")).note == "undecided.not-a-number"
    assert check("part", part="a", whole="b").fields() == {"part": ("a",), "whole": ("b",)}

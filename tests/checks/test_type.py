import pytest
from making import BLANK, count, judge

from dqcheck.model.quantity import Missing, MissingReason


@pytest.mark.parametrize(
    ("reason", "note"),
    [
        (MissingReason.UNREADABLE, "type.unreadable-near"),
        (MissingReason.AMBIGUOUS, "type.ambiguous"),
        (MissingReason.ERROR_CELL, "type.error-cell"),
        (MissingReason.UNCACHED, "type.uncached"),
    ],
)
def test_what_is_no_value_of_the_type(reason, note):
    verdict = judge("type", {"value": Missing(text="1.23", reason=reason, candidates=("123", "1.23"))}, field="f")
    assert (verdict.outcome, verdict.note, verdict.observed) == ("fail", note, "1.23")
    assert verdict.facts["candidates"] == ("123", "1.23")


def test_a_text_without_any_reading_is_unreadable():
    value = Missing(text="ba mươi", reason=MissingReason.UNREADABLE)
    assert judge("type", {"value": value}, field="f").note == "type.unreadable"


def test_a_value_passes_and_nothing_is_undecided():
    assert judge("type", {"value": count(1)}, field="f").outcome == "pass"
    assert judge("type", {"value": BLANK}, field="f").note == "undecided.blank"

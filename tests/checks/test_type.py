from decimal import Decimal

import pytest
from making import BLANK, check, count, judge

from dqcheck.checks import load
from dqcheck.messages import verdict_message
from dqcheck.model.quantity import Missing, MissingReason


@pytest.mark.parametrize(
    ("reason", "note"),
    [
        (MissingReason.UNREADABLE, "type.near"),
        (MissingReason.AMBIGUOUS, "type.ambiguous"),
        (MissingReason.ERROR_CELL, "type.error-cell"),
        (MissingReason.UNCACHED, "type.uncached"),
    ],
)
def test_what_is_no_value_of_the_type(reason, note):
    verdict = judge("type", {"value": Missing(text="1.23", reason=reason, candidates=("123", "1.23"))}, field="f")
    assert (verdict.outcome, verdict.note, verdict.observed) == ("fail", note, "1.23")
    assert verdict.facts["candidates"] == (123, Decimal("1.23"))


def test_what_may_have_been_meant_is_told_in_the_notation_of_the_language():
    one = Missing(text="45890", reason=MissingReason.UNREADABLE, candidates=("2025-08-21",))
    two = Missing(text="1,226", reason=MissingReason.AMBIGUOUS, candidates=("1.226", "1226"))
    sentences = [verdict_message(judge("type", {"value": value}, field="f")) for value in (one, two)]
    assert "nếu là 21/08/2025 thì" in sentences[0].vi
    assert "if 21 August 2025 is meant" in sentences[0].en
    assert "1,226 hoặc 1.226" in sentences[1].vi
    assert "1.226 or 1,226" in sentences[1].en
    assert (
        judge("type", {"value": Missing(text="o", reason=MissingReason.UNREADABLE)}, field="f").note
        == "type.unreadable"
    )


def test_a_text_without_any_reading_is_unreadable():
    value = Missing(text="ba mươi", reason=MissingReason.UNREADABLE)
    assert judge("type", {"value": value}, field="f").note == "type.unreadable"


def test_a_value_passes_and_nothing_is_undecided():
    assert judge("type", {"value": count(1)}, field="f").outcome == "pass"
    assert judge("type", {"value": BLANK}, field="f").note == "undecided.blank"


def test_what_is_no_value_is_blamed():
    assert judge("type", {"value": Missing(text="o", reason=MissingReason.UNREADABLE)}, field="f").suspects == (
        ("value", 0),
    )
    assert judge("type", {"value": []}, field="f").note == "undecided.absent"
    assert judge("type", {"value": Missing(text="", reason=MissingReason.ABSENT)}, field="f").note == "undecided.absent"
    assert load("type").judges_missing
    assert load("type").passes_present
    assert check("type", field="f").fields() == {"value": ("f",)}

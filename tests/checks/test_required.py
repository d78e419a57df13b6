from making import BLANK, check, count, judge

from dqcheck.checks import load
from dqcheck.model.quantity import Missing, MissingReason


def required(value):
    return judge("required", {"value": value}, field="f")


def test_a_blank_place():
    assert required(BLANK).note == "required.fail"
    assert required(count(0)).outcome == "pass"


def test_the_writer_says_there_is_no_figure():
    assert required(Missing(text="...", reason=MissingReason.NOT_AVAILABLE)).note == "required.not-available"


def test_what_is_written_but_unreadable_is_the_business_of_type():
    assert required(Missing(text="abc", reason=MissingReason.UNREADABLE)).outcome == "pass"


def test_an_absent_column_is_undecided():
    assert required(Missing(text="", reason=MissingReason.ABSENT)).outcome == "undecided"


def test_what_an_empty_place_tells():
    assert required(BLANK).suspects == (("value", 0),)
    said = required(Missing(text="...", reason=MissingReason.NOT_AVAILABLE))
    assert (said.outcome, said.observed, said.suspects) == ("fail", "...", (("value", 0),))
    assert required(Missing(text="", reason=MissingReason.ABSENT)).note == "undecided.absent"
    assert judge("required", {"value": []}, field="f").note == "undecided.absent"
    assert load("required").judges_missing
    assert load("required").passes_present
    assert check("required", field="f").fields() == {"value": ("f",)}

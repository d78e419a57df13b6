from making import BLANK, count, judge

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

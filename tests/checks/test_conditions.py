import pytest
from making import BLANK, check, count, day, label, number, table

from dqcheck.checks.base import records
from dqcheck.checks.conditions import Condition, faults, holds

ROWS = ["Tổng số", "Tổng số nam", "Nữ", "", "Thành thị"]


def met(condition):
    return [text for text in ROWS if holds(condition, label(text) if text else BLANK)]


def test_texts_alone_are_contained():
    assert met(("tổng",)) == ["Tổng số", "Tổng số nam"]
    assert met(("nam", "nữ")) == ["Tổng số nam", "Nữ"]


def test_a_total_is_not_a_subtotal():
    assert met(Condition(is_=("tong so:",))) == ["Tổng số"]
    assert met(Condition(is_=("Nữ", "Thành thị"))) == ["Nữ", "Thành thị"]
    assert met(Condition(not_=("Tổng số", "Nữ"))) == ["Tổng số nam", "", "Thành thị"]
    assert met(Condition(contains=("tổng số",), not_=("Tổng số",))) == ["Tổng số nam"]
    assert met(Condition(without=("tổng",))) == ["Nữ", "", "Thành thị"]


def test_the_empty_text_is_a_blank_cell():
    assert met(Condition(is_=("",))) == [""]
    assert met(Condition(not_=("", "Nữ"))) == ["Tổng số", "Tổng số nam", "Thành thị"]


def test_a_number_is_compared_by_its_value():
    assert holds(Condition(is_=("2024",)), count("2024.0"))
    assert holds(Condition(is_=("1.50",)), number("1.5"))
    assert not holds(Condition(is_=("5",)), count(-5))
    assert not holds(Condition(is_=("x", "nan")), count(5))
    assert holds(Condition(not_=("2023",)), count(2024))
    assert holds(Condition(is_=("2025-08",)), day("2025-08"))


def test_all_conditions_must_hold_and_a_field_that_is_not_there_meets_none():
    rows = table({"a": [label("x"), label("x")], "b": [label("1"), label("2")], "n": [count(1), count(2)]})
    both = {"a": Condition(is_=("x",)), "b": Condition(not_=("2",))}
    assert list(records(check("total", total="n", parts=("n",), where=both), rows)) == [0]
    absent = {"c": Condition(not_=("2",))}
    assert list(records(check("total", total="n", parts=("n",), where=absent), rows)) == []


@pytest.mark.parametrize(
    ("condition", "wrong"),
    [
        (Condition(), "asks for nothing"),
        ((), "asks for nothing"),
        (Condition(contains=("",)), "every text contains the empty text"),
        (Condition(without=("tổng", "-")), "every text contains the empty text"),
        (Condition(is_=("Tổng",), not_=("tong",)), "can never be met"),
        (Condition(is_=("Tổng số",), without=("số",)), "can never be met"),
        (Condition(is_=("Tổng số", "Nữ"), without=("số",)), None),
        (Condition(is_=("",)), None),
        (("tổng",), None),
    ],
)
def test_conditions_that_can_hardly_be_meant(condition, wrong):
    found = list(faults("of_where", {"item": condition}))
    assert [text for text in found if not text.startswith("of_where: 'item'")] == []
    assert (found == []) if wrong is None else (len(found) == 1 and wrong in found[0])

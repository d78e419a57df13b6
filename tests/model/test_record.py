"""Records behave as frozen dataclasses do, although their methods are not compiled for each class."""

import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from decimal import Decimal

import pytest

from dqcheck.model import record as record_module
from dqcheck.model.record import changed, record


@record
class Point:
    """A record with a default and a factory."""

    x: int
    label: str = "here"
    facts: Mapping[str, int] = field(default_factory=dict)


@record
class Other:
    """The same fields as another record."""

    x: int
    label: str = "here"
    facts: Mapping[str, int] = field(default_factory=dict)


def test_a_record_has_its_defaults_and_each_its_own_factory() -> None:
    one, two = Point(x=1), Point(x=1)
    assert (one.x, one.label, one.facts) == (1, "here", {})
    assert one.facts is not two.facts


@pytest.mark.parametrize("given", [{}, {"label": "there"}, {"x": 1, "y": 2}])
def test_a_record_asks_for_its_own_fields_by_name(given: Mapping[str, object]) -> None:
    with pytest.raises(TypeError):
        Point(**given)  # type: ignore[arg-type]


def test_records_are_equal_by_class_and_fields() -> None:
    assert Point(x=1) == Point(x=1) != Point(x=2)
    assert Point(x=1) != Other(x=1)
    assert hash(Point(x=1, facts=())) == hash(Point(x=1, facts=()))  # type: ignore[arg-type]


def test_a_record_cannot_be_changed() -> None:
    point = Point(x=1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x
    assert replace(point, x=2) == Point(x=2)
    assert point.x == 1


def test_a_changed_record_is_another_with_the_other_fields_as_they_were() -> None:
    point = Point(x=1, facts={"a": 1})
    other = changed(point, x=2)
    assert other == replace(point, x=2) != point
    assert other.facts is point.facts
    with pytest.raises(TypeError):
        changed(point, y=2)


def test_what_dataclasses_offer_works_on_records() -> None:
    point = Point(x=1, facts={"a": 1})
    assert [item.name for item in fields(Point)] == ["x", "label", "facts"]
    assert asdict(point) == {"x": 1, "label": "here", "facts": {"a": 1}}
    assert pickle.loads(pickle.dumps(point)) == point  # of this very test
    assert repr(point) == "Point(x=1, label='here', facts={'a': 1})"


def test_a_record_shows_its_fields_as_parameters() -> None:
    import inspect

    signature = inspect.signature(Point)
    assert list(signature.parameters) == ["x", "label", "facts"]
    assert all(one.kind is inspect.Parameter.KEYWORD_ONLY for one in signature.parameters.values())
    assert str(signature).startswith("(*, x: int, label: str = 'here', facts: ")
    assert str(signature).endswith("= {})")
    assert {"x", "label", "facts"} <= set(dir(Point))


def test_records_that_are_equal_have_one_hash_whatever_they_hold() -> None:
    one = Point(x=1, facts={"a": 1, "b": [2, {"c": 3}]})  # type: ignore[dict-item]
    two = Point(x=1, facts={"b": [2, {"c": 3}], "a": 1})  # type: ignore[dict-item]
    assert one == two and hash(one) == hash(two) and len({one, two}) == 1
    assert hash(one) != hash(replace(one, facts={"a": 1}))


@record
class Noted:
    """A record with a field that takes no part in comparing."""

    x: int
    note: str = field(default="", compare=False)


def test_a_field_may_take_no_part_in_comparing() -> None:
    assert Noted(x=1, note="a") == Noted(x=1, note="b") and hash(Noted(x=1, note="a")) == hash(Noted(x=1, note="b"))


@record
class Positive:
    """A record that makes itself."""

    x: int

    def __init__(self, *, x: int) -> None:
        object.__setattr__(self, "x", abs(x))


def test_a_record_may_make_itself() -> None:
    assert Positive(x=-2).x == 2 and replace(Positive(x=1), x=-3) == Positive(x=3)
    assert pickle.loads(pickle.dumps(Positive(x=-2))) == Positive(x=2)


@record
class Weighed:
    """A record with a number, a text and a mapping."""

    weight: Decimal
    text: str = ""
    facts: Mapping[str, int] = field(default_factory=dict)


def sent(weight: str, text: str) -> Weighed:
    made: Weighed = pickle.loads(pickle.dumps(Weighed(weight=Decimal(weight), text=text)))
    return made


def test_what_other_processes_say_alike_is_one_object() -> None:
    one, other = sent("12.5", "Trung tâm Phục vụ hành chính công"), sent("12.5", "Trung tâm Phục vụ hành chính công")
    assert one == other and one.weight is other.weight and one.text is other.text and one.facts is other.facts
    long = "Xã " * 100
    assert sent("1234567.891", long).weight is not sent("1234567.891", long).weight
    assert sent("1234567.891", long).text == long


def test_numbers_that_are_written_otherwise_stay_apart() -> None:
    written = [str(sent(text, "").weight) for text in ("1", "1.0", "1.00", "1E+1", "10", "-0", "0")]
    assert written == ["1", "1.0", "1.00", "1E+1", "10", "-0", "0"]


def test_of_many_numbers_few_are_kept() -> None:
    many = [sent(str(number), "").weight for number in range(record_module._MOST_NUMBERS + 10)]
    assert many == list(range(len(many)))
    assert len(record_module._NUMBERS) <= record_module._MOST_NUMBERS

"""Records behave as frozen dataclasses do, although their methods are not compiled for each class."""

import pickle
from collections.abc import Mapping
from dataclasses import MISSING, FrozenInstanceError, asdict, field, fields, replace
from decimal import Decimal
from pprint import pformat
from typing import ClassVar

import pytest

from dqcheck.model import record as record_module
from dqcheck.model.record import changed, record, working_record


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


def test_what_asks_how_a_dataclass_was_made_is_answered() -> None:
    points = [Point(x=number, label="a label that makes the line too long for one") for number in (1, 2)]
    assert pformat(points).count("Point(x=") == 2
    assert Point(x=1).__replace__(x=2) == Point(x=2)  # type: ignore[attr-defined]  # as copy.replace asks


def test_a_class_made_from_a_record_keeps_its_own_way() -> None:
    @record
    class Single:
        x: int

    class Doubled(Single):
        def __init__(self, x: int) -> None:
            super().__init__(x=2 * x)

    assert [Doubled(1).x, Doubled(2).x, Single(x=1).x] == [2, 4, 1]


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


@record
class Wide(Point):
    """A record with the fields of another, one of them with another default, and more that are made for it."""

    kind: ClassVar[str] = "wide"
    label: str = "there"
    weights: list[int] = field(default_factory=list)
    last: int


def test_a_record_has_the_fields_of_the_one_that_it_is_made_from() -> None:
    one, two = Wide(x=1, last=2), Wide(last=2, x=1, facts={}, weights=[])
    assert one == two and one.weights is not Wide(x=1, last=2).weights
    assert (one.x, one.label, one.facts, one.weights, one.last) == (1, "there", {}, [], 2)
    assert [item.name for item in fields(Wide)] == ["x", "label", "facts", "weights", "last"]
    assert [(item.type, item.default) for item in fields(Wide)][:2] == [(int, MISSING), (str, "there")]
    assert fields(Point)[1].default == "here"
    assert not hasattr(one, "__dict__") and not hasattr(Point(x=1), "__dict__")
    with pytest.raises(TypeError, match="'last'"):
        Wide(x=1)  # type: ignore[call-arg]


def test_records_with_as_many_fields_keep_their_own_names() -> None:
    first, second = Noted(x=1, note="a"), Between(low=1, high=2)
    assert (first.x, first.note, second.low, second.high) == (1, "a", 1, 2)
    with pytest.raises(TypeError, match=r"Between.__init__\(\) got an unexpected keyword argument 'x'"):
        Between(x=1, high=2)  # type: ignore[call-arg]


@record
class Between:
    """As many fields as another record."""

    low: int
    high: int = 0


def test_no_default_is_shared_by_all_records() -> None:
    @record
    class Shared:
        rows: list[int] = []  # noqa: RUF012  # what is tested

    with pytest.raises(ValueError, match="rows"):
        Shared()


@working_record
class Counter:
    """A record that somebody works on."""

    name: str
    count: int = 0
    seen: list[str] = field(default_factory=list)


def test_a_record_that_is_worked_on_changes_and_is_equal_to_itself_alone() -> None:
    one, two = Counter(name="a"), Counter(name="a")
    one.count += 1
    one.seen.append("x")
    assert (one.count, one.seen, two.count, two.seen) == (1, ["x"], 0, [])
    assert one == one and one != two and len({one, two}) == 2
    assert repr(two) == "Counter(name='a', count=0, seen=[])" and replace(one, count=5).seen == ["x"]
    again: Counter = pickle.loads(pickle.dumps(one))
    assert (again.name, again.count, again.seen) == ("a", 1, ["x"])
    with pytest.raises(AttributeError):
        one.other = 1  # type: ignore[attr-defined]

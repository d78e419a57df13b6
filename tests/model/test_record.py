"""Records behave as frozen dataclasses do, although their methods are not compiled for each class."""

import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, field, fields, replace

import pytest

from dqcheck.model.record import record


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


def test_what_dataclasses_offer_works_on_records() -> None:
    point = Point(x=1, facts={"a": 1})
    assert [item.name for item in fields(Point)] == ["x", "label", "facts"]
    assert asdict(point) == {"x": 1, "label": "here", "facts": {"a": 1}}
    assert pickle.loads(pickle.dumps(point)) == point  # of this very test
    assert repr(point) == "Point(x=1, label='here', facts={'a': 1})"

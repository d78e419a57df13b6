"""The fewest values whose change repairs what fails and breaks nothing that holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dqcheck.diagnosis.localise import MOST_WRONG, Localiser, Repair, groups
from dqcheck.model.dataset import Ref
from dqcheck.model.quantity import Quantity
from dqcheck.numerals.intervals import Interval, point


def ref(name: str) -> Ref:
    return Ref(table="t", row=0, field=name)


@dataclass
class Sum:
    """``total = part + part...`` of values by name."""

    names: str
    values: Mapping[str, int]

    @property
    def refs(self) -> tuple[Ref, ...]:
        return tuple(map(ref, self.names))

    def allowed(self, changed: Mapping[Ref, Decimal]) -> Mapping[Ref, Interval]:
        now = {name: changed.get(ref(name), Decimal(self.values[name])) for name in self.names}
        total, parts = self.names[0], self.names[1:]
        gap = now[total] - sum(now[name] for name in parts)
        return {ref(total): point(now[total] - gap), **{ref(name): point(now[name] + gap) for name in parts}}


@dataclass
class Unequal:
    """A relation that says of no value what it would have to be."""

    names: str

    @property
    def refs(self) -> tuple[Ref, ...]:
        return tuple(map(ref, self.names))

    def allowed(self, changed: Mapping[Ref, Decimal]) -> Mapping[Ref, Interval]:
        return {}


def repairs(values: Mapping[str, int], failing: Sequence[str], holding: Sequence[str] = (), **options) -> list:
    quantities = {ref(name): Quantity(text=str(value), value=Decimal(value)) for name, value in values.items()}
    made = Localiser(
        [Sum(one, values) for one in failing], [Sum(one, values) for one in holding], quantities, **options
    )
    return [shown(one) for one in made.repairs()]


def shown(repair: Repair) -> dict[str, int | None]:
    return {one.field: None if wanted is None else int(wanted.low) for one, wanted in repair.wanted.items()}


def test_the_shared_value_explains_two_relations() -> None:
    assert repairs({"a": 30, "b": 14, "c": 20, "d": 20, "e": 10}, ["abc", "dbe"]) == [{"b": 10}]


def test_a_shared_value_that_cannot_be_two_numbers_explains_nothing_alone() -> None:
    values = {"a": 30, "b": 14, "c": 20, "d": 99, "e": 10}  # b would have to be 10 and 89
    found = repairs(values, ["abc", "dbe"])
    assert found and all(len(one) == 2 for one in found)


def test_a_tie_is_shown_as_a_tie() -> None:
    assert repairs({"a": 50, "b": 13, "c": 14}, ["abc"]) == [{"a": 27}, {"b": 36}, {"c": 37}]


def test_a_change_that_breaks_what_holds_is_dearer() -> None:
    values = {"a": 50, "b": 13, "c": 14, "x": 14, "y": 13, "z": 1}
    assert repairs(values, ["abc"], ["xyz"]) == [{"a": 27}, {"b": 36}, {"c": 37}]
    values = {"a": 50, "b": 13, "c": 14, "d": 60, "e": 10, "f": 3}
    assert repairs(values, ["abc"], ["dae", "bef"]) == [{"c": 37}]


def test_what_is_not_below_zero_stays_so() -> None:
    assert repairs({"a": 5, "b": 13, "c": 14}, ["abc"]) == [{"a": 27}]


def test_a_minus_may_be_lost_where_others_of_the_field_have_one() -> None:
    cells = {"in force": (1, "in_force"), "plan": (1, "plan"), "cut": (1, "adjusted"), "cuts": (0, "adjusted")}
    at = {name: Ref(table="t", row=row, field=field) for name, (row, field) in cells.items()}
    values = {"in force": 95, "plan": 100, "cut": 5, "cuts": -5}

    @dataclass
    class Named:
        names: tuple[str, ...]

        @property
        def refs(self) -> tuple[Ref, ...]:
            return tuple(at[name] for name in self.names)

        def allowed(self, changed: Mapping[Ref, Decimal]) -> Mapping[Ref, Interval]:
            now = {name: changed.get(at[name], Decimal(values[name])) for name in self.names}
            gap = now[self.names[0]] - sum(now[name] for name in self.names[1:])
            own = {at[self.names[0]]: point(now[self.names[0]] - gap)}
            return {**own, **{at[name]: point(now[name] + gap) for name in self.names[1:]}}

    quantities = {at[name]: Quantity(text=str(value), value=Decimal(value)) for name, value in values.items()}
    (repair,) = Localiser([Named(("in force", "plan", "cut")), Named(("cuts", "cut"))], [], quantities).repairs()
    assert repair.wanted == {at["cut"]: point(Decimal(-5))}


def test_what_everybody_sees_to_be_wrong_is_changed_first() -> None:
    assert repairs({"a": 50, "b": 13, "c": 14}, ["abc"], malformed={ref("b")}) == [{"b": 36}]


def test_of_repairs_that_tie_that_of_the_unlikely_value_is_taken() -> None:
    values = {"a": 63, "b": 80, "c": 7}
    assert len(repairs(values, ["abc"])) > 1
    assert repairs(values, ["abc"], unlikely={ref("b")}) == [{"b": 56}]


def test_an_unlikely_value_does_not_outweigh_a_second_relation() -> None:
    values = {"a": 30, "b": 12, "c": 15, "d": 28, "e": 13}
    assert repairs(values, ["abc", "dbe"], unlikely={ref("c")}) == [{"b": 15}]


def test_of_what_says_nothing_of_its_values_nobody_knows_the_value() -> None:
    values = {ref(name): Quantity(text="1", value=Decimal(1)) for name in "ab"}
    found = Localiser([Unequal("ab")], [], values).repairs()
    assert [shown(one) for one in found] == [{"a": None}, {"b": None}]


def test_too_many_wrong_values_are_told_as_unknown() -> None:
    values = {name: number for number, name in enumerate("abcdefgh", start=5)}
    assert repairs(values, ["ab", "cd", "ef", "gh"]) == []
    assert MOST_WRONG == 3
    assert repairs(values, ["ab", "cd", "ef"]) != []


def test_groups_hang_together_through_shared_values() -> None:
    relations = [tuple(map(ref, one)) for one in ("ab", "cd", "bc", "xy")]
    assert groups(relations) == [[0, 1, 2], [3]]


@given(st.lists(st.frozensets(st.integers(0, 12), max_size=3), max_size=8))
def test_relations_of_one_group_share_values_and_those_of_two_do_not(edits: list[frozenset[int]]) -> None:
    found = groups([[ref(str(one)) for one in edit] for edit in edits])
    assert sorted(index for group in found for index in group) == list(range(len(edits)))
    assert found == sorted(sorted(group) for group in found)
    cells = [frozenset[int]().union(*(edits[index] for index in group)) for group in found]
    assert sum(map(len, cells)) == len(frozenset[int]().union(*cells))
    for group in found:
        met = {group[0]}
        for _ in group:
            met |= {index for index in group if any(edits[index] & edits[other] for other in met)}
        assert met == set(group)


SUMS = st.lists(st.permutations("abcdef").map(lambda letters: "".join(letters[:3])), min_size=1, max_size=5)


@given(SUMS, st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 60), min_size=6, max_size=6))
def test_every_repair_repairs_all_that_fails_and_order_does_not_matter(sums: list[str], values: dict[str, int]) -> None:
    def holds(one: str, given: Mapping[str, int]) -> bool:
        return given[one[0]] == sum(given[name] for name in one[1:])

    failing = [one for one in dict.fromkeys(sums) if not holds(one, values)]
    holding = [one for one in dict.fromkeys(sums) if holds(one, values)]
    if not failing:
        return
    found = repairs(values, failing, holding)
    for one in found:
        if len(one) == 1:
            assert all(holds(each, {**values, **one}) for each in failing)
        assert all(set(each) & set(one) for each in failing)
    assert sorted(map(sorted, found)) == sorted(map(sorted, repairs(values, failing[::-1], holding[::-1])))

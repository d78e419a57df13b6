"""Figures of other tables, by key."""

from hypothesis import given
from hypothesis import strategies as st
from making import BLANK, check, count, day, label, number, table

from dqcheck.checks.lookups import key_index, key_part, keys
from dqcheck.checks.operands import NOT_FOUND, lookup
from dqcheck.model.dataset import NO_KEY, REPEATED, UNMATCHED, Ref
from dqcheck.model.quantity import MissingReason

POPULATIONS = table(
    {
        "name": [label("Xã An"), label("Xã Bình"), label("xã bình"), label("Xã Cao"), BLANK],
        "people": [count(n) for n in range(5)],
    },
    submissions=[""] * 5,
    name="populations",
)


def test_a_key_compares_texts_whatever_their_case_numbers_by_value_and_days():
    assert key_part(label("Xã  An")) == key_part(label("XÃ AN")) == "xã an"
    assert key_part(label("Xa An")) != "xã an"
    assert key_part(number("12.50")) == key_part(number("12.5")) == "12.5"
    assert key_part(count(1000)) == "1000"
    assert key_part(day("2025-08-05")) == "2025-08-05/2025-08-05"
    assert key_part(BLANK) is None
    assert key_part(label(" ")) is None


def test_what_is_there_once_is_found_and_all_else_is_told_apart():
    index = key_index(POPULATIONS, ["name"])
    found = [index.row("any unit", key) for key in (("xã an",), ("xã bình",), ("xã dương",), None)]
    assert found == [0, REPEATED, UNMATCHED, NO_KEY]
    assert index.places == {("", ("xã bình",)): (1, 2)}
    reasons = [lookup({}, Ref(table="populations", row=row, field="people")).reason for row in NOT_FOUND]
    assert reasons == [MissingReason.UNMATCHED, MissingReason.REPEATED, MissingReason.NO_KEY]


def test_records_of_a_submission_are_looked_up_by_it_alone():
    other = table({"code": [label("a"), label("a")]}, submissions=["x", "y"], name="u")
    index = key_index(other, ["code"])
    assert [index.row(unit, ("a",)) for unit in ("x", "y", "z")] == [0, 1, UNMATCHED]


def test_a_key_of_several_fields_and_of_the_unit():
    home = table({"code": [label("A"), BLANK], "year": [count(2025), count(2024)]}, submissions=["Xã X", "Xã Y"])
    assert list(keys(home, ["submission", "code", "year"])) == [("xã x", "a", "2025"), None]
    assert list(keys(home, ["nothing"])) == [None, None]


def combinations(lookup_=None, **columns):
    one = check("part", part="served", whole="populations.people", lookup=lookup_ or {"populations": {"unit": "name"}})
    home = table({name: [label(v) if isinstance(v, str) else v for v in values] for name, values in columns.items()})
    return [(c["part"][0].row, c["whole"][0].row) for c in one.combinations({"t": home, "populations": POPULATIONS})]


def test_each_record_meets_the_one_that_it_looks_up():
    found = combinations(unit=["xã cao", "xã bình", "Xã X", BLANK], served=[count(n) for n in range(4)])
    assert found == [(0, 3), (1, REPEATED), (2, UNMATCHED), (3, NO_KEY)]


def test_a_table_that_is_not_there_has_no_record_with_a_key():
    one = check("part", part="served", whole="u.people", lookup={"u": {"unit": "name"}})
    home = table({"unit": [label("a")], "served": [count(1)]})
    assert [c["whole"][0].row for c in one.combinations({"t": home})] == [UNMATCHED]


@given(st.lists(st.sampled_from("abcdeABC"), max_size=8), st.lists(st.sampled_from("abcdefAB"), min_size=1, max_size=8))
def test_looking_up_is_joining_on_equal_keys(there, wanted):
    other = table({"name": [label(name) for name in there]}, submissions=[""] * len(there), name="u") if there else None
    one = check("part", part="n", whole="u.name", lookup={"u": {"unit": "name"}})
    home = table({"unit": [label(name) for name in wanted], "n": [count(1)] * len(wanted)})
    tables = {"t": home, "u": other} if other else {"t": home}
    for combination in one.combinations(tables):
        name = wanted[combination["part"][0].row].lower()
        matching = [row for row, own in enumerate(there) if own.lower() == name]
        expected = matching[0] if len(matching) == 1 else REPEATED if matching else UNMATCHED
        assert combination["whole"][0].row == expected

"""How operands are gathered: by record, across tables, whatever the order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import BLANK, TERMS, Nowhere, check, count, day, judged, label, table

from dqcheck import checks
from dqcheck.checks import load, names
from dqcheck.checks.base import in_home_table, operands, records, resolve
from dqcheck.checks.operands import under_policy
from dqcheck.model.dataset import Table
from dqcheck.model.quantity import Missing, MissingReason
from dqcheck.model.rule import MissingPolicy


def test_the_table_of_an_operand():
    assert resolve("a", "t") == ("t", "a")
    assert resolve("u.a", "t") == ("u", "a")
    assert resolve("previous.t.a", "t") == ("previous.t", "a")
    assert resolve("a", None) == ("", "a")


def test_an_operand_of_another_table_comes_from_the_same_submission():
    rows = table({"staff": [count(3), count(5)]}, ["A", "B"])
    offices = table({"n": [count(1), count(2), count(4)]}, ["A", "A", "B"], name="offices")
    one = check("total", total="staff", parts=("offices.n",))
    assert [v.outcome.value for v in judged(one, {"t": rows, "offices": offices})] == ["pass", "fail"]


def test_a_unit_that_is_there_twice_is_judged_twice():
    rows = table({"paid": [count(5)]}, ["A"])
    units = table({"n": [count(4), count(9)]}, ["A", "A"], name="unit")
    one = check("part", part="paid", whole="unit.n")
    assert sorted(v.outcome.value for v in judged(one, {"t": rows, "unit": units})) == ["fail", "pass"]


def test_where_of_a_check_without_a_table_speaks_of_tables_that_have_the_field():
    one = check("agreement", table=None, values=("t.a", "u.a"), where={"kind": ("tổng",)})
    rows = table({"a": [count(1), count(2)], "kind": [label("Tổng"), label("Chi tiết")]}, ["A", "A"])
    units = table({"a": [count(1)]}, ["A"], name="u")
    assert list(records(one, rows)) == [0]
    assert [v.outcome.value for v in judged(one, {"t": rows, "u": units})] == ["pass"]


def test_only_an_empty_place_counts_as_zero_or_is_skipped():
    odd = Missing(text="abc", reason=MissingReason.UNREADABLE)
    assert under_policy(BLANK, MissingPolicy.ZERO).value == 0
    assert under_policy(BLANK, MissingPolicy.SKIP) is None
    assert under_policy(BLANK, MissingPolicy.UNDECIDED) is BLANK
    assert under_policy(odd, MissingPolicy.ZERO) is odd
    assert under_policy(odd, MissingPolicy.SKIP) is odd


CHECKS = [
    check("total", total="a", parts=("b", "c")),
    check("agreement", values=("a", "b")),
    check("agreement", values=("a",), by="name"),
    check("unique", field="name"),
    check("unique", field="a", within="submission"),
    check("sequence", number="a", date="day", by=("name",)),
    check("magnitude", value="a", peers=count(2).value),
    check("aggregate", total="a", of="b"),
    check("part", part="a", whole="b", where={"name": ("x",)}),
]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 4), st.integers(0, 4), st.integers(0, 4), st.sampled_from("xyz"), st.sampled_from("AB")
        ),
        min_size=2,
        max_size=9,
    ),
    st.sampled_from(CHECKS),
    st.randoms(use_true_random=False),
)
def test_the_order_of_records_never_changes_what_is_found(rows, one, chance):
    def found(order):
        numbers = {name: [count(row[i]) for row in order] for i, name in enumerate("abc")}
        texts = {"name": [label(row[3]) for row in order], "day": [day(f"2025-08-{row[2] + 1:02}") for row in order]}
        verdicts = judged(
            one, {"t": Table(name="t", columns=numbers | texts, submissions=[r[4] for r in order], locator=Nowhere())}
        )
        return sorted((v.outcome.value, v.note, str(v.observed), str(v.expected)) for v in verdicts)

    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert found(rows) == found(shuffled)


def test_every_kind_says_when_it_fails():
    assert all((load(kind).__doc__ or "").strip() for kind in names())


def test_a_kind_is_loaded_by_its_name_only():
    assert load("total") is checks.Total
    for nothing in ("nothing", "Total", "base"):
        with pytest.raises(KeyError):
            load(nothing)
    for nothing in ("TOTAL", "Nothing"):
        assert not hasattr(checks, nothing)


def test_operands_of_another_table_that_has_none_for_the_submission():
    rows = table({"staff": [count(3)]}, ["A"])
    offices = table({"n": [count(1)]}, ["B"], name="offices")
    one = check("total", total="staff", parts=("offices.n",))
    assert [c["parts"] for c in one.combinations({"t": rows, "offices": offices})] == [()]
    assert [c["parts"] for c in one.combinations({"t": rows})] == [()]
    assert list(one.combinations({"offices": offices})) == []


def test_where_may_name_several_fields_and_several_texts():
    rows = table(
        {
            "kind": [label("Tổng hợp"), label("Chi tiết"), label("Khác"), label("Tổng")],
            "year": [label("2025"), label("2025"), label("2025"), label("2024")],
        }
    )
    one = check("required", field="kind", where={"kind": ("tổng", "chi"), "year": ("2025",)})
    assert list(records(one, rows)) == [0, 1]
    assert list(records(check("required", field="kind", where={"u.kind": ("tổng",)}), rows)) == [0, 1, 2, 3]
    assert list(records(check("required", field="kind", where={"absent": ("tổng",)}), rows)) == []
    assert list(records(check("required", field="kind"), rows)) == [0, 1, 2, 3]
    homeless = check("agreement", table=None, values=("t.kind",), where={"absent": ("tổng",)})
    assert list(records(homeless, rows)) == [0, 1, 2, 3]


def test_an_operand_named_twice_is_one():
    one = check("total", total="a", parts=("b", "u.c", "b"))
    assert operands(one) == (("t", "a"), ("t", "b"), ("u", "c"))
    assert not in_home_table(one)
    assert in_home_table(check("total", total="a", parts=("t.b",)))


def test_which_kinds_gather_and_which_speak_of_missing_values():
    assert {kind for kind in names() if load(kind).gathers} == {
        "aggregate", "agreement", "footing", "sequence", "unique",
    }  # fmt: skip
    assert {kind for kind in names() if load(kind).judges_missing} == {"agreement", "required", "sequence", "type"}
    assert {kind for kind in names() if load(kind).passes_present} == {"required", "type"}
    assert {k for k in names() if k not in ("expression", "footing") and check(k).reads_decimals} == {
        "average", "growth", "percentage", "ratio",
    }  # fmt: skip


def test_a_kind_without_solutions_has_none():
    assert list(check("range", field="a").solve({"value": (count(1),)}, TERMS)) == []
    one = check("range", field="a")
    assert one.prepare({}) is one
    assert one.problems() != ()
    assert check("part").problems() == ()

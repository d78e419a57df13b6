"""How operands are gathered: by record, across tables, whatever the order."""

from hypothesis import given
from hypothesis import strategies as st
from making import BLANK, Nowhere, check, count, day, judged, label, table

from dqcheck.checks.base import records, resolve
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

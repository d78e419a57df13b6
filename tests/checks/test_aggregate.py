from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import BLANK, TERMS, Nowhere, check, count, judge, judged, label, number, outcomes, table

from dqcheck.checks.conditions import Condition


def test_a_province_figure_against_the_sum_over_units():
    verdict = judge("aggregate", {"total": count(9470), "of": [count(6295), count(3112)]})
    assert (verdict.outcome, verdict.expected, verdict.discrepancy) == ("fail", 9407, 63)
    assert verdict.facts["count"] == 2
    assert judge("aggregate", {"total": count(9407), "of": [count(6295), count(3112)]}).outcome == "pass"


def test_rounded_units_are_graded_like_a_total():
    units = [number("0.4")] * 96
    assert judge("aggregate", {"total": number("38.4"), "of": units}).outcome == "pass"
    assert judge("aggregate", {"total": number("40.4"), "of": units}).outcome == "within-rounding"
    assert judge("aggregate", {"total": number("44.0"), "of": units}).outcome == "fail"


def test_by_submission_and_by_all():
    spending = table({"amount": [count(3), count(9)]}, ["A", "B"], name="spending")
    acts = table({"amount": [count(1), count(2), count(8)]}, ["A", "A", "B"], name="acts")
    one = check("aggregate", table=None, total="spending.amount", of="acts.amount")
    tables = {"spending": spending, "acts": acts}
    assert [v.outcome.value for v in judged(one, tables)] == ["pass", "fail"]
    every = check("aggregate", table=None, total="spending.amount", of="acts.amount", by="all")
    assert [v.expected for v in judged(every, tables)] == [11, 11]


def test_a_total_row_in_the_table_of_its_units():
    rows = table(
        {"unit": [label("A"), label("B"), label("Tổng cộng")], "n": [count(1), count(2), count(4)]}, ["", "", ""]
    )
    one = check("aggregate", total="n", of="n", by="all", where={"unit": ("tổng cộng",)})
    assert [(v.outcome.value, v.observed, v.expected) for v in judged(one, {"t": rows})] == [("fail", 4, 3)]


def test_solutions():
    one = check("aggregate", table=None, total="a.n", of="b.n")
    solved = {
        (role, i): wanted.low
        for role, i, wanted in one.solve({"total": (count(4),), "of": (count(1), count(2))}, TERMS)
    }
    assert solved == {("total", 0): 3, ("of", 0): 2, ("of", 1): 3}


def test_of_more_than_thirty_units_none_alone_is_suspected():
    def roles(units):
        one = check("aggregate", table=None, total="a.n", of="b.n")
        return [role for role, _, _ in one.solve({"total": (count(4),), "of": (count(1),) * units}, TERMS)]

    assert roles(30) == ["total", *["of"] * 30]
    assert roles(31) == ["total"]


def test_what_is_no_number_is_undecided_and_has_no_solution():
    one = check("aggregate", table=None, total="a.n", of="b.n")
    for values in (
        {"total": (label("x"),), "of": (count(1),)},
        {"total": (count(1),), "of": (count(1), label("x"))},
    ):
        assert one.judge(values, TERMS).note == "undecided.not-a-number"
        assert not list(one.solve(values, TERMS))


def test_the_unit_of_a_total_over_units():
    money = replace(count(5), unit="đồng")
    assert judge("aggregate", {"total": money, "of": [count(5)]}).unit == "đồng"
    assert judge("aggregate", {"total": count(5), "of": [money]}).unit == "đồng"
    verdict = judge("aggregate", {"total": count(9), "of": [count(2), count(3)]})
    assert (verdict.observed, verdict.allowed, verdict.facts["arithmetic"]) == (9, 0, (2, "+", 3))


def test_a_table_that_is_not_there_has_no_total():
    rows = table({"n": [count(1)]}, ["A"], name="a")
    one = check("aggregate", table=None, total="a.n", of="b.n")
    assert list(one.combinations({"a": rows})) == []
    assert list(one.combinations({"b": rows})) == []


def test_a_total_without_units_has_nothing_to_add():
    totals = table({"n": [count(1)]}, ["A"], name="a")
    units = table({"n": [count(1)]}, ["B"], name="b")
    one = check("aggregate", table=None, total="a.n", of="b.n")
    assert [combination["of"] for combination in one.combinations({"a": totals, "b": units})] == [()]


def population(*rows, name="t"):
    """Rows of province, region and people."""
    provinces, regions, people = zip(*rows, strict=True)
    columns = {"province": provinces, "region": regions}
    texts = {key: [label(text) if text else BLANK for text in column] for key, column in columns.items()}
    return table({**texts, "people": [count(n) if n is not None else BLANK for n in people]}, ["f"] * len(rows), name)


def of_rows(**params):
    given = {"total": "people", "of": "people", "where": {"region": Condition(is_=("Total",))}, **params}
    return check("aggregate", **{"by": "file", **given})


LEAVES = {"region": Condition(not_=("Total", "Subtotal"))}
ROWS = [("A", "Total", 100), ("A", "a1", 40), ("A", "a2", 61), ("A", "Subtotal", 40), ("B", "b1", 5), ("B", "Total", 5)]


def test_rows_are_chosen_with_their_complement():
    rows = {"t": population(*ROWS[:4])}
    assert outcomes(of_rows(of_where=LEAVES), rows) == [("fail", 100, 101)]
    assert outcomes(of_rows(), rows) == [("fail", 100, 141)]
    assert outcomes(of_rows(of_where={"region": ("total", "a1")}), rows) == [("fail", 100, 80)]


def test_sums_within_groups():
    by = of_rows(by="province", of_where=LEAVES)
    assert outcomes(by, {"t": population(*ROWS)}) == [("fail", 100, 101), ("pass", 5, 5)]
    assert outcomes(of_rows(by=("province", "sheet"), of_where=LEAVES), {"t": population(*ROWS)})[0][0] == "fail"


def test_a_table_of_totals_and_of_parts_belongs_to_the_rows():
    named = {"region": [label("Total"), label("Subtotal")], "province": [label("A"), label("A")]}
    totals = replace(table({"people": [count(100), count(40)]}, ["f", "f"], "t.total"), named=named)
    parts = replace(
        table({"people": [count(9)]}, ["f"], "t.part"), named={"region": [label("c")], "province": [label("A")]}
    )
    tables = {"t": population(*ROWS[1:3]), "t.total": totals, "t.part": parts}
    assert outcomes(of_rows(by="province"), tables) == [("fail", 100, 150)]
    assert outcomes(of_rows(by="province", of_where=LEAVES), tables) == [("fail", 100, 110)]
    assert outcomes(of_rows(where={"region": ("subtotal",)}, of_where={"region": ("a1",)}), tables) == [
        ("pass", 40, 40)
    ]


def test_several_rows_that_may_be_the_total_are_undecided():
    assert outcomes(of_rows(of_where=LEAVES), {"t": population(*ROWS)})[0][0] == "several-rows"
    same = [("A", "Total", 5), ("A", "x", 5), ("B", "Total", 5), ("B", "x", 5)]
    assert outcomes(of_rows(), {"t": population(*same)})[0][0] == "several-rows"
    values = {"total": (count(1), count(1)), "of": (count(1),)}
    assert list(of_rows().solve(values, TERMS)) == []


def test_a_row_that_does_not_say_its_group_leaves_nobody_certain():
    rows = population(*ROWS, ("", "a3", 1))
    assert {found[0] for found in outcomes(of_rows(by="province", of_where=LEAVES), {"t": rows})} == {"no-group"}
    total = population(*ROWS[:4], ("", "Total", 1))
    assert [found[0] for found in outcomes(of_rows(by="province", of_where=LEAVES), {"t": total})] == [
        "fail",
        "no-group",
    ]


def test_a_row_that_is_named_and_not_there_leaves_the_sum_undecided():
    named = {"region": Condition(is_=("Men", "Women"))}
    rows = [("A", "Total", 9), ("A", "Men", 4), ("A", "Women", 6)]
    assert outcomes(of_rows(of_where=named), {"t": population(*rows)}) == [("fail", 9, 10)]
    assert outcomes(of_rows(of_where=named), {"t": population(*rows[:2])})[0][0] == "absent"


def test_rows_are_never_added_beyond_a_file():
    class Files(Nowhere):
        def source(self, row):
            return f"{row % 2}.xlsx"

    rows = replace(population(("A", "Total", 9), ("A", "Total", 4), ("A", "x", 9), ("A", "x", 4)), locator=Files())
    assert outcomes(of_rows(by="province"), {"t": rows}) == [("pass", 9, 9), ("pass", 4, 4)]
    assert outcomes(of_rows(by="all"), {"t": rows})[0][0] == "several-rows"


def test_each_of_several_columns_is_added_up():
    rows = replace(population(*ROWS[:3]))
    rows = replace(rows, columns={**rows.columns, "men": [count(3), count(1), count(2)]})
    one = check("aggregate", fields_=("people", "men"), by="file", where={"region": Condition(is_=("Total",))})
    assert outcomes(one, {"t": rows}) == [("fail", 100, 101), ("pass", 3, 3)]


def test_units_of_another_table_are_grouped_and_chosen():
    totals = population(("A", "x", 4), ("B", "x", 9), name="province")
    one = check(
        "aggregate",
        table=None,
        total="province.people",
        of="t.people",
        by="province",
        of_where={"region": ("a1", "a2")},
    )
    assert not one.relates_rows
    assert outcomes(one, {"t": population(*ROWS), "province": totals}) == [("fail", 4, 101), ("absent", None, None)]
    assert one.choosing()["of_where"] == ("t.region",)


@pytest.mark.parametrize(
    ("params", "wrong"),
    [
        ({}, None),
        ({"where": {}}, "where: say which row is the total"),
        ({"of_where": {"region": Condition(is_=("Total",))}}, "very rows of where"),
        ({"by": ("all", "province")}, "by: 'all'"),
        ({"of_where": {"region": Condition()}}, "of_where: 'region' asks for nothing"),
        ({"fields_": ("people",)}, "fields: give total and of, or fields"),
        ({"total": "", "of": ""}, "fields: give total and of, or fields"),
        ({"of": ""}, "'of' is missing"),
        ({"total": ""}, "'total' is missing"),
        ({"claim": "x", "total": "", "of": ""}, None),
    ],
)
def test_rules_about_rows_that_can_hardly_be_meant(params, wrong):
    found = of_rows(**params).problems()
    assert (found == ()) if wrong is None else (len(found) == 1 and wrong in found[0])


lines = st.lists(
    st.tuples(st.sampled_from(["A", "B", ""]), st.sampled_from(["Total", "a", "b"]), st.integers(0, 3)), max_size=8
)


@given(lines, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(given, random):
    def found(rows):
        return sorted(map(str, outcomes(of_rows(by="province"), {"t": population(*rows)}))) if rows else []

    assert found(given) == found(random.sample(given, len(given)))

from dataclasses import replace

from making import TERMS, check, count, judge, judged, label, number, table


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

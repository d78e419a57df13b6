from dataclasses import replace

import pytest
from making import BLANK, TERMS, check, count, judge, judged, label, number, outcomes, table

from dqcheck.checks.conditions import Condition
from dqcheck.model.place import Place


class Sheet:
    """Records in rows of one sheet of one file."""

    def __init__(self, lines, sheet="TTHC", file="a.xlsx"):
        self.lines, self.sheet, self.file = lines, sheet, file

    def source(self, row):
        return self.file

    def place(self, row, field):
        return Place(sheet=self.sheet, cell=f"AB{self.lines[row]}")


def rows(values, submissions, lines, name="t", **at):
    return replace(table({"n": values}, submissions, name=name), locator=Sheet(lines, **at))


UNITS = rows([count(1), count(2), count(4)], ["A", "A", "B"], [5, 6, 7])
FOOTING = check("footing", fields_=("n", "other"))


def expected(units, totals):
    return [(v.outcome.value, v.observed, v.expected) for v in judged(FOOTING, {"t": units, "t.total": totals})]


def total(value, line, submission="a.xlsx", **at):
    return rows([count(value)], [submission], [line], "t.total", **at)


def test_a_total_row_is_the_sum_of_its_records():
    verdict = judge("footing", {"total": count(8), "of": [count(1), count(6)]}, fields_=("n",))
    assert (verdict.outcome, verdict.note, verdict.discrepancy) == ("fail", "footing.fail", 1)
    rounded = judge("footing", {"total": number("40.4"), "of": [number("0.4")] * 96}, fields_=("n",))
    assert (rounded.outcome, rounded.note) == ("within-rounding", "footing.within-rounding")
    near = judge("footing", {"total": number("9.0"), "of": [number("5.0"), number("3.9")]}, fields_=("n",))
    assert (near.outcome, near.note, str(near.discrepancy)) == ("pass", "footing.near", "0.1")
    assert judge("footing", {"total": count(1), "of": [label("x")]}, fields_=("n",)).outcome == "undecided"


@pytest.mark.parametrize("line", [4, 8])
def test_above_and_below_the_records(line):
    assert expected(UNITS, total(7, line)) == [("pass", 7, 7)]
    assert expected(UNITS, total(8, line)) == [("fail", 8, 7)]


def test_the_total_of_one_unit():
    assert expected(UNITS, total(4, 8, "A")) == [("fail", 4, 3)]
    assert expected(UNITS, total(4, 8, "C")) == []


def test_a_row_that_may_stand_for_anything_is_not_judged():
    assert expected(UNITS, total(3, 6)) == []  # between the records
    twice = rows([count(3), count(4)], ["a.xlsx"] * 2, [8, 9], "t.total")
    assert expected(UNITS, twice) == []
    assert expected(UNITS, total(7, 8, sheet="TTHC (2)")) == []
    assert expected(UNITS, total(7, 8, "b.xlsx", file="b.xlsx")) == []


def test_where_keeps_only_the_records_it_names_and_a_field_may_be_absent():
    units = replace(UNITS, columns={**UNITS.columns, "other": [BLANK] * 3})
    assert len(expected(units, total(7, 8))) == 1
    one = check("footing", fields_=("n",), where={"n": ("2", "4")})
    assert [v.expected for v in judged(one, {"t": UNITS, "t.total": total(6, 8)})] == [6]


def test_solutions_are_those_of_a_sum():
    values = {"total": (count(4),), "of": (count(1), count(2))}
    solved = {(role, i): wanted.low for role, i, wanted in FOOTING.solve(values, TERMS)}
    assert solved == {("total", 0): 3, ("of", 0): 2, ("of", 1): 3}


def test_a_rule_names_its_table():
    assert check("footing", table=None, fields_=("n",)).problems()
    assert FOOTING.problems() == ()
    assert FOOTING.fields() == {"total": ("t.total.n", "t.total.other"), "of": ("t.n", "t.other")}
    assert list(FOOTING.combinations({"t": UNITS})) == []
    assert list(FOOTING.combinations({"t.total": UNITS})) == []


def test_a_row_beside_the_first_or_the_last_record_is_between_none():
    assert expected(UNITS, total(7, 5)) == []
    assert expected(UNITS, total(7, 7)) == []


def test_a_total_of_a_unit_and_of_the_sheet_stand_side_by_side():
    both = rows([count(3), count(7)], ["A", "a.xlsx"], [8, 9], "t.total")
    assert expected(UNITS, both) == [("pass", 3, 3), ("pass", 7, 7)]


def test_records_without_a_cell_stand_in_the_order_they_are_given():
    units = table({"n": [count(1), count(2)]}, ["A", "A"])
    lines = rows([count(3)], ["test"], [9], "t.total")
    assert expected(units, replace(lines, locator=units.locator)) == []


def shown(values, lines, adds, submission="a.xlsx"):
    return replace(rows([count(v) for v in values], [submission] * len(values), lines, "t.total"), adds=adds)


def test_the_rows_that_a_table_shows_are_added_up_even_between_records():
    assert expected(UNITS, shown([3], [8], [(5, 6)])) == [("pass", 3, 3)]
    assert expected(UNITS, shown([4, 7], [4, 8], [(5, 6), None])) == [("fail", 4, 3), ("pass", 7, 7)]
    assert expected(UNITS, shown([4], [4], [()])) == []


def test_a_group_of_which_no_row_is_known_is_added_up_itself():
    assert expected(UNITS, shown([10, 17], [8, 9], [(), (5, 6, 7, 8)])) == [("pass", 17, 17)]


def test_a_total_of_rows_that_are_not_asked_for_is_not_judged():
    some = check("footing", fields_=("n",), where={"n": ("2", "4")})
    assert list(judged(some, {"t": UNITS, "t.total": shown([3], [8], [(5, 6)])})) == []


def hierarchy(**columns):
    return table({name: [label(v) if isinstance(v, str) else v for v in values] for name, values in columns.items()})


def below(**params):
    return check("footing", fields_=("n",), **params)


NUMBERS = [count(9), count(4), count(6), count(1), count(2)]


def test_each_row_is_the_sum_of_the_rows_directly_below_it():
    by_code = hierarchy(code=["1", "1.1", "1.2", "1.1.1", "1.1.2"], n=NUMBERS)
    assert outcomes(below(code="code"), {"t": by_code}) == [("fail", 9, 10), ("fail", 4, 3)]
    by_parent = hierarchy(name=["a", "b", "c", "d", "e"], up=["", "a", "a", "b", "b"], n=NUMBERS)
    assert outcomes(below(name="name", parent="up"), {"t": by_parent}) == [("fail", 9, 10), ("fail", 4, 3)]
    by_level = hierarchy(level=[count(n) for n in (1, 2, 3, 3, 2)], n=[NUMBERS[i] for i in (0, 1, 3, 4, 2)])
    assert outcomes(below(level="level"), {"t": by_level}) == [("fail", 9, 10), ("fail", 4, 3)]


def test_rows_are_left_out_and_hierarchies_of_years_told_apart():
    twice = hierarchy(
        year=["1", "1", "2", "2", "2"],
        code=["1", "1.1", "1", "1.1", "1.2"],
        kind=["", "", "", "", "memo"],
        n=[count(3), count(3), count(5), count(5), count(8)],
    )
    assert outcomes(below(code="code"), {"t": twice})[0][0] == "several-rows"
    assert outcomes(below(code="code", by="year"), {"t": twice}) == [("pass", 3, 3), ("fail", 5, 13)]
    left_out = below(code="code", by="year", where={"kind": Condition(not_=("memo",))})
    assert outcomes(left_out, {"t": twice}) == [("pass", 3, 3), ("pass", 5, 5)]


def test_what_nobody_can_tell_of_a_hierarchy_is_undecided():
    gap = hierarchy(code=["1", "1.1", "1.2.1"], n=[count(1)] * 3)
    assert outcomes(below(code="code"), {"t": gap}) == [("absent", None, None)]
    unsaid = hierarchy(level=[count(1), "", count(2)], n=[count(1)] * 3)
    assert outcomes(below(level="level"), {"t": unsaid}) == [("no-group", None, None)]
    no_year = hierarchy(year=["1", "1", ""], code=["1", "1.1", "1.2"], n=[count(1)] * 3)
    assert outcomes(below(code="code", by="year"), {"t": no_year}) == [("no-group", None, None)]


def test_rows_of_all_kinds_are_in_a_hierarchy():
    units = hierarchy(code=["1.1", "1.2"], n=[count(1), count(2)])
    totals = replace(table({"n": [count(4)]}, ["f"], "t.total"), named={"code": [label("1")]})
    assert outcomes(below(code="code"), {"t": units, "t.total": totals}) == [("fail", 4, 3)]


def test_the_sentence_of_a_hierarchy():
    verdict = judge("footing", {"total": count(8), "of": [count(1), count(6)]}, fields_=("n",), code="code")
    assert (verdict.outcome, verdict.note) == ("fail", "footing.parent.fail")
    rounded = judge("footing", {"total": number("40.4"), "of": [number("0.4")] * 96}, fields_=("n",), code="code")
    assert rounded.note == "footing.parent.within-rounding"
    near = judge("footing", {"total": number("9.0"), "of": [number("5.0"), number("3.9")]}, fields_=("n",), code="code")
    assert (near.outcome, near.note) == ("pass", "footing.parent.near")
    assert judge("footing", {"total": count(1), "of": [count(1)]}, fields_=("n",), level="x").outcome == "pass"


@pytest.mark.parametrize(
    ("params", "wrong"),
    [
        ({"code": "code"}, None),
        ({"code": "code", "name": "item", "by": "year"}, None),
        ({"parent": "up", "name": "item"}, None),
        ({"code": "code", "level": "level"}, "level: a hierarchy is told in one way"),
        ({"parent": "up"}, "name: parent says"),
        ({"parent": "up", "name": "up"}, "parent: 'up' is name itself"),
        ({"name": "item"}, "name: is one of the hierarchies"),
        ({"by": "year"}, "by: is one of the hierarchies"),
        ({"code": "code", "where": {"item": Condition()}}, "asks for nothing"),
    ],
)
def test_hierarchies_that_can_hardly_be_meant(params, wrong):
    found = below(**params).problems()
    assert (found == ()) if wrong is None else (len(found) == 1 and wrong in found[0])

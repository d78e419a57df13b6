from dataclasses import replace

from making import BLANK, Nowhere, count, label, number, table

from dqcheck.checks.conditions import Condition
from dqcheck.checks.table_rows import (
    Groups,
    TableRow,
    called,
    faults_of_groups,
    key_of,
    lacks_named,
    plain,
    rows,
    within_a_file,
)
from dqcheck.model.place import Place

UNITS = table({"unit": [label("A"), label("B")], "n": [count(1), count(2)]}, ["A", "B"])
TOTALS = replace(table({"n": [count(3)]}, ["f"], "t.total"), named={"unit": [label("Tổng số")]})
PARTS = replace(table({"n": [count(1)]}, ["f"], "t.part"), named={"unit": [label("Trong đó: nữ")]})
TABLES = {"t": UNITS, "t.total": TOTALS, "t.part": PARTS}


class InSheets(Nowhere):
    """Records by turns on two sheets, below each other."""

    def place(self, row, field):
        return Place(sheet=f"S{row % 2}", cell=f"A{row + 5}") if field == "unit" else Place()


def every(held):
    return [TableRow(held, at) for at in range(len(held.submissions))]


def test_all_rows_of_a_table_whatever_they_are():
    assert [row.ref("n") for row in rows(TABLES, "t", {})] == [
        ("t", 0, "n"),
        ("t", 1, "n"),
        ("t.total", 0, "n"),
        ("t.part", 0, "n"),
    ]
    assert [row.ref("n") for row in rows(TABLES, "t", {"unit": Condition(is_=("Tổng số",))})] == [("t.total", 0, "n")]
    assert len(rows(TABLES, "t", {"unit": Condition(not_=("A",))})) == 3
    assert rows({}, "t", {}) == []


def test_what_a_value_says():
    assert plain(label("  Hà-Giang ")) == "ha giang"
    assert plain(count("2024.0")) == plain(number("2024")) == "2024"
    assert (plain(BLANK), plain(None), plain(label("-"))) == (None, None, None)


def test_the_group_of_a_row():
    held = replace(UNITS, locator=InSheets())
    found = [key_of(("file", "sheet", "submission", "all", "unit"), row) for row in every(held)]
    assert found == [("test", "S0", "A", "a"), ("test", "S1", "B", "b")]
    assert [row.seat() for row in every(held)] == [("test", "S0", 5), ("test", "S1", 6)]
    assert every(UNITS)[1].seat() == ("test", "", 1)
    assert key_of(("n", "other"), every(UNITS)[1]) == ("2", None)


def test_rows_of_one_table_are_never_taken_together_beyond_a_file():
    assert within_a_file(()) == ("file",)
    assert within_a_file("year") == ("file", "year")
    assert within_a_file(("sheet", "file")) == ("file", "sheet")
    assert within_a_file("submission") == ("submission",)
    assert within_a_file("all") == ("all",)


def test_a_row_that_does_not_say_its_group_may_be_of_any_that_it_does_not_contradict():
    held = table(
        {"year": [label("1"), label("1"), label("2")], "area": [label("x"), BLANK, label("x")], "n": [count(1)] * 3}
    )
    groups = Groups(("year", "area"), every(held))
    assert [row.at for row in groups.of(("1", "x"))] == [0]
    assert groups.open(("1", "x")) == groups.open(("1", "y")) == (("t", 1, "area"),)
    assert (groups.of(("2", "y")), groups.open(("2", "x"))) == ((), ())


def test_rows_that_are_named_must_be_there():
    where = {"unit": Condition(is_=("A", "B"), not_=("C",)), "n": ("1",)}
    assert not lacks_named(where, every(UNITS))
    assert lacks_named(where, every(UNITS)[:1])
    assert not lacks_named({"unit": ("C",)}, every(UNITS))
    assert not lacks_named({"unit": Condition(not_=("C",))}, [])


def test_what_a_row_is_called():
    assert called(("unit", "n", "unit", "other"), every(UNITS)[0]) == ("A", "1")
    assert called(("unit",), every(TOTALS)[0]) == ("Tổng số",)


def test_groups_that_can_hardly_be_meant():
    assert list(faults_of_groups(("year", "year"))) == ["by: names the same twice"]
    assert [text for text in faults_of_groups(("all", "year")) if "'all'" in text]
    assert list(faults_of_groups("all")) == list(faults_of_groups(("sheet", "year"))) == []

"""Claims of formulas under the units whose rows they stand in."""

from dqcheck.engine.formula_cases import formula_cases, formula_notes
from dqcheck.forms import Bound
from dqcheck.model.claim import Claim, Figure, FormulaReading
from dqcheck.model.dataset import Table
from dqcheck.model.place import Place
from dqcheck.model.quantity import Label


class _Rows:
    def source(self, row: int) -> str:
        return "tinh.xlsx"

    def place(self, row: int, field: str) -> Place:
        return Place(sheet="S", cell=f"B{row + 5}")


def claim(row: int) -> Claim:
    one = Figure(
        value=Label(text="1", value="1"), source="tinh.xlsx", place=Place(sheet="S", cell=f"C{row}"), quote="",
        paragraph=-row,
    )  # fmt: skip
    return Claim(kind="formula-result", roles={"stated": (one,)})


READING = FormulaReading(source="tinh.xlsx", seen=9, left=2, claims=(claim(5), claim(6), claim(40)))


def test_a_file_of_no_form_is_its_own_unit() -> None:
    assert {case.submission for case in formula_cases([READING], [])} == {"tinh"}


def test_a_row_belongs_to_its_commune() -> None:
    names = ["Xã A", "Xã B"]
    table = Table(name="t", columns={"x": [Label(text="", value="")] * 2}, submissions=names, locator=_Rows())
    bound = Bound(source="tinh.xlsx", ruleset="r", tables={"t": table})
    assert [case.submission for case in formula_cases([READING], [bound])] == ["Xã A", "Xã B", "tinh.xlsx"]
    filed = Bound(source="tinh.xlsx", ruleset="r", tables={"t": table}, unit="Xã C")
    assert {case.submission for case in formula_cases([READING], [filed])} == {"Xã C"}


def test_what_is_left_alone_is_counted() -> None:
    (note,) = formula_notes([READING, FormulaReading(source="b.xlsx", seen=4)])
    assert note.en == "tinh.xlsx: 2 of 9 formulas that give numbers are of kinds that are not recomputed."

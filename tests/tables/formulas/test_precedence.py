"""Formulas before what figures suggest."""

from dqcheck.model.claim import Claim, Figure, FormulaReading, TableReading
from dqcheck.model.place import Place
from dqcheck.model.quantity import Label
from dqcheck.tables.formulas.precedence import settled_by_formulas


def figure(cell: str) -> Figure:
    return Figure(value=Label(text="1", value="1"), source="a", place=Place(sheet="S", cell=cell), quote="")


def claim(kind: str, *cells: str) -> Claim:
    first, *others = map(figure, cells)
    return Claim(kind=kind, roles={"total": (first,), "parts": tuple(others)})


def test_what_a_formula_declares_or_breaks_is_not_said_twice() -> None:
    tables = TableReading(
        source="a",
        seen=9,
        checked=9,
        claims=(
            claim("table-total", "B4", "B2", "B3"),
            claim("table-total", "C4", "C2"),
            claim("table-total", "D4", "D2"),
        ),
    )
    formulas = FormulaReading(
        source="a",
        claims=(claim("formula-result", "B4", "B3", "B2"), claim("formula-result", "C4", "C2", "C3")),
        faulty=frozenset({("S", "D4")}),
    )
    (kept,) = settled_by_formulas(tables, formulas).claims
    assert kept.roles["total"][0].place.cell == "C4"

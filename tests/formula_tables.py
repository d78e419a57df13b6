"""Small tables with formulas for the tests, written as in the examples of rules."""

from collections.abc import Sequence
from decimal import Decimal

from dqcheck.model.claim import Claim
from dqcheck.tables.formulas.formula_reading import read_formulas
from dqcheck.tables.formulas.formula_sheet import FormulaSheet
from dqcheck.tables.formulas.stored_values import StoredValues
from dqcheck.tables.formulas.written_tables import written_table

SHEET = "Biểu"


def sheet_of_formulas(text: str) -> FormulaSheet:
    """The sheet that a text describes: cells between semicolons, a stored number before its formula."""
    workbook, written = written_table(text, SHEET)
    return FormulaSheet(workbook.sheets[0], written[SHEET], StoredValues(workbook))


def given(formula: str, cells: Sequence[str] = ()) -> object:
    """What a formula gives in A1 beside the cells of the first row: a number, a text, a truth, None or a fault."""
    sheet = sheet_of_formulas(";".join([f"0 ={formula}", *cells]))
    expression = sheet.expression((0, 0))
    assert expression is not None, formula
    found = sheet.evaluator.result(expression, 0, 0)
    return getattr(found, "value", found)


def told(text: str) -> list[tuple[str, str, Decimal]]:
    """What is told of a table: the kind, the cell and the value that it should hold."""
    return [
        (
            claim.kind.removeprefix("formula-"),
            str(claim.roles["stated"][0].place.cell),
            Decimal(str(claim.params["value"])),
        )
        for claim in faults(text)
    ]


def faults(text: str) -> list[Claim]:
    """The claims of a table that fail."""
    found = read_formulas(*written_table(text, SHEET))
    return [
        claim
        for claim in found.claims
        if abs(claim.roles["stated"][0].value.value - claim.params["value"]) > claim.params["slack"]  # type: ignore[union-attr, operator]
    ]

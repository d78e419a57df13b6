"""Claims of formulas under the units whose rows they stand in."""

from decimal import Decimal

from dqcheck import rulesets
from dqcheck.engine.formula_cases import contradicted, formula_notes, unit_cases
from dqcheck.engine.tally import ClaimCase, Judged, Tally
from dqcheck.forms import Bound
from dqcheck.model.claim import Claim, Figure, FormulaReading
from dqcheck.model.dataset import Table
from dqcheck.model.place import Place
from dqcheck.model.quantity import Label, Quantity
from dqcheck.model.verdict import Outcome, Verdict

TOTAL = next(rule for rule in rulesets.load("tables").rules if rule.id == "table-total-mismatch")


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
    assert {case.submission for case in unit_cases([READING], [])} == {"tinh"}


def test_a_row_belongs_to_its_commune() -> None:
    names = ["Xã A", "Xã B"]
    table = Table(name="t", columns={"x": [Label(text="", value="")] * 2}, submissions=names, locator=_Rows())
    bound = Bound(source="tinh.xlsx", ruleset="r", tables={"t": table})
    assert [case.submission for case in unit_cases([READING], [bound])] == ["Xã A", "Xã B", "tinh.xlsx"]
    filed = Bound(source="tinh.xlsx", ruleset="r", tables={"t": table}, unit="Xã C")
    assert {case.submission for case in unit_cases([READING], [filed])} == {"Xã C"}


def test_figures_give_way_to_a_formula_that_holds() -> None:
    def judged(kind: str, *, stored: bool = True) -> Judged:
        part = Figure(
            value=Quantity(text="2", value=Decimal(2), stored=stored), source="tinh.xlsx",
            place=Place(sheet="S", cell="C2"), quote="",
        )  # fmt: skip
        roles = {**claim(5).roles, "parts": (part,)}
        case = ClaimCase(submission="tinh", claim=Claim(kind=kind, roles=roles))
        return Judged(rule=TOTAL, case=case, verdict=Verdict(outcome=Outcome.FAIL))

    declared = {("tinh.xlsx", "S", "C5")}
    assert contradicted(judged("table-total"), declared)
    assert not contradicted(judged("table-total"), {("tinh.xlsx", "S", "C6")})
    assert not contradicted(judged("table-total", stored=False), declared)
    assert not contradicted(judged("formula-result"), declared)


def test_a_verdict_that_is_taken_back_is_not_counted() -> None:
    tally = Tally(rule=TOTAL)
    for case in unit_cases([READING], []):
        tally.reach(case, Verdict(outcome=Outcome.FAIL))
    tally.take_back(tally.kept[:2])
    assert (tally.met, tally.outcomes[Outcome.FAIL], len(tally.kept)) == (1, 1, 1)


def test_what_is_left_alone_is_counted() -> None:
    (note,) = formula_notes([READING, FormulaReading(source="b.xlsx", seen=4)])
    assert note.en == "tinh.xlsx: 2 of 9 formulas that give numbers are of kinds that are not recomputed."

"""What the formulas of a form give is what the judge of the rule takes, under every convention of rounding."""

from decimal import Decimal
from pathlib import Path

import pytest
from filled_forms import Reckoner

from dqcheck import checks
from dqcheck.authoring.cell_formulas import column_sum, exceeding, formula
from dqcheck.authoring.computed_fields import Computed, Ingredient, NeverMore
from dqcheck.checks.base import Terms
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import Rounding
from dqcheck.model.verdict import Outcome

CELLS = {"a": "A1", "b": "B1", "c": "C1"}


def address(place: tuple[str, str]) -> str:
    return CELLS[place[1]]


def of(name: str, **more: object) -> Ingredient:
    return Ingredient(place=("t", name), **more)  # type: ignore[arg-type]


@pytest.fixture
def result(tmp_path: Path):
    """What a formula gives on values of the cells A1, B1 and C1."""
    import openpyxl

    path = tmp_path / "book.xlsx"
    openpyxl.Workbook().save(path)

    def reckon(text: str, *values: object) -> object:
        reckoner = Reckoner(path)
        for cell, value in zip(CELLS.values(), values, strict=False):
            reckoner.known["Sheet", cell] = value
        return reckoner.result("Sheet", text.removeprefix("="))

    return reckon


def share(rounding: Rounding, decimals: int = 0) -> Computed:
    return Computed(
        place=("t", "c"), operation="percentage", operands=(of("a"), of("b")), decimals=2 + decimals, rounding=rounding
    )


@pytest.mark.parametrize(
    ("rounding", "given"),
    [
        (Rounding.HALF_UP, {(1, 8): "0.13", (3, 8): "0.38", (1, 3): "0.33", (2, 3): "0.67"}),
        (Rounding.HALF_EVEN, {(1, 8): "0.12", (3, 8): "0.38", (1, 3): "0.33", (2, 3): "0.67", (7, 40): "0.18"}),
        (Rounding.TRUNCATE, {(1, 8): "0.12", (3, 8): "0.37", (1, 3): "0.33", (2, 3): "0.66", (29, 100): "0.29"}),
        (Rounding.ANY, {(1, 8): "0.13", (2, 3): "0.67"}),
    ],
)
def test_it_rounds_as_the_ruleset_does_and_the_judge_agrees(result, rounding: Rounding, given: dict) -> None:
    judge = checks.load("percentage")(table="t", stated="c", part="a", whole="b")
    for (part, whole), wanted in given.items():
        found = result(formula(share(rounding), address), part, whole)
        assert found == Decimal(wanted), (part, whole)
        stated = Quantity(text="", value=found * 100, quantum=Decimal(1), unit="%")
        values = {"stated": (stated,), "part": (count(part),), "whole": (count(whole),)}
        verdict = judge.judge(values, Terms(rounding=rounding))
        assert verdict.outcome is Outcome.PASS, (part, whole, verdict)


def count(value: int) -> Quantity:
    return Quantity(text=str(value), value=Decimal(value))


@pytest.mark.parametrize("rounding", list(Rounding))
def test_nothing_is_shown_before_its_figures_are_there(result, rounding: Rounding) -> None:
    text = formula(share(rounding), address)
    assert [result(text, *given) for given in ((), (5,), (None, 5), (5, 0), ("", ""))] == [""] * 5


def test_totals_take_signs_and_units_and_blanks_that_count_as_zero(result) -> None:
    total = Computed(
        place=("t", "c"),
        operation="total",
        operands=(of("a", needed=False), of("b", sign=-1, factor=Decimal("0.001"))),
        decimals=3,
        rounding=Rounding.HALF_UP,
    )
    text = formula(total, address)
    assert text == '=IF(COUNT(B1)<1,"",ROUND(SUM(A1)-SUM(B1)*0.001,3))'
    assert [result(text, *given) for given in ((5, 2000), (None, 2000), (5, None))] == [Decimal(3), Decimal(-2), ""]


def test_growth_of_nothing_is_none(result) -> None:
    growth = Computed(
        place=("t", "c"), operation="growth", operands=(of("a"), of("b", base=True)), decimals=4,
        rounding=Rounding.HALF_UP, rate=True,
    )  # fmt: skip
    text = formula(growth, address)
    assert [result(text, *given) for given in ((110, 100), (90, 100), (5, 0), (5, -5))] == [
        *(Decimal("0.1"), Decimal("-0.1"), "", "")
    ]


def test_a_sum_of_a_column_is_nothing_while_it_is_empty(result) -> None:
    assert column_sum("A1", "A9") == '=IF(COUNT(A1:A9)=0,"",SUM(A1:A9))'


def test_what_exceeds_its_limit(result) -> None:
    limit = NeverMore(place=("t", "a"), limit=("t", "b"), factor=Decimal(1000))
    text = exceeding(limit, address)
    assert [bool(result(text, *given)) for given in ((1, 999), (1, 1000), (1, None), (None, 1))] == [
        *(True, False, False, False)
    ]
    strict = exceeding(NeverMore(place=("t", "a"), limit=("t", "b"), strict=True), address)
    assert [bool(result(strict, *given)) for given in ((1, 1), (1, 2))] == [True, False]

"""In what unit a column is, and what is told of it."""

from decimal import Decimal
from typing import Any

import pytest
from formkit import field, form, keys, ruleset, sheet, workbook

from dqcheck.forms import Bound, bind, recognise
from dqcheck.model.quantity import Missing, Quantity
from dqcheck.model.rule import Ruleset, UnitOfMeasure

BAG = UnitOfMeasure(name="bao", equals=Quantity(text="50 kg", value=Decimal("0.05"), unit="tấn"))


def rules(unit: str | None, kind: Any = "money", **more: Any) -> Ruleset:
    amount = field("amount", "Amount", type=kind, unit=unit, **more)
    return ruleset(form("sales", field("unit", "Unit", required=True), amount), units=())


def filed(own: Ruleset, header: str, *cells: object, line: str | None = None) -> Bound:
    rows = [[line, None]] if line else []
    names = [f"Unit {at}" for at in range(len(cells))]
    body = [[name, cell] for name, cell in zip(names, cells, strict=True)]
    book = workbook(sheet([*rows, ["Unit", header], *body], name="S"))
    return bind(book, recognise(book, [own]), own)


def amounts(got: Bound) -> list[object]:
    return [
        (format(value.value, "f"), value.unit) if isinstance(value, Quantity) else value.reason.value
        for value in got.tables["sales"].columns["amount"]
        if isinstance(value, Quantity | Missing)
    ]


@pytest.mark.parametrize(
    ("declared", "header", "line", "value", "code", "told"),
    [
        ("USD million", "Amount ($m)", None, "12000000", "USD", []),
        ("USD million", "Amount ($'000)", None, "12000", "USD", []),
        ("USD million", "Amount (US$ thousand)", None, "12000", "USD", []),
        ("AUD", "Amount ($m)", None, "12000000", "AUD", []),
        ("USD million", "Amount", "(in thousands of dollars)", "12000", "USD", []),
        ("USD million", "Amount", "£ thousand", "12000", "GBP", ["form.unit-conflict"]),
        ("USD million", "Amount (£m)", None, "12000000", "GBP", ["form.unit-conflict"]),
        ("triệu đồng", "Amount (triệu USD)", None, "12000000", "USD", ["form.unit-conflict"]),
        ("triệu đồng", "Amount", "ĐVT: nghìn tỷ đồng", "12000000000000", "đồng", []),
        ("triệu đồng", "Amount (TOP)", None, "12000000", "đồng", []),
        ("triệu đồng", "Amount (trieu dong)", None, "12000000", "đồng", []),
        ("triệu đồng", "Amount (triêu dông)", None, "12000000", "đồng", ["form.measure-unknown"]),
        ("triệu đồng", "Amount (nghìn đông)", None, "12000000", "đồng", ["form.measure-unknown"]),
        ("triệu đồng", "Amount (đã chi)", None, "12000000", "đồng", []),
        (None, "Amount ($m)", None, "12000000", "$", []),
        (None, "Amount (EUR thousand)", None, "12000", "EUR", []),
        (None, "Amount", "In millions of yen", "12000000", "JPY", []),
    ],
)
def test_the_money_of_a_column(
    declared: str | None, header: str, line: str | None, value: str, code: str, told: list[str]
) -> None:
    got = filed(rules(declared), header, 12.0, line=line)
    assert amounts(got) == [(value, code)]
    assert [key for key in keys(got.defects) if "unit-" in key or "measure" in key] == told


def test_an_unknown_unit_is_told_with_the_nearest() -> None:
    (defect,) = filed(rules("triệu đồng"), "Amount (nghìn đông)", 12.0).defects
    assert (defect.facts["written"], defect.facts["near"], defect.facts["used"]) == (
        "nghìn đông", "nghìn đồng", "triệu đồng",
    )  # fmt: skip
    (defect,) = filed(rules("triệu đồng"), "Amount (triệu lượt)", 12.0).defects
    assert defect.facts.get("near") is None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["$1200", "$300", "50"], [("1200", "$"), ("300", "$"), ("50", "$")]),
        (["£1200", "€300"], ["unreadable", "unreadable"]),
        (["1200", "300", "5050", "$7"], [("1200", "đồng"), ("300", "đồng"), ("5050", "đồng"), "unreadable"]),
    ],
)
def test_money_that_only_the_cells_show(cells: list[str], expected: list[object]) -> None:
    assert amounts(filed(rules(None), "Amount", *cells)) == expected


def test_a_sign_in_a_cell_is_that_of_the_declared_money() -> None:
    got = amounts(filed(rules("USD million"), "Amount", "$1,200.5", "USD 3,000.5", "€5.5", "$2.5bn"))
    assert got == [("1200500000", "USD"), ("3000500000", "USD"), "unreadable", ("2500000000", "USD")]


@pytest.mark.parametrize(
    ("header", "value"),
    [("Amount (bao)", "0.6"), ("Amount (nghìn bao)", "600"), ("Amount (kg)", "0.012"), ("Amount", "0.6")],
)
def test_a_unit_that_the_ruleset_declares(header: str, value: str) -> None:
    (got,) = amounts(filed(rules("bao", "number", own_units=(BAG,)), header, 12.0))
    assert isinstance(got, tuple)
    assert (Decimal(got[0]), got[1]) == (Decimal(value), "tấn")


def test_a_scale_of_what_is_counted_needs_no_words_before_it() -> None:
    got = filed(rules("hồ sơ", "count"), "Amount", 12.0, line="(nghìn hồ sơ)")
    assert amounts(got) == [("12000", "hồ sơ")]

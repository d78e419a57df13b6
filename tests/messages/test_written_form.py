"""A verdict is told in the unit that the cell or the text shows, and what is stated as it stands there."""

from decimal import Decimal

import pytest

from dqcheck.messages import verdict_message
from dqcheck.messages.written_form import arithmetic_form, written_form, written_unit
from dqcheck.model.finding import Evidence
from dqcheck.model.place import Place
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import Outcome, Verdict

MILLION = "1000000"


def item(text: str, value: str, unit: str | None = "đồng", scale: str | None = MILLION, role: str = "part") -> Evidence:
    label = LocalText(vi=f"Số {role}", en=f"Figure {role}")
    return Evidence(
        role=role, text=text, value=value, source="a.xlsx", place=Place(), label=label, unit=unit, scale=scale
    )


def told(note: str, evidence: tuple[Evidence, ...], language: str = "vi", **verdict: object) -> str:
    given = Verdict(outcome=Outcome.FAIL, note=note, **verdict)  # type: ignore[arg-type]
    return verdict_message(given, evidence)[language]  # type: ignore[index]


MONEY = (
    item("347,73", "347730000", role="total"),
    item("300", "300000000"),
    item("15,5", "15500000"),
)


def test_a_sum_of_money_is_told_in_the_unit_of_its_column() -> None:
    numbers = {
        "observed": Decimal(347730000),
        "expected": Decimal(315500000),
        "discrepancy": Decimal(32230000),
        "allowed": Decimal(615000),
        "unit": "đồng",
        "facts": {"arithmetic": (Decimal(300000000), "+", Decimal(15500000))},
    }
    assert told("total.fail", MONEY, **numbers) == (
        "“Số total” ghi 347,73 triệu đồng; cộng các thành phần 300 + 15,5 được 315,5 triệu đồng, lệch 32,23 triệu đồng."
    )
    assert "347,73 million đồng; its parts 300 + 15.5 add up to 315.5 million đồng" in told(
        "total.fail", MONEY, "en", **numbers
    )


def test_a_percentage_of_money_names_the_unit_of_its_calculation() -> None:
    evidence = (
        item("3,21", "3.21", "%", None, "stated"),
        item("639,75", "639750000"),
        item("18.848,3", "18848300000", role="whole"),
    )
    facts = {"arithmetic": (100, "×", Decimal(639750000), "/", Decimal(18848300000))}
    numbers = {"observed": Decimal("3.21"), "expected": Decimal("3.394"), "discrepancy": Decimal("-0.18"), "unit": "%"}
    assert told("percentage.fail", evidence, facts=facts, **numbers).startswith(
        "“Số stated” ghi 3,21%; tính lại 100 × 639,75 / 18.848,3 triệu đồng được 3,39%"
    )


@pytest.mark.parametrize(
    ("text", "value", "unit", "scale", "said"),
    [
        ("08", "8", "hồ sơ", None, "08 hồ sơ"),
        ("1226", "1226", "hồ sơ", None, "1226 hồ sơ"),
        ("88,660", "88.66", "%", None, "88,660%"),
        ("88,66%", "88.66", "%", None, "88,66%"),
        ("15.130 triệu đồng", "15130000000", "đồng", MILLION, "15.130 triệu đồng"),
        ("5.000", "0.5", "ha", "0.0001", "5.000 m2"),
        ("12", "12", None, None, "12"),
        ("2,5", "2500", "tấn", "1000", "2,5 nghìn tấn"),
    ],
)
def test_what_is_stated_is_quoted_as_it_stands(
    text: str, value: str, unit: str | None, scale: str | None, said: str
) -> None:
    form = written_form(unit, Decimal(value), (item(text, value, unit, scale),))
    assert form.quoted("vi") == said


def test_a_number_that_nobody_wrote_is_not_quoted() -> None:
    assert written_form("đồng", Decimal(1), MONEY).quoted("vi") is None
    assert written_form("đồng", None, MONEY).scale == 1000000
    mixed = (*MONEY, item("2", "2000000000", scale="1000000000"))
    assert written_form("đồng", None, mixed).scale == 1
    assert written_form("đồng", Decimal(347730000), mixed).scale == 1000000


def test_a_factor_that_is_no_money_stays_as_it_is() -> None:
    price, count = item("15,5", "15500000"), item("3", "3", "máy", None)
    form = written_form("đồng", Decimal(45600000), (item("45,6", "45600000"), price, count))
    terms = (Decimal(15500000), "×", Decimal(3))
    assert arithmetic_form(terms, form, "đồng", (price, count)) == ([Decimal("15.5"), "×", Decimal(3)], None)
    odd = (price, item("3", "3000", "tấn", "1000"))
    assert arithmetic_form((Decimal(15500000), "×", Decimal(3000)), form, "đồng", odd)[0][0] == Decimal(15500000)


@pytest.mark.parametrize(
    ("unit", "scale", "name"),
    [("đồng", "1000", "nghìn đồng"), ("đồng", "1", "đồng"), (None, "1000", None), ("đồng", "7", None)],
)
def test_a_unit_has_the_name_that_forms_print(unit: str | None, scale: str, name: str | None) -> None:
    assert written_unit(unit, Decimal(scale)) == name

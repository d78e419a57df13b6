"""Money of any currency, in any scale, as headers and cells name it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.language.currencies import ALSO_WORDS, CODES, SHARED_SIGNS, SIGNS
from dqcheck.language.en.units import UNITS as ENGLISH
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import UnitOfMeasure
from dqcheck.numerals.cell_numbers import read_cell, words_with
from dqcheck.numerals.units import (
    BOTH_UNITS,
    MONEY,
    Unit,
    as_declared,
    is_money,
    nearest_unit,
    own_name,
    printed_unit,
    spelt,
    unit_named,
    vocabulary,
)

SCALES = {"thousand": 10**3, "million": 10**6, "bn": 10**9, "nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9, "'000": 10**3}
USD, DONG = Unit(code="USD", dimension="usd"), Unit(code="đồng", dimension="money")


@pytest.mark.parametrize(
    ("text", "code", "scale"),
    [
        ("$ million", "$", 10**6),
        ("£m", "GBP", 10**6),
        ("(£m)", "GBP", 10**6),
        ("EUR thousand", "EUR", 10**3),
        ("thousand EUR", "EUR", 10**3),
        ("US$bn", "USD", 10**9),
        ("US$ bn", "USD", 10**9),
        ("triệu USD", "USD", 10**6),
        ("tỷ đồng", "đồng", 10**9),
        ("ĐVT: nghìn tỷ đồng", "đồng", 10**12),
        ("trieu dong", "đồng", 10**6),
        ("in thousands of dollars", "$", 10**3),
        ("(in thousands of U.S. dollars)", "USD", 10**3),
        ("All figures are in $ million", "$", 10**6),
        ("Expressed in millions of euros", "EUR", 10**6),
        ("$'000", "$", 10**3),
        ("£000s", "GBP", 10**3),
        ("EUR ’000", "EUR", 10**3),
        ("NZ$ 000", "NZD", 10**3),
        ("USD (million)", "USD", 10**6),
        ("A$m", "AUD", 10**6),
        ("¥ billion", "¥", 10**9),
        ("in millions of yen", "JPY", 10**6),
        ("RMB million", "CNY", 10**6),
        ("₹ crore", "INR", 10**7),
        ("Rs. lakh", "Rs", 10**5),
        ("Mrd. EUR", "EUR", 10**9),
        ("kEUR", "EUR", 10**3),
        ("M€", "EUR", 10**6),
        ("EURm", "EUR", 10**6),
        ("SEK m", "SEK", 10**6),
        ("kr", "kr", 1),
        ("ALL million", "ALL", 10**6),
        ("triệu đô la Mỹ", "USD", 10**6),
        ("tỷ yên", "JPY", 10**9),
        ("triệu nhân dân tệ", "CNY", 10**6),
        ("triệu kíp", "LAK", 10**6),
    ],
)
def test_money_and_its_scale(text: str, code: str, scale: int) -> None:
    unit = unit_named(text)
    assert unit is not None
    assert (unit.code, unit.scale) == (code, scale)
    assert unit.dimension in MONEY
    assert is_money(unit.code)


@pytest.mark.parametrize("text", ["cup", "(all)", "Top", "pounds", "c/kWh", "number", "USD/tonne", "hồ sơ", "m", "kg"])
def test_what_is_no_money(text: str) -> None:
    unit = unit_named(text)
    assert unit is None or unit.dimension not in MONEY


@given(st.sampled_from(sorted(CODES)), st.sampled_from(sorted(SCALES)))
def test_every_code_stands_before_and_behind_every_scale(code: str, scale: str) -> None:
    one, other = unit_named(f"{code} {scale}"), unit_named(f"{scale} {code}")
    assert one is not None
    assert one == other
    assert (one.code, one.scale) == ("đồng" if code == "VND" else code, SCALES[scale])


@given(st.sampled_from(sorted({*SIGNS, *SHARED_SIGNS})), st.sampled_from(["million", "thousand"]))
def test_every_sign_is_money_and_is_spelt_back(sign: str, scale: str) -> None:
    unit = unit_named(f"{sign} {scale}")
    assert unit is not None
    assert unit.scale == SCALES[scale]
    assert unit.dimension in MONEY
    text = spelt(unit)
    assert text is not None
    assert unit_named(text) == unit


def test_a_sign_of_several_countries_is_that_of_the_declared_money_only() -> None:
    dollars = unit_named("$ million")
    assert dollars is not None
    assert as_declared(dollars, USD) == Unit(code="USD", dimension="usd", scale=Decimal(10**6))
    assert as_declared(dollars, unit_named("AUD")) == Unit(code="AUD", dimension="aud", scale=Decimal(10**6))
    assert as_declared(dollars, unit_named("EUR")) == dollars
    assert as_declared(dollars, None) == dollars
    assert dollars != unit_named("USD million")


def test_a_code_that_is_a_word_is_money_only_where_it_is_declared() -> None:
    for code in sorted(ALSO_WORDS):
        own = unit_named(code)
        assert printed_unit(code, DONG) is None
        assert printed_unit(code, None) is None
        assert printed_unit(code, own) == own
    assert printed_unit("TRY million", DONG) is not None
    assert printed_unit("Won", None) is None
    assert printed_unit("tỷ won", None) is not None


@pytest.mark.parametrize(
    ("text", "own", "near"),
    [
        ("triêu đồng", DONG, "triệu đồng"),
        ("milion dolars", USD, "million dollars"),
        ("USD milion", USD, "USD million"),
        ("triệu lượt", DONG, None),
        ("thousands of pounds", USD, None),
        ("đã chi", DONG, None),
        ("lũy kế", DONG, None),
        ("tonns", Unit(code="tấn", dimension="mass"), "tonnes"),
    ],
)
def test_the_nearest_of_an_unknown_unit(text: str, own: Unit, near: str | None) -> None:
    found = nearest_unit(text, own)
    assert found == near or (near is not None and found is not None and unit_named(found) == unit_named(near))


BAO = UnitOfMeasure(name="bao", also=("bao tải",), equals=Quantity(text="50 kg", value=Decimal("0.05"), unit="tấn"))
PALLET = UnitOfMeasure(name="pallet", equals=Quantity(text="40 bao", value=Decimal(40), unit="bao"))
VIAL = UnitOfMeasure(name="vial", equals=Quantity(text="10 dose", value=Decimal(10), unit="dose"))
DOSE = UnitOfMeasure(name="dose", also=("doses",))
OWN = (BAO, PALLET, DOSE, VIAL)


@pytest.mark.parametrize(
    ("text", "code", "dimension", "scale"),
    [
        ("bao", "tấn", "mass", "0.05"),
        ("Bao tải", "tấn", "mass", "0.05"),
        ("nghìn bao", "tấn", "mass", "50"),
        ("pallet", "tấn", "mass", "2"),
        ("dose", "dose", "count", "1"),
        ("thousand doses", "dose", "count", "1000"),
        ("million vial", "dose", "count", "10000000"),
        ("kg", "tấn", "mass", "0.001"),
    ],
)
def test_a_declared_unit(text: str, code: str, dimension: str, scale: str) -> None:
    assert unit_named(text, vocabulary(OWN)) == Unit(code=code, dimension=dimension, scale=Decimal(scale))


def test_a_declared_unit_is_known_to_its_ruleset_only() -> None:
    assert vocabulary(()) is BOTH_UNITS
    assert unit_named("bao") == Unit(code="bao", dimension="count")
    stated = read_cell("12", type="number", unit="bao", words=words_with(OWN))
    assert isinstance(stated, Quantity)
    assert (stated.value, stated.unit, stated.scale) == (Decimal("0.6"), "tấn", Decimal("0.05"))


def test_units_given_in_each_other_do_not_turn_in_a_circle() -> None:
    one = UnitOfMeasure(name="one", equals=Quantity(text="2 other", value=Decimal(2), unit="other"))
    other = UnitOfMeasure(name="other", equals=Quantity(text="3 one", value=Decimal(3), unit="one"))
    assert unit_named("one", vocabulary((one, other))) is not None


@pytest.mark.parametrize(
    ("code", "scale", "name"),
    [("tấn", "0.05", "bao"), ("tấn", "50", "nghìn bao"), ("tấn", "2", "pallet"), ("dose", "1", None), ("m", "2", None)],
)
def test_what_a_scale_is_called(code: str, scale: str, name: str | None) -> None:
    assert own_name(OWN, code, Decimal(scale)) == name


def test_in_prose_pounds_are_no_money_without_more() -> None:
    assert unit_named("pounds", ENGLISH) == Unit(code="pounds", dimension="count")
    assert unit_named("pounds sterling", ENGLISH) == Unit(code="GBP", dimension="gbp")

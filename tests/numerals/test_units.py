"""Units as forms and cells name them."""

from decimal import Decimal

import pytest

from dqcheck.language.en.units import UNITS as ENGLISH
from dqcheck.numerals.units import Unit, parse_unit


@pytest.mark.parametrize(
    ("text", "code", "dimension", "scale"),
    [
        ("triệu đồng", "đồng", "money", "1000000"),
        ("Đơn vị tính: Triệu đồng", "đồng", "money", "1000000"),
        ("(ĐVT: nghìn đồng)", "đồng", "money", "1000"),
        ("1.000 đồng", "đồng", "money", "1000"),
        ("tr.đ", "đồng", "money", "1000000"),
        ("tỉ đồng", "đồng", "money", "1000000000"),
        ("nghìn tỷ đồng", "đồng", "money", "1000000000000"),
        ("VNĐ", "đồng", "money", "1"),
        ("%", "%", "percent", "1"),
        ("điểm phần trăm", "điểm %", "points", "1"),
        ("m²", "ha", "area", "0.0001"),
        ("nghìn ha", "ha", "area", "1000"),
        ("Gbps", "Mbps", "bitrate", "1000"),
        ("triệu kWh", "kWh", "energy", "1000000"),
        ("hồ sơ", "hồ sơ", "count", "1"),
        ("triệu lượt", "lượt", "count", "1000000"),
        ("tỷ", "", "scale", "1000000000"),
    ],
)
def test_known(text: str, code: str, dimension: str, scale: str) -> None:
    assert parse_unit(text) == Unit(code=code, dimension=dimension, scale=Decimal(scale))


@pytest.mark.parametrize("text", ["", "12", "hồ sơ 5", "Đơn vị tính:", "triệu %"])
def test_unknown(text: str) -> None:
    assert parse_unit(text) is None


@pytest.mark.parametrize(
    ("text", "code", "dimension", "scale"),
    [
        ("USD million", "USD", "usd", "1000000"),
        ("swiss francs thousand", "CHF", "chf", "1000"),
        ("million", "", "scale", "1000000"),
        ("households million", "households million", "count", "1"),
        ("us dollars", "USD", "usd", "1"),
    ],
)
def test_a_scale_behind_money(text: str, code: str, dimension: str, scale: str) -> None:
    assert parse_unit(text, ENGLISH) == Unit(code=code, dimension=dimension, scale=Decimal(scale))


@pytest.mark.parametrize("text", ["12 million", "million %", "% million"])
def test_a_scale_of_what_is_no_money(text: str) -> None:
    assert parse_unit(text, ENGLISH) is None


def test_a_scale_behind_money_is_no_vietnamese() -> None:
    assert parse_unit("đồng triệu") == Unit(code="đồng triệu", dimension="count")

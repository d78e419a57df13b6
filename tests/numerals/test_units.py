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
    ("one", "other"),
    [
        ("ngàn", "nghìn"),
        ("tỉ", "tỷ"),
        ("ngàn tỷ", "nghìn tỷ"),
        ("nghìn tỉ", "nghìn tỷ"),
        ("ngàn tỉ", "nghìn tỷ"),
        ("đ", "đồng"),
        ("vnd", "đồng"),
        ("VN đồng", "đồng"),
        ("đồng Việt Nam", "đồng"),
        *((short, "triệu đồng") for short in ("trđ", "tr.đ", "tr đ", "tr đồng", "tr.đồng", "trđồng", "triệuđồng")),
        *(
            (short, "triệu đồng")
            for short in ("1.000.000 đồng", "1000000 đồng", "1.000.000đ", "triệu vnđ", "triệu vnd")
        ),
        *((short, "nghìn đồng") for short in ("1000đ", "1.000đ", "1000 đồng", "1.000 đồng", "ng.đ", "nđ", "nghìn đ")),
        ("đô la mỹ", "USD"),
        ("đô la", "$"),
        ("US$", "USD"),
        ("euro", "EUR"),
        ("phần trăm", "%"),
        ("phần nghìn", "‰"),
        ("điểm phần trăm", "điểm %"),
        *((long, "ha") for long in ("héc ta", "hecta")),
        ("m²", "m2"),
        ("mét vuông", "m2"),
        ("km²", "km2"),
        ("ki lô mét vuông", "km2"),
        ("mét", "m"),
        ("ki lô mét", "km"),
        ("kilôgam", "kg"),
        ("m³", "m3"),
        ("mét khối", "m3"),
        ("nghìn lít", "m3"),
        ("mb/s", "Mbps"),
        ("gb/s", "Gbps"),
        ("người/km²", "người/km2"),
    ],
)
def test_two_names_of_one_unit(one: str, other: str) -> None:
    unit = parse_unit(one)
    assert unit is not None
    assert unit == parse_unit(other)


@pytest.mark.parametrize(
    ("large", "factor", "small"),
    [
        ("nghìn đồng", "1000", "đồng"),
        ("triệu đồng", "1000", "nghìn đồng"),
        ("tỷ đồng", "1000", "triệu đồng"),
        ("nghìn tỷ đồng", "1000", "tỷ đồng"),
        ("trăm đồng", "100", "đồng"),
        ("vạn đồng", "10", "nghìn đồng"),
        ("chục nghìn đồng", "10", "nghìn đồng"),
        ("trăm nghìn đồng", "100", "nghìn đồng"),
        ("trăm triệu đồng", "100", "triệu đồng"),
        ("trăm tỷ đồng", "100", "tỷ đồng"),
        ("%", "10", "‰"),
        ("km2", "100", "ha"),
        ("ha", "10000", "m2"),
        ("km", "1000", "m"),
        ("m", "100", "cm"),
        ("cm", "10", "mm"),
        ("tấn", "10", "tạ"),
        ("tạ", "10", "yến"),
        ("yến", "10", "kg"),
        ("kg", "1000", "gam"),
        ("m3", "1000", "lít"),
        ("mwh", "1000", "kwh"),
        ("gwh", "1000", "mwh"),
        ("mw", "1000", "kw"),
        ("gw", "1000", "mw"),
        ("gbps", "1000", "mbps"),
        ("mbps", "1000", "kbps"),
        ("tb", "1000", "gb"),
        ("gb", "1000", "mb"),
        ("tấn/ha", "10", "tạ/ha"),
        ("tạ/ha", "100", "kg/ha"),
        ("nghìn người", "1000", "người"),
        ("trăm lượt", "100", "lượt"),
    ],
)
def test_what_a_larger_unit_holds_of_a_smaller_one(large: str, factor: str, small: str) -> None:
    a, b = parse_unit(large), parse_unit(small)
    assert a is not None
    assert b is not None
    assert (a.code, a.dimension, a.scale) == (b.code, b.dimension, b.scale * Decimal(factor))


@pytest.mark.parametrize(
    ("text", "code", "dimension"),
    [
        ("đồng", "đồng", "money"),
        ("USD", "USD", "usd"),
        ("EUR", "EUR", "eur"),
        ("ha", "ha", "area"),
        ("m", "m", "length"),
        ("tấn", "tấn", "mass"),
        ("m3", "m3", "volume"),
        ("kWh", "kWh", "energy"),
        ("kW", "kW", "power"),
        ("Mbps", "Mbps", "bitrate"),
        ("GB", "GB", "data"),
        ("tạ/ha", "tạ/ha", "yield"),
        ("người/km2", "người/km2", "density"),
        ("đồng/người", "đồng/người", "income"),
        ("người", "người", "count"),
    ],
)
def test_the_canonical_unit_of_a_dimension_is_one(text: str, code: str, dimension: str) -> None:
    assert parse_unit(text) == Unit(code=code, dimension=dimension, scale=Decimal(1))


def test_a_scale_before_what_has_no_scale_is_no_unit() -> None:
    for text in ("nghìn %", "nghìn triệu triệu", "triệu 12", "trăm nghìn %"):
        assert parse_unit(text) is None, text
    assert parse_unit("triệu") == Unit(code="", dimension="scale", scale=Decimal(10**6))
    assert parse_unit("trăm nghìn lượt người") == Unit(code="lượt người", dimension="count", scale=Decimal(10**5))
    assert parse_unit("ĐV tính : hộ") == parse_unit("hộ") == parse_unit("Đơn vị: hộ") == parse_unit("(hộ)")


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

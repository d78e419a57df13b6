"""The figures of a sentence: kinds, units, signs, qualifiers, fractions."""

from decimal import Decimal

import pytest
from marks import mark, marks
from sentence_claims import claims

from dqcheck.model.quantity import Qualifier


def kinds(text: str) -> list[str]:
    return [found.kind for found in marks(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Đến 05/8/2025 là", "date"),
        ("Đến 1.8.2025 là", "date"),
        ("Đến 5-8-2025 là", "date"),
        ("Theo 171/QĐ-UBND là", "reference"),
        ("Theo 57-NQ/TW là", "reference"),
        ("Mã HN12 là", "name"),
        ("Mã HN_12 là", "name"),
        ("Mã HN-12 là", "name"),
        ("Từ 12-15 hộ", "range"),
        ("Từ 12 – 15% hộ", "range"),
        ("Từ 12%-15% hộ", "range"),
        ("Lúc 7h là", "date"),
        ("Rộng 5 m²", "measure"),
        ("Trong ngày 5/8 là", "date"),
        ("Đến 31/12 là", "date"),
        ("Trực 24/7 là", "date"),
        ("Trong tháng 9/2025 là", "date"),
        ("Số liệu 9/2025 là", "date"),
        ("Trong tuần 45/2025 là", "date"),
        ("Tỷ lệ 1/500 là", "name"),
        ("Xếp thứ 3/12 xã", "name"),
        ("Xếp hạng 3/12 xã", "name"),
        ("Đạt 12.5.7 là", "unreadable"),
        ("Thu 12 đồng/người", "money"),
        ("Đạt 5 tạ/ha", "rate"),
        ("Đạt 5 kg/người", "rate"),
        ("Đạt 5/ngày", "rate"),
        ("Rộng 5 m", "measure"),
        ("Thu 5 USD", "money"),
        ("Tăng 5 điểm phần trăm", "points"),
        ("Tăng 5 điểm %", "points"),
        ("Đạt 5 phần trăm", "percent"),
        ("Đạt 5 (%)", "percent"),
        ("Đón 5 triệu lượt", "count"),
    ],
)
def test_the_kind_of_a_number(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    ["Trong ngày 32/8 hộ", "Trong ngày 5/13 hộ", "Có 13/2025 hộ", "Có 5/8 hộ", "Có 12/2025 hộ", "Có 25/7 hộ"],
)
def test_a_fraction_that_is_no_date(text: str) -> None:
    assert kinds(text) == ["count", "count"]


@pytest.mark.parametrize(
    ("text", "value", "unit", "base", "step"),
    [
        ("Chi 15,13 tỷ đồng", "15.13", "tỷ đồng", "15130000000", "0.01"),
        ("Chi 15 tỷ", "15", "tỷ đồng", "15000000000", "1"),
        ("Chi 15 nghìn tỷ, tăng", "15", "nghìn tỷ đồng", "15000000000000", "1"),
        ("Chi 15 tỷ hộ", "15", "tỷ", "15000000000", "1"),
        ("Chi 15 triệu", "15", "triệu", "15000000", "1"),
        ("Chi 15.000 đồng", "15000", "đồng", "15000", "0"),
        ("Chi 15.000đ", "15000", "đồng", "15000", "0"),
        ("Chi 3.569 tỷ 659 triệu đồng", "3569659", "triệu đồng", "3569659000000", "1"),
        ("Chi 15 triệu USD", "15", "triệu USD", "15000000", "1"),
        ("Rộng 5,5 ha", "5.5", "ha", "5.5", "0.1"),
        ("Dài 5 md", "5", "m", "5", "1"),
        ("Dài 5 km", "5", "km", "5000", "1"),
        ("Đạt 5%", "5", "%", "5", "1"),
        ("Có 5.000 hộ", "5000", "", "5000", "0"),
        ("Có 5,5 hộ", "5.5", "", "5.5", "0.1"),
        ("Có 1,226,500 hộ", "1226500", "", "1226500", "0"),
        ("Đạt 5,5 kg/người", "5.5", "kg/người", "0.0055", "0.1"),
    ],
)
def test_the_value_and_unit_of_a_number(text: str, value: str, unit: str, base: str, step: str) -> None:
    found = mark(text)
    assert (found.value, found.unit, found.base, found.step) == (
        Decimal(value), unit, Decimal(base), Decimal(step),
    )  # fmt: skip
    assert found.text == text.partition(" ")[2].removesuffix(" hộ").removesuffix(", tăng")


@pytest.mark.parametrize("word", ["đồng chí", "đồng bào", "đồng hồ", "đồng lúa"])
def test_a_word_that_begins_like_money_is_none(word: str) -> None:
    assert mark(f"Có 12 {word}").kind == "count"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Thấp hơn -5%", "-5"),
        ("Tăng là -5%", "-5"),
        ("Tăng đạt −5%", "-5"),
        ("Tăng: -5%", "-5"),
        ("Tăng (-5%)", "-5"),
        ("Tăng -5%", "5"),
        ("Tăng - 5%", "5"),
    ],
)
def test_a_minus_is_told_from_a_dash(text: str, value: str) -> None:
    assert mark(text).value == Decimal(value)


def test_a_minus_belongs_to_the_figure() -> None:
    assert mark("Tăng (-5%)").text == "-5%"


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Có khoảng 200 hộ", Qualifier.ABOUT),
        ("Có ước tính 200 hộ", Qualifier.ABOUT),
        ("Có gần 200 hộ", Qualifier.NEARLY),
        ("Có hơn 200 hộ", Qualifier.OVER),
        ("Có trên 200 hộ", Qualifier.OVER),
        ("Có dưới 200 hộ", Qualifier.UNDER),
        ("Có chưa đến 200 hộ", Qualifier.UNDER),
        ("Có không dưới 200 hộ", Qualifier.AT_LEAST),
        ("Có ≥ 200 hộ", Qualifier.AT_LEAST),
        ("Có >200 hộ", Qualifier.OVER),
        ("Có <= 200 hộ", Qualifier.AT_MOST),
        ("Có không quá 200 hộ", Qualifier.AT_MOST),
        ("The council will pay up to $200 to the families", Qualifier.AT_MOST),
        ("The council will pay $200 to the families", None),
        ("GẦN 200 hộ", Qualifier.NEARLY),
        ("Có 200 hộ", None),
        ("Từ 200 hộ", None),
        ("Xa gầnn 200 hộ", None),
        ("Xagần 200 hộ", None),
        ("Gần xã 200 hộ", None),
    ],
)
def test_the_qualifier_of_a_number(text: str, qualifier: Qualifier | None) -> None:
    assert mark(text).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "approximate"),
    [
        ("Có gần 12.345 hộ", True),
        ("Có gần 123.456 hộ", False),
        ("Có gần 123.450 hộ", True),
        ("Có ước 123 hộ", True),
        ("Có ước đạt 1.234 hộ", False),
        ("Có ước đạt 1.230 hộ", True),
        ("Có khoảng 1.234 hộ", True),
    ],
)
def test_a_number_written_to_the_digit_is_not_approximate(text: str, approximate: bool) -> None:
    assert (mark(text).qualifier is not None) is approximate


def test_the_words_before_a_number_reach_so_far_and_no_further() -> None:
    assert mark(f"Có gần{' ' * 21}200 hộ").qualifier is Qualifier.NEARLY
    assert mark(f"Có gần{' ' * 22}200 hộ").qualifier is None


@pytest.mark.parametrize(
    "text",
    [
        "Có 823/921 hồ sơ",
        "Có 823 / 921 hồ sơ",
        "Có 40 hộ/52 hộ",
        "Có 40 ha/52 ha",
        "Có 61 trên tổng số 63 cán bộ",
        "Có 61 cán bộ trên tổng số 63 cán bộ",
        "Có 61 trong 63 cán bộ",
        "Có 61 cán bộ trong 63 cán bộ",
        "Có 40 hộ nghèo trên tổng 52 hộ",
        "Có 40 triệu đồng/52 triệu đồng",
    ],
)
def test_a_fraction(text: str) -> None:
    part, whole = marks(text)
    assert part.part_of is whole and whole.whole_of is part
    assert part.dimension == whole.dimension and whole.qualifier is None


@pytest.mark.parametrize(
    "text",
    [
        "Có 28 tổ/224 thành viên",
        "Có 3 giường trên 1.000 dân",
        "Có 40 hộ/52%",
        "Có 40 hộ trên 52 ha",
        "Có 40 hộ, trên 52 hộ",
        "Có 40 trên 52.",
        "Có một hai ba bốn năm sáu 40 a b c d e f trong 52 a",
    ],
)
def test_no_fraction(text: str) -> None:
    assert all(found.part_of is None and found.whole_of is None for found in marks(text))


def test_a_numerator_has_the_unit_of_its_denominator() -> None:
    part, whole = marks("Đã chi gần 12,5/20 tỷ đồng")
    assert (part.base, part.step, part.qualifier) == (Decimal(12_500_000_000), Decimal("0.1"), Qualifier.NEARLY)
    assert (part.text, whole.text) == ("12,5", "20 tỷ đồng")
    part, whole = marks("Có 823/1.921 hồ sơ")
    assert (part.step, whole.step) == (0, 0)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Lúc 7h30 là", "date"),
        ("Lúc 7:30 là", "date"),
        ("Từ 5/8/25 là", "date"),
        ("Đạt 98/85% là", "percent"),
        ("Đạt 982/85% là", "unreadable"),
        ("Đạt 9/85% là", "unreadable"),
    ],
)
def test_what_begins_as_a_time_or_a_percentage_of_two_numbers(text: str, first: str) -> None:
    assert kinds(text)[0] == first


def test_a_slash_for_the_comma_of_a_percentage() -> None:
    found = marks("Đạt 98/85% là")[0]
    assert (found.value, found.step, found.odd, found.text) == (Decimal("98.85"), Decimal("0.01"), True, "98/85%")


def test_figures_follow_each_other_without_overlap() -> None:
    found = marks("Đến 05/8/2025 có 823/921 hồ sơ, 3 tỷ 659 triệu đồng và 12-15 hộ")
    assert [one.kind for one in found] == ["date", "count", "count", "money", "range"]


def test_a_leading_zero_groups_nothing_and_is_told_once() -> None:
    text = "Đã giải ngân 0.750 tỷ đồng, đạt 50% kế hoạch (1,5 tỷ đồng)."
    roles = {"stated": ["50%"], "part": ["0.750 tỷ đồng"], "whole": ["1,5 tỷ đồng"]}
    assert claims(text, "percentage") == [(roles, False)]
    assert marks(text)[0].base == 750_000_000
    assert claims(text, "writing.decimal-point") == [({"value": ["0.750"]}, False)]
    assert [mistake for mistake in claims(text, "writing.malformed-number") if mistake[0]["value"] == ["0.750"]] == []

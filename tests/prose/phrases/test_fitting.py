"""Whether a reading holds: by the rounding interval that also judges it, its open ends followed for a tenth."""

from decimal import Decimal

import pytest
from marks import mark, marks

from dqcheck.model.quantity import Qualifier
from dqcheck.numerals.intervals import contains, interval
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.figures.reported import quantity
from dqcheck.prose.phrases import fitting


def figures(*texts: str) -> list[Mark]:
    return [mark(f"Có {text}") for text in texts]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("200 hộ", "200", "200"),
        ("20%", "19.5", "20.5"),
        ("20,5%", "20.45", "20.55"),
        ("15 tỷ đồng", "14500000000", "15500000000"),
        ("gần 200 hộ", "170", "200"),
        ("khoảng 213 hộ", "202.35", "223.65"),
        ("khoảng 200 hộ", "150", "250"),
        ("hơn 200 hộ", "200", "220"),
        ("ít nhất 200 hộ", "200", "220"),
        ("dưới 200 hộ", "180", "200"),
        ("tối đa 200 hộ", "180", "200"),
        ("hơn 15 tỷ đồng", "15000000000", "16500000000"),
    ],
)
def test_the_ends_of_a_figure(text: str, low: str, high: str) -> None:
    assert fitting.bounds(mark(f"Có {text}")) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("word", ["", "khoảng ", "gần ", "hơn ", "dưới ", "ít nhất ", "tối đa "])
def test_what_fits_is_what_the_verdict_allows(word: str) -> None:
    found = mark(f"Đạt {word}36,5%")
    assert all(contains(interval(quantity(found)), end) for end in fitting.bounds(found))


def test_every_qualifier_has_ends() -> None:
    for qualifier in Qualifier:
        found = mark("Có 200 hộ")
        found.qualifier = qualifier
        low, high = fitting.bounds(found)
        assert low <= 200 <= high and low < high


@pytest.mark.parametrize(
    ("total", "parts", "holds"),
    [
        ("30 hộ", ("10 hộ", "20 hộ"), True),
        ("31 hộ", ("10 hộ", "20 hộ"), False),
        ("30,1 ha", ("10,05 ha", "20,00 ha"), True),
        ("30,2 ha", ("10,05 ha", "20,00 ha"), False),
        ("gần 200 hộ", ("100 hộ", "70 hộ"), True),
        ("gần 200 hộ", ("100 hộ", "69 hộ"), False),
        ("hơn 200 hộ", ("100 hộ", "120 hộ"), True),
        ("hơn 200 hộ", ("100 hộ", "121 hộ"), False),
        ("hơn 200 hộ", ("100 hộ", "99 hộ"), False),
        ("dưới 200 hộ", ("100 hộ", "80 hộ"), True),
        ("dưới 200 hộ", ("100 hộ", "79 hộ"), False),
    ],
)
def test_a_sum(total: str, parts: tuple[str, ...], holds: bool) -> None:
    (whole,) = figures(total)
    assert fitting.sums(whole, figures(*parts)) is holds


def test_a_signed_sum() -> None:
    total, *parts = figures("70 hộ", "100 hộ", "30 hộ")
    assert fitting.sums(total, parts, (1, -1)) and not fitting.sums(total, parts, (1, 1))
    total, *parts = figures("70,0 ha", "100,0 ha", "30,1 ha")
    assert fitting.sums(total, parts, (1, -1))


def test_the_gap_of_a_sum() -> None:
    total, *parts = figures("100 hộ", "60 hộ", "30 hộ")
    assert fitting.gap(total, parts) == Decimal("-0.1")
    assert fitting.gap(mark("Có 0 hộ"), parts) == 1


@pytest.mark.parametrize(
    ("stated", "part", "whole", "holds"),
    [
        ("50%", "10 hộ", "20 hộ", True),
        ("33,3%", "1 hộ", "3 hộ", True),
        ("33,4%", "1 hộ", "3 hộ", False),
        ("89,36%", "823 hộ", "921 hộ", True),
        ("89,4%", "823 hộ", "921 hộ", True),
        ("89,5%", "823 hộ", "921 hộ", False),
        ("hơn 50%", "11 hộ", "20 hộ", True),
        ("hơn 50%", "12 hộ", "20 hộ", False),
        ("gần 50%", "43 hộ", "100 hộ", True),
        ("gần 50%", "42 hộ", "100 hộ", False),
        ("50%", "10 hộ", "0 hộ", False),
    ],
)
def test_a_percentage(stated: str, part: str, whole: str, holds: bool) -> None:
    assert fitting.percent(*figures(stated, part, whole)) is holds


def test_a_percentage_of_a_loss_keeps_its_sign() -> None:
    loss, stated, _ = marks("Lãi (-10 tỷ đồng), bằng (-50%) của 20 tỷ đồng")
    whole = mark("Có 20 tỷ đồng")
    assert fitting.percent(stated, loss, whole)
    stated.limits = None
    stated.value = Decimal(50)
    assert not fitting.percent(stated, loss, whole)


@pytest.mark.parametrize(
    ("stated", "now", "earlier", "up", "holds"),
    [
        ("20%", "120 hộ", "100 hộ", True, True),
        ("20%", "80 hộ", "100 hộ", False, True),
        ("20%", "80 hộ", "100 hộ", True, False),
        ("21%", "120 hộ", "100 hộ", True, False),
        ("20%", "120 hộ", "0 hộ", True, False),
    ],
)
def test_a_growth(stated: str, now: str, earlier: str, up: bool, holds: bool) -> None:
    assert fitting.growth(*figures(stated, now, earlier), up=up) is holds


def test_the_sign_of_a_growth_is_not_asked() -> None:
    stated = mark("Giảm (-20%)")
    assert stated.value == -20
    assert fitting.growth(stated, *figures("80 hộ", "100 hộ"), up=False)


def test_a_product_and_its_slip() -> None:
    total, *factors = figures("60 hộ", "3 hộ", "20 hộ")
    assert fitting.product(total, factors)
    total, *factors = figures("610 hộ", "30 hộ", "20 hộ")
    assert not fitting.product(total, factors) and fitting.product_slipped(total, factors)
    total, *factors = figures("777 hộ", "30 hộ", "20 hộ")
    assert not fitting.product_slipped(total, factors)


def test_a_percentage_cut_off() -> None:
    assert fitting.truncated(*figures("66,6%", "2 hộ", "3 hộ"))
    assert not fitting.truncated(*figures("66,5%", "2 hộ", "3 hộ"))
    assert not fitting.truncated(*figures("66,7%", "2 hộ", "3 hộ"))
    assert not fitting.truncated(*figures("66,6%", "2 hộ", "0 hộ"))


@pytest.mark.parametrize(
    ("total", "parts", "slipped", "transposed"),
    [
        ("321 hộ", ("102 hộ", "210 hộ"), True, True),
        ("314 hộ", ("102 hộ", "210 hộ"), True, False),
        ("312 hộ", ("120 hộ", "210 hộ"), True, True),
        ("555 hộ", ("102 hộ", "210 hộ"), False, False),
        ("32 hộ", ("12 hộ", "11 hộ"), False, False),
    ],
)
def test_a_slip_in_a_sum(total: str, parts: tuple[str, ...], slipped: bool, transposed: bool) -> None:
    (whole,) = figures(total)
    assert fitting.slipped(whole, figures(*parts)) is slipped
    assert fitting.transposed(whole, figures(*parts)) is transposed


@pytest.mark.parametrize(
    ("one", "other", "transposed"),
    [
        ("1.230 hộ", "1.320 hộ", True),
        ("1.230 hộ", "1.321 hộ", False),
        ("1.239 hộ", "1.248 hộ", False),
        ("12,54 tỷ đồng", "12,45 tỷ đồng", True),
        ("12,54 tỷ đồng", "12,5 tỷ đồng", False),
        ("21,5 ha", "12,50 ha", True),
        ("gần 1.230 hộ", "1.320 hộ", True),
    ],
)
def test_two_digits_of_a_figure_told_again(one: str, other: str, transposed: bool) -> None:
    first, again = figures(one, other)
    assert fitting.transposed(first, [again]) is transposed
    assert fitting.slipped(first, [again], fitting.TRANSPOSED) is transposed


@pytest.mark.parametrize(("digits", "slipped"), [("100 hộ", True), ("99 hộ", False)])
def test_a_slip_is_looked_for_in_three_digits(digits: str, slipped: bool) -> None:
    (total,) = figures(digits)
    parts = figures("60 hộ", "44 hộ" if digits == "100 hộ" else "34 hộ")
    assert fitting.slipped(total, parts) is slipped


@pytest.mark.parametrize(("parts", "slipped"), [(("10,0 ha", "20,2 ha"), True), (("10 ha", "20,2 ha", "30 ha"), False)])
def test_a_slip_is_looked_for_where_few_values_are_wanted(parts: tuple[str, ...], slipped: bool) -> None:
    wanted = sum((part.value for part in figures(*parts)), Decimal(0))
    (total,) = figures(f"{format(wanted + 1, 'f').replace('.', ',')} ha")
    assert fitting.slipped(total, figures(*parts)) is slipped


def test_a_slip_in_a_percentage() -> None:
    assert fitting.percent_slipped(*figures("98,36%", "823 hộ", "921 hộ"))
    assert not fitting.percent_slipped(*figures("12,36%", "823 hộ", "921 hộ"))
    assert not fitting.percent_slipped(*figures("98,36%", "823 hộ", "0 hộ"))
    assert fitting.percent_slipped(*figures("41%", "14 hộ", "100 hộ"))
    assert not fitting.percent_slipped(*figures("9%", "8 hộ", "100 hộ"))


def test_a_slip_in_a_share() -> None:
    assert fitting.share_slipped(figures("54,3%", "54,7%"))
    assert not fitting.share_slipped(figures("54%", "54%"))
    assert not fitting.share_slipped(figures("11,1%", "22,2%"))


def test_a_slip_in_a_growth() -> None:
    assert not fitting.growth_slipped(*figures("25,1%", "1125 hộ", "125 hộ"), up=True)
    assert not fitting.growth_slipped(*figures("77,7%", "1125 hộ", "125 hộ"), up=True)
    assert fitting.growth_slipped(*figures("21,5%", "1125 hộ", "125 hộ"), up=True)
    assert fitting.growth_slipped(*figures("21,5%", "875 hộ", "125 hộ"), up=False)
    assert not fitting.growth_slipped(*figures("21,5%", "100 hộ", "125 hộ"), up=True)
    assert not fitting.growth_slipped(*figures("120,5%", "875 hộ", "125 hộ"), up=False)


@pytest.mark.parametrize(
    ("text", "digits"), [("1.200 hộ", 4), ("12,50%", 3), ("0,5%", 1), ("0 hộ", 0), ("15 tỷ đồng", 2)]
)
def test_the_digits_that_tell(text: str, digits: int) -> None:
    assert fitting.telling(mark(f"Có {text}")) == digits


def test_a_growth_lies_between_those_of_the_ends_of_its_figures() -> None:
    now, earlier = figures("12,0 tấn", "10,0 tấn")
    for rate, fits in (("20%", True), ("21%", True), ("19%", True), ("22%", False), ("18%", False)):
        assert fitting.growth(mark(f"tăng {rate}"), now, earlier, up=True) is fits, rate
        assert fitting.growth(mark(f"giảm {rate}"), now, earlier, up=False) is False
    less = mark("Có 8,0 tấn")
    assert fitting.growth(mark("giảm 20%"), less, earlier, up=False)
    assert not fitting.growth(mark("giảm 23%"), less, earlier, up=False)

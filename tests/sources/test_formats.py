"""What number formats show of numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.sources.formats import BUILTIN, GENERAL, NumberFormat, dresses, is_general, shown
from dqcheck.sources.rendering import rendered


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("General", NumberFormat(None, percent=False)),
        ("0", NumberFormat(0, percent=False)),
        ("0.00", NumberFormat(2, percent=False)),
        ("0.0%", NumberFormat(1, percent=True)),
        ("0.00%", NumberFormat(2, percent=True)),
        ("#,##0.0##", NumberFormat(3, percent=False)),
        ("#,##0,", NumberFormat(-3, percent=False, thousands=1)),
        ("0.0,,", NumberFormat(-5, percent=False, thousands=2)),
        ('_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', NumberFormat(2, percent=False)),
        ('0.00" tỷ"', NumberFormat(2, percent=False, behind="tỷ")),
        ('0" 00.000 "', NumberFormat(0, percent=False)),
        ("[Red]0.0;[Blue]-0.000", NumberFormat(1, percent=False)),
        ("\\.0", NumberFormat(0, percent=False)),
        ("dd/mm/yyyy", GENERAL),
        ("[h]:mm", GENERAL),
        ("0.00E+00", GENERAL),
        ("# ?/?", GENERAL),
        ("@", GENERAL),
        ('General" đồng"', NumberFormat(None, percent=False, behind="đồng")),
        ("#,##0\\ [$₫-42A]", NumberFormat(0, percent=False, behind="₫")),
        ('_("$"* #,##0.00_)', NumberFormat(2, percent=False, before="$")),
        ('#,##0.00,,\\ "(triệu đồng)"', NumberFormat(-4, percent=False, behind="triệu đồng", thousands=2)),
        ('0.0"%"', NumberFormat(1, percent=False, behind="%")),
        (";;;", NumberFormat(None, percent=False, hidden=True)),
        ('"', NumberFormat(None, percent=False, hidden=True)),
    ],
)
def test_what_a_format_shows(code: str, expected: NumberFormat) -> None:
    assert shown(code) == expected


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("0.0;-0.000", 5, NumberFormat(1, percent=False)),
        ("0.0;-0.000", -5, NumberFormat(3, percent=False)),
        ("0.0;-0.000", 0, NumberFormat(1, percent=False)),
        ("0.0;-0.000;0", 0, NumberFormat(0, percent=False)),
        ("0.0;-0.0;", 0, NumberFormat(None, percent=False, hidden=True)),
        ('[=0]"-";0.0%', 0.25, NumberFormat(1, percent=True)),
        ('[=0]"-";0.0%', 0, GENERAL),
        ("[>=0.1]0%;[<0.1]0.0%", 0.1, NumberFormat(0, percent=True)),
        ("[>=0.1]0%;[<0.1]0.0%", 0.05, NumberFormat(1, percent=True)),
        ('[<=1]0.0%;0.0"%"', 1, NumberFormat(1, percent=True)),
        ('[<=1]0.0%;0.0"%"', 45, NumberFormat(1, percent=False, behind="%")),
        ("[Red][<0.5]0.0%;[Blue]0.00%", 0.5, NumberFormat(2, percent=True)),
        ("[>100]0;(0.0);0.00", -5, NumberFormat(1, percent=False)),
        ("[>100]0;(0.0);0.00", 50, NumberFormat(2, percent=False)),
        ("[<>5]0.0;0.00", 5, NumberFormat(2, percent=False)),
        ("[>5]0.0;[<5]0.00", 5, GENERAL),
        ("0.0;@", -5, NumberFormat(1, percent=False)),
    ],
)
def test_the_section_whose_condition_holds_speaks(code: str, value: float, expected: NumberFormat) -> None:
    assert shown(code, value) == expected


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("00000", 10, "00010"),
        ("00000", 123456, "123456"),
        ("000\\-00", 1234, "012-34"),
        ('"XA"000', 7, "XA007"),
        ('#,##0" đồng"', 15130000, "15.130.000 đồng"),
        ('#,##0.0,," triệu"', 15130000, "15,1 triệu"),
        ("0.00%", 0.6283, "62,83%"),
        ("#,##0.0##", 1234.5, "1.234,5"),
        ("#,##0.0##", 1234.5678, "1.234,568"),
        ("0.##", 5, "5"),
        ("#,##0.00;(#,##0.00)", -1234.567, "(1.234,57)"),
        ("0.0", -0.04, "0,0"),
        ("[>=0.1]0%;[<0.1]0.0%", -5, "-500,0%"),
        ("General", 5, None),
        ("dd/mm/yyyy", 45000, None),
        ("0.00", 1e300, None),
        ("0.00", float("nan"), None),
    ],
)
def test_the_text_that_a_cell_shows(code: str, value: float, text: str | None) -> None:
    assert rendered(code, value, group=".") == text


def test_codes_are_shown_without_groups() -> None:
    assert rendered("#,##0", 12345) == "12345"


@given(st.integers(0, 10**14), st.integers(1, 12))
def test_leading_zeros_and_nothing_else_are_added(value: int, width: int) -> None:
    text = rendered("0" * width, value)
    assert text is not None
    assert int(text) == value
    assert len(text) == max(width, len(str(value)))


@given(st.text(max_size=30), st.floats())
def test_no_code_is_too_odd(code: str, value: float) -> None:
    shown(code, value)
    rendered(code, value)
    is_general(code)


def test_formats_that_say_nothing_but_digits_are_plain() -> None:
    assert [code for code in BUILTIN.values() if dresses(code)] == []
    assert is_general("General")
    assert is_general("@")
    assert not is_general('[=0]"-";0.0%')
    assert dresses('0;0;0" đồng"')

"""Formulas that tables state: what is read of them, and what is left alone."""

from decimal import Decimal

import pytest

from dqcheck.tables.declared_formulas import declares, entry, formula


@pytest.mark.parametrize(
    ("text", "plus", "less"),
    [
        ("2+3", ("2", "3"), ()),
        ("(1) + (2)", ("1", "2"), ()),
        ("3-4", ("3",), ("4",)),
        ("3 – 4", ("3",), ("4",)),
        ("I+II-III", ("I", "II"), ("III",)),
        ("01 - 02", ("1",), ("2",)),
        ("20 + (21 + 22) - 24", ("20", "21", "22"), ("24",)),
        ("2+...+5", ("2", "3", "4", "5"), ()),
        ("2+3+…+6", ("2", "3", "4", "5", "6"), ()),
        ("1.1+1.2", ("1.1", "1.2"), ()),
    ],
)
def test_a_sum(text: str, plus: tuple[str, ...], less: tuple[str, ...]) -> None:
    found = formula(text)
    assert found is not None
    assert (found.kind, found.plus, found.less) == ("sum", plus, less)


@pytest.mark.parametrize(
    ("text", "kind", "scale"),
    [
        ("(4)/(3)x100", "quotient", 100),
        ("4:3", "quotient", None),
        ("5/4*100%", "quotient", 100),
        ("4*100/3", "quotient", 100),
        ("[(6-7)/7]*100", "change", 100),
        ("6/7x100-100", "change", 100),
        ("6x7", "product", None),
        ("6*7/1000", "product", Decimal("0.001")),
    ],
)
def test_other_shapes(text: str, kind: str, scale: Decimal | int | None) -> None:
    found = formula(text)
    assert found is not None
    assert (found.kind, found.scale) == (kind, scale)


@pytest.mark.parametrize(
    "text",
    ["", "3", "Tổng", "2++3", "(2+3", "2+3)", "2 3", "(7+8)/2", "2+3+x y", "2+...", "...+5", "1-1", "2*(3+4)",
     "3=4", "2+...+900", "-3", "+" * 70],
)  # fmt: skip
def test_what_is_no_formula_says_nothing(text: str) -> None:
    assert formula(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4=5+6", ("4", "5+6")),
        ("(3) = (1) + (2)", ("3", "(1) + (2)")),
        ("(8=6-7)", ("8", "6-7")),
        ("=2+3", ("", "2+3")),
        ("A", ("A", None)),
        ("(2)", ("2", None)),
        ("10 = 01 - 02", ("10", "01 - 02")),
        ("Xã Ba Tơ", None),
        ("1.234", None),
        ("2024", None),
    ],
)
def test_an_entry(text: str, expected: tuple[str, str | None] | None) -> None:
    assert entry(text) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["A", "1=2+3", "2", "3"], True),
        (["A", "B", "3=1+2", "1", "2"], True),
        (["A", "1", "2", "3"], False),  # no formula: who counts the columns is known elsewhere
        (["A", "1=2+4", "2", "3"], False),  # there is no column 4
        (["Xã A", "1=2+3", "2", "3"], False),
        (["1=2+3", "2"], False),
    ],
)
def test_a_row_that_numbers_the_columns(texts: list[str], expected: bool) -> None:
    assert declares(texts) is expected

"""Numbers of sheets as arrays, and read again exactly."""

from decimal import Decimal

import pytest
from any_tables import grid
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.model.document import Sheet
from dqcheck.model.quantity import Missing, Quantity
from dqcheck.tables.number_grid import counting, misgrouped, number_grid


def values(text: str, column: int = 0, **options: bool) -> list[float | None]:
    found = grid(text, **options)
    return [float(v) if g else None for v, g in zip(found.values[:, column], found.given[:, column], strict=True)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1,234.5\n12,345\n1,234", [1234.5, 12345, 1234]),
        ("1.234,5\n12.345\n1.234", [1234.5, 12345, 1234]),
        ("1 234,5\n12 345\n1 234", [1234.5, 12345, 1234]),
        ("1,234\n2,345\n3,456\n4,567\n5,678", [1234, 2345, 3456, 4567, 5678]),
        ("12.5\n7\n-3.25", [12.5, 7, -3.25]),
        ("12.5%\n30%", [12.5, 30]),
        ("-\n5", [0, 5]),
        ("n/a\n5", [None, 5]),
        ("007\n5", [None, 5]),
        ("12 người\nThôn 3", [None, None]),
    ],
)
def test_texts_are_read_in_the_notation_that_they_show(text: str, read: list[float | None]) -> None:
    assert values(text) == read


def test_a_nought_before_a_digit_is_a_figures_or_a_codes() -> None:
    assert values("08\n125\n05\n12") == [8, 125, 5, 12]
    assert values("01\n02\n10\n100") == [None, None, 10, 100]  # codes go up
    assert values("79\n01\n48") == [79, None, 48]  # and are as long as each other
    assert values("08\n05") == [None, None]
    slip = grid("1,646\n052\n420\n2,231\n3,148")
    assert slip.values[1, 0] == 52 and slip.malformed[:, 0].tolist() == [False, True, False, False, False]


def test_a_few_slips_do_not_decide_the_notation_of_many() -> None:
    text = "1,234\n2,345\n3,456\n4,567\n5,678\n6,789\n7,891\n8,912\n3,55"
    assert values(text)[:8] == [1234, 2345, 3456, 4567, 5678, 6789, 7891, 8912]
    assert values(text)[8] == 355
    assert grid(text).malformed[:, 0].tolist() == [False] * 8 + [True]


@pytest.mark.parametrize(
    ("text", "digits"),
    [("1,4226,520", "14226520"), ("8,59", "859"), (",955", "955"), ("1.2.3", None), ("12-3", None), ("1234", None)],
)
def test_digits_between_marks_in_wrong_places(text: str, digits: str | None) -> None:
    found = misgrouped(text, counting(","))
    assert found == (Decimal(digits) if digits else None)


def test_a_decimal_mark_of_another_notation_groups_nothing() -> None:
    rates = grid("7.7\n5.8\n11,1\n9.9\n3.3\n4.4\n2.6\n8.8")
    assert not rates.given[2, 0]
    counts = grid("7,710\n5,823\n8,59\n9,912\n3,317\n4,405\n2,618\n8,842")
    assert counts.malformed[2, 0] and counts.values[2, 0] == 859


@pytest.mark.parametrize("rows", [[], [[]], [[None]], [[None, None], []]])
def test_a_sheet_may_be_empty(rows: list[list[None]]) -> None:
    assert not number_grid(Sheet(name="s", rows=rows)).given.any()


def test_a_step_is_that_of_the_column() -> None:
    found = grid("12.5\n19\n8.5\n7.25")
    assert found.steps[:, 0].tolist() == [0.1, 0.1, 0.1, 0.01]
    assert found.step(1, 0) == Decimal("0.1")
    assert grid("1,656.10\n2,028.50\n3,164.20\n4,492.70").steps[0, 0] == pytest.approx(0.1)


def test_a_large_figure_without_decimals_among_small_ones_with_them_was_rounded_to_digits() -> None:
    assert grid("0.5\n24\n25\n31\n7.2").steps[:, 0].tolist() == [0.1, 1.0, 1.0, 1.0, 0.1]
    assert grid("0.5\n24\n25.5\n31\n7.2").steps[1, 0] == 0.1  # 25.5 has both
    assert grid("0.5\n24\n25\n7.2").steps[1, 0] == 0.1  # two are chance


def test_a_row_that_counts_has_no_decimals_because_rates_below_have() -> None:
    counts, rates = "120;133;145;151", "7.1;6.4;8.2;5.9"
    numbers = grid(f"{counts}\n{rates}\n{rates}", typed=True)
    assert numbers.steps[0].tolist() == [1.0] * 4 and numbers.steps[1].tolist() == [0.1] * 4
    assert grid("120.5;7.1\n133;6.4\n145.5;8.2", typed=True).steps[1, 0] == 0.1


def test_whole_numbers_rounded_to_fives_at_random() -> None:
    numbers = "\n".join(str(5 * one) for one in (13, 27, 41, 55, 61, 72, 88, 93, 107, 121))
    assert grid(numbers).steps[0, 0] == 10


def test_cells_are_read_again_exactly() -> None:
    found = grid("0.1\n0.30000000000000004\n1,5\nx", typed=True)
    one = found.quantity(1, 0, exact=False)
    assert isinstance(one, Quantity)
    assert one.value == Decimal("0.3")
    assert isinstance(found.quantity(3, 0, exact=False), Missing)
    assert isinstance(found.quantity(9, 0, exact=False), Missing)
    counted = grid("12\n15").quantity(0, 0, exact=True)
    assert isinstance(counted, Quantity)
    assert counted.quantum == 0


@given(st.lists(st.integers(min_value=-(10**9), max_value=10**9), min_size=1, max_size=20))
def test_stored_numbers_come_back(numbers: list[int]) -> None:
    found = grid("\n".join(map(str, numbers)), typed=True)
    assert [found.exactly(row, 0) for row in range(len(numbers))] == numbers


def test_the_noughts_of_a_unit_are_no_number() -> None:
    found = grid("Năm;£000s\n2024;0,00\n2025;1\xa0000")
    assert found.given[:, 1].tolist() == [False, True, True]

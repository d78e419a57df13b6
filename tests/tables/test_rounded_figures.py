"""Figures rounded to tens or more before they were written."""

import random

from any_tables import reading, table

from dqcheck.tables.rounded_figures import as_rounded


def months(base: int, *, rounded: bool) -> str:
    """Twelve months and their sum in ten years: reckoned from the figures before they were rounded, or after."""
    chosen = random.Random(3)
    years = []
    for _ in range(10):
        exact = [chosen.randint(10 * base, 90 * base) for _ in range(12)]
        shown = [round(one / base) * base for one in exact]
        years.append([*shown, round(sum(exact) / base) * base if rounded else sum(shown)])
    names = [*(f"Tháng {month}" for month in range(1, 13)), "Cả năm"]
    return "\n".join(
        ["Kỳ;" + ";".join(map(str, range(2015, 2025)))]
        + [";".join([name, *(str(year[at]) for year in years)]) for at, name in enumerate(names)]
    )


def test_sums_off_by_roundings_show_to_what_figures_were_rounded() -> None:
    rounded = months(10, rounded=True)
    found = as_rounded(table(rounded))
    assert found.steps("rows")[1:, 1:].min() == 10 and "columns" not in found.rounded
    assert len(reading(rounded).claims) == 10


def test_round_amounts_that_add_up_to_the_digit_were_not_rounded() -> None:
    exact = table(months(10, rounded=False))
    assert not as_rounded(exact).rounded
    plain = table(months(1, rounded=True))
    assert not as_rounded(plain).rounded


QUARTERS = """Vùng;Quý 1;Quý 2;Quý 3;Quý 4
Tổng;9100;12400;24100;{}
A;3600;4600;6700;10500
B;1800;1400;3500;2700
C;2100;3000;8600;9600
D;700;1600;1900;2200
E;1000;1700;3400;1700"""


def test_few_figures_a_column_are_rounded_together_also_beside_one_that_is_not() -> None:
    for total in (26700, 26740):
        assert as_rounded(table(QUARTERS.format(total))).steps("rows")[1:, 1:].min() == 100
    finer = QUARTERS.format(26740).replace("3600", "3610")
    assert not as_rounded(table(finer)).rounded

"""Growth from one period to the next, as a rate or as an index."""

import pytest
from any_tables import cells, reading

VALUES = (390, 430, 472, 520, 561)


def growth(*rows: str, kind: str):
    text = "\n".join(["Chỉ tiêu;2021;2022;2023;2024;2025", *rows])
    return [claim for claim in reading(text).claims if claim.kind == kind]


def row(label: str, figures: tuple[object, ...]) -> str:
    return ";".join([label, *map(str, figures)])


def test_an_index_puts_the_period_before_at_a_hundred() -> None:
    found = growth(row("Kim ngạch", VALUES), row("Tốc độ tăng trưởng", ("", "110,3", "109,8", "110,2", "107,9")),
                   kind="table-percentage")  # fmt: skip
    assert cells(found[0]) == {"stated": ("C3",), "part": ("C2",), "whole": ("B2",)}
    assert len(found) == 4


@pytest.mark.parametrize("wrong", [False, True])
def test_a_rate_is_the_change_since_the_column_before(wrong: bool) -> None:
    rates = ("", "10,3", "9,8", "10,2", "9,7" if wrong else "7,9")
    found = growth(row("Kim ngạch", VALUES), row("Tốc độ tăng (%)", rates), kind="table-growth")
    assert cells(found[-1]) == {"stated": ("F3",), "now": ("F2",), "before": ("E2",)}
    assert len(found) == 4 and found[0].facts == {"lines": 3 if wrong else 4}


def test_growth_of_something_else_says_nothing() -> None:
    assert (
        growth(row("Kim ngạch", VALUES), row("Tốc độ tăng (%)", ("", "1,3", "4,8", "2,2", "3,9")), kind="table-growth")
        == []
    )


def test_rates_padded_with_zeros_were_rounded_one_digit_earlier() -> None:
    rates = ("", "110,30", "109,80", "110,20", "107,90")
    mixed = row("Tỷ giá", ("23,15", "23,41", "23,87", "24,12", "25,33"))
    found = growth(row("Kim ngạch", VALUES), row("Tốc độ tăng trưởng", rates), mixed, kind="table-percentage")
    assert [str(claim.roles["stated"][0].value.quantum) for claim in found] == ["0.1"] * 4


def test_down_a_column_of_years() -> None:
    rates = ("", "10,3", "9,8", "10,2", "7,9")
    lines = [f"{2021 + at};{value};{rate}" for at, (value, rate) in enumerate(zip(VALUES, rates, strict=True))]
    text = "\n".join(["Năm;Kim ngạch;Tốc độ tăng (%)", *lines])
    found = [claim for claim in reading(text).claims if claim.kind == "table-growth"]
    assert cells(found[0]) == {"stated": ("C3",), "now": ("B3",), "before": ("B2",)}

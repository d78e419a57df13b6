"""Quotients and changes found between columns."""

from any_tables import patterns

RATES = """Xã;Tiếp nhận;Đúng hạn;Tỷ lệ
A;412;398;96,60
B;233;211;90,56
C;518;466;89,96
D;145;140;96,55
E;377;350;92,84"""


def of(text: str, kind: str) -> list[tuple[int, tuple[int, ...], int]]:
    return [(one.target, one.parts, one.scale) for one in patterns(text, "columns") if one.kind == kind]


def test_a_percentage_of_two_columns() -> None:
    assert of(RATES, "quotient") == [(3, (2, 1), 100)]


def test_a_ratio_of_two_columns() -> None:
    text = "P;People;Area;Density\nA;4120;12.5;329.6\nB;2335;8.1;288.3\nC;5181;20.4;254.0\nD;1451;6.2;234.0"
    assert of(text, "quotient") == [(3, (1, 2), 1)]


def test_a_change_in_percent() -> None:
    text = "N;2023;2024;+/- %\nA;412;398;-3.4\nB;233;251;7.7\nC;518;566;9.3\nD;145;140;-3.4\nE;377;350;-7.2"
    assert of(text, "change") == [(3, (2, 1), 100)]


def test_a_wrong_one_among_them_is_still_of_the_pattern() -> None:
    assert of(RATES.replace("89,96", "98,96"), "quotient") == [(3, (2, 1), 100)]


def test_unrelated_figures_are_no_quotients() -> None:
    text = "P;a;b;c\nA;4120;12.5;31.6\nB;2335;8.1;28.3\nC;5181;20.4;54.0\nD;1451;6.2;34.0\nE;1931;7.2;11.8"
    assert of(text, "quotient") == of(text, "change") == []


def test_the_lines_that_tell_most_may_be_the_wrong_ones() -> None:
    """Pairs are tried on a few lines of most digits first: as many of these may fail as of all."""
    whole = [4120, 2335, 5181, 1451, 1931, 8214, 6105, 3977]
    part = [3999, 2210, 1733, 402, 618, 1077, 1500, 800]
    stated = [round(100 * one / other, 2) for one, other in zip(part, whole, strict=True)]
    stated[0], stated[1] = 99.06, 98.65
    lines = [f"{at};{w};{p};{s}" for at, (w, p, s) in enumerate(zip(whole, part, stated, strict=True))]
    assert of("\n".join(["N;Total;Part;Rate", *lines]), "quotient") == [(3, (2, 1), 100)]


def test_a_product_of_which_the_largest_is_wrong() -> None:
    quantity, price = [412, 233, 518, 145, 377, 912], [1250, 3145, 2210, 1875, 4310, 9015]
    stated = [one * other for one, other in zip(quantity, price, strict=True)]
    stated[-1] += 30_000
    lines = [f"{at};{q};{p};{s}" for at, (q, p, s) in enumerate(zip(quantity, price, stated, strict=True))]
    assert of("\n".join(["N;Units;Price;Worth", *lines]), "product") == [(3, (1, 2), 1)]

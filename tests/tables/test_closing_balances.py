"""Closing balances: the opening one, with what came and without what went."""

import pytest
from any_tables import cells, reading

STOCK = (
    "Kho;Tồn đầu kỳ;Nhập;Xuất;Tồn cuối kỳ\nA;412;98;114;396\nB;233;51;18;266\nC;518;66;148;{closing}\nD;145;140;95;190"
)


def balances(text: str):
    return [claim for claim in reading(text).claims if claim.kind == "table-balance"]


@pytest.mark.parametrize("closing", [436, 463])
def test_down_a_column_of_each_store(closing: int) -> None:
    found = balances(STOCK.format(closing=closing))
    assert len(found) == 4 and not any(claim.doubt for claim in found)
    assert cells(found[2]) == {"total": ("E4",), "parts": ("B4", "C4"), "less": ("D4",)}


FIGURES = ("311;305;290", "31;22;9", "37;37;52", "305;290;247")


@pytest.mark.parametrize(
    "labels",
    [
        ("Dư nợ đầu năm", "Vay trong năm", "Trả trong năm", "Dư nợ cuối năm"),
        ("Opening balance", "Receipts", "Payments", "Closing balance"),
        ("Stock at beginning of year", "A", "B", "Stock at end of year"),
    ],
)
def test_rows_too_and_where_only_figures_say_what_came(labels: tuple[str, ...]) -> None:
    rows = [f"{label};{figures}" for label, figures in zip(labels, FIGURES, strict=True)]
    found = balances("\n".join(["Item;2022;2023;2024", *rows]))
    assert [cells(claim) for claim in found] == [
        {"total": (f"{column}5",), "parts": (f"{column}2", f"{column}3"), "less": (f"{column}4",)} for column in "BCD"
    ]


def test_what_is_counted_in_another_flow_takes_no_part() -> None:
    head = "Xã;Đầu năm;Phát sinh mới;Trong đó: tái nghèo;Thoát nghèo;Cuối năm"
    text = f"{head}\nA;412;98;12;114;396\nB;233;51;9;18;266\nC;518;66;31;148;436"
    assert {cells(claim)["parts"] for claim in balances(text)} == {("B2", "C2"), ("B3", "C3"), ("B4", "C4")}


def test_figures_that_do_not_bear_it_out_say_nothing() -> None:
    text = "Kho;Tồn đầu kỳ;Nhập;Xuất;Tồn cuối kỳ\nA;412;98;114;301\nB;233;51;18;611\nC;518;66;148;222"
    assert balances(text) == []
    assert balances("Kho;Tồn đầu kỳ;Tồn cuối kỳ\nA;412;412\nB;233;233\nC;518;518") == []


def test_one_that_came_and_one_that_went_among_many_rows_that_break_them_down() -> None:
    rows = [
        "Chỉ tiêu;2022;2023;2024;2025", "Dư nợ đầu năm;311;292;240;379", "- Trái phiếu;0;0;0;0",
        "- Vay lại;299;285;236;378",
        "Trả nợ gốc;42;52;48;44", "- Từ nguồn vay;20;16;16;4", "- Nguồn khác;22;36;32;40", "Vay trong năm;23;0;187;255",
        "- Bù bội chi;11;0;150;200", "- Mục tiêu khác;12;0;37;55", "Dư nợ cuối năm;292;240;379;590",
    ]  # fmt: skip
    assert [cells(claim) for claim in balances("\n".join(rows))] == [
        {"total": (f"{column}11",), "parts": (f"{column}2", f"{column}8"), "less": (f"{column}5",)} for column in "BCDE"
    ]


def test_one_wrong_figure_that_shows_in_its_line_and_in_the_totals_is_told_where_words_say_what_came_and_went() -> None:
    text = (
        "Thôn;Đầu năm;Thoát nghèo;Nghèo mới;Cuối năm\nThôn 1;32;8;2;26\nThôn 2;18;5;0;13\nThôn 3;41;10;3;43\n"
        "Thôn 4;22;6;1;17\nCộng;113;29;6;99"
    )
    found = [one for one in reading(text).claims if one.kind == "table-balance"]
    assert [cells(one)["total"] for one in found] == [(f"E{row}",) for row in range(2, 7)]


def test_lines_that_are_off_by_different_amounts_have_flows_that_nobody_names() -> None:
    text = (
        "Khoản;2021;2022;2023;2024;2025\nDư nợ đầu năm;100;90;75;82;94\nVay trong năm;20;15;30;40;0\n"
        "Trả nợ trong năm;30;30;23;71;127\nDư nợ cuối năm;90;75;82;94;82"
    )
    assert [one for one in reading(text).claims if one.kind == "table-balance"] == []


def test_a_comparison_in_percent_among_amounts_is_no_year() -> None:
    text = (
        "Khoản;2024;2025;2026;So sánh\nDư nợ đầu năm;311113;292434;239934;94,00\nVay trong năm;22656;0;187087;0,00\n"
        "Trả nợ trong năm;41335;52500;47881;127,01\nDư nợ cuối năm;292434;239934;379140;82,05"
    )
    found = [one for one in reading(text).claims if one.kind == "table-balance"]
    assert [cells(one)["total"] for one in found] == [("B5",), ("C5",), ("D5",)]

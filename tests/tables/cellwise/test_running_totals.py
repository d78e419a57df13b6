"""Figures that add up from line to line."""

import pytest
from any_tables import cells, reading

MONTHS = (412, 398, 455, 371, 402, 377, 420, 365)


def running(text: str):
    return [claim for claim in reading(text).claims if claim.kind == "table-running-total"]


def months(heading: str, *, wrong: int = -1, first: int = 0) -> str:
    lines, total = [f"Tháng;Trong tháng;{heading}"], first
    for at, figure in enumerate(MONTHS):
        total += figure
        lines.append(f"Tháng {at + 1};{figure};{total + (30 if at == wrong else 0)}")
    return "\n".join(lines)


def test_a_cumulative_column_is_the_line_before_and_what_came_since() -> None:
    found = running(months("Lũy kế"))
    assert len(found) == 8 and not any(claim.doubt for claim in found)
    assert cells(found[0]) == {"total": ("C2",), "parts": ("B2",)}
    assert cells(found[1]) == {"total": ("C3",), "parts": ("C2", "B3")}
    assert found[0].facts == {"lines": 8}


@pytest.mark.parametrize("wrong", [0, 1, 3, 6])
def test_a_wrong_one_breaks_the_step_to_it_and_the_one_behind_and_is_told_once(wrong: int) -> None:
    found = running(months("Cộng dồn", wrong=wrong))
    at = f"C{wrong + 2}"
    assert at in [claim.roles["total"][0].place.cell for claim in found if claim.roles["total"][0].unlikely]
    assert f"C{wrong + 3}" not in [claim.roles["total"][0].place.cell for claim in found]
    assert len(found) == 7 and not any(claim.doubt for claim in found)


def test_a_wrong_last_one_or_a_wrong_flow_breaks_one_step() -> None:
    assert [claim.roles["total"][0].unlikely for claim in running(months("Cộng dồn", wrong=7))] == [False] * 8
    flow = running(months("Cộng dồn").replace("4;371;", "4;317;"))
    assert [claim.roles["total"][0].unlikely for claim in flow] == [False] * 8


def test_what_was_carried_over_is_no_fault_of_the_first_line() -> None:
    found = running(months("Cộng dồn", first=500))
    assert [claim.roles["total"][0].place.cell for claim in found] == [f"C{at}" for at in range(3, 10)]


def test_without_a_word_it_must_begin_with_the_first_figure_and_hold_in_many_lines() -> None:
    assert len(running(months("Kết quả"))) == 8
    assert running(months("Kết quả", first=50)) == []
    short = "\n".join(months("Kết quả").splitlines()[:6])
    assert running(short) == []


@pytest.mark.parametrize("heading", ["Lũy kế tỷ lệ %", "Ghi chú"])
def test_rates_and_figures_that_do_not_add_up_say_nothing(heading: str) -> None:
    text = f"Xã;Trong kỳ;{heading}\nA;12;98\nB;33;151\nC;18;66\nD;45;140\nE;20;131"
    assert running(text) == []


def test_a_new_year_begins_anew() -> None:
    lines = ["Tháng;Trong tháng;Lũy kế"]
    for _ in range(2):
        total = 0
        for at, figure in enumerate(MONTHS[:5]):
            total += figure
            lines.append(f"Tháng {at + 1};{figure};{total}")
    assert len(running("\n".join(lines))) == 9


def test_the_balance_of_a_ledger_with_what_came_and_went_in_turns() -> None:
    text = "Ngày;Thu;Chi;Số dư\n01/3;500;;1500\n04/3;;320;1180\n09/3;250;;1430\n15/3;;415;1015\n22/3;180;;1195"
    assert [cells(claim) for claim in running(text)][:2] == [
        {"total": ("D3",), "parts": ("D2",), "less": ("C3",)},
        {"total": ("D4",), "parts": ("D3", "B4")},
    ]


def test_across_a_row_too() -> None:
    head = ";".join(["Chỉ tiêu", *(f"T{at}" for at in range(1, 9))])
    flows = ";".join(map(str, ["Số phát sinh", *MONTHS]))
    totals, total = ["Lũy kế"], 0
    for figure in MONTHS:
        total += figure
        totals.append(str(total))
    found = running("\n".join([head, flows, ";".join(totals)]))
    assert len(found) == 8 and cells(found[1]) == {"total": ("C3",), "parts": ("B3", "C2")}


def test_a_blank_line_parts_two_tables() -> None:
    lines = months("Lũy kế").splitlines()
    assert len(running("\n".join([*lines[:5], ";;", *lines[5:]]))) == 7

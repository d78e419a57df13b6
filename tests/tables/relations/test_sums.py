"""Sums found along an axis, by their figures, their labels and their place."""

import random

import numpy as np
import pytest
from any_tables import cells, patterns, reading, said

from dqcheck.tables.relations.candidates import SumCandidate
from dqcheck.tables.relations.number_lines import lines_of
from dqcheck.tables.relations.sums import sums


def rows(*lists: list[int]) -> str:
    return "\n".join(f"{chr(65 + i)};" + ";".join(map(str, row)) for i, row in enumerate(lists))


def random_rows(count: int, width: int, seed: int = 5) -> list[list[int]]:
    chosen = random.Random(seed)
    return [[chosen.randint(100, 9999) for _ in range(width)] for _ in range(count)]


def added(*lists: list[int]) -> list[int]:
    return [sum(column) for column in zip(*lists, strict=True)]


PARTS = random_rows(4, 5)


@pytest.mark.parametrize("behind", [True, False])
def test_a_total_before_or_behind_its_parts(behind: bool) -> None:
    table = [*PARTS, added(*PARTS)] if behind else [added(*PARTS), *PARTS]
    target = 4 if behind else 0
    assert said(rows(*table), "rows") == {target: {0, 1, 2, 3, 4} - {target}}


def test_totals_of_totals() -> None:
    one, two = random_rows(3, 5, 1), random_rows(2, 5, 2)
    table = [added(*one, *two), added(*one), *one, added(*two), *two]
    assert said(rows(*table), "rows") == {0: {1, 5}, 1: {2, 3, 4}, 5: {6, 7}}


def test_what_is_left_of_a_total_goes_on() -> None:
    income, costs, tax, others = random_rows(3, 5, 1), random_rows(1, 5, 2), random_rows(1, 5, 3), random_rows(3, 5, 4)
    gross = added(*income)
    before = [one - cost for one, cost in zip(gross, costs[0], strict=True)]
    after = [one - taken for one, taken in zip(before, tax[0], strict=True)]
    table = [*income, gross, *costs, before, *tax, after, *others, added(*others), added(after, *others)]
    found = {(one.target, frozenset(one.parts)) for one in patterns(rows(*table), "rows")}
    assert found == {(3, frozenset({0, 1, 2})), (3, frozenset({4, 5})), (5, frozenset({6, 7})),
                     (11, frozenset({8, 9, 10})), (12, frozenset({7, 11}))}  # fmt: skip


def test_what_costs_leave_of_income_may_be_a_part_of_what_follows() -> None:
    income, costs, others = random_rows(2, 5, 1), random_rows(3, 5, 2), random_rows(3, 5, 4)
    profit = [one - cost for one, cost in zip(added(*income), added(*costs), strict=True)]
    table = [*income, added(*income), *costs, added(*costs), profit, *others, added(profit, *others)]
    found = {(one.target, frozenset(one.parts)) for one in patterns(rows(*table), "rows")}
    assert found == {(2, frozenset({0, 1})), (6, frozenset({3, 4, 5})), (2, frozenset({6, 7})),
                     (11, frozenset({7, 8, 9, 10}))}  # fmt: skip


def test_every_second_column() -> None:
    groups = random_rows(2, 3, 7), random_rows(2, 3, 8), random_rows(2, 3, 9)
    lines = []
    for line in range(3):
        cells = [pair[i][line] for pair in groups for i in range(2)]
        lines.append([sum(cells[0::2]), sum(cells[1::2]), *cells])
    text = "\n".join(f"Xã {i};" + ";".join(map(str, line)) for i, line in enumerate(lines))
    assert said(text, "columns") == {1: {3, 5, 7}, 2: {4, 6, 8}}


def test_what_stands_between_has_no_part_in_it() -> None:
    lines = random_rows(20, 4, 3)
    of_which = random.Random(4)
    table = [[a + b + c, a, of_which.randint(1, 90), b, c] for a, b, c, _ in lines]
    text = "\n".join(f"Xã {i};" + ";".join(map(str, line)) for i, line in enumerate(table))
    assert said(text, "columns") == {1: {2, 4, 5}}


def test_a_wrong_figure_does_not_hide_the_sum() -> None:
    table = [*PARTS, added(*PARTS)]
    table[4][2] += 300
    assert said(rows(*table), "rows") == {4: {0, 1, 2, 3}}


def test_rounded_figures_add_up_as_rounded() -> None:
    chosen = random.Random(6)
    exact = [[chosen.uniform(10, 900) for _ in range(6)] for _ in range(5)]
    table = [[round(v, 1) for v in row] for row in [*exact, [sum(c) for c in zip(*exact, strict=True)]]]
    assert said(rows(*table), "rows") == {5: {0, 1, 2, 3, 4}}  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(20))
def test_random_figures_hold_no_sums(seed: int) -> None:
    assert said(rows(*random_rows(8, 4, seed + 100)), "rows") == {}


def test_small_numbers_prove_nothing() -> None:
    assert said("A;1;2;1\nB;2;1;3\nC;3;3;4\nD;1;1;2", "rows") == {}


@pytest.mark.parametrize("value", [0, 1, 64])
def test_a_sheet_in_which_everything_is_alike_says_nothing(value: int) -> None:
    assert said(rows(*[[value] * 6 for _ in range(30)]), "rows") == {}


def test_powers_of_two_are_no_sums() -> None:
    assert said(rows(*[[2**i] * 4 for i in range(12)]), "rows") == {}


def test_a_labelled_total_of_one_column_is_believed() -> None:
    assert said("Nguồn;Số tiền\nA;12415\nB;9381\nC;30122\nTổng cộng;51918", "rows") == {4: {1, 2, 3}}


def test_and_also_where_a_slip_explains_that_it_fails() -> None:
    text = "Nguồn;Số tiền\nA;12415\nB;9381\nC;30122\nTổng cộng;59118"
    assert said(text, "rows") == {4: {1, 2, 3}}
    assert said(text.replace("59118", "73456"), "rows") == {}


def test_the_order_of_lines_changes_nothing() -> None:
    table = np.array([*PARTS, added(*PARTS)], dtype=float)
    given, steps = np.ones_like(table, dtype=bool), np.ones_like(table)
    nothing = np.zeros(5, dtype=bool)
    found = [
        {(one.target, one.parts) for one in sums(lines_of(table[:, order], given, steps, [""] * 5, nothing))}
        for order in ([0, 1, 2, 3, 4], [4, 2, 0, 1, 3])
    ]
    assert found[0] == found[1] != set()


def test_what_is_left_of_a_total_is_no_total_of_it() -> None:
    text = "Chỉ tiêu;Số liệu\nTổng thu;92844\nTổng chi;158297\nChênh lệch thu chi;-65453\nSố xã;96\nSố thôn;1712"
    assert [cells(claim)["total"] for claim in reading(text).claims] == [("B2",)]


def test_fees_named_rates_and_small_figures_have_a_part_in_sums_that_hold() -> None:
    table = """Nội dung;2021;2022;2023;2024
Interest rates and taxes;1885.02;1942.72;2098.43;2286.11
Staff;17907.69;16513.12;15418.88;15480.25
Bank fees;6.95;1.35;7.25;4.85
Materials;8445.61;8303.64;7162.33;4440.74
Expenses;28245.27;26760.83;24686.89;22211.95"""
    assert said(table, "rows", typed=True) == {5: {1, 2, 3, 4}}


def test_parts_that_make_up_for_each_other_add_up_to_nothing_beside_a_line_that_holds() -> None:
    chosen = random.Random(8)
    lines = [(0, spent, -spent) for spent in (chosen.randint(1000, 99999) for _ in range(12))]
    lines.append((1978, 1295, 683))
    text = "\n".join(f"Mục {i};" + ";".join(map(str, line)) for i, line in enumerate(lines))
    assert said(text, "columns", typed=True) == {1: {2, 3}}
    nothing = "\n".join(f"Mục {i};" + ";".join(map(str, line)) for i, line in enumerate(lines[:-1]))
    assert said(nothing, "columns", typed=True) == {}


def test_a_total_without_the_last_part_of_another() -> None:
    lines = random_rows(14, 5, 11)
    table = [[*line, sum(line), sum(line[:-1])] for line in lines]
    head = ["Năng lượng", "Công nghiệp", "Nông nghiệp", "Chất thải", "Rừng", "Tổng", "Tổng trừ rừng"]
    text = "\n".join([";".join(["Năm", *head]), *(f"x{i};" + ";".join(map(str, row)) for i, row in enumerate(table))])
    assert said(text, "columns", typed=True) == {6: {1, 2, 3, 4, 5}, 7: {1, 2, 3, 4}}


def test_a_total_is_that_of_its_parts_and_of_what_it_is_spent_on() -> None:
    came, went = random_rows(3, 6, 12), random_rows(2, 6, 13)
    total = added(*came)
    left = [a - b - c for a, b, c in zip(total, *went, strict=True)]
    table = [*came, total, *went, left]
    found = [(one.target, set(one.parts)) for one in sums(lines_of(*_arrays(table), [""] * 7, np.zeros(7, dtype=bool)))]
    assert (3, {0, 1, 2}) in found and (3, {4, 5, 6}) in found


def test_the_women_of_every_province_add_up_though_it_follows_from_the_rest() -> None:
    provinces = random_rows(5, 6, 14), random_rows(5, 6, 15)
    blocks = [[added(men, women), men, women] for men, women in zip(*provinces, strict=True)]
    head = [added(*(block[i] for block in blocks)) for i in range(3)]
    names = ["Cả nước", "Nam", "Nữ", *(name for i in range(5) for name in (f"Tỉnh {i}", "  Nam", "  Nữ"))]
    rows_ = [*head, *(row for block in blocks for row in block)]
    text = "\n".join(f"{name};" + ";".join(map(str, row)) for name, row in zip(names, rows_, strict=True))
    found = {(one.target, one.parts) for one in patterns(text, "rows", typed=True) if one.kind == "sum"}
    assert {one[0] for one in found} >= {0, 1, 2}
    assert {frozenset(parts) for target, parts in found if target in (1, 2)} == {
        frozenset(range(4, 18, 3)),
        frozenset(range(5, 18, 3)),
    }


def test_a_line_of_the_greatest_possible_figures_does_not_hide_the_sum() -> None:
    lines = [[0] * 8, *([one % 90 for one in line] for line in random_rows(15, 8, 16))]
    table = [[1200] * 8 + [857], *([*line, sum(line)] for line in lines)]
    text = "\n".join(f"x{i};" + ";".join(map(str, row)) for i, row in enumerate(table))
    assert said(text, "columns", typed=True) == {9: {1, 2, 3, 4, 5, 6, 7, 8}}


def test_a_labelled_total_of_a_small_table_that_holds_on_most_lines_is_told_of_the_other() -> None:
    text = "Ngành;2021;2022;2023\nNông nghiệp;10;11;12\nKhai khoáng;20;21;22\nChế biến;30;31;32\nTổng;60;63;99"
    (wrong,) = (one for one in reading(text).claims if cells(one)["total"] == ("D5",))
    assert cells(wrong)["parts"] == ("D2", "D3", "D4") and wrong.doubt
    assert not reading(text.replace("Tổng", "Du lịch")).claims


def _arrays(table: list[list[int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    values = np.array(table, dtype=float)
    return values, np.ones_like(values, dtype=bool), np.ones_like(values)


def test_what_one_position_is_more_than_another_is_read_whatever_they_are_called() -> None:
    chosen = random.Random(21)
    lines = [(chosen.randint(2000, 9000) / 100, chosen.randint(2000, 9000) / 100) for _ in range(12)]
    many = [[str(chosen.randint(2000, 90000)) for _ in "abcd"] for _ in lines]
    rows_ = [
        (f"{one:.2f}", f"{two:.2f}", f"{two - one:.2f}", *more) for (one, two), more in zip(lines, many, strict=True)
    ]
    head = "Nơi;Target rate;Existing rate;Variance of rates;Hộ;Người;Xe;Nhà\n"
    text = head + "\n".join(f"x{at};" + ";".join(row) for at, row in enumerate(rows_))
    assert said(text, "columns", typed=True) == {2: {1, 3}}


def test_a_difference_of_figures_that_have_had_a_part_in_others() -> None:
    wanted, kept, coming, training = (added(one) for one in random_rows(4, 14, 22))
    table = [wanted, training, kept, coming, *(_less(kept, wanted), _less(_less(kept, wanted), training))]
    table.append(added(table[5], coming))
    found = {(one.target, frozenset(one.parts)) for one in _found(table)}
    assert found == {(2, frozenset({0, 4})), (4, frozenset({1, 5})), (6, frozenset({3, 5}))}


def test_an_index_is_no_sum_of_a_change_and_a_hundred() -> None:
    chosen = random.Random(23)
    changes = [chosen.randint(-4000, 4000) / 100 for _ in range(12)]
    rows_ = [(*(chosen.randint(2000, 90000) for _ in "abcd"), one, round(100 + one, 2), 100) for one in changes]
    text = "Nơi;Hộ;Người;Xe;Nhà;Tăng %;Chỉ số %;Năm gốc %\n"
    text += "\n".join(f"x{at};" + ";".join(map(str, row)) for at, row in enumerate(rows_))
    assert said(text, "columns", typed=True) == {}


def test_a_total_and_its_parts_are_not_added_up() -> None:
    score, more = ([one % 40 + 11 for one in row] for row in random_rows(2, 30, 25))
    total = added(score, more)
    found = _found([score, more, total, [2 * one for one in total]])
    assert [(one.target, set(one.parts)) for one in found] == [(2, {0, 1})]


def test_a_hidden_part_may_make_up_what_a_line_lacks() -> None:
    parts = random_rows(6, 5, 26)
    table = [list(map(str, row)) for row in [*parts, added(*parts)]]
    for row, column in ((0, 1), (2, 2), (4, 3), (1, 4)):
        table[row][column] = "x"

    def text() -> str:
        return "\n".join(f"Ngành {at};" + ";".join(row) for at, row in enumerate(table))

    assert said(text(), "rows") == {6: {0, 1, 2, 3, 4, 5}}
    for column in (1, 2, 3, 4):
        table[6][column] = "17"  # less than what is shown: nothing hidden makes up for that
    assert said(text(), "rows") == {}


def test_hidden_parts_leave_open_what_an_outline_adds_up() -> None:
    table = """Nhóm hàng;2021;2022;2023;2024
Tổng;9784.7;9882.4;9966.2;9864.3
Lương thực;972.6;872.7;875.8;876.8
  Gạo;x;x;535.0;563.3
  Ngô;408.9;x;336.5;x
Thuốc;1508.4;1479.8;1306.6;1171.1
  Thuốc ta;647.4;657.4;634.6;613.2
Vải;658.3;669.8;691.8;705.4
  Quần áo;505.0;x;491.4;513.9"""
    assert 2 not in said(table, "rows")


def test_lines_of_rates_outvote_no_sum() -> None:
    chosen = random.Random(27)
    parts = random_rows(3, 2, 28)
    rates = [[chosen.randint(1, 99) + chosen.random() for _ in range(6)] for _ in range(4)]
    table = [[*row, *few] for row, few in zip([*parts, added(*parts)], rates, strict=True)]
    text = "Tên;2023;2024;" + ";".join(["Tỷ lệ %"] * 6) + "\n"
    text += "\n".join(f"{chr(65 + at)};" + ";".join(f"{one:.5g}" for one in row) for at, row in enumerate(table))
    assert said(text, "rows", typed=True) == {4: {1, 2, 3}}


def _less(one: list[int], other: list[int]) -> list[int]:
    return [a - b for a, b in zip(one, other, strict=True)]


def _found(table: list[list[int]]) -> list[SumCandidate]:
    return sums(lines_of(*_arrays(table), ["x"] * len(table), np.zeros(len(table), dtype=bool)))

"""What is told of the lines of a pattern."""

import random
import re

from any_tables import cells, reading

from dqcheck.model.claim import Claim

BUDGET = """Nội dung;2021;2022;2023;2024;2025
Thu thường xuyên;1120;1131;1145;1163;1188
Thu khác;998;1002;1010;1022;1031
Viện trợ;1143;1150;1149;1187;1190
Tổng thu;3261;3283;3304;{total};3409"""


def failing(text: str) -> list[Claim]:
    return [one for one in reading(text).claims if one.kind == "table-total" and not _holds(one)]


def _holds(claim: Claim) -> bool:
    total, parts = claim.roles["total"][0].value, [one.value for one in claim.roles["parts"]]
    return abs(total.value - sum(part.value for part in parts)) <= 2  # type: ignore[union-attr]


def test_lines_that_hold_and_lines_that_fail_are_claimed_with_their_cells() -> None:
    found = reading(BUDGET.format(total=3732)).claims
    assert [cells(one)["total"] for one in found] == [("B5",), ("C5",), ("D5",), ("E5",), ("F5",)]
    assert [cells(one) for one in failing(BUDGET.format(total=3732))] == [
        {"total": ("E5",), "parts": ("E2", "E3", "E4")}
    ]


def test_labels_name_the_figures() -> None:
    one = reading(BUDGET.format(total=3372)).claims[3].roles["total"][0]
    assert (one.label, one.place.row_label, one.place.column_label) == ("Tổng thu / 2024", "Tổng thu", "2024")


def test_few_lines_leave_a_doubt() -> None:
    few = "\n".join(";".join(line.split(";")[:4]) for line in BUDGET.format(total=3372).splitlines())
    assert all(one.doubt for one in reading(few).claims)


def test_a_column_of_rates_is_not_added_up() -> None:
    text = "Xã;Hộ;Khẩu;Tỷ lệ %\nA;1120;4131;9,5\nB;998;3902;12,1\nC;1143;4450;7,7\nTổng;3261;12483;9,8"
    assert [cells(one)["total"] for one in reading(text).claims if one.kind == "table-total"] == [("B5",), ("C5",)]


def test_a_missing_figure_is_no_fault_of_the_total() -> None:
    text = BUDGET.format(total=3732).replace("1187", "…")
    assert failing(text) == []


def test_what_was_rounded_to_hundreds_may_be_off_by_one() -> None:
    text = """Ngành;2021;2022;2023;2024;2025
A;4400;3100;5200;6100;7300
B;1200;1300;1500;1600;1900
C;700;800;1100;900;1200
Tổng;6300;5200;7800;{};10400"""
    assert failing(text.format(8700)) == []
    assert [cells(one)["total"] for one in failing(text.format(6800))] == [("E5",)]


def test_misgrouped_figures_are_marked() -> None:
    text = re.sub(r"(\d)(\d{3})(?=;|\n|$)(?!;2)", r"\1,\2", BUDGET.format(total=3372))
    found = reading(text.replace("1,163", "1,1163")).claims
    assert any(figure.malformed for one in found for figures in one.roles.values() for figure in figures)


def test_a_column_named_average_is_told_where_its_sums_hold() -> None:
    table = """;Average 2024;2022;2023
Cash;{cash};310;295
Goods;410;420;440
Debts;515;505;530
Current;1200;1235;1265
Land;800;815;830
Assets;2000;2050;2095
Loans;700;720;750
Capital;1300;1330;1345
Sources;2000;2050;2095
Sold here;415;431;447
Sold abroad;622;640;655
Sold;1037;1071;1102"""
    claims = [one for one in reading(table.format(cash=257), typed=True).claims if one.kind == "table-total"]
    wrong = [cells(one) for one in claims if not _holds(one)]
    assert [one["total"] for one in wrong] == [("B5",)]


def test_the_figure_out_of_proportion_is_marked() -> None:
    for slip, cell in (({"1163": "1463"}, "E2"), ({"3372": "3672"}, "E5")):
        text = BUDGET.format(total=3372)
        for meant, written in slip.items():
            text = text.replace(meant, written)
        (one,) = failing(text)
        assert [str(f.place.cell) for figures in one.roles.values() for f in figures if f.unlikely] == [cell]


def test_what_counts_in_very_many_lines_is_not_off_by_one() -> None:
    rows = [(f"Xã {n}", 45 + n, 1081 + 7 * n % 90, 0) for n in range(40)]
    lines = [f"{name};{one};{other};{one + other + (n == 17)}" for n, (name, one, other, _) in enumerate(rows)]
    found = reading("\n".join(["Xã;Kỳ trước;Mới;Tổng", *lines])).claims
    off = [one for one in found if one.kind == "table-total" and cells(one)["total"] == ("D19",)]
    assert [one.roles["total"][0].value.quantum for one in off] == [0]  # type: ignore[union-attr]


PARTS = [(36, 29), (14, 77), (18, 64), (25, 31), (47, 52), (58, 33), (21, 46), (63, 28), (39, 45), (52, 17), (44, 66),
         (23, 38)]  # fmt: skip


def _of_exceptions(*totals: int) -> list[str]:
    """Totals beside two parts each, those behind the first two as given, and those of them that are told."""
    stated = [sum(parts) for parts in PARTS]
    stated[2 : 2 + len(totals)] = totals
    lines = [f"Xã {at};{one};{a};{b}" for at, (one, (a, b)) in enumerate(zip(stated, PARTS, strict=True))]
    return [str(one.roles["total"][0].place.cell) for one in failing("Xã;Điểm;Nói;Viết\n" + "\n".join(lines))]


def test_of_many_exceptions_those_by_slips_are_told_where_most_are_slips() -> None:
    assert _of_exceptions(92, 65) == ["B4", "B5"]
    assert _of_exceptions(92, 65, 90) == ["B4", "B5", "B6"]
    assert _of_exceptions(72, 87, 140) == []  # two of three are of another kind, and so the third may be


RATES = "Loài;Trước;Sau;Tăng %\n" + "\n".join(
    f"{name};{one};{other};{round((other - one) / one * 100)}"
    for name, one, other in (("A", 2995, 2200), ("B", 10407, 10474), ("C", 14282, 8778), ("D", 46671, 56378),
                             ("E", 93012, 119149), ("F", 48963, 35209), ("G", 326318, 526543), ("H", 129212, 140011))
)  # fmt: skip


def growths(text: str) -> list[str]:
    stated = [one for one in reading(text).claims if one.kind == "table-growth"]
    lines = {one.roles["stated"][0].place.cell: one for one in stated}
    return [str(cell) for cell, one in lines.items() if _off(one)]


def _off(claim: Claim) -> bool:
    stated, now, before = (claim.roles[role][0].value.value for role in ("stated", "now", "before"))  # type: ignore[union-attr]
    return bool(abs((now - before) / before * 100 - stated) > 1)


def test_small_whole_numbers_may_have_been_rounded_where_none_shows_that_they_count() -> None:
    assert growths(RATES + "\nI;14;77;438") == []
    assert growths(RATES + "\nI;14;77;548") == ["D10"]
    counted = "\nI;12;31;158\nK;8;15;88\nL;7;18;157\nM;14;77;438"
    assert growths(RATES + counted) == ["D13"]


def test_a_total_apart_from_its_parts_says_nothing_of_a_line_that_lacks_one() -> None:
    rows = [(1369, 380, 100, 889), (4586, 821, 310, 3455), (2760, 1815, 985, -40), (2711, 1560, 200, 951),
            (2926, 1748, 2400, -1222), (2758, 1285, 3850, -2377), (2467, 1603, 850, 14)]  # fmt: skip

    def text(last: str) -> str:
        lines = [[*map(str, row)] for row in rows]
        names = ("Tổng thu", "Chi", "Dự án", "Chênh lệch")
        noise = random.Random(1)
        told = [";".join([name, *(line[at] for line in lines), last.split(";")[at]]) for at, name in enumerate(names)]
        between = [";".join([f"x{n}", *(str(noise.randint(100, 999)) for _ in range(8))]) for n in range(4)]
        return "Mục;1a;1b;1c;1d;1e;1f;1g;1h\n" + "\n".join([told[0], *between, *told[1:]])

    assert [cells(one)["total"] for one in failing(text("2429;1282;300;"))] == []
    assert [cells(one)["total"] for one in failing(text("2429;1282;300;874"))] == [("I2",)]


SCORES = "Mã;Thi 1;Thi 2;Tổng thi;;Tập;Dự án;Tổng phụ;;Tổng\n" + "\n".join(
    f"M{at};{a};{b};{a + b};;{c};{d};{c + d};;{a + b + c + d}"
    for at, (a, b, c, d) in enumerate(
        [(13.5, 10.5, 9.25, 27.5), (14.5, 13.25, 8.75, 26.5), (14.25, 12.5, 9.75, 27.25), (12.75, 11.5, 10.5, 28.5),
         (13.25, 14.5, 9.5, 27.75), (11.5, 12.25, 8.25, 25.5), (14.75, 10.25, 9.25, 26.25), (12.5, 13.75, 8.5, 28.25)]
    )
)  # fmt: skip


def test_rows_of_scores_that_add_up_are_no_rates() -> None:
    wrong = SCORES.replace("M3;12.75;11.5;24.25", "M3;12.75;11.5;2.25")
    stated = [one for one in reading(wrong, typed=True).claims if one.kind == "table-total" and not _exactly(one)]
    assert ("D5",) in [cells(one)["total"] for one in stated]


def _exactly(claim: Claim) -> bool:
    total, parts = claim.roles["total"][0].value, [one.value for one in claim.roles["parts"]]
    return abs(float(total.value) - sum(float(part.value) for part in parts)) < 0.01  # type: ignore[union-attr]


def test_a_total_other_than_a_hundred_among_such_is_suspected() -> None:
    text = "Xã;Tốt;Khá;Kém;Tổng\nA;43;42;15;100\nB;27;55;18;100\nC;31;40;29;100\nD;22;61;17;{}"
    (one,) = failing(text.format(700))
    assert [figure.place.cell for figure in one.roles["total"] if figure.unlikely] == ["E5"]
    assert failing(text.format(100)) == []

"""What is told of the lines of a pattern."""

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

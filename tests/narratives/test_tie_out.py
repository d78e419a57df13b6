"""The same quantity told again: in two reports of a unit, in a report and its tables, in a report and a workbook."""

from dataclasses import replace

import pytest
from sentence_claims import narrative

from dqcheck import narratives
from dqcheck.checks.base import Terms
from dqcheck.checks.kinds.agreement import Agreement
from dqcheck.model.claim import Claim, Extraction, TableReading
from dqcheck.model.document import Sheet, Workbook
from dqcheck.tables.any_table import read_tables

TITLE = "ỦY BAN NHÂN DÂN XÃ BẢN NÀ\nBÁO CÁO\nKết quả 6 tháng đầu năm 2025\n"
BODY = "Đàn trâu bò có 2.417 con, đàn lợn 5.830 con.\nToàn xã có 214 hộ nghèo với 7.215 nhân khẩu."
ROWS = (("Đàn trâu bò", "2417"), ("Đàn lợn", "5830"), ("Hộ nghèo", "214"), ("Nhân khẩu", "7215"), ("Đàn dê", "310"))


def report(text: str, name: str = "a.txt") -> tuple[Extraction, TableReading]:
    given = replace(narrative(text), source=name)
    return narratives.with_tables(given, narratives.extract(given))


def sheet(rows: tuple[tuple[str, str], ...] = ROWS, heading: str = "Thực hiện", name: str = "Biểu") -> TableReading:
    cells = (("Chỉ tiêu", heading), *rows)
    return read_tables(Workbook(source="b.xlsx", path="", media="xlsx", sheets=(Sheet(name=name, rows=cells),)))


def told(reports: list[tuple[Extraction, TableReading]], *books: TableReading) -> tuple[list[list[str]], int]:
    """The figures that differ, and how many claims hold."""
    found = narratives.told_elsewhere([one for one, _ in reports], [*(tables for _, tables in reports), *books])
    claims = [claim for given in found.values() for claim in given]
    wrong = [[figure.value.text for figure in claim.roles["values"]] for claim in claims if fails(claim)]
    return sorted(wrong), len(claims) - len(wrong)


def fails(claim: Claim) -> bool:
    values = {"values": tuple(figure.value for figure in claim.roles["values"])}
    return Agreement().judge(values, Terms()).outcome == "fail"


def test_two_reports_of_a_unit_state_the_same() -> None:
    first, second = report(TITLE + BODY), report(TITLE + BODY.replace("5.830", "5.380"), "b.txt")
    assert told([first, second]) == ([["5.830", "5.380"]], 3)


def test_what_other_units_of_the_batch_state_makes_no_difference() -> None:
    texts = {name: TITLE.replace("BẢN NÀ", f"BẢN {name}") + BODY for name in ("MO", "TÀ", "LỪ", "PHA")}
    first, second = report(TITLE + BODY), report(TITLE + BODY.replace("5.830", "5.380"), "b.txt")
    others = [report(text, f"{name}-{at}.txt") for name, text in texts.items() for at in (1, 2)]
    assert told([first, *others, second]) == ([["5.830", "5.380"]], 3 + 4 * len(texts))


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("BẢN NÀ", "BẢN MO"),
        ("6 tháng đầu năm 2025", "9 tháng đầu năm 2025"),
        ("đàn lợn 5.830 con", "kế hoạch đàn lợn 5.830 con"),
        ("đàn lợn 5.830 con", "ước đàn lợn 5.830 con"),
        ("Đàn trâu bò có 2.417 con, đàn lợn 5.830 con", "Riêng thôn Nà Mo có đàn lợn 5.830 con"),
    ],
)
def test_another_unit_period_status_or_part_is_another_quantity(now: str, then: str) -> None:
    text = TITLE + BODY
    other = text.replace(now, then).replace("5.830", "5.380")
    assert other != text.replace("5.830", "5.380")
    assert told([report(text), report(other, "b.txt")])[0] == []


def test_a_plan_is_no_result() -> None:
    text = TITLE + BODY + "\nII. Phương hướng, nhiệm vụ\nĐàn dê 310 con."
    other = TITLE + BODY + "\nĐàn dê 301 con."
    assert told([report(text), report(other, "b.txt")])[0] == []


def test_a_report_and_its_table_state_the_same() -> None:
    table = "\n".join(f"| {name} | {value} |" for name, value in (("Chỉ tiêu", "Thực hiện"), *ROWS))
    text = f"{TITLE}{BODY}\n{table.replace('5830', '5380')}"
    assert told([report(text)]) == ([["5.830", "5380"]], 3)


def test_a_report_and_a_workbook_state_the_same() -> None:
    rows = (("Đàn trâu bò", "2471"), *ROWS[1:])
    assert told([report(TITLE + BODY)], sheet(rows)) == ([["2.417", "2471"]], 3)
    assert told([report(TITLE + BODY)], sheet(rows, "Kế hoạch")) == ([], 0)
    assert told([report(TITLE + BODY)], sheet(rows, name="Năm 2024")) == ([], 0)


def test_few_figures_in_common_are_chance_where_no_unit_is_known() -> None:
    rows = (("Đàn trâu bò", "2471"), ("Đàn lợn", "5831"), *ROWS[2:])
    assert told([report(TITLE + BODY)], sheet(rows)) == ([], 0)


def test_what_is_no_slip_of_the_pen_is_told_where_more_agree() -> None:
    rows = (("Đàn trâu bò", "2500"), *ROWS[1:])
    assert told([report(TITLE + BODY)], sheet(rows)) == ([["2.417", "2500"]], 3)
    two = (*rows[:1], ("Đàn lợn", "6000"), *rows[2:])
    assert told([report(TITLE + BODY)], sheet((*two, ("Đàn dê", "310")))) == ([], 0)


def test_a_cell_is_in_the_unit_that_the_prose_writes() -> None:
    body = BODY + "\nThu ngân sách đạt 3.852 triệu đồng."
    rows = (*ROWS, ("Thu ngân sách", "3582"))
    assert told([report(TITLE + body)], sheet(rows)) == ([["3.852 triệu đồng", "3582"]], 4)


def test_a_quantity_that_a_report_itself_states_in_two_ways_is_none() -> None:
    text = TITLE + BODY + "\nĐàn lợn 5.930 con."
    assert told([report(text), report(TITLE + BODY.replace("5.830", "5.380"), "b.txt")])[0] == []


def test_a_batch_tells_it_with_the_report() -> None:
    given = [replace(narrative(TITLE + text), source=name) for name, text in
             (("a.txt", BODY), ("b.txt", BODY.replace("5.830", "5.380")))]  # fmt: skip
    found = [claim.kind for one in narratives.extract_batch(given) for claim in one.claims]
    assert found.count("told-elsewhere") == 4

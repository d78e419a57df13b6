"""Workbooks of any form, read and judged from end to end."""

import random
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from any_tables import reading

from dqcheck import check
from dqcheck.tables import any_table

TABLE = """Nội dung;2021;2022;2023;2024;2025
Thu thường xuyên;1120;1131;1145;1163;1188
Thu khác;998;1002;1010;1022;1031
Viện trợ;1143;1150;1149;1187;1190
Tổng thu;3261;3283;3304;{total};3409
"""


@pytest.fixture
def report(tmp_path: Path):  # type: ignore[no-untyped-def]
    def of(total: str):  # type: ignore[no-untyped-def]
        path = tmp_path / "ngan-sach.csv"
        path.write_text(TABLE.format(total=total), encoding="utf-8")
        return check([path], confirmed=True)

    return of


def test_a_sound_table_is_confirmed_and_its_form_is_a_note(report) -> None:  # type: ignore[no-untyped-def]
    found = report("3372")
    assert found.ok
    assert not found.findings
    assert len(found.confirmed) == 5
    assert any("ngan-sach.csv" in note.en and "form is not known" in note.en for note in found.notes)


def test_a_wrong_total_is_told_and_explained(report) -> None:  # type: ignore[no-untyped-def]
    (finding,) = report("3732").findings
    assert (finding.rule, finding.observed, finding.expected) == ("tables/table-total-mismatch", "3732", "3372")
    assert finding.severity == "error"
    assert finding.diagnosis is not None
    assert (finding.diagnosis.cause, finding.diagnosis.suspect, finding.diagnosis.suggestion) == (
        "transposed",
        0,
        "3372",
    )


def test_rows_and_columns_that_cross_pin_the_cell(tmp_path: Path) -> None:
    path = tmp_path / "cheo.csv"
    rows = [[412, 233, 518], [145, 377, 290], [611, 96, 184], [327, 455, 78]]
    lines = ["Xã;Quý 1;Quý 2;Quý 3;Cộng"]
    lines += [f"X{i};" + ";".join(map(str, [*row, sum(row)])) for i, row in enumerate(rows)]
    lines.append("Tổng;" + ";".join(str(sum(c)) for c in zip(*[[*r, sum(r)] for r in rows], strict=True)))
    text = "\n".join(lines).replace("377;290", "737;290")
    path.write_text(text, encoding="utf-8")
    found = check([path])
    assert len(found.findings) == 2
    for finding in found.findings:
        assert finding.diagnosis is not None
        assert finding.diagnosis.suspect is not None
        assert finding.evidence[finding.diagnosis.suspect].place.cell == "C3"
        assert finding.diagnosis.suggestion == "377"


def test_numbers_that_nothing_relates_to_others_are_told(tmp_path: Path) -> None:
    path = tmp_path / "ngan-sach.csv"
    path.write_text(TABLE.format(total=3372) + "Số hộ dân;8117;8123;8190;8201;8264\n", encoding="utf-8")
    found = check([path])
    (part,) = found.unread
    assert (part.source, part.numbers, part.reason) == ("ngan-sach.csv", 5, "none-related")
    assert found.ok
    assert not check([_sound(tmp_path)]).unread


def _sound(folder: Path) -> Path:
    path = folder / "du.csv"
    path.write_text(TABLE.format(total=3372), encoding="utf-8")
    return path


def test_coverage_counts_the_figures() -> None:
    found = reading(TABLE.format(total=3372))
    assert (found.seen, found.checked) == (20, 20)
    assert reading("Ghi chú;x\nA;12\nB;15").checked == 0


_COLUMNS = ["Tỉnh", *"Cả năm,Chi KCB,Nguồn,TL,TK/năm,Tổng chi,Nội tỉnh,Ngoại tỉnh,CSSKBĐ,Tổng dự toán".split(",")]


def _amounts(made: random.Random) -> list[float]:
    plan = made.randrange(4 * 10**11, 2 * 10**12)
    shares = [round(plan * made.uniform(*ends), 2) for ends in ((0.85, 1.02), (0.8, 0.9), (0.5, 0.7), (0.1, 0.2))]
    return [plan, *shares, made.randrange(4 * 10**9, 3 * 10**10)]


def _record(name: str, amounts: list[float]) -> list[object]:
    plan, spent, source, inside, outside, care = amounts
    rates = [round(100 * spent / source, 2), round(100 * spent / plan, 2)]
    return [name, plan, spent, source, *rates, round(inside + outside, 2), inside, outside, care, plan + care]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_amounts_of_twelve_digits_and_rates_beside_them(seed: int, tmp_path: Path) -> None:
    """A total of fifteen digits has lost its decimals, a total row adds up no rates, and no rate is part of a sum."""
    made = random.Random(seed)
    rows = [_amounts(made) for _ in range(40)]
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(_COLUMNS)
    page.append(_record("Toàn quốc", [round(sum(column), 2) for column in zip(*rows, strict=True)]))
    for number, amounts in enumerate(rows):
        page.append(_record(f"Tỉnh {number}", amounts))
    path = tmp_path / "du-toan.xlsx"
    book.save(path)
    found = check([path], confirmed=True)
    assert not found.findings
    assert {one.rule for one in found.confirmed} >= {"tables/table-total-mismatch", "tables/table-percentage-mismatch"}


def test_statements_that_hold_are_counted_where_they_are_too_many_to_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    text = TABLE.format(total=3372)
    kept = Counter(claim.kind for claim in reading(text).claims)
    monkeypatch.setattr(any_table, "MOST_HELD", 3)
    found = reading(text)
    assert found.claims == ()
    assert found.counted == kept == {"table-total": 5}


def test_legends_that_hold_are_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "Xã;Tổng số;Nam;Nữ;Tỷ lệ nữ (%)\nA;1=2+3;2;3;4=3/1x100\n"
        "B;90;40;50;55,6\nC;80;60;20;25\nD;70;35;35;50\nE;120;48;72;60"
    )
    kept = Counter(claim.kind for claim in reading(text).claims)
    assert kept
    monkeypatch.setattr(any_table, "MOST_HELD", 3)
    found = reading(text)
    assert Counter(claim.kind for claim in found.claims) + Counter(found.counted) == kept


def test_what_holds_beside_a_line_that_fails_is_kept_for_who_looks_for_the_wrong_figure() -> None:
    figures = [[1120, 1131, 1145], [998, 1002, 1010], [1143, 1150, 1149], [877, 861, 853], [412, 398, 431]]
    figures = [[*row, sum(row)] for row in figures]
    figures.append([sum(column) for column in zip(*figures, strict=True)])
    figures[1][1] += 70
    names = ["Nội dung;Quý I;Quý II;Quý III;Cộng", *map("Khoản {}".format, "ABCDE"), "Tổng cộng"]
    text = "\n".join(
        [names[0], *(";".join(map(str, [name, *row])) for name, row in zip(names[1:], figures, strict=True))]
    )
    every, fewest = reading(text), reading(text, most_held=0)
    assert len(every.claims) == 10 and not every.counted
    # What fails of row B and of the second quarter meets every other row and column.
    assert (len(fewest.claims), fewest.counted) == (10, {})
    apart = reading(TABLE.format(total=3732), most_held=0)
    assert (len(apart.claims), apart.counted) == (1, {"table-total": 4})


PROJECTS = """Dự án,Ngày bắt đầu,Ngày kết thúc
Cầu A,{first}/02/2025,{last}/04/2025
Đường B,05/06/2025,{last}/05/2025
Trạm C,{first}/03/2025,06/07/2025
Kè D,04/01/2025,09/08/2025
Chợ Đ,05/01/2025,10/08/2025
Hồ E,06/01/2025,11/08/2025
"""


def test_a_table_that_resembles_a_form_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "du-an.csv"
    path.write_text(PROJECTS.format(first=21, last=14), encoding="utf-8")
    found = check([path])
    assert [one.rule for one in found.findings] == ["tables/table-dates-out-of-order"]
    assert any("nearest form" in note.en and "Ngày bắt đầu" in note.en for note in found.notes)


def test_days_that_are_read_in_two_ways_are_a_note(tmp_path: Path) -> None:
    path = tmp_path / "du-an.csv"
    path.write_text(PROJECTS.format(first=1, last=4), encoding="utf-8")
    found = check([path])
    assert not found.findings
    (note,) = [note.en for note in found.notes if "day or month" in note.en]
    assert "Ngày bắt đầu" in note and "Ngày kết thúc" in note

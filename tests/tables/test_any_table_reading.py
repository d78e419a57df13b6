"""Workbooks of any form, read and judged from end to end."""

from pathlib import Path

import pytest
from any_tables import reading

from dqcheck import check

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


def test_coverage_counts_the_figures() -> None:
    found = reading(TABLE.format(total=3372))
    assert (found.seen, found.checked) == (20, 20)
    assert reading("Ghi chú;x\nA;12\nB;15").checked == 0

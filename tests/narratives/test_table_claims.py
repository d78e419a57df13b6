"""Tables of reports, by their reader or typed: read as those of a workbook, told once, at their own places."""

from decimal import Decimal

from dqcheck.engine.coverage import of_texts
from dqcheck.model.claim import Claim, Extraction, TableReading
from dqcheck.model.document import Narrative, Paragraph, Sheet
from dqcheck.model.place import Place
from dqcheck.model.quantity import Quantity
from dqcheck.narratives import extract, with_tables

REVERSED = (
    ("Chỉ tiêu", "Tổng lượt", "Ngoại trú", "Nội trú"),
    ("A", "1=2+3", "2", "3"),
    ("Năm nay", "412", "300", "112"),
    ("Năm trước", "430", "312", "118"),
    ("Tăng/giảm so với năm trước", "18", "12", "6"),
)


def _read(*paragraphs: str, tables: tuple[Sheet, ...] = ()) -> tuple[Extraction, TableReading]:
    given = tuple(Paragraph(text=text, place=Place(paragraph=at)) for at, text in enumerate(paragraphs, 1))
    narrative = Narrative(
        source="a.docx", path="", media="docx", paragraphs=given, tables=tables, table_after=(0,) * len(tables)
    )
    return with_tables(narrative, extract(narrative))


def _cells(claim: Claim) -> frozenset[tuple[str | None, str | None]]:
    return frozenset((one.place.sheet, one.place.cell) for figures in claim.roles.values() for one in figures)


def test_a_row_with_its_signs_reversed_is_one_doubt() -> None:
    _, reading = _read("Báo cáo", tables=(Sheet(name="Bảng 1", rows=REVERSED),))
    (claim,) = [claim for claim in reading.claims if claim.kind == "table-signs-reversed"]
    assert [figure.place.cell for figure in claim.roles["stated"]] == ["B5"]


def test_no_cells_are_told_twice() -> None:
    tables = (Sheet(name="Bảng 1", rows=REVERSED), Sheet(name="Bảng 2", rows=REVERSED))
    extraction, reading = _read("Báo cáo", tables=tables)
    told = [_cells(claim) for claim in (*extraction.claims, *reading.claims)]
    told = [cells for cells in told if len(cells) > 1]
    assert len(told) == len(set(told))
    assert {sheet for cells in told for sheet, _ in cells} == {"Bảng 1", "Bảng 2"}


def test_a_typed_table_keeps_the_places_of_its_lines() -> None:
    lines = ["| Xã | Tổng | Nam | Nữ |", "| A | 1=2+3 | 2 | 3 |", "| Ba Tơ | 421 | 210 | 202 |"]
    _, reading = _read("Số liệu như sau:", *lines)
    (claim,) = [claim for claim in reading.claims if claim.kind == "table-declared-total"]
    assert claim.roles["total"][0].place == Place(paragraph=4)
    assert claim.roles["total"][0].quote == "Ba Tơ | 421 | 210 | 202"


def test_a_text_without_tables_has_no_claims_of_tables() -> None:
    extraction, reading = _read("Xã có 30 người, gồm 18 nam và 12 nữ.")
    assert extraction.claims
    assert reading.claims == ()
    assert extraction.cells == ()


def test_figures_of_a_table_are_named_by_their_rows_and_counted_with_the_text() -> None:
    rows = (
        ("TT", "Chỉ tiêu", "Số lượng", "Tỷ lệ (%)"),
        ("1", "Hộ nghèo", "201", "9,07"),
        ("2", "Hộ khác", "2.014", ""),
    )
    extraction, _ = _read("Xã có 16 thôn.", tables=(Sheet(name="Bảng 1", rows=rows),))
    assert [(one.label, one.place.cell) for one in extraction.cells] == [
        ("Hộ nghèo", "C2"),
        ("Hộ nghèo", "D2"),
        ("Hộ khác", "C3"),
    ]
    (count, rate, _) = (one.value for one in extraction.cells)
    assert isinstance(count, Quantity) and isinstance(rate, Quantity)
    assert (count.value, count.unit) == (Decimal(201), None)
    assert (rate.value, rate.unit) == (Decimal("9.07"), "%")
    assert of_texts([extraction]).seen == 4


def test_figures_that_a_table_relates_are_checked() -> None:
    extraction, _ = _read("Báo cáo", tables=(Sheet(name="Bảng 1", rows=REVERSED[:4]),))
    told = of_texts([extraction])
    assert (told.seen, told.understood, told.checked) == (6, 6, 6)


def test_a_total_of_two_rows_is_confirmed_at_its_cells() -> None:
    rows = (("TT", "Thôn", "Số hộ"), ("1", "Đông", "120"), ("2", "Tây", "98"), ("", "Tổng cộng", "218"))
    _, reading = _read("Số hộ theo thôn:", tables=(Sheet(name="Bảng 1", rows=rows),))
    (claim,) = [claim for claim in reading.claims if claim.kind == "table-total"]
    assert claim.roles["total"][0].place.cell == "C4"
    assert [figure.place.cell for figure in claim.roles["parts"]] == ["C2", "C3"]


def test_tables_written_with_a_cell_a_line_are_put_together() -> None:
    cells = (
        ["TT", "Thôn", "Số hộ", "Số khẩu"],
        ["1", "Đông", "120", "431"],
        ["2", "Tây", "98", "377"],
        ["3", "Nam", "50", "200"],
        ["", "Tổng cộng", "268", "1.008"],
    )
    _, reading = _read("\n".join("|\n" + "\n|\n".join(row) + "\n|" for row in cells))
    assert [claim.kind for claim in reading.claims] == ["table-total", "table-total"]

"""The numbers beside the tables of a form: counted, placed, and never those that only count."""

import pytest
from formkit import FORM, HEAD, MERGED, NUMBERS, RECORDS, bound, field, form, ruleset, sheet, workbook
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.forms import cell_range, of_unknown
from dqcheck.model.report import UnreadPart


def told(parts: tuple[UnreadPart, ...]) -> list[tuple[str, str | None, str | None, int | None]]:
    return [(part.reason, part.sheet, part.range, part.numbers) for part in parts]


def test_a_table_that_is_read_whole_leaves_nothing() -> None:
    assert bound(workbook(sheet([*HEAD, NUMBERS, *RECORDS], merged=MERGED))).unread == ()


def test_a_sheet_without_a_table_is_one_part_with_its_numbers() -> None:
    notes = sheet([["Ghi chú", None], ["Điện thoại", 12345.0], ["Tỷ lệ", "99,5%"], ["Năm", 2025]], name="Khác")
    parts = bound(workbook(sheet([*HEAD, *RECORDS], merged=MERGED), notes)).unread
    assert told(parts) == [("sheet-unused", "Khác", "B2:B3", 2)]
    assert "bảng nào của biểu mẫu" in parts[0].why.vi


def test_columns_that_the_form_does_not_have_are_named() -> None:
    head = [[*HEAD[0], "Số lượt tra cứu", "Điểm"], [*HEAD[1], None, None]]
    rows = [[*record, 7.0, "8,5"] for record in RECORDS]
    [part] = bound(workbook(sheet([*head, *rows], merged=MERGED))).unread
    assert told((part,)) == [("column-unknown", "TTHC", "H3:I5", 6)]
    assert "“Số lượt tra cứu”" in part.why.vi and "“Điểm”" in part.why.en


def test_rows_that_are_no_unit_s_are_told_by_their_range() -> None:
    group = ["I", "Nhóm xã miền núi", 2000.0, 900.0, 1100.0, None, None]
    [part] = bound(workbook(sheet([*HEAD, RECORDS[0], group, *RECORDS[1:]], merged=MERGED))).unread
    assert told((part,)) == [("row-unknown", "TTHC", "C4:E4", 3)]


def test_numbers_above_the_tables_are_told_apart() -> None:
    rows = [["Số xã báo cáo", None, 96.0], [None] * 7, *HEAD, *RECORDS]
    merged = tuple((a + 2, b, c + 2, d) for a, b, c, d in MERGED)
    assert told(bound(workbook(sheet(rows, merged=merged))).unread) == [("outside", "TTHC", "C1", 1)]


def test_labels_that_the_form_does_not_have_are_named_and_their_numbering_is_no_number() -> None:
    fields = [
        field(name, label, type="count")
        for name, label in zip("abcd", ("Số hộ", "Số thôn", "Dân số", "Số xe"), strict=True)
    ]
    rules = ruleset(form("general", field("unit", "Đơn vị"), *fields, layout="pairs"))
    labels = ["Đơn vị", "Số hộ", "Số thôn", "Dân số", "Số xe", "Số cầu", "Số chợ"]
    rows = [
        [f"{number}.", label, 10.0 * number if number > 1 else "Xã Ba Tơ"] for number, label in enumerate(labels, 1)
    ]
    [part] = bound(workbook(sheet(rows, name="Phiếu")), rules).unread
    assert told((part,)) == [("label-unknown", "Phiếu", "C6:C7", 2)]
    assert "“Số cầu” và “Số chợ”" in part.why.vi


@pytest.mark.parametrize(
    "counting",
    [[1, 2, 3, 4], ["1.", "2.", "3.", "4."], [1.0, "1.1", "1.2", 2.0], ["1", "1.1", "1.1.1", "2"]],
)
def test_a_column_that_counts_its_rows_is_no_number(counting: list[object]) -> None:
    rows = [[number, "x", 17.0] for number in counting]
    assert told(of_unknown(workbook(sheet(rows)))) == [("layout-unknown", "TTHC", "C1:C4", 4)]


@pytest.mark.parametrize("values", [[5, 6, 7, 8], [1, 4, 2, 9], [1.0]])
def test_a_first_column_of_figures_is_counted(values: list[object]) -> None:
    parts = of_unknown(workbook(sheet([[value, "x"] for value in values])))
    assert [part.numbers for part in parts] == [len(values)]


def test_what_may_be_a_year_is_a_number_beside_other_figures() -> None:
    rows = [["Năm", "2023", 2024], ["Xã Ba Tơ", "2053", 1999.0], ["Xã Ba Tô", "2053", 17.0]]
    assert told(of_unknown(workbook(sheet(rows)))) == [("layout-unknown", "TTHC", "B3:C3", 2)]


def test_dates_texts_and_truth_values_are_no_numbers() -> None:
    import datetime as dt

    rows = [[dt.date(2025, 1, 2), True, "12/KH-UBND", "", None, float("nan")], ["a", "b", "c"]]
    assert sum(part.numbers or 0 for part in of_unknown(workbook(sheet(rows)))) <= 1


def test_many_scattered_areas_are_one() -> None:
    rows = [["x", None, float(number)] if not number % 9 else [None] for number in range(9, 90)]
    assert len(of_unknown(workbook(sheet(rows)))) == 1
    beside = [*HEAD, *RECORDS, *[[None]] * 9, ["Ghi chú"], *rows]
    parts = bound(workbook(sheet(beside, merged=MERGED))).unread
    assert [part.reason for part in parts] == ["row-unknown"]
    assert parts[0].numbers == 9


@given(
    st.lists(st.lists(st.floats(3.5, 1e6), min_size=3, max_size=3), max_size=4),
    st.lists(st.floats(3.5, 1e6), max_size=5),
    st.lists(st.one_of(st.none(), st.just("x"), st.floats(0.5, 1e6)), max_size=6),
)
def test_every_number_of_a_file_is_counted(columns: list[list[float]], other: list[float], above: list[object]) -> None:
    """Whatever stands beside a table that is read: what is held and what is told as unread are all the numbers."""
    width = len(HEAD[0])
    head = [[*HEAD[0], *(f"Chỉ số {n}" for n in range(len(columns)))], [*HEAD[1], *(None for _ in columns)]]
    rows = [[*record, *(column[row] for column in columns)] for row, record in enumerate(RECORDS)]
    title = [[*([None] * width)], [None, "Tiêu đề", *above][: max(width, 2)], [None] * width]
    merged = tuple((a + 3, b, c + 3, d) for a, b, c, d in MERGED)
    beside = sheet([["x", None, value] for value in other], name="Khác")
    parts = bound(workbook(sheet([*title, *head, *rows], merged=merged), beside)).unread
    placed = [cell for cell in title[1] if isinstance(cell, float)]
    numbers = sum(len(column) for column in columns) + len(other) + len(placed)
    years = sum(value in range(1990, 2101) for value in (*other, *placed, *(v for c in columns for v in c)))
    assert numbers - years <= sum(part.numbers or 0 for part in parts) <= numbers


def test_a_range_is_written_as_people_do() -> None:
    assert cell_range((0, 1), (0, 1)) == "B1"
    assert cell_range((0, 1), (9, 27)) == "B1:AB10"
    assert FORM.tables

"""Finding headers: titles above, labels of several rows, merged cells, column numbers, unit lines."""

import unicodedata

import pytest
from formkit import DOSSIERS, HEAD, MERGED, NUMBERS, RECORDS, down, sheet

from dqcheck.forms import headers
from dqcheck.forms.headers import is_numbering
from dqcheck.forms.labels import tokens

TOKENS = tokens(DOSSIERS.fields.values())
TITLES = [["ỦY BAN NHÂN DÂN TỈNH"], ["BIỂU SỐ 02. THỦ TỤC HÀNH CHÍNH"], [None], [None, None, "Đơn vị tính: hồ sơ"]]
PRINTED = [
    "STT",
    "Đơn vị",
    "Hồ sơ tiếp nhận / Tổng số",
    "Hồ sơ tiếp nhận / Trực tuyến",
    "Hồ sơ tiếp nhận / Trực tiếp",
    "Hồ sơ đã giải quyết / Tổng số",
    "Hồ sơ đã giải quyết / Tỷ lệ đúng hạn (%)",
]


def printed(found: headers.Header) -> list[str]:
    return [column.text for column in found.columns]


def test_labels_of_two_rows_are_joined_through_merged_cells() -> None:
    (found,) = headers.find(sheet([*HEAD, *RECORDS], merged=MERGED), TOKENS)
    assert printed(found) == PRINTED
    assert (found.top, found.bottom, found.start, found.end) == (0, 1, 2, 5)


def test_where_the_file_tells_no_merged_cells_parents_reach_to_the_right() -> None:
    (found,) = headers.find(sheet([*HEAD, *RECORDS]), TOKENS)
    assert printed(found) == PRINTED


def test_titles_blank_rows_numbers_and_unit_line_are_no_labels() -> None:
    rows = [*TITLES, *HEAD, [None] * 7, NUMBERS, *RECORDS]
    (found,) = headers.find(sheet(rows, merged=down(MERGED, 4)), TOKENS)
    assert printed(found) == PRINTED
    assert (found.top, found.start) == (4, 8)
    assert found.unit_line is not None
    assert (found.unit_line.text, found.unit_line.units) == ("Đơn vị tính: hồ sơ", ("hồ sơ",))


def test_labels_of_three_rows() -> None:
    rows = [
        ["TT", "Tên xã/phường", "Kết quả", None, None],
        [None, None, "Hồ sơ tiếp nhận", None, "Hồ sơ đã giải quyết"],
        [None, None, "Tổng số", "Trực tuyến", "Tổng số"],
        [1.0, "Xã Ba Động", 963.0, 603.0, 921.0],
    ]
    merged = ((0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 4), (1, 2, 1, 3))
    (found,) = headers.find(sheet(rows, merged=merged), TOKENS)
    assert printed(found)[2:] == [
        "Kết quả / Hồ sơ tiếp nhận / Tổng số",
        "Kết quả / Hồ sơ tiếp nhận / Trực tuyến",
        "Kết quả / Hồ sơ đã giải quyết / Tổng số",
    ]


def test_decomposed_accents_line_breaks_and_stray_spaces_do_not_matter() -> None:
    rows = [[unicodedata.normalize("NFD", cell.replace(" ", "\n ")) if cell else cell for cell in row] for row in HEAD]
    (found,) = headers.find(sheet([*rows, *RECORDS], merged=MERGED), TOKENS)
    assert printed(found) == PRINTED


def test_a_label_merged_over_two_columns_is_one_column() -> None:
    rows = [
        ["STT", None, "Đơn vị", "Tổng số hồ sơ tiếp nhận", "Tỷ lệ đúng hạn"],
        [None, 1.0, "Xã Ba Động", 963.0, "99,57%"],
    ]
    (found,) = headers.find(sheet(rows, merged=((0, 0, 0, 1),)), TOKENS)
    assert [(c.index, c.text) for c in found.columns][:2] == [(1, "STT"), (2, "Đơn vị")]


def test_tables_below_each_other_each_have_their_header() -> None:
    rows = [*HEAD, *RECORDS, [None], ["Biểu tiếp theo"], *HEAD, *RECORDS]
    first, second = headers.find(sheet(rows, merged=(*MERGED, *down(MERGED, 7))), TOKENS)
    assert (first.start, first.end, second.start, second.end) == (2, 7, 9, 12)


@pytest.mark.parametrize(
    ("row", "numbering"),
    [
        (["(1)", "(2)", "(3)"], True),
        ([None, "(1)", "(2)", "(3)=(1)+(2)"], True),
        (["A", "B", 1.0, 2.0, 3.0], True),
        ([1.0, 2.0, 3.0, 4.0], True),
        ([1.0, "Xã Ba Động", 2.0, 3.0], False),
        ([1.0, 2.0], False),
        ([12.0, 13.0, 14.0], False),
        (["1", "5", "9"], False),
    ],
)
def test_a_row_of_column_numbers(row: list[object], numbering: bool) -> None:
    assert is_numbering(row) is numbering


@pytest.mark.parametrize(
    ("cells", "units"),
    [
        (["Đơn vị tính: triệu đồng"], ("triệu đồng",)),
        (["ĐVT: Triệu đồng"], ("Triệu đồng",)),
        (["(Đơn vị tính: triệu đồng, %)"], ("triệu đồng", "%")),
        (["(Triệu đồng)"], ("Triệu đồng",)),
        (["Đơn vị tính:", "nghìn đồng"], ("nghìn đồng",)),
        (["Đơn vị: triệu đồng"], ("triệu đồng",)),
        (["BIỂU 10. KINH PHÍ (ĐVT: triệu đồng)"], ("triệu đồng",)),
        (["Đơn vị tính: 1.000 đồng"], ("1.000 đồng",)),
        (["Unit of measure: triệu đồng"], ("triệu đồng",)),
        (["Unit: triệu đồng"], ("triệu đồng",)),
        (["Đơn vị: Xã Ba Động"], None),
        (["(Kèm theo báo cáo)"], None),
    ],
)
def test_unit_lines(cells: list[str], units: tuple[str, ...] | None) -> None:
    line = headers.unit_line(sheet([cells]), 0, 1)
    assert (line.units if line else None) == units


def test_a_sheet_of_nothing_has_no_header() -> None:
    assert headers.find(sheet([]), TOKENS) == []
    assert headers.guess(sheet([["a", "b"], [1.0, 2.0]])) is None


@pytest.mark.parametrize("above", [0, 1, 4])
def test_a_header_is_the_same_wherever_it_stands(above: int) -> None:
    rows = [[None]] * above + [*HEAD, *RECORDS]
    (found,) = headers.find(sheet(rows, merged=down(MERGED, above)), TOKENS)
    assert printed(found) == PRINTED and found.top == above


def test_a_header_with_other_merged_cells_is_another() -> None:
    (joined,) = headers.find(sheet([*HEAD, *RECORDS], merged=MERGED), TOKENS)
    (alone,) = headers.find(sheet([*HEAD, *RECORDS], merged=[(0, 6, 1, 6)]), TOKENS)
    assert printed(joined) != printed(alone)


def test_a_number_that_equals_a_truth_value_is_no_label_of_its() -> None:
    head = ["Đơn vị", "Trực tuyến", "Trực tiếp"]
    one, other = (headers.columns(sheet([head, ["", mark, ""]]), 0, 1, 2) for mark in (1.0, True))
    assert [column.text for column in one] != [column.text for column in other]

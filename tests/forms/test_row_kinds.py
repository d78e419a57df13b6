"""Which rows are records."""

import pytest
from formkit import (
    HEAD,
    MERGED,
    NUMBERS,
    RECORDS,
    Parts,
    SetOff,
    bound,
    field,
    figures,
    form,
    keys,
    ruleset,
    sheet,
    workbook,
)

PLAIN = ruleset(
    form(
        "staff",
        field("unit", "Đơn vị", required=True),
        field("office", "Phòng", required=True),
        field("staff", "Số người", type="count"),
    ),
    form("events", field("event", "Tên sự kiện"), field("guests", "Người tham dự", type="count"), key=None),
    units=(),
)


def filed(*extra: list[object], after: bool = True) -> dict[str, dict[str, object]]:
    rows = [*RECORDS, *extra] if after else [*extra, *RECORDS]
    return figures(bound(workbook(sheet([*HEAD, NUMBERS, *rows], merged=MERGED))).tables["dossiers"])


EXPECTED = filed()


def test_three_records() -> None:
    assert list(EXPECTED) == ["Xã Ba Động", "Xã Ba Tơ", "Phường Kon Tum"]


@pytest.mark.parametrize(
    "row",
    [
        [None] * 7,
        [None, "Ghi chú: số liệu đến 30/9"],
        ["Nguồn: hệ thống của tỉnh"],
        [None, "NGƯỜI LẬP BIỂU", None, None, None, "CHỦ TỊCH", None],
        [None, None, None, None, "Ba Động, ngày 30 tháng 9 năm 2025"],
        [None, "I. Các phường"],
        ["I", "Các phường"],
        ["A", "Các phường", 100.0, 60.0, 40.0, 90.0, "90%"],
        [None, "Cộng các phường", 100.0, 60.0, 40.0, 90.0, "90%"],
        [None, "Tổng cộng", 100.0, 60.0, 40.0, 90.0, None],
        [None, "Bình quân", 33.3, 20.0, 13.3, 30.0, None],
        [None, "Tỷ lệ (%)", 33.3, 20.0, 13.3, 30.0, None],
        ["Tổng số (3 xã)", None, 100.0, 60.0, 40.0, 90.0, None],
        [None, "Total", 100.0, 60.0, 40.0, 90.0, None],
        [None, "Average per commune", 33.3, 20.0, 13.3, 30.0, None],
        ["Source: the system of the province"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
    ],
)
def test_other_rows_are_no_records(row: list[object]) -> None:
    assert filed(row) == EXPECTED
    assert filed(row, after=False) == EXPECTED


def test_the_total_row_is_a_table_of_its_own() -> None:
    rows = [*HEAD, *RECORDS, [None, "Tổng cộng", 2189.0, 1603.0, 586.0, None, None], ["Ghi chú: ..."]]
    total = bound(workbook(sheet(rows, merged=MERGED))).tables["dossiers.total"]
    assert list(total.submissions) == ["bao-cao.csv"]
    assert "unit" not in total.columns
    assert [total.columns[name][0].text for name in ("received", "online", "direct")] == ["2189", "1603", "586"]
    place = total.locator.place(0, "online")
    assert (place.cell, place.row_label, place.column_label) == ("D6", "Tổng cộng", "Hồ sơ tiếp nhận / Trực tuyến")


def test_a_unit_without_figures_is_a_record_with_blanks() -> None:
    got = filed([4.0, "Xã Sơn Hà"])
    assert set(got["Xã Sơn Hà"].values()) == {"blank", "Xã Sơn Hà"}


def test_a_name_that_is_not_listed_is_a_record_and_a_defect() -> None:
    rows = [*HEAD, *RECORDS, [4.0, "Xã Ba Độngg", 5.0, 3.0, 2.0, 4.0, "90%"]]
    got = bound(workbook(sheet(rows, merged=MERGED)))
    assert len(got.tables["dossiers"].submissions) == 4
    (defect,) = got.defects
    assert (defect.key, defect.text, defect.place.cell) == ("form.unit-unknown", "Xã Ba Độngg", "B6")
    assert defect.facts["near"] == "Xã Ba Động"
    assert defect.submission == "Xã Ba Độngg"


def test_an_ambiguous_name_is_a_defect() -> None:
    rows = [*HEAD, [1.0, "An Phú", 5.0, 3.0, 2.0, 4.0, "90%"]]
    (defect,) = bound(workbook(sheet(rows, merged=MERGED))).defects
    assert (defect.key, defect.facts["candidates"]) == ("form.unit-ambiguous", ("Phường An Phú", "Xã An Phú"))


STAFF = [
    ["TT", "Đơn vị", "Phòng", "Số người"],
    [1.0, "Xã Một", "Văn phòng", 5.0],
    [None, None, "Phòng Kinh tế", 6.0],
    [2.0, "Xã Hai", "Văn phòng", 7.0],
]


def test_a_name_merged_over_rows_holds_for_each_of_them() -> None:
    got = bound(workbook(sheet(STAFF, name="NL", merged=((1, 1, 2, 1),))), PLAIN)
    assert list(got.tables["staff"].submissions) == ["Xã Một", "Xã Một", "Xã Hai"]
    assert got.notices == ()
    assert got.tables["staff"].locator.place(1, "staff").row_label == "Xã Một / Phòng Kinh tế"


def test_a_name_written_once_is_carried_down_and_told() -> None:
    got = bound(workbook(sheet(STAFF, name="NL")), PLAIN)
    assert list(got.tables["staff"].submissions) == ["Xã Một", "Xã Một", "Xã Hai"]
    assert keys(got.notices) == ["form.unit-carried"]


def test_a_name_is_not_carried_over_a_cell_that_nobody_can_read() -> None:
    rows = [*STAFF[:2], *([None, None, name, 6.0] for name in ("Phòng Kinh tế", "Phòng Tư pháp")), STAFF[3]]
    got = bound(workbook(sheet(rows, name="NL")), PLAIN, details=Parts(pending=[("NL", 2, 1)]))
    assert list(got.tables["staff"].submissions) == ["Xã Một", "bao-cao.csv", "bao-cao.csv", "Xã Hai"]
    assert got.notices == ()


def test_a_missing_name_is_not_carried_where_a_unit_has_one_record() -> None:
    rows = [*HEAD, RECORDS[0], [2.0, None, 5.0, 3.0, 2.0, 4.0, "90%"]]
    table = bound(workbook(sheet(rows, merged=MERGED))).tables["dossiers"]
    assert [value.text for value in table.columns["unit"]] == ["Xã Ba Động", ""]


def test_a_row_of_a_table_without_units() -> None:
    rows = [
        ["STT", "Tên sự kiện", "Người tham dự"],
        [1.0, "Nguồn sáng số", 120.0],
        [2.0, "Tổng kết phong trào", 90.0],
        [None, "Tổng cộng", 210.0],
        ["Người lập biểu"],
    ]
    tables = bound(workbook(sheet(rows, name="SK")), PLAIN).tables
    assert [value.text for value in tables["events"].columns["event"]] == ["Nguồn sáng số", "Tổng kết phong trào"]
    assert [value.text for value in tables["events.total"].columns["guests"]] == ["210"]


def test_a_total_of_one_unit_among_its_rows_is_no_record() -> None:
    rows = [*STAFF[:3], [None, None, "Tổng số", 11.0], STAFF[3]]
    tables = bound(workbook(sheet(rows, name="NL")), PLAIN).tables
    assert [value.text for value in tables["staff"].columns["staff"]] == ["5", "6", "7"]
    assert [value.text for value in tables["staff.total"].columns["staff"]] == ["11"]


GROUPED = [
    *HEAD,
    [None, "Tổng số", 2189.0, 1603.0, 586.0, 2147.0, None],
    ["I", "Khu vực Đông", 2180.0, 1630.0, 577.0, 2147.0, None],
    *[[*row[:4], row[4], float(str(row[5]).replace(".", "")), row[6]] for row in RECORDS[:2]],
    ["II", "Khu vực Tây", 9.0, 0.0, 9.0, 0.0, None],
    [1.0, "Phường Kon Tum", 9.0, 0.0, 9.0, 0.0, None],
]


def test_a_group_is_no_unit_and_adds_up_its_own_rows() -> None:
    tables = bound(workbook(sheet(GROUPED, merged=MERGED))).tables
    assert list(tables["dossiers"].submissions) == ["Xã Ba Động", "Xã Ba Tơ", "Phường Kon Tum"]
    assert tables["dossiers.total"].adds == [(5, 6, 8), (5, 6), (8,)]
    places = [tables["dossiers.total"].locator.place(row, "received") for row in range(3)]
    assert [(place.cell, place.row_label) for place in places] == [
        ("C3", "Tổng số"), ("C4", "Khu vực Đông"), ("C7", "Khu vực Tây")]  # fmt: skip


EVENTS = ruleset(form("events", field("event", "Tên sự kiện"), field("guests", "Người tham dự", type="count"),
                      field("cost", "Chi phí", type="money"), key=None), units=())  # fmt: skip


def test_a_total_without_a_name_is_told() -> None:
    rows = [
        ["STT", "Tên sự kiện", "Người tham dự", "Chi phí"],
        [1.0, "Nguồn sáng số", 1250.0, 31500.0],
        [2.0, "Tổng kết phong trào", 990.0, 12700.0],
        [None, "Cả năm", 2240.0, 44200.0],
    ]
    got = bound(workbook(sheet(rows, name="SK")), EVENTS)
    assert [value.text for value in got.tables["events"].columns["event"]] == ["Nguồn sáng số", "Tổng kết phong trào"]
    assert keys(got.notices) == ["form.row-is-total"]
    assert got.notices[0].facts["rows"] == ("Cả năm (4)",)


def test_rows_that_break_a_unit_down_are_no_units_and_told() -> None:
    rows = [*HEAD, RECORDS[0], [None, "- Trực tuyến", 603.0, 603.0, 0.0, 1.0, None], RECORDS[1]]
    got = bound(workbook(sheet(rows, merged=MERGED)))
    assert list(got.tables["dossiers"].submissions) == ["Xã Ba Động", "Xã Ba Tơ"]
    assert keys(got.notices) == ["form.rows-are-parts"]


def regions() -> list[list[object]]:
    return [
        ["Tên sự kiện", "Người tham dự"],
        ["Mùa xuân", 12.0],
        ["Hội thi", 5.0],
        ["Tập huấn", 7.0],
        ["Mùa thu", 30.0],
        ["Hội nghị", 21.0],
        ["Tọa đàm", 9.0],
    ]


@pytest.mark.parametrize(
    "set_off",
    [
        {(row, 0): SetOff(bold=True) for row in (1, 4)},
        {(row, 0): SetOff(indent=1) for row in (2, 3, 5, 6)},
    ],
    ids=["bold", "indent"],
)
def test_groups_that_are_set_off(set_off: dict[tuple[int, int], SetOff]) -> None:
    rules = ruleset(
        form("events", field("event", "Tên sự kiện"), field("guests", "Người tham dự", type="count"), key=None),
        units=(),
    )
    tables = bound(workbook(sheet(regions(), name="SK")), rules, Parts(set_off=set_off)).tables
    assert tables["events.total"].adds == [(3, 4), (6, 7)]
    # One column of small figures alone is chance.
    assert list(bound(workbook(sheet(regions(), name="SK")), rules).tables) == ["events"]


def test_a_label_under_several_headings_is_completed_by_them_and_told() -> None:
    people = form("people", field("who", "Đối tượng", required=True, unique=True),
                  field("count", "Số người", type="count"), key="who")  # fmt: skip
    rows = [
        ["Đối tượng", "Số người"],
        ["Thành thị", None],
        ["Nam", 1210.0],
        ["Nữ", 1305.0],
        ["Nông thôn", None],
        ["Nam", 2110.0],
        ["Nữ", 2025.0],
        ["Khác", 31.0],
    ]
    got = bound(workbook(sheet(rows, name="NG")), ruleset(people, units=()))
    assert list(got.tables["people"].submissions) == [
        "Thành thị / Nam", "Thành thị / Nữ", "Nông thôn / Nam", "Nông thôn / Nữ", "Khác"]  # fmt: skip
    assert keys(got.notices) == ["form.labels-completed"]


def test_a_long_register_with_a_total_is_read_by_position() -> None:
    """No row of it is looked at twice."""
    rows = [["Tên sự kiện", "Người tham dự"], *([f"Việc số {at}", 1.0] for at in range(1200)), ["Tổng cộng", 1200.0]]
    tables = bound(workbook(sheet(rows, name="SK")), PLAIN).tables
    assert len(tables["events"].submissions) == 1200
    assert tables["events.total"].adds == [None]

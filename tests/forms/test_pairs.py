"""Forms of labels and values."""

from decimal import Decimal

import pytest
from formkit import DOSSIERS, SPENDING, bound, field, figures, form, keys, ruleset, sheet, workbook

from dqcheck.forms import recognise

GENERAL = form(
    "general",
    field("unit", "Tên xã/phường", required=True),
    field("population", "Dân số", type="count", unit="người"),
    field("households", "Số hộ", type="count", unit="hộ"),
    field("poor", "Hộ nghèo / Số hộ", type="count", unit="hộ"),
    field("rate", "Hộ nghèo / Tỷ lệ", type="percent", decimals=2),
    field("budget", "Kinh phí", type="money", unit="triệu đồng"),
    field("until", "Số liệu tính đến ngày", type="date"),
    sheet=["Thông tin chung"],
)
RULES = ruleset(GENERAL, DOSSIERS, SPENDING)

FILED = [
    ["BÁO CÁO THÔNG TIN CHUNG"],
    ["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả", "Ghi chú"],
    [1.0, "Tên xã/phường", None, "UBND xã Ba Tơ", None],
    [2.0, "Dân số", "người", "7.758", "theo công an xã"],
    [3.0, "Số hộ", "hộ", 2215.0, None],
    [4.0, "Hộ nghèo", None, None, None],
    [None, "- Số hộ", "hộ", 201.0, None],
    [None, "- Tỷ lệ", "%", "9,07", None],
    [5.0, "Kinh phí", "nghìn đồng", 15130.0, None],
    [6.0, "Số liệu tính đến ngày", None, "30/9/2025", None],
]
EXPECTED = {
    "unit": "Xã Ba Tơ",
    "population": "7758",
    "households": "2215",
    "poor": "201",
    "rate": "9.07",
    "budget": "15130000",
    "until": "2025-09-30",
}


def read(rows: list[list[object]], name: str = "Thông tin chung") -> dict[str, object]:
    return figures(bound(workbook(sheet(rows, name=name)), RULES).tables["general"])["Xã Ba Tơ"]


def test_a_form_of_labels_and_values() -> None:
    assert read(FILED) == EXPECTED


@pytest.mark.parametrize(("planned", "done", "read"), [(1.0, 6.52, "1"), (0.4, 2.5, "0.4"), (1.0, 86.96, None)])
def test_a_percentage_of_a_plan_is_written_as_those_beside_it(planned: float, done: float, read: str | None) -> None:
    """A plan of 1 beside 6,52 is one percent; beside 86,96 it may be all."""
    rows = [
        ["Xã Ba Tơ", None, None],
        ["Chỉ tiêu", "Kế hoạch năm", "Thực hiện"],
        ["Dân số", 8000.0, 7758.0],
        ["Số hộ", 2300.0, 2215.0],
        ["Hộ nghèo", None, None],
        ["- Số hộ", 100.0, 201.0],
        ["- Tỷ lệ", planned, done],
    ]
    tables = bound(workbook(sheet(rows, name="Thông tin chung")), RULES).tables
    assert figures(tables["general"])["Xã Ba Tơ"]["rate"] == str(done)
    [value] = tables["planned.general"].columns["rate"]
    assert getattr(value, "value", None) == (None if read is None else Decimal(read))


def test_places_are_those_of_the_values() -> None:
    got = bound(workbook(sheet(FILED, name="Thông tin chung")), RULES)
    place = got.tables["general"].locator.place(0, "rate")
    assert place.as_dict() == {"sheet": "Thông tin chung", "cell": "D8", "row_label": "Hộ nghèo / Tỷ lệ"}
    assert got.unit == "Xã Ba Tơ"
    assert got.defects == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: [row[1:] for row in rows],
        lambda rows: [[None, None, *row] for row in rows],
        lambda rows: [[None], *rows],
        lambda rows: [*rows[:4], [None], *rows[4:]],
        lambda rows: [row[:4] for row in rows],
        lambda rows: [rows[0], *rows[2:]],
        lambda rows: [*rows[:2], *reversed(rows[2:5]), rows[8], rows[9], *rows[5:8]],
        lambda rows: [*rows, ["Người lập biểu", None, None, "Chủ tịch"]],
    ],
    ids=["no serial", "shifted", "blank first", "blank between", "no remarks", "no head", "other order", "signed"],
)
def test_the_arrangement_does_not_matter(change: object) -> None:
    assert read(change(FILED)) == EXPECTED


def test_units_in_brackets_and_no_column_of_units() -> None:
    rows = [[row[1] if i != 8 else "Kinh phí (nghìn đồng)", row[3]] for i, row in enumerate(FILED) if i]
    rows[6][0] = "- Tỷ lệ (%)"
    assert read(rows) == EXPECTED


def test_the_unit_may_stand_in_the_title() -> None:
    rows = [["UBND XÃ BA TƠ"], *FILED[1:2], *FILED[3:]]
    assert read(rows) == EXPECTED


def test_several_tables_on_one_sheet_by_section() -> None:
    rows = [
        ["UBND XÃ BA TƠ", None],
        ["I. Biểu general", None],
        ["1. Dân số", "7.758"],
        ["2. Số hộ", 2215.0],
        ["II. Biểu dossiers", None],
        ["1. Tổng số hồ sơ tiếp nhận", 963.0],
        ["2. Tỷ lệ đúng hạn", "99,57%"],
    ]
    tables = bound(workbook(sheet(rows, name="Báo cáo")), RULES).tables
    assert tables["general"].columns["households"][0].text == "2215"
    assert [tables["dossiers"].columns[name][0].text for name in ("received", "rate")] == ["963", "99,57%"]


def test_two_columns_of_figures_without_headings_are_not_guessed() -> None:
    rows = [[row[1], row[3], row[3]] for row in FILED[2:]]
    got = recognise(workbook(sheet(rows, name="Thông tin chung")), [RULES])
    assert all(not region.cells for region in got.regions)


def test_the_heading_says_which_column_is_this_period() -> None:
    rows = [[*row[:4], None if row[3] is None else 1.0] for row in FILED[1:]]
    rows[0][4] = "Kỳ trước"
    assert read(rows) == EXPECTED


def test_the_same_label_twice_is_ambiguous() -> None:
    got = bound(workbook(sheet([*FILED, [7.0, "Dân số", "người", 7539.0]], name="Thông tin chung")), RULES)
    assert "population" not in got.tables["general"].columns
    assert keys(got.defects) == ["form.header-ambiguous"]


def test_a_form_that_only_has_rows_is_not_read_as_labels_and_values() -> None:
    rows_only = ruleset(form("general", *GENERAL.fields.values(), sheet=["Thông tin chung"], layout="rows"))
    assert recognise(workbook(sheet(FILED, name="Thông tin chung")), [rows_only]).ruleset is None


def test_a_total_with_a_value_stands_over_its_parts() -> None:
    """The labels of the form leave out the total that the sheet has over the parts."""
    head = "Hồ sơ tiếp nhận"
    rules = ruleset(
        form(
            "dossiers",
            field("unit", "Đơn vị", required=True),
            field("received", f"{head} / Tổng số", type="count"),
            field("new", f"{head} / Tiếp nhận mới / Cộng", type="count"),
            field("online", f"{head} / Tiếp nhận mới / Trực tuyến", type="count"),
            sheet=["TTHC"],
        )
    )
    rows = [
        ["UBND XÃ BA TƠ", None, None],
        ["I", head, None],
        ["1", "Tổng số", 963.0],
        ["1.1", "Tiếp nhận mới", None],
        ["-", "Cộng", 960.0],
        ["-", "Trực tuyến", 603.0],
    ]
    columns = bound(workbook(sheet(rows)), rules).tables["dossiers"].columns
    assert {name: columns[name][0].text for name in ("received", "new", "online")} == {
        "received": "963",
        "new": "960",
        "online": "603",
    }


PEOPLE = form(
    "people",
    field("unit", "Tên xã/phường", required=True),
    field("all", "Dân số", type="count"),
    field("cards", "Đã cấp căn cước", type="count"),
    field("codes", "Đã kích hoạt định danh", type="count"),
)
BOTH = ruleset(GENERAL, PEOPLE)
ABOUT = [[1.0, "Dân số", 7758.0], [2.0, "Số hộ", 2215.0], [3.0, "Số hộ nghèo", 201.0], [4.0, "Kinh phí", 15.0]]
CARDS = [[1.0, "Dân số", 7760.0], [2.0, "Đã cấp căn cước", 6000.0], [3.0, "Đã kích hoạt định danh", 5000.0]]


def sections(*rows: list[object]) -> dict[str, dict[str, object]]:
    filed = [["STT", "Chỉ tiêu", "Kết quả"], [None, "Tên xã/phường", "Xã Ba Tơ"], *rows]
    tables = bound(workbook(sheet(filed, name="Phiếu")), BOTH).tables
    return {name: figures(table)["Xã Ba Tơ"] for name, table in tables.items()}


@pytest.mark.parametrize(
    "rows",
    [
        [["I", "Thông tin chung", None], *ABOUT, ["II", "Biểu people", None], *CARDS],
        [["I", "Thông tin chung", None], *ABOUT, *CARDS],
        [*ABOUT, *CARDS],
        [*ABOUT, ["B", "Căn cước", None], *CARDS],
        [["II", "Biểu people", None], *CARDS, ["III", "Tình hình khác", None], *ABOUT],
    ],
    ids=["both headed", "one headed", "numbers begin again", "another heading", "turned round"],
)
def test_a_label_that_occurs_twice_is_the_one_of_its_section(rows: list[list[object]]) -> None:
    got = sections(*rows)
    assert (got["general"]["population"], got["general"]["households"]) == ("7758", "2215")
    assert got["people"] == {"unit": "Xã Ba Tơ", "all": "7760", "cards": "6000", "codes": "5000"}


def test_a_heading_of_one_table_does_not_hide_another() -> None:
    rows = [[place + 5.0, *row[1:]] for place, row in enumerate(CARDS[1:])]
    got = sections(["I", "Thông tin chung", None], *ABOUT, *rows)
    assert got["general"]["population"] == "7758"
    assert (got["people"]["cards"], got["people"]["codes"]) == ("6000", "5000")

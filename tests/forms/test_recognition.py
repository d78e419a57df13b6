"""Which form a workbook was filed on."""

import pytest
from formkit import DOSSIERS, FORM, HEAD, MERGED, RECORDS, SPENDING, field, form, ruleset, sheet, workbook

from dqcheck.forms import recognise
from dqcheck.forms.recognition import is_named

OTHER = ruleset(
    form(
        "crops",
        field("unit", "Đơn vị", required=True),
        field("area", "Diện tích gieo trồng", type="number"),
        field("yield", "Năng suất", type="number"),
        field("output", "Sản lượng", type="number"),
    ),
    name="trong-trot",
)
CROPS = sheet(
    [["Đơn vị", "Diện tích gieo trồng (ha)", "Năng suất (tạ/ha)", "Sản lượng (tấn)"], ["Xã Ba Tơ", 12.5, 50.0, 62.5]],
    name="Lúa",
)
DOSSIER_SHEET = sheet([*HEAD, *RECORDS], merged=MERGED)


@pytest.mark.parametrize("order", [[FORM, OTHER], [OTHER, FORM]])
def test_the_form_whose_headers_match_is_chosen(order: list[object]) -> None:
    assert recognise(workbook(DOSSIER_SHEET), order).ruleset == "thu"
    assert recognise(workbook(CROPS), order).ruleset == "trong-trot"


def test_what_was_matched_and_what_was_not() -> None:
    extra = sheet([[*HEAD[0], "Thứ khác"], [*HEAD[1], None], *RECORDS], merged=MERGED)
    scratch = sheet([["Tính thử"], [12345.0]], name="Nháp")
    got = recognise(workbook(extra, scratch, sheet([], name="Trống")), [FORM])
    assert (got.matched, got.seen, got.unmatched, got.unused) == (6, 7, ("Thứ khác",), ("Nháp",))


def test_an_unknown_layout_names_the_nearest_form_and_the_headers_that_did_not_match() -> None:
    rows = [
        ["BÁO CÁO"],
        ["STT", "Đơn vị", "Số giường bệnh", "Số bác sĩ"],
        [1.0, "Xã Ba Tơ", 12.0, 3.0],
    ]
    got = recognise(workbook(sheet(rows, name="Y tế")), [FORM])
    assert (got.ruleset, got.nearest, got.regions, got.unused) == (None, "thu", (), ("Y tế",))
    assert got.unmatched == ("Số giường bệnh", "Số bác sĩ")
    (defect,) = got.defects
    assert (defect.key, defect.severity, defect.place.sheet, defect.place.cell) == (
        "form.layout-unknown",
        "error",
        "Y tế",
        "A2",
    )
    assert defect.facts["headers"] == ("Số giường bệnh", "Số bác sĩ")
    assert defect.submission == "bao-cao.csv"


def test_too_few_known_headers_are_listed() -> None:
    rows = [["STT", "Đơn vị", "Kinh phí"], [1.0, "Xã Ba Tơ", 5.0]]
    (defect,) = recognise(workbook(sheet(rows, name="Khác")), [ruleset(SPENDING, DOSSIERS)]).defects
    assert (defect.sentence, defect.facts["headers"]) == ("form.layout-unknown.few", ("Đơn vị", "Kinh phí"))


def test_of_many_strange_headers_the_first_are_listed() -> None:
    rows = [[f"Cột {n}" for n in range(20)], [float(n) for n in range(20)]]
    (defect,) = recognise(workbook(sheet(rows)), [FORM]).defects
    assert defect.facts["headers"][-2:] == ("Cột 7", "… (+12)")


@pytest.mark.parametrize("rows", [[], [["Kính gửi"], ["Xã báo cáo"]], [[1.0, 2.0]]])
def test_a_workbook_without_a_table(rows: list[list[object]]) -> None:
    got = recognise(workbook(sheet(rows, name="Bìa")), [FORM])
    assert [defect.key for defect in got.defects] == ["form.layout-empty"]


def test_without_rulesets_nothing_is_known() -> None:
    got = recognise(workbook(DOSSIER_SHEET), [])
    assert (got.ruleset, got.nearest, [d.key for d in got.defects]) == (None, None, ["form.layout-unknown"])


def test_a_shared_column_of_units_does_not_make_a_form() -> None:
    rows = [["STT", "Đơn vị", "Tổng số"], [1.0, "Xã Ba Tơ", 5.0]]
    assert recognise(workbook(sheet(rows, name="Khác")), [FORM]).ruleset is None


def test_the_name_of_the_sheet_settles_between_alike_tables() -> None:
    alike = ruleset(
        form(
            "a",
            field("unit", "Đơn vị"),
            field("x", "Dân số", type="count"),
            field("y", "Số hộ", type="count"),
            sheet=["Biểu A"],
        ),
        form(
            "b",
            field("unit", "Đơn vị"),
            field("x", "Dân số", type="count"),
            field("y", "Số hộ", type="count"),
            sheet=["Biểu B"],
        ),
    )
    rows = [["Đơn vị", "Dân số", "Số hộ"], ["Xã Ba Tơ", 5.0, 2.0]]
    got = recognise(workbook(sheet(rows, name="Biểu B")), [alike])
    assert [region.table for region in got.regions] == ["b"]


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("TTHC", True),
        ("tthc ", True),
        ("2. TTHC", True),
        ("TTHC (tiếp)", True),
        ("TTHC 2", True),
        ("TTHC cũ", False),
        ("Sheet1", False),
    ],
)
def test_names_of_sheets(name: str, named: bool) -> None:
    assert is_named(name, DOSSIERS) is named


def test_a_page_header_repeated_in_the_middle_is_the_same_table() -> None:
    rows = [*HEAD, RECORDS[0], *HEAD, *RECORDS[1:]]
    merged = (*MERGED, *((a + 3, b, c + 3, d) for a, b, c, d in MERGED))
    got = recognise(workbook(sheet(rows, merged=merged)), [FORM])
    assert [region.table for region in got.regions] == ["dossiers", "dossiers"]


def test_a_table_without_its_own_sheet_name_is_found_by_its_headers() -> None:
    rows = [["Đơn vị", "Nội dung hoạt động", "Kinh phí"], ["Xã Ba Tơ", "Lễ phát động", 15.0]]
    got = recognise(workbook(sheet(rows, name="Sheet1")), [ruleset(DOSSIERS, SPENDING)])
    assert [region.table for region in got.regions] == ["spending"]


@pytest.mark.parametrize(("name", "known"), [("Biểu 01", False), ("Sheet2", False), ("Hộ nghèo xã", True)])
def test_a_number_for_a_name_tells_of_no_form(name: str, known: bool) -> None:
    from dqcheck.forms.header_tables import _is_numbered

    assert _is_numbered(name) is not known

"""Total rows and rows that break one down, as rules about rows find them."""

from dataclasses import replace

from formkit import DOSSIERS, FORM, HEAD, MERGED, RECORDS, bound, field, form, ruleset, sheet, workbook

from dqcheck.forms.merging import concatenate
from dqcheck.model.dataset import form_of, rows_of

TOTAL = [None, "Tổng cộng", 2189.0, 1603.0, 586.0, None, None]
PART = [None, "Trong đó: thôn A", 100.0, 60.0, 40.0, None, None]


def tables(*rows, of=FORM):
    return bound(workbook(sheet([*HEAD, *rows], merged=MERGED)), of).tables


def test_total_rows_say_what_they_are_called_and_have_no_unit():
    totals = tables(*RECORDS[:2], TOTAL)["dossiers.total"]
    assert "unit" not in totals.columns
    assert [value.text for value in totals.column("unit")] == ["Tổng cộng"]
    assert totals.column("received") is totals.columns["received"]
    assert totals.column("nothing") is None


def test_total_rows_of_units_bear_the_name_on_their_list():
    rows = [
        ["Đơn vị", "Nội dung hoạt động", "Kinh phí (triệu đồng)"],
        ["Xã Ba Tơ", "Lễ phát động", 3.0],
        ["Xã Ba Tơ", "Tập huấn", 4.0],
        ["UBND xã Ba Tơ", "Tổng cộng", 7.0],
        ["Xã Sơn Hà", "Tập huấn", 5.0],
    ]
    found = bound(workbook(sheet(rows, name="Kinh phí"))).tables
    (value,) = found["spending.total"].column("unit")
    assert (value.text, value.value) == ("UBND xã Ba Tơ", "Xã Ba Tơ")


def test_rows_that_break_a_record_down_are_a_table_of_their_own():
    found = tables(RECORDS[0], PART, RECORDS[1], of=ruleset(DOSSIERS, units=()))
    parts = found["dossiers.part"]
    assert [value.text for value in parts.column("unit")] == ["Trong đó: thôn A"]
    assert [value.value for value in parts.columns["received"]] == [100]
    assert parts.locator.place(0, "received").cell == "C4"
    assert set(parts.submissions).isdisjoint(found["dossiers"].submissions)
    assert (rows_of("dossiers.part"), form_of("previous.dossiers.part")) == ("dossiers", "dossiers")


def test_what_rows_are_called_is_kept_when_tables_are_joined():
    totals = tables(*RECORDS[:2], TOTAL)["dossiers.total"]
    joined = concatenate([totals, totals])
    assert [value.text for value in joined.column("unit")] == ["Tổng cộng"] * 2


AREAS = form(
    "areas",
    field("province", "Tỉnh", carried=True),
    field("area", "Khu vực", required=True),
    field("people", "Dân số", type="count"),
    key=None,
)
LINES = [
    ["Tỉnh", "Khu vực", "Dân số"],
    ["A", "Tổng số", 9.0],
    [None, "Thành thị", 4.0],
    [" ", "Nông thôn", 5.0],
    ["B", None, None],
    [None, "Nông thôn", 7.0],
    [None, "Tổng số", 7.0],
]


def provinces(**changed):
    fields = {**AREAS.fields, "province": replace(AREAS.fields["province"], **changed)}
    tables = bound(workbook(sheet(LINES, name="Biểu")), ruleset(replace(AREAS, fields=fields), units=())).tables
    return [[value.text for value in tables[name].columns["province"]] for name in ("areas", "areas.total")]


def test_a_text_that_is_written_once_holds_for_the_blank_cells_below_it():
    assert provinces() == [["A", "A", "B"], ["A", "B"]]
    assert provinces(carried=False) == [["", " ", ""], ["A", ""]]

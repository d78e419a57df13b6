"""Several files of a batch."""

from formkit import DOSSIERS, FORM, HEAD, MERGED, RECORDS, SPENDING, bound, field, form, keys, ruleset, sheet, workbook

from dqcheck.forms import batch_defects, merge
from dqcheck.model.quantity import Missing, MissingReason

MONEY = [["Đơn vị", "Nội dung hoạt động", "Kinh phí"], ["Xã Ba Động", "Lễ phát động", 15.0]]


def dossiers(*rows: list[object], source: str) -> object:
    return bound(workbook(sheet([*HEAD, *rows], merged=MERGED), source=source))


def test_records_of_all_files_in_one_table() -> None:
    first, second = dossiers(RECORDS[0], source="a.xlsx"), dossiers(*RECORDS[1:], source="b.xlsx")
    table = merge([first, second])["dossiers"]
    assert list(table.submissions) == ["Xã Ba Động", "Xã Ba Tơ", "Phường Kon Tum"]
    assert [table.locator.source(row) for row in range(3)] == ["a.xlsx", "b.xlsx", "b.xlsx"]
    assert table.locator.place(2, "received").cell == "C4"
    assert batch_defects([first, second], FORM) == ()


def test_a_field_that_one_file_lacks_is_absent_there() -> None:
    rows = [[row[i] for i in (1, 2, 3)] for row in RECORDS]
    head = [["Đơn vị", "Tổng số hồ sơ tiếp nhận", "Hồ sơ tiếp nhận / Trực tuyến"]]
    narrow = bound(workbook(sheet([*head, rows[1]]), source="b.xlsx"))
    table = merge([dossiers(RECORDS[0], source="a.xlsx"), narrow])["dossiers"]
    assert table.columns["rate"][1] == Missing(text="", reason=MissingReason.ABSENT)
    assert table.columns["received"][1].text == "1226"


def test_a_unit_in_two_files_is_one_defect() -> None:
    files = [dossiers(*RECORDS, source="a.xlsx"), dossiers(RECORDS[0], source="b.xlsx")]
    for given in (files, files[::-1]):
        (defect,) = batch_defects(given, FORM)
        assert (defect.key, defect.submission, defect.source) == ("form.duplicate-submission", "Xã Ba Động", "b.xlsx")
        assert (defect.facts["first"], defect.facts["second"]) == ("a.xlsx", "b.xlsx")
        assert defect.place.cell == "B3"


def test_a_unit_may_send_its_tables_in_several_files() -> None:
    spending = bound(workbook(sheet(MONEY, name="Kinh phí"), source="b.xlsx"))
    assert batch_defects([dossiers(RECORDS[0], source="a.xlsx"), spending], FORM) == ()


GENERAL = form(
    "general",
    field("unit", "Đơn vị", required=True, unique=True),
    field("population", "Dân số", type="count"),
    field("area", "Diện tích", type="number"),
    sheet=["Chung"],
)
RULES = ruleset(DOSSIERS, SPENDING, GENERAL)
CHUNG = sheet([["Đơn vị", "Dân số", "Diện tích"], ["Xã Ba Động", 5.0, 2.0], ["Xã Ba Tơ", 6.0, 3.0]], name="Chung")


def test_a_table_that_nobody_sent() -> None:
    batch = [bound(workbook(sheet([*HEAD, *RECORDS], merged=MERGED)), RULES)]
    (defect,) = batch_defects(batch, RULES)
    assert (defect.key, defect.table, defect.submission) == ("form.sheet-missing", "general", "bao-cao.csv")


def test_a_unit_without_its_row() -> None:
    batch = [bound(workbook(sheet([*HEAD, *RECORDS], merged=MERGED), CHUNG), RULES)]
    (defect,) = batch_defects(batch, RULES)
    assert (defect.key, defect.table, defect.submission) == ("form.record-missing", "general", "Phường Kon Tum")


def test_a_unit_whose_own_file_lacks_a_table() -> None:
    one = bound(workbook(sheet([*HEAD, RECORDS[0]], merged=MERGED), source="ba-dong.xlsx"), RULES)
    other = bound(workbook(sheet(CHUNG.rows[:2], name="Chung"), source="chung.xlsx"), RULES)
    assert keys(batch_defects([one], RULES)) == ["form.sheet-missing"]
    assert batch_defects([one, other], RULES) == ()


ACTIVITIES = form(
    "activities", field("what", "Nội dung hoạt động"), field("cost", "Kinh phí", type="count"), key=None, sheet=["HĐ"]
)


def test_a_table_without_units_is_that_of_the_one_unit_of_its_file() -> None:
    rules = ruleset(DOSSIERS, ACTIVITIES)
    done = sheet([["Nội dung hoạt động", "Kinh phí"], ["Lễ phát động", 15.0], ["Tập huấn", 9.0]], name="HĐ")
    one = bound(workbook(sheet([*HEAD, RECORDS[0]], merged=MERGED), done, source="a.xlsx"), rules)
    many = bound(workbook(sheet([*HEAD, *RECORDS], merged=MERGED), done, source="b.xlsx"), rules)
    bare = bound(workbook(sheet([*HEAD, RECORDS[1]], merged=MERGED), source="c.xlsx"), rules)
    assert batch_defects([one], rules) == ()
    assert batch_defects([many], rules) == ()
    assert keys(batch_defects([bare], rules)) == ["form.sheet-missing"]


def test_a_table_of_which_only_the_headers_are_there_is_blank() -> None:
    rules = ruleset(DOSSIERS, ACTIVITIES)
    blank = sheet([["Nội dung hoạt động", "Kinh phí"]], name="HĐ")
    for rows, unit in ((RECORDS[:1], "Xã Ba Động"), (RECORDS, "bao-cao.csv")):
        (defect,) = batch_defects([bound(workbook(sheet([*HEAD, *rows], merged=MERGED), blank), rules)], rules)
        assert (defect.key, defect.table, defect.submission) == ("form.table-blank", "activities", unit)


def test_an_optional_table_may_lack() -> None:
    assert batch_defects([dossiers(*RECORDS, source="a.xlsx")], FORM) == ()


def test_nothing_merges_to_nothing() -> None:
    assert merge([]) == {}
    assert batch_defects([], FORM) == ()

"""Who filed a workbook, by what its sheets say."""

from formkit import HEAD, MERGED, RECORDS, UNITS, bound, sheet, workbook

TOTAL = [None, "Tổng cộng", 2189.0, 1603.0, 586.0, 1000.0, None]
LIST = [[name] for name in UNITS]


def total_is_of(*others: object) -> list[str]:
    """Whose total the last row of a table of several units is, with other sheets beside it."""
    table = sheet([*HEAD, *RECORDS, TOTAL], merged=MERGED)
    return list(bound(workbook(table, *others)).tables["dossiers.total"].submissions)


def test_a_list_of_units_says_nothing_of_who_filed_the_workbook() -> None:
    assert total_is_of() == ["bao-cao.csv"]
    assert total_is_of(sheet(LIST, name="Danh mục")) == ["bao-cao.csv"]
    assert total_is_of(sheet([["Danh sách các xã"], *LIST], name="Danh mục", visible=False)) == ["bao-cao.csv"]


def test_a_title_that_names_one_unit_does() -> None:
    assert total_is_of(sheet([["Đơn vị báo cáo: Xã Ba Tơ"]], name="Bìa")) == ["Xã Ba Tơ"]


def test_a_hidden_sheet_of_texts_and_the_guide_of_a_form_are_no_news() -> None:
    table = sheet([*HEAD, *RECORDS], merged=MERGED)
    others = [
        sheet([["x"]], name="Danh mục", visible=False), sheet([["Cách điền"]], name="Hướng dẫn"),
        sheet([["x"]], name="Khác"),
    ]  # fmt: skip
    found = bound(workbook(table, *others)).notices
    assert [one.facts["sheet"] for one in found if one.key == "form.sheet-unused"] == ["Khác"]

"""Shortened headers are proposed, once, and never taken for granted."""

import pytest
from formkit import bound, field, form, keys, ruleset, sheet, workbook

from dqcheck.forms import merge, recognise, told_once
from dqcheck.forms.abbreviations import propose, shortens
from dqcheck.forms.found import Column


@pytest.mark.parametrize(
    ("header", "label"),
    [
        ("HS TN", "Hồ sơ tiếp nhận"),
        ("HSTN", "Hồ sơ tiếp nhận"),
        ("HS TN / T.số", "Hồ sơ tiếp nhận / Tổng số"),
        ("DT đất NN (ha)", "Diện tích đất nông nghiệp"),
        ("CBCCVC", "Tổng số cán bộ, công chức, viên chức"),
        ("KHCN", "Khoa học và công nghệ"),
        ("NS xã", "Ngân sách xã"),
        ("CCCD", "Căn cước"),
        ("Pop.", "Population"),
        ("No. of hh", "Number of households"),
        ("Qty", "Quantity"),
    ],
)
def test_a_header_may_be_short_for_a_label(header, label):
    assert shortens(header, label)


@pytest.mark.parametrize(
    ("header", "label"),
    [
        ("Hồ sơ tiếp nhận", "Hồ sơ tiếp nhận"),
        ("HS TN", "Hồ sơ trả lại"),
        ("TN HS", "Hồ sơ tiếp nhận"),
        ("A", "An ninh"),
        ("Cấp", "Cấp xã"),
        ("2024", "Năm 2024"),
        ("HS quý 3", "Hồ sơ quý 2"),
        ("Xã", "Xã hội hóa"),
    ],
)
def test_a_header_that_is_not_short_for_a_label(header, label):
    assert not shortens(header, label)


STOCK = form(
    "stock",
    field("unit", "Đơn vị", required=True),
    field("received", "Hồ sơ tiếp nhận", type="count"),
    field("online", "Hồ sơ trực tuyến", type="count"),
    field("direct", "Hồ sơ trực tiếp", type="count"),
    field("land", "Diện tích", type="number"),
    field("peoples", "Dân tộc", type="count"),
)
RULES = ruleset(STOCK)


def columns(*names):
    return [Column(index=at, labels=(name,)) for at, name in enumerate(names)]


def test_each_header_for_one_field_and_each_field_by_one_header():
    got = propose(columns("HS TN", "DT", "HS tr.tuyến"), STOCK, tuple(STOCK.fields))
    assert [(one.header, one.field) for one in got] == [("HS TN", "received"), ("HS tr.tuyến", "online")]
    assert propose(columns("HS TN", "HSTN"), STOCK, tuple(STOCK.fields)) == ()
    assert propose(columns("DT"), STOCK, ("land",))[0].field == "land"


def filed(*heads, source="a.csv"):
    return workbook(sheet([list(heads), ["Xã Ba Tơ", *([1.0] * (len(heads) - 1))]], name="S"), source=source)


def test_what_is_short_is_not_read_and_told_once_for_the_table():
    book = filed("Đơn vị", "HS TN", "Hồ sơ trực tuyến", "Hồ sơ trực tiếp", "Dân tộc", "Diện tích")
    got = bound(book, RULES)
    assert "received" not in got.tables["stock"].columns
    (defect,) = got.defects
    assert (defect.key, defect.submission, defect.text) == ("form.headers-abbreviated", "a.csv", "HS TN")
    assert [(one.table, one.field, one.label) for one in defect.proposals] == [("stock", "received", "Hồ sơ tiếp nhận")]


def test_a_form_with_nothing_but_short_headers_is_named():
    got = recognise(filed("ĐV", "HS TN", "HS tr.tuyến", "HS tr.tiếp"), [RULES])
    assert (got.ruleset, got.nearest, keys(got.defects)) == (None, "thu", ["form.headers-abbreviated"])
    assert len(got.defects[0].proposals) == 4
    assert keys(recognise(filed("Món", "Giá", "Hạn", "Nơi"), [RULES]).defects) == ["form.layout-unknown"]


def test_a_label_beside_its_value_may_be_short_too():
    rows = [["Xã Ba Tơ"], ["Hồ sơ tiếp nhận", 10.0], ["HS tr.tuyến", 6.0], ["Hồ sơ trực tiếp", 4.0],
            ["Diện tích", 3.0]]  # fmt: skip
    got = bound(workbook(sheet(rows, name="S")), RULES)
    assert [one.header for defect in got.defects for one in defect.proposals] == ["HS tr.tuyến"]


def test_many_files_with_the_same_headers_are_one_defect():
    heads = ("Đơn vị", "HS TN", "Hồ sơ trực tuyến", "Hồ sơ trực tiếp", "Dân tộc", "Diện tích")
    bounds = [bound(filed(*heads, source=f"{name}.csv"), RULES) for name in "abc"]
    told = told_once(defect for one in bounds for defect in one.defects)
    assert [(one.key, one.source, one.facts["files"]) for one in told] == [("form.headers-abbreviated", "a.csv", 3)]
    assert len(merge(bounds)["stock"].submissions) == 3

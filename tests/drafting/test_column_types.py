"""What a column of a drafted form is: an amount with its unit and decimals, or a name written in digits."""

import pytest

from dqcheck.drafting import draft
from dqcheck.model.document import Raw, Sheet, Workbook
from dqcheck.model.rule import Field


def fields(*rows: tuple[Raw, ...]) -> dict[str, Field]:
    """The fields of the table that is drafted from a sheet, by their labels."""
    book = Workbook(source="a.csv", path="a.csv", media="csv", sheets=(Sheet(name="A", rows=rows),))
    (form,) = draft([book], "mine").ruleset.tables.values()
    return {field.label[0]: field for field in form.fields.values()}


def column(label: str, *values: Raw) -> Field:
    """The field of a column beside a name and an amount."""
    names = ("Đông", "Tây", "Nam", "Bắc", "Trung")
    rows = [
        ("Xã", "Số hộ", label),
        *((name, 310 + 17 * at, one) for at, (name, one) in enumerate(zip(names, values, strict=True))),
    ]
    return fields(*rows)[label]


@pytest.mark.parametrize(
    "label",
    ["Mã tỉnh", "Mã số", "ma_tinh", "Số điện thoại", "SĐT", "Số CCCD", "Postcode", "Unit code", "unit_id", "Năm sinh"],
)
def test_digits_that_name_something_are_text(label: str) -> None:
    assert column(label, 7901, 7902, 7915, 7931, 7940).type == "text"


@pytest.mark.parametrize(
    "label",
    [
        "Số lượng mã vạch",
        "Mã lực",
        "Số cuộc điện thoại",
        "Codes issued in all",
        "Mobile subscribers",
        "Số tài khoản mở mới",
        "Trẻ em năm tuổi",
    ],
)
def test_amounts_of_such_things_are_counts(label: str) -> None:
    assert column(label, 7901, 7902, 7915, 7931, 7940).type == "count"


def test_a_column_of_years_is_text_and_one_of_a_year_is_not() -> None:
    assert column("Năm", 2019, 2020, 2021, 2022, 2023).type == "text"
    assert column("Năm 2023", 1908, 412, 2051, 733, 2004).type == "count"
    assert column("Số khẩu", 1908, 1912, 2051, 1933, 2004).type == "count"


def test_a_column_that_counts_its_rows_is_text() -> None:
    assert column("Khu vực", 1, 2, 3, 4, 5).type == "text"
    assert column("Khu vực", 2, 3, 4, 5, 6).type == "count"
    assert column("Khu vực", 1, 2, 3, 4, 6).type == "count"


def test_a_code_names_the_records_only_where_nothing_else_does() -> None:
    rows = [(7901 + at, name, 310 + 17 * at) for at, name in enumerate(("Đông", "Tây", "Nam", "Bắc"))]
    book = Workbook(
        source="a.csv", path="a.csv", media="csv",
        sheets=(Sheet(name="A", rows=(("Mã xã", "Tên xã", "Số hộ"), *rows)),),
    )  # fmt: skip
    (form,) = draft([book], "mine").ruleset.tables.values()
    assert form.key == "ten_xa"


def test_a_remark_in_brackets_is_no_unit() -> None:
    head = ("Xã", "Dự toán (nguồn)", "Vay (bổ sung)", "Số hộ (hộ)", "Diện tích (ha)", "Nam (người)", "Nữ (người)")
    found = fields(
        head, *((name, 41 + at, 52 + at, 63 + at, 7.5 + at, 8 + at, 9 + at) for at, name in enumerate("ABCD"))
    )
    assert [one.unit for one in found.values()] == [None, None, None, "hộ", "ha", "người", "người"]


def test_decimals_are_declared_where_hardly_any_figure_has_more() -> None:
    assert column("Tỷ suất", 12.5, 7.5, 33.1, 9.2, 8.7).decimals == 1
    assert column("Tỷ suất", 12.5, 7.5, 33.1, 9.25, 8.75).decimals is None

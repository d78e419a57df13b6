"""What ``dqcheck read`` shows of a table."""

import pytest

from dqcheck.drafting.table_views import TableView, table_views
from dqcheck.model.document import Raw, Sheet, Workbook

ROWS: tuple[tuple[Raw, ...], ...] = (
    ("Biểu 1. Doanh thu", None, None, None),
    (None, None, None, "Đơn vị tính: triệu đồng"),
    ("Cửa hàng", "Tiền mặt", "Thẻ", "Tổng số"),
    ("(1)", "(2)", "(3)", "(4)"),
    ("Toàn miền", 4705, 11735, 16440),
    ("Phía Bắc", 1210, 3407, 4617),
    ("Phía Nam", 880, 2931, 3811),
    ("Phía Đông", 1975, 4120, 6095),
    ("Phía Tây", 640, 1277, 1917),
    ("Vùng ven", 433, 1289, 1722),
    ("Ngoại tỉnh", 215, 376, 651),
    ("Ghi chú: số liệu tạm tính", None, None, None),
)


@pytest.fixture(scope="module")
def view() -> TableView:
    sheet = Sheet(name="Biểu 1", rows=ROWS, merged=((0, 0, 0, 3),))
    (found,) = table_views(Workbook(source="a.csv", path="a.csv", media="csv", sheets=(sheet,)))
    return found


def test_every_cell_has_its_role(view: TableView) -> None:
    assert view.roles[0][0] == "title"
    assert view.roles[1][3] == "unit"
    assert set(view.roles[2]) == set(view.roles[3]) == {"header"}
    assert view.roles[5] == ("label", "data", "data", "derived")
    assert view.roles[11][0] == "note"
    assert view.unit == "Đơn vị tính: triệu đồng"


def test_a_line_that_fails_is_told_with_its_cell(view: TableView) -> None:
    one = next(relation for relation in view.relations if relation.formula == "D = B + C")
    assert (one.kind, one.holds, one.failing) == ("sum", 6, ("D11",))
    assert view.roles[10][3] == "suspect"


def test_a_sheet_without_figures_is_not_shown() -> None:
    sheet = Sheet(name="a", rows=(("one", "two"),))
    assert table_views(Workbook(source="a.csv", path="a.csv", media="csv", sheets=(sheet,))) == ()


def test_the_rows_of_a_total_stand_below_it() -> None:
    rows: tuple[tuple[Raw, ...], ...] = (
        ("Khu vực", "Năm trước", "Năm nay", "Kế hoạch"),
        ("Tổng cộng", 5138, 7024, 6001),
        ("Bắc", 1210, 3407, 2217),
        ("Nam", 3295, 2340, 2893),
        ("Đông", 633, 1277, 891),
    )
    (found,) = table_views(Workbook(source="a", path="a", media="csv", sheets=(Sheet(name="a", rows=rows),)))
    assert found.depths == (0, 0, 1, 1, 1)
    assert [one.formula for one in found.relations] == ["2 = 3 + 4 + 5"]


def test_an_unstated_part_makes_no_failure() -> None:
    more: tuple[tuple[Raw, ...], ...] = (("Hải đảo", None, "…", 900),)
    sheet = Sheet(name="a", rows=(*ROWS[:10], *more))
    (found,) = table_views(Workbook(source="a", path="a", media="csv", sheets=(sheet,)))
    assert [cell for relation in found.relations for cell in relation.failing] == []

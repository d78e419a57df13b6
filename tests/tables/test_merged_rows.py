"""Figures of merged cells of a typed table, put into the column that the rows below add up in."""

from dqcheck.model.document import Sheet
from dqcheck.tables.merged_rows import merged_figures

COSTS = (
    ("TT", "Nội dung", "Số lượng", "Đơn giá", "Thành tiền"),
    ("I", "Tập huấn", "4.100", None, None),
    ("1", "Tài liệu", "50", "22", "1.100"),
    ("2", "Hội trường", "2", "1.500", "3.000"),
    ("II", "Tuyên truyền", "960", None, None),
    ("1", "Áp phích", "80", "7", "560"),
    ("2", "Tờ rơi", "400", "1", "400"),
    ("III", "Kiểm tra", "250", None, None),
)


def _sheet(rows: tuple[tuple[str | None, ...], ...]) -> Sheet:
    return Sheet(name="1", rows=rows)


def test_all_lone_figures_go_where_two_of_them_add_up() -> None:
    assert merged_figures(_sheet(COSTS)) == {1: (2, 4), 4: (2, 4), 7: (2, 4)}


def test_one_sum_is_no_proof_of_merged_cells() -> None:
    assert merged_figures(_sheet(COSTS[:4])) == {}


def test_figures_in_their_column_stay() -> None:
    kept = tuple((a, b, None, None, c) if c and not e else (a, b, c, d, e) for a, b, c, d, e in COSTS[1:])
    assert merged_figures(_sheet(kept)) == {}


def test_a_row_with_more_than_its_total_is_left_alone() -> None:
    told = (COSTS[0], ("I", "Tập huấn", "4.100", None, "4.100"), *COSTS[2:])
    assert 1 not in merged_figures(_sheet(told))

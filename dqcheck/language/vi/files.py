"""What files written in Vietnamese look like."""

from dqcheck.language.types.files import Files
from dqcheck.language.wording import Wording

FILES = Files(
    page=("trang", "page"),
    item_letters="đ",
    register_row=Wording(r"\d{1,3}\s+(?:[Ss]ố:?\s*)?\d+[-/]|Số\s*:", cased=True),
    unfinished=frozenset("và của các những cho với tại trong về theo là để ngày hoặc bằng".split()),
    table_name="Bảng {number}",
    errors=("Err", "Lỗi"),
)

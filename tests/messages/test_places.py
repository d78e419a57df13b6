"""Where something stands, in words."""

from dqcheck.messages.places import place_text
from dqcheck.model.place import Place


def test_a_table_of_a_report_is_no_worksheet() -> None:
    assert place_text(Place(sheet="Bảng 3", cell="B6"), "vi") == "Bảng 3, ô B6"
    assert place_text(Place(sheet="TTHC", cell="B6"), "vi") == "trang tính TTHC, ô B6"

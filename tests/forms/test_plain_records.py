"""What tells that a long sheet may be read by its columns."""

from dataclasses import replace

import pytest

from dqcheck.forms import plain_records
from dqcheck.forms.communes import UnitNames
from dqcheck.forms.found import Column, Header, Region
from dqcheck.model.record import record
from dqcheck.model.rule import Codes, Field, TableForm
from dqcheck.model.text import LocalText


@record
class Figures:
    """A column of which somebody says what it holds."""

    holds: str = "number"
    formatted: bool = False
    decimals: int = 0
    written: bool = False

    def decimals_at_most(self, most: int) -> bool:
        return self.decimals <= most


FIELDS = {
    "unit": Field(name="unit"),
    "cases": Field(name="cases", type="count"),
    "rate": Field(name="rate", type="percent", decimals=2),
    "money": Field(name="money", type="money", unit="triệu đồng", decimals=1),
    "area": Field(name="area", type="number"),
    "day": Field(name="day", type="date"),
}
FORM = TableForm(name="t", title=LocalText(vi="t", en="t"), fields=FIELDS)


@pytest.mark.parametrize(
    ("field", "label", "column", "fits"),
    [
        ("unit", "Đơn vị", Figures(holds="text", written=True), True),
        ("unit", "Đơn vị", Figures(holds="number"), False),
        ("unit", "Đơn vị", Figures(holds="number", written=True), True),
        ("unit", "Đơn vị", Figures(holds="blank"), True),
        ("day", "Ngày", Figures(holds="day"), True),
        ("day", "Ngày", Figures(holds="text"), False),
        ("cases", "Số hồ sơ", Figures(), True),
        ("cases", "Số hồ sơ", Figures(written=True), True),
        ("cases", "Số hồ sơ", Figures(holds="text"), False),
        ("cases", "Số hồ sơ", Figures(formatted=True), True),
        ("area", "Diện tích", Figures(decimals=9), True),
        ("area", "Diện tích", Figures(formatted=True), False),
        ("rate", "Tỷ lệ (%)", Figures(decimals=2), True),
        ("rate", "Tỷ lệ (%)", Figures(decimals=3), False),
        ("rate", "Tỷ lệ", Figures(decimals=2), False),
        ("money", "Kinh phí (triệu đồng)", Figures(decimals=1), True),
        ("money", "Kinh phí (triệu đồng)", Figures(decimals=2), False),
        ("money", "Kinh phí (kg)", Figures(), False),
    ],
)
def test_a_column_that_is_read_with_no_eye_to_its_cells(field, label, column, fits):
    assert plain_records.fits(FIELDS[field], FORM, (label,), column) is fits


def test_a_text_that_is_carried_down():
    assert not plain_records.fits(
        replace(FIELDS["unit"], carried=True), FORM, ("Đơn vị",), Figures(holds="text", written=True)
    )


def test_the_columns_that_tell_what_a_row_is():
    at = {"unit": 1, "cases": 3, "rate": 4, "money": 5, "area": 6, "day": 7}
    columns = {name: Column(index=index, labels=(name,)) for name, index in at.items()}
    header = Header(top=0, bottom=0, start=1, end=9, columns=tuple(columns.values()))
    found = plain_records.leading(Region(table="t", sheet=0, header=header, columns=columns), FORM)
    assert found.figures == (3, 4, 5, 6)
    assert sorted(found.texts) == [0, 1, 2]


@pytest.mark.parametrize("text", ["Tổng cộng", "Cộng các phường", "II", "Ghi chú: số ước", "Trong đó", ""])
def test_texts_that_may_label_no_record(text):
    assert plain_records.none_tells(["Xã A", "Xã B"])
    assert not plain_records.none_tells(["Xã A", text])


def test_units_that_are_all_listed():
    names = UnitNames(Codes(name="units", codes={"1": "Xã Ba Tơ", "2": "Xã Ba Vì"}))
    assert plain_records.all_listed(names, ["Xã Ba Tơ", "xã Ba Vì"], ["ghi chú"])
    assert not plain_records.all_listed(names, ["Xã Ba Tơ", "Xã Khác"], [])
    assert not plain_records.all_listed(names, ["Xã Ba Tơ"], ["Tổng cộng"])


@pytest.mark.parametrize(
    ("label", "cells", "plain"),
    [
        ("Tỷ lệ", ["33,33", "0,42", None], True),
        ("Tỷ lệ", ["0,3333", "0,4"], False),
        ("Tỷ lệ", ["33,3", "0,4231"], False),
        ("Tỷ lệ (%)", ["0,3333", "0,4"], True),
        ("Tỷ lệ", ["33,33%", "0,4%"], True),
        ("Tỷ lệ", ["chưa có", "x"], True),
    ],
)
def test_texts_that_may_be_shares_are_for_the_reader_of_cells(label, cells, plain) -> None:
    assert plain_records.texts_are_plain({"rate": ((label,), cells)}, FORM) is plain


def test_texts_that_hold_for_blank_cells_below_are_for_the_reader_of_cells() -> None:
    columns = {"unit": (("Đơn vị",), ["A", None])}
    assert plain_records.texts_are_plain(columns, FORM)
    carried = replace(FORM, fields={"unit": replace(FIELDS["unit"], carried=True)})
    assert not plain_records.texts_are_plain(columns, carried)

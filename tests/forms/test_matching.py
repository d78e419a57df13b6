"""Which column is which field."""

import re

import pytest
from formkit import DOSSIERS, field, form
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.forms import labels
from dqcheck.forms.found import Column
from dqcheck.forms.labels import brackets, enumerated, spellings, vocabulary
from dqcheck.forms.matching import assign
from dqcheck.numerals.folding import normalise

POOR = form(
    "poor",
    field("households", "Số hộ", type="count"),
    field("poor", "Hộ nghèo / Số hộ", type="count"),
    field("rate", "Hộ nghèo / Tỷ lệ", "Tỷ lệ hộ nghèo", type="percent"),
    key=None,
)


def columns(*labels: str) -> list[Column]:
    return [Column(index=index, labels=tuple(text.split(" / "))) for index, text in enumerate(labels)]


def found(given: list[Column], table: object = POOR) -> dict[str, int]:
    return {name: column.index for name, column in assign(given, vocabulary(table)).fields.items()}


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Hồ sơ tiếp nhận / Tổng số", "received"),
        ("HỒ SƠ TIẾP NHẬN / TỔNG SỐ (hồ sơ)", "received"),
        ("Ho so tiep nhan / Tong so", "received"),
        ("Hồ sơ tiếp nhận: / Tổng  số.", "received"),
        ("Tổng số / Hồ sơ tiếp nhận", "received"),
        ("Kết quả / Hồ sơ tiếp nhận / Tổng số", "received"),
        ("Hồ sơ tiếp nhận / Trong kỳ / Tổng số", "received"),
        ("Kết quả / Tỷ lệ đúng hạn (%)", "rate"),
        ("Tỷ lệ đúng hạn\n(%)(7)=(5)/(6)", "rate"),
    ],
)
def test_a_label_is_met_whatever_its_spelling(header: str, name: str) -> None:
    assert found(columns(header), DOSSIERS) == {name: 0}


@pytest.mark.parametrize("header", ["Hồ sơ", "Tổng số", "Tỷ lệ", "Hồ sơ đã giải quyết / Quá hạn"])
def test_a_vague_or_other_label_is_no_field(header: str) -> None:
    assert found(columns(header), DOSSIERS) == {}


def test_the_whole_label_wins_over_the_leaf() -> None:
    given = columns("Số hộ", "Hộ nghèo / Số hộ", "Hộ nghèo / Tỷ lệ (%)")
    assert found(given) == {"households": 0, "poor": 1, "rate": 2}


def test_a_leaf_under_unknown_parents_is_nobodys_when_it_stands_twice() -> None:
    result = assign(columns("Hộ khá / Số hộ", "Hộ giàu / Số hộ"), vocabulary(POOR))
    assert result.fields == {}
    assert len(result.unmatched) == 2


def test_two_columns_with_the_same_header_are_ambiguous() -> None:
    result = assign(columns("Số hộ", "Số hộ", "Tỷ lệ hộ nghèo"), vocabulary(POOR))
    assert set(result.fields) == {"rate"}
    assert {name: [c.index for c in given] for name, given in result.ambiguous.items()} == {"households": [0, 1]}


def test_serial_numbers_and_remarks_do_not_count_as_unmatched() -> None:
    result = assign(columns("STT", "Số hộ", "Ghi chú", "Thứ khác"), vocabulary(POOR))
    assert [c.text for c in result.unmatched] == ["Thứ khác"]


def test_the_order_of_columns_does_not_matter() -> None:
    names = ["Hộ nghèo / Tỷ lệ (%)", "Số hộ", "Hộ nghèo / Số hộ"]
    forward = assign(columns(*names), vocabulary(POOR))
    back = assign(columns(*reversed(names)), vocabulary(POOR))
    assert {n: c.text for n, c in forward.fields.items()} == {n: c.text for n, c in back.fields.items()}


def test_spellings_leave_out_brackets_at_the_end_only() -> None:
    assert spellings("Dân số (người)") == ("dan so nguoi", "dan so")
    assert spellings("Tăng (giảm) so với cùng kỳ") == ("tang giam so voi cung ky",)
    assert brackets("Diện tích (ha) (3)") == ("3", "ha")


@pytest.mark.parametrize(
    ("text", "depth", "label"),
    [
        ("I. Thông tin chung", 0, "Thông tin chung"),
        ("1. Dân số", 1, "Dân số"),
        ("1.2. Hộ nghèo", 2, "Hộ nghèo"),
        ("a) Số hộ", 3, "Số hộ"),
        ("- Tỷ lệ", 4, "Tỷ lệ"),
        ("+ Trực tuyến", 5, "Trực tuyến"),
        ("Dân số", None, "Dân số"),
        ("20/20 thôn", None, "20/20 thôn"),
    ],
)
def test_numbering_of_labels(text: str, depth: int | None, label: str) -> None:
    assert enumerated(text) == (depth, label)


@given(st.text(alphabet="IVXHahđ019.)/-–•*+ Đất", max_size=14))
def test_what_has_no_sign_of_an_enumerator_has_none(text: str) -> None:
    clean = normalise(text)
    found = re.match(labels._ENUMERATOR, clean)
    assert (enumerated(text)[0] is not None) == (found is not None and found.end() < len(clean))

"""Making text comparable."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dqcheck.numerals.folding import fold, normalise


def test_decomposed_text_and_odd_spaces_are_the_same_text() -> None:
    assert normalise(unicodedata.normalize("NFD", "Xã\u00a0Đông  Trà\u200b Bồng ")) == "Xã Đông Trà Bồng"


def test_headers_compare_without_accents_case_or_line_breaks() -> None:
    assert fold("TỔNG SỐ HỒ SƠ\n tiếp nhận (bộ)") == fold("Tong so ho so tiep nhan: bo") == "tong so ho so tiep nhan bo"
    assert fold("Đặk đ") == "dak d"
    assert fold("a\u0300b\u200bc \u1100\u1161") == "abc \uac00"


@given(st.text())
def test_letters_are_bared_as_by_taking_the_text_apart(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", normalise(text))
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))
    assert fold(normalise(text)) == fold(bare)


@given(st.text())
def test_both_are_idempotent(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert fold(fold(text)) == fold(text)

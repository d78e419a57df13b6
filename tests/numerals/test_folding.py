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


@given(st.text())
def test_both_are_idempotent(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert fold(fold(text)) == fold(text)

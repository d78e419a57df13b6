"""Encodings from before Unicode, known by the words that come out."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_writing import written

from dqcheck import sources
from dqcheck.language.vi.old_encodings import OLD_ENCODINGS
from dqcheck.sources.old_encodings import decode_old, restored

TABLE = (
    "Đơn vị;Tổng số hộ nghèo;Tỷ lệ\nXã Bình Thuỷ;1.226;99,57%\nPhường Nguyễn Khuyến;08;12,5\n"
    "Ấp Giồng Chùa;quyết định;kỹ thuật\n"
)


def in_page(text: str) -> bytes:
    """A text in Windows-1258, which writes tones as marks of their own."""
    parts = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in marks if mark in OLD_ENCODINGS.tones)
        parts.append(unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones)) + tones)
    return "".join(parts).encode("cp1258")


@pytest.mark.parametrize("name", ["TCVN3", "VNI"])
def test_texts_of_old_fonts_are_converted(name: str) -> None:
    found = decode_old(written(TABLE, name))
    assert (found.encoding, found.sure) == (name, True)
    assert found.text.lower() == TABLE.lower()  # the fonts of capitals have the codes of small letters


def test_the_page_of_old_windows_is_composed() -> None:
    found = decode_old(in_page(TABLE))
    assert (found.encoding, found.sure, found.text) == ("Windows-1258", True, TABLE)


@pytest.mark.parametrize(
    "text", ["Région;été\nÎle;Noël;garçon;5\n", "Größe;Straße;Köln\n", "5 µm;10 °C;½\n", "Año;niños;6"]
)
def test_what_is_not_vietnamese_is_western(text: str) -> None:
    found = decode_old(text.encode("cp1252"))
    assert (found.encoding, found.sure, found.text) == ("Windows-1252", False, text)


def test_one_word_is_no_certainty() -> None:
    assert not decode_old(written("Số;1", "TCVN3")).sure


@pytest.mark.parametrize("name", ["TCVN3", "VNI"])
@given(st.lists(st.sampled_from(TABLE.lower().split()), min_size=1))
def test_letters_come_back(name: str, words: list[str]) -> None:
    text = " ".join(words)
    assert restored(written(text, name).decode("cp1252"), name) == text


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (written(TABLE, "TCVN3"), "source.old-encoding"),
        (in_page(TABLE), "source.old-encoding"),
        ("Région;été\n5;6\n".encode("cp1252"), "source.unknown-encoding"),
        (TABLE.encode() * 5 + b"X\xc3;1\n", "source.broken-encoding"),
        (TABLE.encode(), None),
        (TABLE.encode("utf-16"), None),
    ],
)
@pytest.mark.parametrize("ending", ["csv", "txt"])
def test_what_is_told_of_an_encoding(tmp_path: Path, data: bytes, key: str | None, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(data)
    assert [remark.key for remark in sources.read(path).remarks] == ([key] if key else [])


def test_where_a_text_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TABLE.encode() + b"X\xc3;1\n" + TABLE.encode() * 5)
    (remark,) = sources.read(path).remarks
    assert (remark.facts["count"], remark.facts["line"]) == (1, 5)

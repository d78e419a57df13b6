"""Paragraphs and rows as passages: their text, their places, their quotes."""

import pytest

from dqcheck.language.vi.text import TEXT
from dqcheck.language.wording import Wording
from dqcheck.model.document import Narrative, Paragraph, Sheet
from dqcheck.model.place import Place
from dqcheck.model.quantity import Missing, MissingReason
from dqcheck.prose.text.passages import QUOTE_CHARACTERS, Passage, canonical, passages


def passage(text: str, lines: tuple[tuple[int, int | None, int | None], ...] = ()) -> Passage:
    paragraph = Paragraph(text=text, place=Place(page=1, paragraph=1, line=1), lines=lines)
    (found,) = passages(Narrative(source="a.txt", path="", media="txt", paragraphs=(paragraph,)), TEXT)
    return found


def quoted(text: str, what: str) -> str:
    start = text.index(what)
    return passage(text).quote(start, start + len(what))


def test_the_quote_is_the_sentence() -> None:
    text = "Xã có 921 hộ. Đã giải quyết 12 hồ sơ; còn 3 hồ sơ. Tổng cộng 15 hồ sơ."
    assert quoted(text, "12") == quoted(text, "còn 3") == "Đã giải quyết 12 hồ sơ; còn 3 hồ sơ."


def test_the_quote_is_the_list_line() -> None:
    text = "Gồm:\n- Thôn Đông 12 hộ;\n- Thôn Tây 3 hộ."
    assert quoted(text, "12") == "- Thôn Đông 12 hộ;"


def test_the_quote_of_a_span_over_two_sentences_holds_both() -> None:
    assert quoted("Trước đó. Có 12 hộ. Còn 3 hộ. Hết.", "12 hộ. Còn 3") == "Có 12 hộ. Còn 3 hộ."


@pytest.mark.parametrize("words", [QUOTE_CHARACTERS // 4, QUOTE_CHARACTERS // 4 + 1])
def test_a_long_sentence_is_quoted_for_a_few_lines(words: int) -> None:
    left, right = "trái " * words, " phải" * words
    text = f"Đầu {left}12{right} cuối"
    quote = quoted(text, "12")
    assert quote in text and len(quote) <= 2 * QUOTE_CHARACTERS + 2
    assert quote.startswith("trái ") and quote.endswith(" phải")


def test_a_sentence_within_the_few_lines_is_quoted_whole() -> None:
    room = QUOTE_CHARACTERS - len("Đầu ")
    text = f"Đầu {'a' * (room - 1)} 12 {'b' * (QUOTE_CHARACTERS - 1)}"
    assert quoted(text, "12") == text


def test_one_long_word_is_cut() -> None:
    text = "a" * 500 + "12" + "b" * 500
    assert quoted(text, "12") == "a" * QUOTE_CHARACTERS + "12" + "b" * QUOTE_CHARACTERS


def test_the_place_of_an_offset_is_its_page_and_line() -> None:
    found = passage("Một dòng\nhai dòng\nba dòng", lines=((9, 1, 2), (18, 2, None)))
    assert [(found.place(at).page, found.place(at).line) for at in (0, 8, 9, 17, 18)] == [
        (1, 1), (1, 1), (1, 2), (1, 2), (2, 1),
    ]  # fmt: skip


def test_a_row_is_its_cells_joined_and_its_places_are_cells() -> None:
    sheet = Sheet(name="Bảng 1", rows=[["TT", None, "Số  hộ"], [], ["1", "", 12]])
    told = Narrative(
        source="a.docx", path="", media="docx", tables=(sheet,), table_after=(0,),
        paragraphs=tuple(Paragraph(text=text, place=Place(paragraph=at)) for at, text in enumerate(("Một", "Hai"), 1)),
    )  # fmt: skip
    first, header, row, second = passages(told, TEXT)
    assert (first.text, header.text, row.text, second.text) == ("Một", "TT Số hộ", "1 12", "Hai")
    assert (header.number, row.row, row.kind) == (0, (0, 2), "row")
    assert [row.place(at).cell for at in (0, 2)] == ["A3", "C3"]
    assert header.place(4) == Place(sheet="Bảng 1", cell="C1")
    assert header.quote(3, 5) == "TT Số hộ"


def test_a_table_behind_the_last_paragraph_comes_last() -> None:
    told = Narrative(
        source="a.docx", path="", media="docx", tables=(Sheet(name="Bảng 1", rows=[["12"]]),),
        paragraphs=(Paragraph(text="Một", place=Place(paragraph=1)),),
    )  # fmt: skip
    assert [found.text for found in passages(told, TEXT)] == ["Một", "12"]


@pytest.mark.parametrize(
    ("raw", "text", "offsets"),
    [
        ("hồ sơ", "hồ sơ", None),
        ("a\u00a0b\tc\nd", "a b c\nd", None),
        ("ho\u0302\u0300 a", "hồ a", (0, 1, 4, 5, 6)),
    ],
)
def test_text_is_in_nfc_with_the_way_back(raw: str, text: str, offsets: tuple[int, ...] | None) -> None:
    assert canonical(raw) == (text, offsets)


def test_a_fault_quotes_what_is_written_and_what_was_meant() -> None:
    found = passage("Có 87.25\n% hộ.").fault(3, 10, "87,25%")
    assert found.value == Missing(text="87.25 %", reason=MissingReason.UNREADABLE, candidates=("87,25%",))
    assert (found.label, found.start, found.end) == ("87.25 %", 3, 10)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Có 966¹ hồ sơ", "Có 966 hồ sơ"),
        ("Có 966¹ ² hồ sơ", "Có 966 hồ sơ"),
        ("Rộng 25 km² đất", "Rộng 25 km² đất"),
        ("Khoảng 3x10⁶ hạt, 3 × 10⁶ hạt", "Khoảng 3x10⁶ hạt, 3 × 10⁶ hạt"),
        ("hồ sơ¹ mới", "hồ sơ¹ mới"),
    ],
)
def test_raised_marks_of_notes_are_no_digits_and_offsets_lead_back(raw: str, text: str) -> None:
    found, offsets = canonical(raw)
    assert found == text
    if offsets is not None:
        assert len(offsets) == len(text) + 1
        assert all(raw[offset] == mark for offset, mark in zip(offsets, text, strict=False))


def test_a_stretch_of_passages_is_asked_before_each() -> None:
    texts = ["số hộ " * 500, "số hộ còn lại", "tồn " * 1600, "số hộ"]
    paragraphs = tuple(Paragraph(text=text, place=Place(paragraph=at)) for at, text in enumerate(texts, 1))
    found = passages(Narrative(source="a.txt", path="", media="txt", paragraphs=paragraphs), TEXT)
    wholes = [one.words_said.whole for one in found]
    assert wholes[0] is wholes[1] is not None and wholes[2] is wholes[3] is not None and wholes[0] is not wholes[2]
    assert [one.may_say(Wording("còn lại")) for one in found] == [False, True, False, False]
    assert [one.may_say(Wording("số")) for one in found] == [True, True, False, True]

"""The lines of a passage and their markers."""

import pytest

from dqcheck.language.vi.text import TEXT
from dqcheck.model.document import Narrative, Paragraph
from dqcheck.model.place import Place
from dqcheck.prose.text.lines import LONGEST_CHARACTERS, SHORTEST_CHARACTERS, lines, list_marker
from dqcheck.prose.text.passages import passages


def pieces(text: str, *taken: tuple[int, int]) -> list[str]:
    paragraph = Paragraph(text=text, place=Place(paragraph=1))
    (passage,) = passages(Narrative(source="a.txt", path="", media="txt", paragraphs=(paragraph,)), TEXT)
    return [text[start:end] for start, end in lines(passage, frozenset(taken))]


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("- Thôn Đông", "dash", "-"),
        ("– Thôn Đông", "dash", "–"),
        ("** - Thôn Đông", "dash", "-"),
        ("+ Thôn Đông", "plus", "+"),
        ("• Thôn Đông", "dot", "•"),
        ("o Thôn Đông", "dot", "o"),
        ("IV. Thôn Đông", "roman", "IV."),
        ("1. Thôn Đông", "digits", "1."),
        ("1.2.3. Thôn Đông", "digits", "1.2.3."),
        ("12) Thôn Đông", "digits", "12)"),
        ("(3) Thôn Đông", "digits", "(3)"),
        ("đ) Thôn Đông", "letter", "đ)"),
        ("(ii) Thôn Đông", "letter", "(ii)"),
        ("B. Thôn Đông", "letter", "B."),
    ],
)
def test_a_list_marker(text: str, kind: str, written: str) -> None:
    found, number, body = list_marker(text, TEXT)
    assert (found, number, text[body:]) == (kind, written, "Thôn Đông")


@pytest.mark.parametrize("text", ["Thôn Đông", "12 hộ", "1.226 hộ", "oản", "a)b", "2025. "])
def test_no_list_marker(text: str) -> None:
    assert list_marker(text, TEXT) == ("", "", 0)


def test_list_lines_are_lines_and_other_breaks_are_none() -> None:
    assert pieces("Gồm 3 thôn\nsau đây:\n- Đông\n+ Tây\ncó 5 hộ\n| 1 |") == [
        "Gồm 3 thôn\nsau đây:", "- Đông", "+ Tây\ncó 5 hộ", "| 1 |",
    ]  # fmt: skip


def test_lines_that_tables_have_taken_are_left_out() -> None:
    text = "Một\nhai\nba"
    assert pieces(text, (0, 4)) == ["Một", "ba"]
    assert pieces(text, (0, 0)) == ["hai\nba"]
    assert pieces("Một", (0, 0)) == []


def test_a_long_line_is_cut_behind_a_sentence() -> None:
    first = "a" * (LONGEST_CHARACTERS - 2) + ". "
    assert pieces(first + "b" * 10) == [first, "b" * 10]


def test_a_long_line_is_cut_at_a_space_when_its_sentences_are_short_or_long() -> None:
    early = "a" * (SHORTEST_CHARACTERS - 1) + ". " + "b" * 2000 + " "
    assert pieces(early + "c" * LONGEST_CHARACTERS)[0] == early
    whole = "a" * (LONGEST_CHARACTERS + 1)
    assert pieces(whole) == [whole[:-1], "a"]


def test_a_line_of_the_greatest_length_is_whole() -> None:
    whole = "a b " * (LONGEST_CHARACTERS // 4)
    assert pieces(whole) == [whole]

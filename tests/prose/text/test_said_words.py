"""A text is asked once whether it may say a wording."""

import pytest

from dqcheck.language.wording import Wording
from dqcheck.prose.text.said_words import SaidWords

REST = Wording(r"(?<!\w)còn(?:\slại)?\s?$")


@pytest.mark.parametrize(
    ("text", "may"), [("CÒN lại 12", True), ("số còn", True), ("tồn 12", False), ("", False), ("không còn ai", True)]
)
def test_a_text_may_say_what_it_has_the_words_of(text: str, may: bool) -> None:
    said = SaidWords(text)
    assert said.may_say(REST) is may
    assert said.may_say(REST) is may


def test_a_part_says_nothing_that_the_whole_does_not() -> None:
    whole = SaidWords("đầu kỳ 12 hộ\ncòn 3 hộ")
    assert SaidWords("đầu kỳ 12 hộ", whole).may_say(REST) is False
    assert SaidWords("còn 3 hộ", whole).may_say(REST) is True
    assert SaidWords("còn", SaidWords("tồn")).may_say(REST) is False


def test_words_that_a_line_parts_are_said() -> None:
    assert SaidWords("tổng\nsố").may_say(Wording("tổng số"))


def test_a_part_is_around_where_it_stands_word_for_word() -> None:
    whole = SaidWords("số hộ¹ nghèo\nlà 12")
    assert whole.around(7, "nghèo là") is whole
    assert whole.around(0, "số hộ  nghèo") is None


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize(
    ("pattern", "may"),
    [(r"còn lại", True), (r"lại còn", False), (r"hộ\snghèo", True), (r"ghè", True), (r"\(\s?12", True), (r"\[", False)],
)
def test_a_long_text_says_what_a_short_one_does(pattern: str, may: bool, long: bool) -> None:
    text = "Hộ nghèo\ncòn lại (12 hộ). "
    assert SaidWords(text * (100 if long else 1)).may_say(Wording(pattern)) is may


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Có HAI hộ", True),
        ("công khai", False),
        ("khai báo (hai hộ)", True),
        ("hai", True),
        ("hai1 1hai", False),
        ("sáu\nhộ", True),
        ("", False),
    ],
)
def test_one_of_some_words_is_said_as_a_whole_word(text: str, says: bool) -> None:
    assert SaidWords(text).says_one_of(("sáu", "hai")) is says

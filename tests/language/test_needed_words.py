"""What a text must hold for a pattern to be found in it is never missed."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.language import needed_words as module
from dqcheck.language.en.prose import PROSE as ENGLISH
from dqcheck.language.needed_words import in_one_line, needed_words
from dqcheck.language.vi.prose import PROSE as VIETNAMESE
from dqcheck.language.wording import Wording

PROSE = Path(__file__).resolve().parents[2] / "fixtures" / "prose"

PATTERNS = (
    r"(?:lãi|thặng dư)\s?$",
    r"k[ỳì] (?:trước|sau)",
    r"(?:tăng|giảm)?\s*bằng",
    r"(?P<a>một|hai){1,2}(?:ba)*",
    r"[KMG]b(?:it)?/(?:giờ|h)",
    r"(?>còn|còn lại)++ [0-9]{1,3}",
    r"số\n?(?:hộ|người|)",
    r"[^a-c](?i:HA|Km)2?",
)


def wordings(value: object) -> Iterator[Wording]:
    """All wordings that a language brings."""
    if isinstance(value, Wording):
        yield value
    elif is_dataclass(value):
        for item in fields(value):
            yield from wordings(getattr(value, item.name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from wordings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from wordings(one)


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"(?<!\w)(?:lãi|thặng dư)\s+là", (("lãi", "thặng dư"), ("là",))),
        (r"(?:còn|còn lại)(?: hộ)?(?!\w)", (("còn",),)),
        (r"k[ỳì]\d+", (("kì", "kỳ"),)),
        (r"(?<=ngày\s)\d{1,2}/", (("ngày",), ("/",))),
        (r"(?!)", (("\uffff",),)),
        (r"(?=[bt])(?:ba|tám) hộ", ((" hộ",), ("ba", "tám"))),
        (r"[bt]", (("b", "t"),)),
        (r"\d+(?: ha)?|số", ()),
        (r"[^;.]*\s?", ()),
    ],
)
def test_what_a_pattern_needs(pattern: str, needed: tuple[tuple[str, ...], ...]) -> None:
    assert needed_words(pattern, re.IGNORECASE) == needed


@pytest.mark.parametrize("pattern", PATTERNS)
@given(data=st.data())
def test_what_is_found_holds_what_is_needed(pattern: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(pattern, re.IGNORECASE)))
    small = in_one_line(text).lower()
    if small.isascii() or small == in_one_line(text.casefold()):  # signs of other scripts fold to letters of ours
        assert all(any(word in small for word in words) for words in needed_words(pattern, re.IGNORECASE))


@pytest.mark.parametrize(
    ("language", "file"), [(VIETNAMESE, "sentences-daily.yaml"), (ENGLISH, "sentences-english.yaml")]
)
def test_no_wording_of_a_language_misses_a_sentence(language: object, file: str) -> None:
    sentences = [entry["text"] for entry in yaml.safe_load((PROSE / file).read_text(encoding="utf-8"))["sentences"]]
    met = 0
    for wording in wordings(language):
        for sentence in sentences:
            if wording.search(sentence):
                met += 1
                assert wording.may_be_in(in_one_line(sentence).lower()), (wording, sentence)
    assert met > len(sentences)


def test_nothing_is_needed_where_python_has_no_such_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "re", object())
    assert needed_words("lãi", re.IGNORECASE) == ()

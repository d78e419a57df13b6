"""The values that a change names as its ends: of several told at times or of things of their own, the one it is
against, and the one that has changed (``so với đầu tháng, cuối tháng đã tăng 8.500 đồng``)."""

import re
from collections.abc import Sequence

from dqcheck.prose.figures.block import QUANTITIES, Mark
from dqcheck.prose.phrases.nearby import words_since_quantity

_CLAUSE = re.compile(r"[;.](?=\s)")
_PART = re.compile(r"[;,.(](?=\s|[^\W\d_])")
_WORDS = re.compile(r"\w+")
_BEHIND_CHARACTERS = 60
_FEWEST_LETTERS = 4
"""Letters of a name that says which of several values is meant."""
_MOST_WORDS = 4


def named_ends(change: Mark, values: Sequence[Mark]) -> tuple[Mark, Mark] | None:
    """The present value and the earlier one of a change, where its clause names which of some values told before it
    it is against."""
    if any(value.block is not change.block or value.start > change.start for value in values):
        return None
    before, behind = _clause(change)
    wording = change.block.words.rates.growth.named
    named = wording.search(behind) or next(reversed([*wording.finditer(before)]), None)
    earlier = _called(named["name"], values) if named is not None else None
    others = [value for value in values if value is not earlier]
    if named is None or earlier is None or not others:
        return None
    rest = set(_plain(f"{before} {behind}".replace(named[0], f" {_beyond_name(named['name'], earlier)} ")).split())
    told = [value for value in others if rest & _words_of_its_own(value, values)]
    now = told if len(told) == 1 else others
    return (now[0], earlier) if len(now) == 1 else None


def _clause(change: Mark) -> tuple[str, str]:
    """The words of a change: from the value or the stop before it, and to the figure or the stop behind it."""
    block = change.block
    begin, end = block.sentence(change.start)
    values = (one for one in reversed(block.marks[: change.order]) if one.kind in QUANTITIES and not one.is_change)
    begin = max(begin, next((one.end for one in values), begin))
    following = (one.start for one in block.marks[change.order + 1 :] if one.kind in QUANTITIES)
    end = min(end, change.end + _BEHIND_CHARACTERS, next(following, end))
    before = _CLAUSE.split(block.text[begin : change.start])[-1]
    return before, _CLAUSE.split(block.text[change.end : end])[0]


def _beyond_name(name: str, value: Mark) -> str:
    """What follows the name of a value in words that begin with it."""
    return " ".join(word for word in _plain(name).split() if word not in _own_words(value).split())


def _called(name: str, values: Sequence[Mark]) -> Mark | None:
    """The only value whose own words, before it or behind, say a name or the beginning of it."""
    words = _plain(name).split()[:_MOST_WORDS]
    for size in range(len(words), 0, -1):
        wanted = " ".join(words[:size])
        if len(wanted) < _FEWEST_LETTERS:
            return None
        found = [value for value in values if f" {wanted} " in f" {_own_words(value)} "]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _own_words(value: Mark) -> str:
    """The words of a value: those before it in its clause and those behind it up to the next figure."""
    text = value.block.text
    behind = _PART.split(text[value.end : value.end + _BEHIND_CHARACTERS])[0]
    following = next((one for one in value.block.marks[value.order + 1 :] if one.kind in QUANTITIES), None)
    if following is not None:
        behind = behind[: max(0, following.start - value.end)]
    joined = value.block.words.sums.stocks.joined
    return _plain(joined.split(_PART.split(words_since_quantity(value))[-1])[-1] + " " + joined.split(behind)[0])


def _words_of_its_own(value: Mark, values: Sequence[Mark]) -> set[str]:
    """The words that one of several values has and no other."""
    words = set(_own_words(value).split())
    return words.difference(*(_own_words(other).split() for other in values if other is not value))


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))

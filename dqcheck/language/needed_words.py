"""What a text must hold for a pattern to be found in it: a look for a few words costs far less than the pattern.

The tree of a pattern is that of Python's own parser, which is no public one: where it is not to be had, nothing is
needed, and every pattern is looked for.
"""

import re
from collections.abc import Iterable
from typing import Any

_SURE_LETTERS = 4
"""A word of so many letters is rare enough."""
_MOST_SETS = 3
"""Sets of words that are looked for, the rarest first: more would hardly rule out more."""
_MOST_WORDS = 12
"""Words that a run of letters with several in one place is taken for."""

Needed = frozenset[str]
"""Words of which one must stand in a text, in small letters."""

_NEVER: Needed = frozenset({"\uffff"})
"""A sign that no text holds."""


def in_one_line(text: str) -> str:
    """A text whose line breaks are spaces, as some parts of a text are read: words are looked for in such a text."""
    return text.replace("\n", " ")


def needed_words(pattern: str, flags: int) -> tuple[tuple[str, ...], ...]:
    r"""Sets of words, in small letters and in one line: a text in which a pattern is found holds one of each set; no
    sets where any text may do.

    >>> needed_words(r"(?<!\w)(?:lãi|thặng dư)\s+là", re.IGNORECASE)
    (('lãi', 'thặng dư'), ('là',))
    >>> needed_words(r"(?:còn|còn lại)(?: hộ)?(?!\w)", re.IGNORECASE)
    (('còn',),)
    >>> needed_words(r"k[ỳì]\d+(?: ha)?", 0)
    (('kì', 'kỳ'),)
    """
    try:
        tree: Any = re._parser.parse(pattern, flags)  # type: ignore[attr-defined]
    except AttributeError:  # of another Python
        return ()
    found = sorted(set(_of_sequence(tree)), key=lambda words: (_rarity(words), sorted(words)), reverse=True)
    telling = [words for words in found if not any(map(_is_letter, words))]
    return tuple(tuple(sorted(words)) for words in (telling or found)[:_MOST_SETS])


def _is_letter(word: str) -> bool:
    """True for one letter, which is in hardly any text not."""
    return len(word) == 1 and word.isalpha()


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> list[Needed]:
    """What the items of a sequence need, each for itself; letters that follow each other are one word."""
    found: list[Needed] = []
    run: Needed = frozenset({""})
    for operation, argument in items:
        letters = _letters(str(operation), argument)
        longer = {word + letter for word in run for letter in letters}
        if 0 < len(longer) <= _MOST_WORDS:
            run = frozenset(longer)
            continue
        found.append(run)
        run = frozenset(letters or {""})
        if not letters:
            found += _of_item(str(operation), argument)
    return [_shortest(words) for words in (*found, run) if words and "" not in words]


def _shortest(words: Needed) -> Needed:
    """The words without those that hold another of them."""
    return frozenset(word for word in words if not any(word != other and other in word for other in words))


def _rarity(words: Needed) -> tuple[int, int]:
    return min(_SURE_LETTERS, *map(len, words)), -len(words)


def _letters(operation: str, argument: Any) -> set[str]:
    """The small letters of which an item is one; none for any other item."""
    if operation == "LITERAL":
        return {_small(argument)}
    if operation == "IN" and all(str(kind) == "LITERAL" for kind, _ in argument):
        return {_small(code) for _, code in argument}
    return set()


def _small(code: int) -> str:
    return in_one_line(chr(code).lower())


def _of_item(operation: str, argument: Any) -> list[Needed]:
    if operation == "SUBPATTERN":
        return _of_sequence(argument[-1])
    if operation == "ATOMIC_GROUP":
        return _of_sequence(argument)
    if operation == "ASSERT":  # what must stand before or behind stands in the text
        return _of_sequence(argument[1])
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _of_sequence(argument[2]) if argument[0] else []
    if operation == "FAILURE" or (operation == "ASSERT_NOT" and not len(argument[1])):  # (?!)
        return [_NEVER]
    if operation == "BRANCH":
        branches = [max(_of_sequence(branch), key=_rarity, default=frozenset({""})) for branch in argument[1]]
        return [frozenset().union(*branches)]
    return []

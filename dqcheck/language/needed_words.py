"""What a text must hold for a pattern to be found in it: a look for a few words costs far less than the pattern.

The tree of a pattern is that of Python's own parser, which is no public one: where it is not to be had, nothing is
needed, and every pattern is looked for.
"""

import re
from collections.abc import Iterable
from typing import Any

_SURE_LETTERS = 4
"""A word of so many letters is rare enough."""

Needed = frozenset[str]
"""Words of which one must stand in a text, in small letters; empty where nothing is known."""

_NOTHING: Needed = frozenset()
_NEVER: Needed = frozenset({"\uffff"})
"""A sign that no text holds."""


def needed_words(pattern: str, flags: int) -> tuple[str, ...]:
    """The words of which a text holds at least one, in small letters, wherever a pattern is found; none where any text
    may do.

    >>> needed_words(r"(?<!\\w)(?:lãi|lỗ ròng)\\s+là", re.IGNORECASE)
    ('là',)
    >>> needed_words(r"(?:còn|dư)(?!\\w)", re.IGNORECASE)
    ('còn', 'dư')
    >>> needed_words(r"\\d+(?: ha)?", 0)
    ()
    """
    try:
        tree: Any = re._parser.parse(pattern, flags)  # type: ignore[attr-defined]
    except AttributeError:  # of another Python
        return ()
    words = _of_sequence(tree)
    return tuple(sorted(word for word in words if not any(word != other and other in word for other in words)))


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> Needed:
    """What the items of a sequence need: that of which a text holds one most seldom."""
    found: list[Needed] = []
    letters = ""
    for operation, argument in items:
        letter = _letter(str(operation), argument)
        if letter:
            letters += letter
            continue
        found.append(frozenset({letters}))
        letters = ""
        found.append(_of_item(str(operation), argument))
    found.append(frozenset({letters}))
    return max((one for one in found if one and "" not in one), key=_rarity, default=_NOTHING)


def _rarity(words: Needed) -> tuple[int, int]:
    return min(_SURE_LETTERS, *map(len, words)), -len(words)


def _letter(operation: str, argument: Any) -> str:
    """The small letter that an item is, in whatever case; empty for any other item."""
    if operation == "LITERAL":
        return chr(argument).lower()
    if operation == "IN" and all(str(kind) == "LITERAL" for kind, _ in argument):
        letters = {chr(code).lower() for _, code in argument}
        return letters.pop() if len(letters) == 1 else ""
    return ""


def _of_item(operation: str, argument: Any) -> Needed:
    if operation == "SUBPATTERN":
        return _of_sequence(argument[-1])
    if operation == "ATOMIC_GROUP":
        return _of_sequence(argument)
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _of_sequence(argument[2]) if argument[0] else _NOTHING
    if operation == "FAILURE":  # (?!)
        return _NEVER
    if operation == "BRANCH":
        branches = [_of_sequence(branch) for branch in argument[1]]
        return frozenset().union(*branches) if all(branches) else _NOTHING
    return _NOTHING

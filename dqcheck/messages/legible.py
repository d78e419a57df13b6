r"""Texts of strangers as people may see them: what a cell, a name of a file or sheet or a title of a ruleset says, without
what would speak to the terminal, the page or the spreadsheet instead of to the reader.

Control characters (a terminal obeys them), marks that turn the direction of writing (they show another text than is
there), characters that no XML may hold and halves of characters are no text. Direction marks are left out, line breaks
of all kinds become one kind, everything else of these shows as ``\ufffd``, so that nothing is hidden.

Sources: Unicode TR 36 (security considerations) and CVE-2021-42574 (direction marks); XML 1.0, 2.2 (characters).
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from operator import is_
from typing import Any, TypeVar

from dqcheck.language.wording import Wording

Anything = TypeVar("Anything")

REPLACEMENT = "\ufffd"

_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_MARKS = "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
"""Byte order marks, marks of annotations, and letters that no font shows."""

_BREAKS = "\u0085\u2028\u2029\x0b\x0c"
_NO_TEXT = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
_UNSEEN = Wording(f"\r\n?|[{_BREAKS}]|([{_DIRECTION}{_MARKS}])|[{_NO_TEXT}]", cased=True)
_ESCAPED = Wording(f"[{_DIRECTION}{_MARKS}{_BREAKS}{_NO_TEXT}]", cased=True)

_COMMAND = Wording(r"(?m)^\s*(?:::|##\[)", cased=True)

ONE_LINE = frozenset({"cell", "files", "id", "name", "path", "rule", "ruleset", "sheet", "source", "submission"})
"""Attributes that name something: a line break in them would begin a line that nobody wrote."""


def legible(text: str) -> str:
    r"""The text as it may be shown.

    >>> legible("Xã\x1b[2J A\u202e\r\nB")
    'Xã\ufffd[2J A\nB'
    """
    return text if text.isprintable() else _UNSEEN.sub(_shown, text)


def _shown(found: "re.Match[str]") -> str:
    if found[1]:
        return ""
    return "\n" if found[0][0] in "\r\u0085\u2028\u2029\x0b\x0c" else REPLACEMENT


def legible_line(text: str) -> str:
    """The text as it may be shown in one line."""
    return text if text.isprintable() else " ".join(legible(text).splitlines())


def legible_log(text: str) -> str:
    r"""The text as it may stand in a log: no line of it is a command to what runs the build (``::error::`` and
    ``##[error]`` are those of GitHub Actions).

    >>> legible_log("A\n::stop-commands::x")
    'A\n: :stop-commands::x'
    """
    return _COMMAND.sub(lambda found: f"{found[0][:-1]} {found[0][-1]}", legible(text))


def legible_record(value: Anything) -> Anything:
    """A record with all texts in it as they may be shown; the same record where they are."""
    shown: Anything = _legible(value, "")
    return shown


def _legible(value: Any, name: str) -> Any:
    if not value:
        return value
    if type(value) is str:
        return legible_line(value) if name in ONE_LINE else legible(value)
    if isinstance(value, tuple):
        items = [_legible(item, name) for item in value]
        return value if all(map(is_, items, value)) else tuple(items)
    if isinstance(value, Mapping):
        pairs = {_legible(key, ""): _legible(item, "") for key, item in value.items()}
        return value if all(map(is_, pairs, value)) and all(map(is_, pairs.values(), value.values())) else pairs
    changed = {}
    for attribute in getattr(type(value), "__dataclass_fields__", ()):
        item = getattr(value, attribute)
        if item is None or (type(item) is str and item.isprintable()):
            continue  # nearly all of a report
        shown = _legible(item, attribute)
        if shown is not item:
            changed[attribute] = shown
    return replace(value, **changed) if changed else value


def legible_json(text: str) -> str:
    r"""JSON whose texts are whole, and written so that none of them speaks to a terminal: ``"\u202e"`` for the mark
    itself. What reads it gets the very texts."""
    return text if text.replace("\n", "").isprintable() else _ESCAPED.sub(_escape, text)


def _escape(found: "re.Match[str]") -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))

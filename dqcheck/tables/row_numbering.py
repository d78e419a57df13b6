"""How rows stand to each other by their numbers, their indents and their weight: ``I`` over ``1`` over ``a)``.

Only texts are looked at, so that forms and tables of any kind may use it.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dqcheck.language.wording import Wording
from dqcheck.model.record import record
from dqcheck.numerals.folding import normalise
from dqcheck.tables.wordings import WORDS

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_TEXT = Wording(r"(?=[IVXLC])(?:C|XC|L?X{0,3}|XL)(?:IX|IV|V?I{0,3})", cased=True)
_SIGNS = ("-", "–", "—", "+", "*", "•")
_MARK = Wording(
    rf"[(\[]?(?P<mark>[IVXLC]{{1,6}}|[A-Z{WORDS.item_letters.upper()}]|\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}|\d{{1,3}}|[a-z{WORDS.item_letters}]|[-–—+*•])"
    r"(?P<stop>[.)\]/:]{0,2})",
    cased=True,
)
_STOPPED = Wording(
    _MARK.pattern + r"(?:(?<=[.)\]/:])\s*|(?<=[-–—+*•])\s*|(?<=\d\.\d)\s+|(?<=\d\.\d\d)\s+)(?=\S)", cased=True
)
_LONGEST, _SETTING_APART = 18, frozenset(".)]/:-–—+*•")
"""Characters of the longest number with its brackets, and the signs of which one sets a number apart from words."""
_CONSTANT = "sign"


class Numbered(NamedTuple):
    """What the number of a row may be: its ``style`` (``roman``, ``capital``, ``number``, ``number.number``, ``small``,
    ``sign-``) and its place in that style, counted from one; a sign has no place (0)."""

    style: str
    place: int


@record
class Placement:
    """How a row is written: the number before it (``mark``, empty without one), how far it is indented (in whatever
    steps the table has) and whether it is in bold."""

    mark: str = ""
    indent: int = 0
    bold: bool = False


@lru_cache(maxsize=4096)
def split_mark(text: str) -> tuple[str, str]:
    """The number that a label begins with, and the rest: ``1.2. Đất lúa`` is (``1.2``, ``Đất lúa``). A number that
    nothing sets apart from the words is none: ``12 xã`` has none."""
    clean = normalise(text)
    found = None if _SETTING_APART.isdisjoint(clean[:_LONGEST]) else _STOPPED.match(clean)
    if found is None or (found["stop"] == "." and _initial(found["mark"]) and not clean[found.end() - 1].isspace()):
        return "", clean
    return found["mark"], clean[found.end() :]


@lru_cache(maxsize=4096)
def mark_of(text: str) -> str:
    """The number that a cell of its own holds: ``IV.``, ``(1)``, ``-``; empty where it holds none."""
    clean = normalise(text)
    found = None if " " in clean or len(clean) > _LONGEST else _MARK.fullmatch(clean)
    return found["mark"] if found else ""


def readings(mark: str) -> tuple[Numbered, ...]:
    """What a number may be, the likelier first: ``I`` is a Roman one, or the letter after ``H``."""
    if not mark:
        return ()
    if mark in _SIGNS:
        return (Numbered(_CONSTANT + ("+" if mark == "+" else "-"), 0),)
    if mark[0].isdigit():
        parts = mark.split(".")
        return (Numbered(".".join(["number"] * len(parts)), int(parts[-1])),)
    found: list[Numbered] = []
    if _ROMAN_TEXT.fullmatch(mark):
        found.append(Numbered("roman", _roman(mark)))
    if len(mark) == 1:
        small = mark.islower()
        letters = _alphabet(small)
        if mark in letters:
            found.append(Numbered("small" if small else "capital", letters.index(mark) + 1))
    if len(found) == 2 and found[0].place > 10:  # L and C are letters before they are fifty and a hundred
        found.reverse()
    return tuple(found)


def parents(rows: Sequence[Placement]) -> list[int | None]:
    """For each row the row that it stands under, None for those of the first level.

    A row whose number, indent and weight were seen before goes back to that level, the one whose numbers it goes on
    with; any other begins a level below the row before it, or, where it stands further left, beside the last row that
    is indented as little. So does one that begins to count anew below numbers of another kind (``1`` behind ``1.1.2``).
    """
    levels: list[tuple[tuple[str, int, bool], int, int]] = []  # its kind, its place, the row
    found: list[int | None] = []
    for at, row in enumerate(rows):
        numbered = _meant(row, levels)
        kind = (numbered.style, row.indent, row.bold)
        depth = _open(kind, numbered.place, levels)
        if depth is None:
            depth = len(levels)
            while depth and levels[depth - 1][0][1] > row.indent:
                depth -= 1
        del levels[depth:]
        found.append(levels[-1][2] if levels else None)
        levels.append((kind, numbered.place, at))
    return found


def _open(
    kind: tuple[str, int, bool], place: int, levels: Sequence[tuple[tuple[str, int, bool], int, int]]
) -> int | None:
    """The open level that a number of a kind belongs to; None where it begins one."""
    seen = [depth for depth, (known, _, _) in enumerate(levels) if known == kind]
    following = [depth for depth in seen if levels[depth][1] == place - 1]
    if place == 1 and seen and seen[-1] < len(levels) - 1:
        return None
    return max(following or seen, default=None)


def _meant(row: Placement, levels: Sequence[tuple[tuple[str, int, bool], int, int]]) -> Numbered:
    """The reading of a number that goes on from an open level, else one that begins with the first, else the likelier
    one; a row without a number has a style of its own."""
    given = readings(row.mark)
    if not given:
        return Numbered("", 0)
    last = {(known[0], place) for known, place, _ in levels}
    following = [one for one in given if (one.style, one.place - 1) in last]
    first = [one for one in given if one.place <= 1]
    return (following or first or list(given))[0]


def _initial(mark: str) -> bool:
    """Whether a number may be the initial of a name: ``T.P`` is no row ``T``."""
    return len(mark) == 1 and mark.isalpha()


def _alphabet(small: bool) -> str:
    """The letters that number rows, in their order; Vietnamese puts đ behind d, and official tables often leave out
    letters that English has."""
    extra = "".join(letter for letter in WORDS.item_letters if not letter.isascii())
    letters = "".join(chr(ord("a") + n) + (extra if chr(ord("a") + n) == "d" else "") for n in range(26))
    return letters if small else letters.upper()


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))

"""What a number format of a workbook shows of a number.

Source: ECMA-376 part 1, 18.8.30 (built-in formats) and 18.8.31 (the language of format codes).
"""

from functools import lru_cache
from typing import NamedTuple

from dqcheck.language.currencies import MONEY_SIGNS
from dqcheck.language.wording import Wording

BUILTIN: dict[int, str] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "m/d/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "m/d/yyyy h:mm", 37: "#,##0 ;(#,##0)", 38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;[Red](#,##0.00)", 41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    42: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', 43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    44: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Formats by their numbers. The currency sign of 42 and 44 is that of the reader's own system, so none stands here."""

DIGITS = "0#?"

_PIECE = Wording(
    r'(?s)"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<inside>[^\]]*)\]'
    r"|(?P<general>General|Standard)|(?P<power>[eE][+-])|(?P<plain>.)",
    cased=True,
)
_CONDITION = Wording(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)", cased=True)
_DATED = "dmyhsDMYHS"
_SAID = Wording(rf"[^\W\d_]|[%‰{MONEY_SIGNS}]", cased=True)
_MOST_CODE = 1000
"""Characters of the longest format code that is looked at; Excel allows 255."""


class NumberFormat(NamedTuple):
    """What a format shows of a number.

    ``decimals`` is the last decimal place of the stored number that is shown: negative when the last thousands are cut
    off (``#,##0,`` shows -3), None when the format does not fix the places: General, text, dates, fractions and powers
    of ten. ``percent`` says that the number is shown a hundredfold. ``before`` and ``behind`` are the words or signs
    that stand beside the digits (``đồng``), ``thousands`` how often the number is divided by a thousand before it is
    shown. ``hidden`` says that nothing of the number is shown.
    """

    decimals: int | None
    percent: bool
    before: str = ""
    behind: str = ""
    thousands: int = 0
    hidden: bool = False

    @property
    def dressed(self) -> bool:
        """Whether the cell shows something else than the digits of the stored number, or of its hundredfold."""
        return bool(self.before or self.behind or self.thousands or self.hidden)


GENERAL = NumberFormat(None, percent=False)


class FormatSection(NamedTuple):
    """One section of a format code: the condition under which it holds, its pieces (kind and text), what it shows."""

    condition: tuple[str, float] | None
    pieces: tuple[tuple[str, str], ...]
    format: NumberFormat

    def holds(self, value: float) -> bool:
        """Whether the condition holds."""
        assert self.condition is not None
        sign, limit = self.condition
        return (
            (value == limit and sign in ("=", "<=", ">="))
            or (value < limit and sign in ("<", "<=", "<>"))
            or (value > limit and sign in (">", ">=", "<>"))
        )


def shown(code: str, value: float | None = None) -> NumberFormat:
    """What a format code shows of a number; without one, what its first section shows."""
    section = section_of(code, value)
    return section.format if section is not None else GENERAL


def section_of(code: str, value: float | None = None) -> FormatSection | None:
    """The section of a format code that a number is shown by; None where no condition holds."""
    sections = _sections(code[:_MOST_CODE])
    if value is None or len(sections) == 1:
        return sections[0]
    if not any(section.condition for section in sections[:2]):
        at = 1 if value < 0 else 2 if value == 0 and len(sections) > 2 else 0
        return sections[at]
    for at, section in enumerate(sections):
        if section.condition is not None:
            if section.holds(value):
                return section
        elif at == len(sections) - 1 or value < 0:
            # a middle section without a condition speaks of negative numbers, the last one of all that is left
            return section
    return None


def is_general(code: str) -> bool:
    """Whether a format code shows all numbers as they are stored."""
    return all(section.format == GENERAL for section in _sections(code[:_MOST_CODE]))


def dresses(code: str) -> bool:
    """Whether some section of a format code shows something else than the digits of a number."""
    return any(section.format.dressed for section in _sections(code[:_MOST_CODE]))


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[FormatSection, ...]:
    """The sections that speak of numbers: of four the first three, and none that shows text."""
    found: list[list[tuple[str, str]]] = [[]]
    conditions: list[tuple[str, float] | None] = [None]
    for match in _PIECE.finditer(code):
        kind, text = match.lastgroup, match[match.lastgroup] if match.lastgroup else ""
        if kind == "plain" and text == ";":
            found.append([])
            conditions.append(None)
        elif kind == "inside":
            if condition := _CONDITION.fullmatch(text.strip()):
                conditions[-1] = condition[1], float(condition[2])
            elif text[:1] in _DATED and text.strip(_DATED) == "":
                found[-1].append(("date", text))
        elif kind is not None:
            found[-1].append((_kind(kind, text), text))
    sections = [
        FormatSection(condition, tuple(pieces), _format(pieces))
        for condition, pieces in zip(conditions, found, strict=True)
    ]
    sections = sections[:3]
    if len(sections) > 1 and any(kind == "text" for kind, _ in sections[-1].pieces):
        sections.pop()
    return tuple(sections)


def _kind(kind: str, text: str) -> str:
    if kind != "plain":
        return "literal" if kind in ("quoted", "escaped", "currency") else kind
    if text in DIGITS:
        return "digit"
    if text in _DATED:
        return "date"
    return {".": "point", ",": "comma", "%": "percent", "@": "text", "/": "slash"}.get(text, "literal")


def _format(pieces: list[tuple[str, str]]) -> NumberFormat:
    """What the pieces of a section show."""
    kinds = [kind for kind, _ in pieces]
    percent = "percent" in kinds
    digits = [at for at, kind in enumerate(kinds) if kind in ("digit", "general")]
    if not digits:
        hidden = not any(kind in ("text", "date") or (kind == "literal" and text.strip()) for kind, text in pieces)
        return NumberFormat(None, percent, hidden=hidden)
    first, last = digits[0], digits[-1]
    if {"date", "text", "power"}.intersection(kinds) or "slash" in kinds[first:last]:
        return NumberFormat(None, percent)
    before, behind = _words(pieces[:first]), _words(pieces[last + 1 :])
    if "general" in kinds:
        return NumberFormat(None, percent, before, behind)
    point = kinds.index("point") if "point" in kinds else len(kinds)
    places = sum(at > point for at in digits)
    thousands = 0
    while kinds[last + 1 + thousands : last + 2 + thousands] == ["comma"]:
        thousands += 1
    return NumberFormat(places - 3 * thousands, percent, before, behind, thousands)


def _words(pieces: list[tuple[str, str]]) -> str:
    """Words and signs of money or percent beside the digits; brackets, signs and spaces say nothing."""
    text = "".join(text for kind, text in pieces if kind == "literal")
    return text.strip().strip("()-–+,.:;* ").strip() if _SAID.search(text) else ""

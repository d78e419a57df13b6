"""The markers of automatically numbered lists in a .docx: what the reader of the page sees before each item.

Source: ECMA-376 part 1, 17.9 (numbering). Levels restart when a higher level goes on (17.9.10).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dqcheck.errors import SourceError
from dqcheck.sources.archive import Archive
from dqcheck.sources.faults import fault
from dqcheck.sources.styles import MOST_KEPT
from dqcheck.sources.xml import feed, parser, plain

_SYMBOLS = {"\uf02d": "-", "\uf02b": "+", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf0fc": "✓"}
_MOST_LEVELS = 9


@dataclass(slots=True)
class Level:
    """One level of a list: how its counter is written and in which text (``%1.%2.``)."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class _List:
    abstract: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """The lists of a document with their running counters. ``marker`` must be asked in reading order."""

    def __init__(self, archive: Archive | None = None, path: Path | str = "", part: str = "word/numbering.xml") -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if archive is not None and part in archive.parts:
            data = archive.read(part)
            try:
                self._abstract, self._lists = _kept(data) if len(data) <= MOST_KEPT else _lists_of(data)
            except SourceError:
                raise fault("damaged", path, detail="structure") from None

    def marker(self, number: str, depth: int) -> str:
        """The marker of the next item of list ``number`` at a level counted from zero; empty when it shows none."""
        item = self._lists.get(number)
        if item is None or not 0 <= depth < _MOST_LEVELS:
            return ""
        levels = {**self._abstract.get(item.abstract, {}), **item.levels}
        level = levels.get(depth)
        if level is None:
            return ""
        counters = self._counters.setdefault(item.abstract or number, [None] * _MOST_LEVELS)
        if depth in item.starts and (number, depth) not in self._begun:
            counters[depth] = item.starts[depth] - 1
        self._begun.add((number, depth))
        current = counters[depth]
        counters[depth] = level.start if current is None else current + 1
        for deeper in range(depth + 1, _MOST_LEVELS):
            below = levels.get(deeper)
            if below is None or below.restart is None or 0 < depth + 1 <= below.restart:
                counters[deeper] = None
        if level.form == "bullet":
            return "".join(_SYMBOLS.get(mark, "•" if "\ue000" <= mark <= "\uf8ff" else mark) for mark in level.text)
        if level.form == "none" and "%" not in level.text:
            return level.text
        text = level.text
        for above in range(depth + 1):
            if f"%{above + 1}" in text:
                of = levels.get(above, Level())
                reached = counters[above]
                value = of.start if reached is None else reached
                text = text.replace(f"%{above + 1}", _written(value, "decimal" if level.legal else of.form))
        return text


def _integer(text: str) -> int:
    return int(text) if text.lstrip("-").isdigit() else 0


def _written(value: int, form: str) -> str:
    """A counter in one of the forms of ST_NumberFormat; those of other scripts are written in digits."""
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and value > 0:
        letter = chr((value - 1) % 26 + (65 if form == "upperLetter" else 97))
        return letter * ((value - 1) // 26 + 1)
    if form == "decimalZero":
        return f"{value:02d}"
    return "" if form == "none" else str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    written = ""
    for size, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        count, value = divmod(value, size)
        written += letters * count
    return written


def _lists_of(data: bytes) -> tuple[dict[str, dict[int, Level]], dict[str, _List]]:
    """The abstract lists of a part and the lists made of them; nobody writes into either."""
    abstracts: dict[str, dict[int, Level]] = {}
    lists: dict[str, _List] = {}
    abstract: dict[int, Level] = {}
    number, level, override = _List(), Level(), -1
    inside_number = False

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal abstract, number, level, override, inside_number
        name, attributes = plain(tag, attributes)
        value = attributes.get("val", "")
        if name == "abstractNum":
            inside_number = False
            abstract = abstracts.setdefault(attributes.get("abstractNumId", ""), {})
        elif name == "num":
            inside_number = True
            number = lists.setdefault(attributes.get("numId", ""), _List())
        elif name == "abstractNumId" and inside_number:
            number.abstract = value
        elif name == "lvlOverride":
            override = _integer(attributes.get("ilvl", "0"))
        elif name == "startOverride":
            number.starts[override] = _integer(value)
        elif name == "lvl":
            level = Level()
            (number.levels if inside_number else abstract)[_integer(attributes.get("ilvl", "0"))] = level
        elif name == "start":
            level.start = _integer(value)
        elif name == "numFmt":
            level.form = value or "decimal"
        elif name == "lvlText":
            level.text = value
        elif name == "isLgl":
            level.legal = value not in ("0", "false")
        elif name == "lvlRestart":
            level.restart = _integer(value)

    feed(parser(start), [data], "")
    return abstracts, lists


_kept = lru_cache(maxsize=4)(_lists_of)
"""The lists of the last parts: documents that are made after one model have the same."""

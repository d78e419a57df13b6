"""Names of reporting units: every usual spelling meets the one name on the list, and nothing is guessed.

Accents tell units apart (Ba Tơ and Ba Tô are two communes), so the spelling is compared first with its accents,
wherever the tone mark stands (``hoà``, ``hòa``), and without them only when that leaves one unit.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Literal

from dqcheck.language.vi.administration import UNIT_NAMING
from dqcheck.language.wording import Wording, one_of
from dqcheck.model.record import record
from dqcheck.model.rule import Codes, Ruleset
from dqcheck.numerals.folding import fold, normalise

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORDS = r"[\W_]+"
_KINDS = {fold(form): fold(kind) for kind, short in UNIT_NAMING.kinds.items() for form in (kind, *short)}
_BODIES = tuple(fold(body).split(" ") for body in UNIT_NAMING.bodies)
_UNIT_LIKE = Wording(rf"(?:{one_of(map(fold, UNIT_NAMING.bodies))} )?{one_of(map(fold, UNIT_NAMING.kinds))} \S.*")
_LONGEST_WORDS = 4
"""Words of the longest name of a unit."""
_NEAR_RATIO = 0.7
"""How alike (of 1) a name on the list must be to one that is not, to be told as the nearest."""
_REMARK = r"\s*[(\[][^()\[\]]*[)\]]$"
_SEEN_TEXTS = 8192
"""Texts whose unit is kept: every workbook of a batch has the same titles."""


@record
class UnitName:
    """What a written name stands for. ``known``: ``name`` is the unit; ``ambiguous``: it may be any of ``candidates``;
    ``unknown``: it is not on the list, ``candidates`` holds the nearest name if one is near."""

    status: Literal["known", "ambiguous", "unknown"]
    name: str = ""
    candidates: tuple[str, ...] = ()


def spelling(words: Sequence[str]) -> str:
    """Words with their accents, in one order whatever the placement of tone marks."""
    return " ".join(map(_syllable, words))


def _syllable(word: str) -> str:
    if word.isascii():
        return word
    marks = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in marks if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES)) + tones


def split(text: str) -> tuple[str | None, tuple[str, ...]]:
    """The kind of unit (folded) and the words of the name: ``UBND xã Ba Động`` is (``xa``, (ba, động)). The province
    that follows is left out."""
    words = [word for word in re.split(_WORDS, normalise(text).casefold()) if word]
    region = UNIT_NAMING.region
    if region in words[1:] and (at := words.index(region, 1)) < len(words) - 1:
        words = words[:at]
    plain = [fold(word) for word in words]
    for parts in _BODIES:
        if plain[: len(parts)] == parts and len(plain) > len(parts):
            words, plain = words[len(parts) :], plain[len(parts) :]
    for size in (2, 1):
        kind = _KINDS.get(" ".join(plain[:size]))
        if kind is not None and len(words) > size:
            return kind, tuple(words[size:])
    return None, tuple(words)


def is_unit_like(text: str) -> bool:
    """Whether a text reads like the name of a unit, on the list or not: ``UBND xã Ba Động``."""
    return _UNIT_LIKE.fullmatch(fold(text)) is not None


class UnitNames:
    """The reporting units of a ruleset. Without a list every name stands for itself."""

    def __init__(self, codelist: Codes | None) -> None:
        self.codes: Mapping[str, str] = codelist.codes if codelist is not None else {}
        self._resolved = lru_cache(maxsize=_SEEN_TEXTS)(self._resolve)
        self._mentioned = lru_cache(maxsize=_SEEN_TEXTS)(self._find)

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical names, in the order of the list."""
        return tuple(self.codes.values())

    def resolve(self, text: str) -> UnitName:
        """The unit that a cell names: by code, by name with or without its kind."""
        return self._resolved(text)

    def find(self, text: str, *, strict: bool = True) -> UnitName | None:
        """The unit that a title or a file name mentions, None when it mentions none or several. ``strict`` asks for the
        kind of unit before the name."""
        return self._mentioned(text, strict) if self.codes else None

    def _find(self, text: str, strict: bool) -> UnitName | None:
        words = [word for word in re.split(_WORDS, normalise(text).casefold()) if word]
        plain = [fold(word) for word in words]
        found: list[tuple[int, int, UnitName]] = []
        for first in range(len(words)):
            for last in range(min(len(words), first + _LONGEST_WORDS), first, -1):
                if " ".join(plain[first:last]) not in self._index[1]:
                    continue
                kind = _kind_before(plain, first)
                if strict and kind is None:
                    continue
                name = self._among(kind, tuple(words[first:last]))
                if name is not None and not any(a <= first and last <= b for a, b, _ in found):
                    found.append((first, last, name))
        longest = [item for item in found if not any(_holds(other, item) for other in found)]
        different = {(item[2].status, item[2].name, item[2].candidates) for item in longest}
        return longest[0][2] if len(different) == 1 else None

    def _resolve(self, text: str) -> UnitName:
        clean = normalise(text)
        if not self.codes:
            return UnitName(status="known", name=clean)
        if clean in self.codes:
            return UnitName(status="known", name=self.codes[clean])
        kind, words = split(clean)
        found = self._among(kind, words)
        if found is None and (short := re.sub(_REMARK, "", clean)) not in ("", clean):
            found = self._among(*split(short))
        return found or UnitName(status="unknown", name=clean, candidates=self._nearest(words))

    def _among(self, kind: str | None, words: tuple[str, ...]) -> UnitName | None:
        spelt, folded, joined = self._index
        plain = " ".join(map(fold, words))
        for found in (spelt.get(spelling(words)), folded.get(plain), joined.get(plain.replace(" ", ""))):
            names = [name for its_kind, name in found or () if kind in (None, its_kind)]
            if len(names) == 1:
                return UnitName(status="known", name=names[0])
            if names:
                return UnitName(status="ambiguous", candidates=tuple(names))
        return None

    def _nearest(self, words: tuple[str, ...]) -> tuple[str, ...]:
        from difflib import get_close_matches

        folded = self._index[1]
        near = get_close_matches(" ".join(map(fold, words)), folded, n=1, cutoff=_NEAR_RATIO)
        return tuple(name for key in near for _, name in folded[key])

    @cached_property
    def _index(self) -> tuple[dict[str, list[tuple[str | None, str]]], ...]:
        spelt: dict[str, list[tuple[str | None, str]]] = {}
        folded: dict[str, list[tuple[str | None, str]]] = {}
        joined: dict[str, list[tuple[str | None, str]]] = {}
        for name in self.codes.values():
            kind, words = split(name)
            plain = " ".join(map(fold, words))
            spelt.setdefault(spelling(words), []).append((kind, name))
            folded.setdefault(plain, []).append((kind, name))
            joined.setdefault(plain.replace(" ", ""), []).append((kind, name))
        return spelt, folded, joined


_KEPT: list[tuple[Codes, UnitNames]] = []
"""The units of the lists used last: a batch asks for the same ones with every workbook."""


def units_of(codelist: Codes | None) -> UnitNames:
    """The reporting units of a list, made ready once for a batch."""
    if codelist is None:
        return UnitNames(None)
    for known, names in _KEPT:
        if known is codelist:
            return names
    made = UnitNames(codelist)
    _KEPT[:] = [(codelist, made), *_KEPT[:7]]
    return made


def unit_names(ruleset: Ruleset) -> UnitNames:
    """The reporting units that a ruleset lists."""
    return units_of(ruleset.codelists.get(ruleset.units) if ruleset.units else None)


def _kind_before(plain: Sequence[str], first: int) -> str | None:
    for size in (2, 1):
        if first >= size and (kind := _KINDS.get(" ".join(plain[first - size : first]))):
            return kind
    return None


def _holds(outer: tuple[int, int, UnitName], inner: tuple[int, int, UnitName]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and outer[:2] != inner[:2]

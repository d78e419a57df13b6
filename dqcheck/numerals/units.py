"""Units of measurement and money as administrative writing names them.

Money is always in one canonical unit; scales are exact decimals to the canonical unit of each dimension.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from dqcheck.language.en.units import UNITS as ENGLISH
from dqcheck.language.types.units import UnitWords
from dqcheck.language.vi.units import UNITS
from dqcheck.language.wording import Wording
from dqcheck.model.record import record
from dqcheck.numerals.folding import normalise


@record
class Unit:
    """A unit: ``code`` is the canonical unit of its ``dimension`` and ``scale`` the factor to it.

    ``triệu đồng`` is code ``đồng``, dimension ``money``, scale 1000000. Things that are counted (``hồ sơ``,
    ``triệu lượt``) have the dimension ``count`` and their own noun as code.
    """

    code: str
    dimension: str
    scale: Decimal = Decimal(1)


_THOUSANDS = ("1000", "1.000", "1,000", "1 000", "'000", "000")
"""A thousand in figures before the name of a unit."""


def _both(one: UnitWords, other: UnitWords) -> UnitWords:
    """The names of units of two languages, in the canonical units of the first."""
    units: dict[str, tuple[str, Mapping[str, str]]] = dict(other.units)
    for dimension, (code, names) in one.units.items():
        others = other.units[dimension][1] if dimension in other.units else {}
        shared = next((name for name in others if name in names), None)
        ratio = Decimal(names[shared]) / Decimal(others[shared]) if shared is not None else Decimal(1)
        units[dimension] = (code, {name: str(Decimal(factor) * ratio) for name, factor in others.items()} | {**names})
    return replace(
        one,
        scales={**dict.fromkeys(_THOUSANDS, Decimal(1000)), **other.scales, **one.scales},
        units=units,
        currencies=one.currencies | other.currencies,
        amounts={**other.amounts, **one.amounts},
        joined=tuple(dict.fromkeys((*one.joined, *other.joined))),
        scale_follows=one.scale_follows or other.scale_follows,
        before=tuple(dict.fromkeys((*one.before, *other.before))),
        touching={**other.touching, **one.touching},
        heading=Wording(f"(?:{one.heading.pattern})|(?:{other.heading.pattern})"),
    )


BOTH_UNITS = _both(UNITS, ENGLISH)
"""The names of units in cells, headers and rulesets: official workbooks mix languages."""


@lru_cache(maxsize=1024)
def unit_named(text: str) -> Unit | None:
    """The unit that a text names in either language, or None."""
    return parse_unit(text, BOTH_UNITS)


_NOUN = re.compile(r"[^\W\d_]+(?:[ /.\-][^\W\d_]+){0,5}")


@lru_cache(maxsize=8)
def _known(words: UnitWords) -> dict[str, Unit]:
    """Units by their names."""
    known = {
        f"{word}{gap}{name}": Unit(code=words.money, dimension="money", scale=scale)
        for word, scale in words.scales.items()
        for name in words.joined
        for gap in (" ", "")
    }
    for name, scale in words.amounts.items():
        known[name] = Unit(code=words.money, dimension="money", scale=scale)
    for dimension, (code, names) in words.units.items():
        for name, factor in names.items():
            known[name] = Unit(code=code, dimension=dimension, scale=Decimal(factor))
    return known


@lru_cache(maxsize=1024)
def parse_unit(text: str, words: UnitWords = UNITS) -> Unit | None:
    """The unit that a text names, or None. Reads a form's unit line (``Đơn vị tính: triệu đồng``) as well.

    A bare scale word (``tỷ``) has an empty code and the dimension ``scale``; words that name no unit of measurement are
    things that are counted.
    """
    name = normalise(text).casefold()
    if lead := words.heading.match(name):
        name = name[lead.end() :]
    name = name.strip(" .,;:()")
    if not name:
        return None
    if known := _known(words).get(name):
        return known
    if name in words.scales:
        return Unit(code="", dimension="scale", scale=words.scales[name])
    parts = name.split(" ")
    for size in (2, 1):
        scale = words.scales.get(" ".join(parts[:size]))
        if scale is not None:
            base = parse_unit(" ".join(parts[size:]), words)
            if base is None or base.dimension in ("percent", "scale"):
                return None
            return Unit(code=base.code, dimension=base.dimension, scale=scale * base.scale)
    if words.scale_follows and len(parts) > 1 and (scale := words.scales.get(parts[-1])) is not None:
        base = parse_unit(" ".join(parts[:-1]), words)
        if base is not None and base.dimension in words.currencies:
            return Unit(code=base.code, dimension=base.dimension, scale=scale * base.scale)
    for money in words.before:
        scale = words.touching.get(name.removeprefix(money).lstrip()) if name.startswith(money) else None
        base = _known(words).get(money)
        if scale is not None and base is not None:
            return Unit(code=base.code, dimension=base.dimension, scale=scale * base.scale)
    return Unit(code=name, dimension="count") if _NOUN.fullmatch(name) else None

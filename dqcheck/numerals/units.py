"""Units of measurement and money as administrative writing names them.

Every currency is a dimension of its own: amounts of two are never added or compared. Scales are exact decimals to the
canonical unit of each dimension.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from dqcheck.language.currencies import ALSO_WORDS, CODES, NAMES_ALSO_WORDS, SHARED_SIGNS, SIGN_SPELLINGS, SIGNS
from dqcheck.language.en.units import UNITS as ENGLISH
from dqcheck.language.types.units import UnitWords
from dqcheck.language.vi.units import UNITS
from dqcheck.language.wording import Wording
from dqcheck.model.record import record
from dqcheck.model.rule import UnitOfMeasure
from dqcheck.numerals.folding import fold, normalise


@record
class Unit:
    """A unit: ``code`` is the canonical unit of its ``dimension`` and ``scale`` the factor to it.

    ``triệu đồng`` is code ``đồng``, dimension ``money``, scale 1000000. Other money has the dimension of its currency:
    ``usd``, or ``$`` where nothing says which country's. Things that are counted (``hồ sơ``, ``triệu lượt``) have the
    dimension ``count`` and their own noun as code.
    """

    code: str
    dimension: str
    scale: Decimal = Decimal(1)


_HOME = "VND"
"""The code of the money whose dimension is ``money``."""


def _currency(code: str, home: str) -> Unit:
    """The unit of a currency code or shared sign; ``home`` is what the money of home is called."""
    if code == _HOME:
        return Unit(code=home, dimension="money")
    return Unit(code=code, dimension=code.lower())


SHARED: Mapping[str, frozenset[str]] = {
    sign.lower(): frozenset(code.lower() for code in codes) for sign, codes in SHARED_SIGNS.items()
}
"""Dimensions of signs that several currencies share, with those of these currencies."""

MONEY = frozenset({"money", *SHARED, *(code.lower() for code in CODES - {_HOME})})
"""The dimensions of all money."""

_CODES_OF_MONEY = frozenset(_currency(code, UNITS.money).code for code in (*CODES, *SHARED_SIGNS))

_THOUSANDS = ("1000", "1.000", "1,000", "1 000", "'000", "000", "'000s", "000s")
"""A thousand in figures before the name of a unit."""


def is_money(code: str | None) -> bool:
    """Whether a canonical unit is that of money: ``đồng``, ``USD``, ``$``."""
    return code in _CODES_OF_MONEY


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
        currency_names={**other.currency_names, **one.currency_names},
        amounts={**other.amounts, **one.amounts},
        joined=tuple(dict.fromkeys((*one.joined, *other.joined))),
        scale_follows=one.scale_follows or other.scale_follows,
        before=tuple(dict.fromkeys((*one.before, *other.before))),
        touching={**other.touching, **one.touching},
        linking=(*one.linking, *other.linking),
        heading=Wording(f"(?:{one.heading.pattern})|(?:{other.heading.pattern})"),
    )


BOTH_UNITS = _both(UNITS, ENGLISH)
"""The names of units in cells, headers and rulesets: official workbooks mix languages."""


@lru_cache(maxsize=64)
def vocabulary(own: tuple[UnitOfMeasure, ...]) -> UnitWords:
    """The names of units in the cells, headers and fields of a ruleset that declares ``own`` units. One that is given
    in itself, over others, counts as itself."""
    if not own:
        return BOTH_UNITS
    declared = {name.casefold(): one for one in own for name in (*one.also, one.name)}
    names: dict[str, tuple[str, str, Decimal]] = {}
    for one in own:
        unit = _declared(one, declared, ())
        names |= {normalise(name).casefold(): (unit.code, unit.dimension, unit.scale) for name in (one.name, *one.also)}
    return replace(BOTH_UNITS, own=names)


def _declared(one: UnitOfMeasure, declared: Mapping[str, UnitOfMeasure], above: tuple[str, ...]) -> Unit:
    """The unit of a declaration, through those that it is given in."""
    given = one.equals
    if given is None or given.unit is None or one.name in above:
        return Unit(code=one.name, dimension="count")
    other = declared.get(given.unit.casefold())
    if other is not None:
        base = _declared(other, declared, (*above, one.name))
        return replace(base, scale=base.scale * given.value)
    base_unit = unit_named(given.unit)
    dimension = base_unit.dimension if base_unit is not None else "count"
    return Unit(code=given.unit, dimension=dimension, scale=given.value)


def own_name(own: tuple[UnitOfMeasure, ...], code: str | None, scale: Decimal) -> str | None:
    """What a declared unit of this canonical unit and scale is called, with a scale word where it is thousands or
    millions of one (``nghìn bao``); None where none is."""
    words = vocabulary(own)
    for one in own:
        unit = unit_named(one.name, words)
        if unit is None or unit.code != code or unit.scale == 1:
            continue
        if (named := spelt(Unit(code=one.name, dimension="", scale=scale / unit.scale), words)) is not None:
            return named
    return None


def unit_named(text: str, words: UnitWords = BOTH_UNITS) -> Unit | None:
    """The unit that a text names in either language, or among the units that a ruleset declares; or None."""
    return parse_unit(text, words)


_USUAL = ("money", "usd", "eur", "gbp", "$")
"""Money that is offered where an unknown unit of money is printed."""
_USUAL_SCALES = frozenset({Decimal(10**3), Decimal(10**6), Decimal(10**9)})
"""Scales that are offered with it."""
_FEWEST_FOR_NEAR = 5
"""Letters of a text from which on a likeness says something."""
_NEAR = 0.8
"""Likeness from which on a known name is offered for an unknown one."""

_NOUN = Wording(r"[^\W\d_]+(?:[ /.\-][^\W\d_]+){0,5}", cased=True)


@lru_cache(maxsize=32)
def _known(words: UnitWords) -> dict[str, Unit]:
    """Units by their names."""
    known: dict[str, Unit] = {}
    for word, scale in words.scales.items():
        for name in words.joined:
            unit = Unit(code=words.money, dimension="money", scale=scale)
            known |= {f"{word} {name}": unit, f"{word}{name}": unit}
            known.setdefault(fold(f"{word} {name}"), unit)  # typed without accents
    for name, scale in words.amounts.items():
        known[name] = Unit(code=words.money, dimension="money", scale=scale)
    for dimension, (code, names) in words.units.items():
        for name, factor in names.items():
            known[name] = Unit(code=code, dimension=dimension, scale=Decimal(factor))
    for name, (code, dimension, scale) in words.own.items():
        known[name] = Unit(code=code, dimension=dimension, scale=scale)
    return known


@lru_cache(maxsize=8)
def _monies(words: UnitWords) -> dict[str, Unit]:
    """Money by its names and signs in small letters, the longest first; codes of ISO 4217 are not among them."""
    home = {name: _HOME for name, factor in words.units["money"][1].items() if Decimal(factor) == 1}
    signs = {**{sign.lower(): sign for sign in SHARED_SIGNS}, **SIGN_SPELLINGS, **SIGNS}
    names = {**signs, **words.currency_names, **home}
    return {name: _currency(names[name], words.money) for name in sorted(names, key=len, reverse=True)}


@lru_cache(maxsize=4096)
def parse_unit(text: str, words: UnitWords = UNITS) -> Unit | None:
    """The unit that a text names, or None. Reads a form's unit line (``Đơn vị tính: triệu đồng``) as well.

    A bare scale word (``tỷ``) has an empty code and the dimension ``scale``; words that name no unit of measurement are
    things that are counted.
    """
    written = normalise(text).replace("’", "'")
    name = written.casefold()
    if lead := words.heading.match(name):
        written, name = written[lead.end() :], name[lead.end() :]
    written, name = written.strip(" .,;:()"), name.strip(" .,;:()")
    if not name:
        return None
    if known := _known(words).get(name):
        return known
    if name in words.scales:
        return Unit(code="", dimension="scale", scale=words.scales[name])
    if money := _money(written, words):
        return money
    parts = name.split(" ")
    for size in (2, 1):
        scale = words.scales.get(" ".join(parts[:size]))
        if scale is not None:
            rest = parts[size + 1 :] if parts[size : size + 1] and parts[size] in words.linking else parts[size:]
            base = parse_unit(" ".join(rest), words)
            if base is None or base.dimension in ("percent", "scale"):
                return None
            return Unit(code=base.code, dimension=base.dimension, scale=scale * base.scale)
    return Unit(code=name, dimension="count") if _NOUN.fullmatch(name) else None


def _money(written: str, words: UnitWords) -> Unit | None:
    """The money that a text names with at most one scale before or behind it: ``£m``, ``EUR thousand``, ``nghìn USD``,
    ``thousands of US dollars``, ``USD (million)``. None where anything else stands beside it."""
    for base, rest, behind in _named_money(written, words):
        other = _bare(rest, words, behind=behind)
        if not other:
            return base
        scale = words.scales.get(other) if words.scale_follows or not behind else None
        scale = scale or words.touching.get(other)
        if scale is not None:
            return replace(base, scale=base.scale * scale)
    return None


def _named_money(written: str, words: UnitWords) -> Iterator[tuple[Unit, str, bool]]:
    """The money at either end of a text, the rest of it, and whether the rest stands behind."""
    lower = written.casefold()
    if len(lower) != len(written):
        return
    for name, unit in _monies(words).items():
        if lower.startswith(name) and _parted(name[-1], lower[len(name) : len(name) + 1]):
            yield unit, written[len(name) :], True
        if lower.endswith(name) and _parted(name[0], lower[: -len(name)][-1:]):
            yield unit, written[: -len(name)], False
    for code, rest, behind in ((written[:3], written[3:], True), (written[-3:], written[:-3], False)):
        near = rest[:1] if behind else rest[-1:]
        capital = code.upper()
        if capital not in CODES or (near.isalpha() and code != capital):
            continue
        if code == capital or capital not in ALSO_WORDS:
            yield _currency(capital, words.money), rest, behind


def _parted(letter: str, beside: str) -> bool:
    """Whether a name does not run on into what stands beside it; a sign may touch anything (``£m``)."""
    return not letter.isalpha() or not beside.isalpha()


def _bare(rest: str, words: UnitWords, *, behind: bool) -> str:
    """What stands beside the name of money, in small letters, without brackets and linking words."""
    plain = rest.strip(" ,()[]-").casefold()
    if not behind:
        for link in words.linking:
            plain = plain.removesuffix(f" {link}")
    return plain


def is_canonical(unit: str | None, words: UnitWords = BOTH_UNITS) -> bool:
    """Whether figures in a unit are in the canonical one: nobody rounded them to millions."""
    known = unit_named(unit, words) if unit else None
    return known is None or known.scale == 1


def as_declared(unit: Unit, own: Unit | None) -> Unit:
    """A unit that is written where ``own`` is declared: a sign that several currencies share is that of the declared
    one."""
    if own is not None and own.dimension in SHARED.get(unit.dimension, ()):
        return Unit(code=own.code, dimension=own.dimension, scale=unit.scale)
    return unit


def printed_unit(text: str, own: Unit | None, words: UnitWords = BOTH_UNITS) -> Unit | None:
    """The unit that a header or cell prints where ``own`` is declared: money of a shared sign in the declared
    currency, and no code that is a word as well (``TOP``) unless it is what is declared."""
    unit = unit_named(text, words) if text else None
    if unit is None:
        return None
    plain = text.strip(" .,;:()")
    word = plain in ALSO_WORDS or plain.casefold() in NAMES_ALSO_WORDS
    if word and (own is None or own.dimension != unit.dimension):
        return None
    return as_declared(unit, own)


@lru_cache(maxsize=512)
def nearest_unit(text: str, own: Unit, words: UnitWords = BOTH_UNITS) -> str | None:
    """The known name that is nearest to a text which names no unit where one of the dimension of ``own`` is expected:
    ``triệu đồng`` for ``triêu đồng``, ``thousand dollars`` for ``thousand dolars``. None where none is near."""
    from difflib import SequenceMatcher, get_close_matches

    name = normalise(text).casefold().strip(" .,;:()")
    known = _offered(own.dimension, own.code, words)
    plain = fold(name)
    if plain in known or len(plain) < _FEWEST_FOR_NEAR:
        return known.get(plain)
    for one in get_close_matches(plain, known, n=3, cutoff=_NEAR):
        # A word that both have says nothing of the other: "triệu lượt" is not nearly "triệu euro".
        if SequenceMatcher(None, *_unlike(plain.split(), one.split())).ratio() >= _NEAR:
            return known[one]
    return None


def _unlike(one: list[str], other: list[str]) -> tuple[str, str]:
    """What is left of two texts without the words that both begin and end with."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return " ".join(one), " ".join(other)


@lru_cache(maxsize=64)
def _offered(dimension: str, code: str, words: UnitWords) -> Mapping[str, str]:
    """The names that are offered for an unknown unit of a dimension, by their folded form: with the usual scale words
    and without, codes and names of money, no signs."""
    wanted = {dimension, *(_USUAL if dimension in MONEY else ())}
    signs = {*SIGNS, *SIGN_SPELLINGS, *map(str.lower, SHARED_SIGNS)}
    units = {name: unit for name, unit in {**_monies(words), **_known(words)}.items() if name not in signs}
    codes = [code for code in (code, *map(str.upper, _USUAL)) if code in _CODES_OF_MONEY]
    bases = [*codes, *(name for name, unit in units.items() if unit.dimension in wanted)]
    scales = [word for word, scale in words.scales.items() if word.isalpha() and scale in _USUAL_SCALES]
    names = [
        *bases,
        *(f"{scale} {base}" for scale in scales for base in bases),
        *(f"{base} {scale}" for scale in scales for base in bases if words.scale_follows),
    ]
    return {fold(name): name for name in reversed(names)}


def spelt(unit: Unit, words: UnitWords = BOTH_UNITS) -> str | None:
    """A text that ``unit_named`` reads as this unit, or None where no scale word fits."""
    if unit.scale == 1:
        return unit.code
    scales = {**UNITS.scales, **words.scales}
    word = next((word for word, scale in scales.items() if scale == unit.scale and word[0].isalpha()), None)
    return None if word is None else f"{word} {unit.code}"

"""Fill a sentence of a catalogue with facts."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from importlib import import_module

from dqcheck.messages.notation import Notation, decimals, iso_date, plain_number
from dqcheck.model.finding import Evidence
from dqcheck.model.quantity import Day, Label, Missing, Quantity
from dqcheck.model.record import record
from dqcheck.model.text import Language, LocalText

WITH_UNIT = frozenset({"observed", "expected", "discrepancy", "allowed"})
"""Facts that are printed with the unit of the verdict."""

NO_FACT = "…"
"""Printed where a sentence asks for a fact that was not given, and for names that a list leaves out."""


class Unnamed(str):
    """A word for a value that has no name of its own: it stands in a sentence without quotation marks."""

    __slots__ = ()


@record
class Verbatim:
    """A number as a cell or a text shows it, with its unit."""

    text: str
    number: Decimal


@cache
def catalogue(language: Language) -> tuple[Notation, Mapping[str, str]]:
    """The notation and the sentences of a language."""
    module = import_module(f"dqcheck.messages.{language}")
    return module.NOTATION, module.MESSAGES


def notation(language: Language) -> Notation:
    """The notation of a language."""
    return catalogue(language)[0]


def known(key: str, language: Language) -> bool:
    """Whether the catalogue of the language has a sentence of this key."""
    return key in catalogue(language)[1]


def sentence(key: str, language: Language, facts: Mapping[str, object] | None = None) -> str:
    """The sentence of a key, filled. A key that no catalogue has gives the key and the facts, so that nothing is lost."""
    facts = facts or {}
    template = catalogue(language)[1].get(key)
    if template is None:
        written = [f"{name}: {write(value, language)}" for name, value in sorted(facts.items())]
        return f"{key} ({'; '.join(written)})" if written else key
    return fill(template, language, facts)


def local(key: str, facts: Mapping[str, object] | None = None) -> LocalText:
    """The sentence of a key in both languages."""
    return LocalText(vi=sentence(key, "vi", facts), en=sentence(key, "en", facts))


def fill(template: str, language: Language, facts: Mapping[str, object]) -> str:
    """Fill the places of a template (the module's docstring lists their forms)."""
    if "{" not in template:
        return template
    written = []
    for literal, name, form in pieces(template):
        written.append(literal)
        if name:
            written.append(_place(name, form, language, facts))
    text = "".join(written)
    begins = template.startswith("{") and _unnamed(facts.get(pieces(template)[0][1]))
    return text[:1].upper() + text[1:] if begins else text


def write(value: object, language: Language, form: str = "") -> str:
    """Write one fact for its type."""
    marks = notation(language)
    match value:
        case None:
            return NO_FACT
        case bool():
            return sentence(f"report.{'yes' if value else 'no'}", language)
        case Decimal() | int():
            return marks.number(value, signed=form == "signed")
        case Quantity():
            if not value.text:
                return quantity(value.value, value.unit, language)
            return digits(value.text, value.value, value.unit, language) if value.stored else value.text
        case Verbatim():
            return value.text
        case Evidence():
            return value.label[language] if value.label else value.text
        case Day(stored=True):
            return marks.day(value.first)
        case Day() | Label() | Missing():
            return value.text
        case LocalText():
            return value[language]
        case Unnamed():
            return sentence("role.unnamed", language, {"name": str(value)})
        case dt.date():
            return marks.day(value)
        case Enum():
            return str(value.value)
        case str():
            day = iso_date(value)
            return marks.day(day) if day else value
        case Sequence():
            return marks.listing([write(item, language) for item in value], choice=form == "or")
        case _:
            return str(value)


def quantity(
    value: Decimal, unit: str | None, language: Language, *, places: int | None = None, gap: bool = False
) -> str:
    """Write a number with its unit: ``99,57%``, ``15.130.000 đồng``, ``6 hồ sơ``. A gap between percentages is in
    percentage points."""
    marks = notation(language)
    if unit == "%" and not gap:
        return marks.number(value, places) + "%"
    if unit == "đồng" and places is None and value.is_finite() and value == value.to_integral_value():
        places = 0
    text = marks.number(value, places)
    name = unit_name("point" if unit == "%" else unit, value, language) if unit else ""
    return marks.measured(text, name) if name else text


def digits(text: str, value: Decimal | None, unit: str | None, language: Language) -> str:
    """The digits of a number that a cell stores, in the language's notation, with the decimals and the unit that its
    cell shows.

    A number without a unit may be a name (that of a document) and is not grouped.
    """
    written, gap, behind = text.partition(" ")
    mark = "%" if written.endswith("%") else ""
    number = plain_number(written.removesuffix(mark).replace(",", "."))
    marks = notation(language)
    if number is None:
        return text
    if unit is None:
        return text.replace(",", marks.decimal)
    places = max(decimals(number), decimals(value) if value is not None and value == number else 0)
    return marks.number(number, places) + mark + gap + behind


def unit_name(unit: str, value: Decimal, language: Language) -> str:
    """The name of a unit, agreeing with the number it follows (``1 dossier``, but ``1.0 hectares``)."""
    name = catalogue(language)[1].get(f"unit.{unit}") or _scaled_unit(unit, value, language) or unit
    one, bar, many = name.partition("|")
    return one if not bar or str(value) in ("1", "-1") else many


def _scaled_unit(unit: str, value: Decimal, language: Language) -> str | None:
    """The name of a unit that begins with a scale word: ``triệu đồng`` is ``million đồng`` in English."""
    for length in (2, 1):
        words = unit.split(" ")
        scale, rest = " ".join(words[:length]), " ".join(words[length:])
        if rest and (name := catalogue(language)[1].get(f"scale.{scale}")):
            return f"{name} {unit_name(rest, value, language)}"
    return None


def _place(name: str, form: str, language: Language, facts: Mapping[str, object]) -> str:
    value = facts.get(name)
    if "|" in form:
        one, _, many = form.partition("|")
        return one if value == 1 else many
    if form.startswith("@"):
        return sentence(f"{form[1:]}.{value.value if isinstance(value, Enum) else value}", language, facts)
    if name == "arithmetic" and isinstance(value, Sequence) and not isinstance(value, str):
        spelt, own = notation(language).arithmetic(value), facts.get("arithmetic_unit")
        return f"{spelt} {unit_name(str(own), Decimal(0), language)}" if own else spelt
    if isinstance(value, Verbatim) and form in ("bare", "signed"):
        value = value.number
    if name in WITH_UNIT and isinstance(value, Decimal):
        unit = facts.get("unit")
        gap = name in ("discrepancy", "allowed")
        if form == "signed":
            sign = "+" if value > 0 else "-" if value < 0 else ""
            return sign + quantity(abs(value), str(unit) if unit else None, language, gap=gap)
        value = abs(value) if gap else value
        return quantity(value, str(unit) if unit and form != "bare" else None, language, gap=gap)
    return _quoted(value, language) if form == "quoted" and value is not None else write(value, language, form)


def _quoted(value: object, language: Language) -> str:
    """A name in quotation marks, each of several in its own."""
    marks = notation(language)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return marks.listing([_quoted(item, language) for item in value])
    text = write(value, language)
    return text if isinstance(value, Unnamed) or text == NO_FACT else marks.quoted(text)


def _unnamed(value: object) -> bool:
    first = value[0] if isinstance(value, tuple) and value else value
    return isinstance(first, Unnamed)


@lru_cache(maxsize=512)
def pieces(template: str) -> tuple[tuple[str, str, str], ...]:
    """Split a template into (text before, name of the fact, form)."""
    found = []
    rest = template
    while rest:
        literal, brace, rest = rest.partition("{")
        inner, closed, after = rest.partition("}")
        if not brace or not closed:
            found.append((literal + brace + inner, "", ""))
            break
        rest = after
        name, _, form = inner.partition(":")
        found.append((literal, name, form))
    return tuple(found)

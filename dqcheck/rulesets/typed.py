"""Texts of a YAML tree into typed records, by the declarations of the dataclasses themselves.

Unknown keys are refused with a "did you mean"; all problems are collected, none stops the reading. A problem is noted
with its node only; where it stands in the file is looked up when it is told.
"""

import datetime as dt
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from dqcheck.language.vi.currency import CURRENCY
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import AUTO, Period, Tolerance
from dqcheck.model.text import LocalText
from dqcheck.rulesets.nodes import BLANK, LIST, MAP, SCALAR, Node

Faults = list[tuple[Node, str]]
"""Problems found so far: the node and what is wrong with it."""

Reader = Callable[[Node, Faults], Any]

FAILED: Any = object()
"""What a reader returns when it noted a problem."""

WORDS = {SCALAR: "a text", LIST: "a list", MAP: "a mapping", BLANK: "nothing"}

NAMES: Mapping[type, Mapping[str, str]] = {Period: {"first": "from", "last": "to"}}
"""YAML keys that differ from the attribute; besides, a trailing underscore is never written (``as_`` is ``as``)."""


def key_of(owner: type, attribute: str) -> str:
    """The YAML key of an attribute."""
    return NAMES.get(owner, {}).get(attribute, attribute.rstrip("_"))


@cache
def declared(owner: Any) -> tuple[Field[Any], ...]:
    """The fields of a dataclass that a ruleset may set."""
    return tuple(f for f in fields(owner) if "internal" not in f.metadata)


@cache
def plan(owner: Any, without: tuple[str, ...] = ()) -> tuple[dict[str, tuple[str, Reader]], tuple[str, ...]]:
    """For each YAML key of a record the attribute and its reader, and the keys that must be there."""
    chosen = [f for f in declared(owner) if f.name not in without]
    readers: dict[str, tuple[str, Reader]] = {}
    for f in chosen:
        annotation: Any = f.type
        readers[key_of(owner, f.name)] = (f.name, reader(annotation))
    required = [key_of(owner, f.name) for f in chosen if f.default is MISSING and f.default_factory is MISSING]
    return readers, tuple(required)


def attributes(
    owner: type, node: Node, faults: Faults, *, without: tuple[str, ...] = (), ignore: Sequence[str] = ()
) -> dict[str, Any]:
    """The attributes that a mapping sets; unknown and missing keys are noted. ``without`` are attributes that the
    caller fills, ``ignore`` are keys that the caller reads."""
    readers, required = plan(owner, without)
    found: dict[str, Any] = {}
    kind, _, content = node
    if kind != MAP:
        faults.append((node, f"a mapping is expected, not {WORDS[kind]}"))
        return found
    seen = set()
    for key, line, value in content:
        entry = readers.get(key)
        if entry is None:
            if key not in ignore:
                faults.append(((SCALAR, line, key), unknown(key, [*readers, *ignore])))
            continue
        seen.add(key)
        if value[0] != BLANK:
            result = entry[1](value, faults)
            if result is not FAILED:
                found[entry[0]] = result
        elif key in required:
            faults.append((value, f"{key!r} is blank"))
    for key in required:
        if key not in seen:
            faults.append((node, f"{key!r} is missing"))
    return found


def record(owner: type, node: Node, faults: Faults, **given: object) -> Any:
    """A record from a mapping, or FAILED. ``given`` are attributes that no key sets."""
    before = len(faults)
    found = attributes(owner, node, faults, without=tuple(given))
    return FAILED if len(faults) > before else owner(**found, **given)


def unknown(key: str, known: Sequence[str]) -> str:
    """What to say of a key or name that does not exist."""
    from difflib import get_close_matches

    close = get_close_matches(key, list(known), n=1, cutoff=0.6)
    listed = ", ".join(sorted(known))
    return f"unknown: {key!r}" + (
        f" (did you mean {close[0]!r}?)" if close else f" (known: {listed})" if listed else ""
    )


@cache
def reader(annotation: Any) -> Reader:
    """The reader of a type."""
    special = _SPECIAL.get(annotation)
    if special is not None:
        return special
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return _choice(arguments, dict(zip(arguments, arguments, strict=True)))
    if origin in (Union, types.UnionType):
        return _union([one for one in arguments if one is not type(None)])
    if origin is tuple:
        return _many(reader(arguments[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _named(arguments[1])
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        members = {str(member.value): member for member in annotation}
        return _choice(tuple(members), members)
    if isinstance(annotation, type) and is_dataclass(annotation):
        return lambda node, faults: record(annotation, node, faults)
    raise TypeError(f"a ruleset cannot hold {annotation!r}")


def text(node: Node, faults: Faults) -> Any:
    """A text."""
    if node[0] != SCALAR:
        faults.append((node, f"a text is expected, not {WORDS[node[0]]}"))
        return FAILED
    return node[2]


def decimal_of(written: str) -> Decimal | None:
    """The number of a plain decimal text (``-12.5``), or None."""
    digits = written.strip().removeprefix("-")
    if (
        not digits
        or not all(c in "0123456789." for c in digits)
        or digits.count(".") > 1
        or digits.strip(".") != digits
    ):
        return None
    return Decimal(written.strip())


def _converted(convert: Callable[[str], Any], wanted: str) -> Reader:
    def read(node: Node, faults: Faults) -> Any:
        result = convert(node[2]) if node[0] == SCALAR else None
        if result is None:
            what = repr(node[2]) if node[0] == SCALAR else WORDS[node[0]]
            faults.append((node, f"{wanted} is expected, not {what}"))
            return FAILED
        return result

    return read


def _date(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


def _bool(written: str) -> bool | None:
    return {"true": True, "false": False}.get(written.lower())


def _int(written: str) -> int | None:
    return int(written) if written.isascii() and written.removeprefix("-").isdigit() else None


def _quantity(written: str) -> Quantity | None:
    number = decimal_of(written)
    if number is not None:
        return Quantity(text=written, value=number)
    from dqcheck.numerals.cell_numbers import BOTH
    from dqcheck.numerals.numbers import made_quantity, parse_number

    parsed = parse_number(written, type="number", words=BOTH)
    head, _, unit = written.strip().partition(" ")
    number = decimal_of(head)
    if not isinstance(parsed, Quantity) and number is not None:
        parsed = made_quantity(written, number, "number", None, unit, None, BOTH)
    return parsed if isinstance(parsed, Quantity) else None


def _tolerance(node: Node, faults: Faults) -> Any:
    """``auto``, ``exact``, ``5``, ``2%`` or ``{abs: 5, pct: 2}``."""
    if node[0] == MAP:
        found = attributes(Tolerance, node, faults, without=("mode",))
        return Tolerance(mode="given", **found)
    written = node[2].strip() if node[0] == SCALAR else ""
    if written == "auto":
        return AUTO
    if written == "exact":
        return Tolerance(mode="exact")
    number = decimal_of(written.removesuffix("%"))
    if number is None or number < 0:
        faults.append(
            (node, "a tolerance is auto, exact, a number such as 5, a percentage such as 2%, or {abs: 5, pct: 2}")
        )
        return FAILED
    return Tolerance(mode="given", pct=number) if written.endswith("%") else Tolerance(mode="given", abs=number)


def _local(node: Node, faults: Faults) -> Any:
    """``{vi: ..., en: ...}``, or one text for both languages."""
    if node[0] == SCALAR:
        return LocalText(vi=node[2], en=node[2])
    return record(LocalText, node, faults)


def _choice(names: Sequence[Any], members: Mapping[Any, Any]) -> Reader:
    def read(node: Node, faults: Faults) -> Any:
        if node[0] == SCALAR and node[2] in members:
            return members[node[2]]
        what = unknown(node[2], [str(name) for name in names]) if node[0] == SCALAR else f"not {WORDS[node[0]]}"
        listed = ", ".join(map(str, names))
        faults.append((node, f"one of {listed} is expected; {what}"))
        return FAILED

    return read


def _many(one: Reader) -> Reader:
    def read(node: Node, faults: Faults) -> Any:
        if node[0] != LIST:
            result = one(node, faults)
            return FAILED if result is FAILED else (result,)
        results = [one(item, faults) for item in node[2]]
        return FAILED if FAILED in results else tuple(results)

    return read


def _named(annotation: Any) -> Reader:
    """A mapping; records in it that have a ``name`` take it from their key."""
    has_name = (
        isinstance(annotation, type) and is_dataclass(annotation) and any(f.name == "name" for f in fields(annotation))
    )
    one = None if has_name else reader(annotation)

    def read(node: Node, faults: Faults) -> Any:
        if node[0] != MAP:
            faults.append((node, f"a mapping is expected, not {WORDS[node[0]]}"))
            return FAILED
        results: dict[str, Any] = {}
        for key, _, value in node[2]:
            if one is None:
                results[key] = record(annotation, value, faults, name=key)
            else:
                results[key] = "" if value[0] == BLANK and annotation is str else one(value, faults)
        return FAILED if any(result is FAILED for result in results.values()) else results

    return read


def _shape(annotation: Any) -> str:
    """Which kind of node a type of a union reads."""
    origin = get_origin(annotation)
    if origin is tuple:
        return LIST
    if (isinstance(origin, type) and issubclass(origin, Mapping)) or is_dataclass(annotation):
        return SCALAR if annotation is Quantity else MAP
    return SCALAR


def _union(arguments: Sequence[Any]) -> Reader:
    """The first type of the node's shape that can be read; with one type alone its own problems are told."""
    readers = [(_shape(one), reader(one), one) for one in arguments]
    if len(readers) == 1:
        return readers[0][1]

    def read(node: Node, faults: Faults) -> Any:
        # One text stands for a list of one, wherever no type of the union is a text itself.
        shapes = {shape for shape, _, _ in readers}
        wanted = LIST if node[0] == SCALAR and SCALAR not in shapes and LIST in shapes else node[0]
        fitting = [one for shape, one, _ in readers if shape == wanted]
        if len(fitting) == 1:
            return fitting[0](node, faults)
        for one in fitting:
            ignored: Faults = []
            result = one(node, ignored)
            if result is not FAILED:
                return result
        names = " or ".join(_TITLES.get(one, getattr(one, "__name__", str(one))) for _, _, one in readers)
        faults.append((node, f"{names} is expected, not {repr(node[2]) if node[0] == SCALAR else WORDS[node[0]]}"))
        return FAILED

    return read


_SPECIAL: dict[Any, Reader] = {
    str: text,
    bool: _converted(_bool, "true or false"),
    int: _converted(_int, "a whole number"),
    Decimal: _converted(decimal_of, "a number (with a decimal point, without grouping)"),
    dt.date: _converted(_date, "a date such as 2025-09-30"),
    Quantity: _converted(_quantity, f"a number with its unit, such as '{CURRENCY.example}',"),
    Tolerance: _tolerance,
    LocalText: _local,
}
_TITLES: Mapping[Any, str] = {
    str: "a text",
    bool: "true or false",
    Decimal: "a number",
    dt.date: "a date",
    Quantity: "a number with its unit",
}

"""What may be typed into a field of a blank form: its kind, its bounds, and the names to choose from."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal

from dqcheck.authoring.computed_fields import Place
from dqcheck.checks.base import Check, operands
from dqcheck.model.quantity import Quantity
from dqcheck.model.record import record
from dqcheck.model.rule import Codes, Field, Ruleset, Severity
from dqcheck.numerals.units import unit_named, vocabulary

EntryKind = Literal["whole", "decimal", "percent", "date", "choice", "text"]

Bound = Decimal | dt.date

FARTHEST = Decimal(10) ** 15
"""Excel keeps fifteen digits of a number; a larger one would be stored as another."""
WIDEST_RATE = Decimal(100)
"""Ten thousand percent, as a fraction: more is a percentage typed without its percent sign."""
DAYS = (dt.date(1900, 1, 1), dt.date(2199, 12, 31))
"""The dates that a form takes where nothing says which."""


@record
class AllowedEntry:
    """What a cell takes. Bounds are in the unit of the column (a percentage as a fraction) and belong to the range;
    ``hard`` is false where a value beyond them is only asked about. ``choices`` are the names of a list, ``listed``
    the list they stand in (empty: the field's own)."""

    kind: EntryKind
    low: Bound | None = None
    high: Bound | None = None
    hard: bool = True
    bounded: bool = False
    choices: tuple[str, ...] = ()
    listed: str = ""


def allowed_entry(place: Place, ruleset: Ruleset) -> AllowedEntry:
    """What a field takes, by its declaration and the rules on its values."""
    table = ruleset.tables[place[0]]
    field = table.fields[place[1]]
    choices, listed = _choices(place, field, ruleset)
    if choices:
        return AllowedEntry(kind="choice", choices=choices, listed=listed, hard=listed != ruleset.units)
    if field.type in ("text", "reference"):
        return AllowedEntry(kind="text")
    low, high, hard = _bounds(place, field, ruleset)
    bounded = low is not None or high is not None
    if field.type == "date":
        return AllowedEntry(kind="date", low=low or DAYS[0], high=high or DAYS[1], hard=hard, bounded=bounded)
    far = WIDEST_RATE if field.type == "percent" else FARTHEST
    least = Decimal(0) if field.type == "count" else -far
    kind: EntryKind = "whole" if field.type == "count" else "percent" if field.type == "percent" else "decimal"
    return AllowedEntry(
        kind=kind,
        low=least if low is None else low,
        high=far if high is None else high,
        hard=hard or not bounded,
        bounded=bounded,
    )


def _choices(place: Place, field: Field, ruleset: Ruleset) -> tuple[tuple[str, ...], str]:
    """The names that a field may have, and the code list they are of. A reporting unit may be spelt otherwise than its
    list has it, so that its list only helps."""
    if field.codes:
        return field.codes, ""
    name = field.codelist
    for check in _checks_on(place, "codelist", ruleset):
        if check.codes:
            return check.codes, ""
        name = name or check.list
    if name is None and field.name == ruleset.tables[place[0]].key:
        name = ruleset.units
    codes = ruleset.codelists.get(name) if name is not None else None
    return (_names(codes), codes.name) if codes is not None else ((), "")


def _names(codes: Codes) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name or code for code, name in codes.codes.items()))


def _bounds(place: Place, field: Field, ruleset: Ruleset) -> tuple[Any, Any, bool]:
    """The bounds of the declaration, else those of an error's rule, else those of a milder rule, which only warn."""
    low, high = field.bounds
    if low is not None or high is not None:
        return _in_column(low, field), _in_column(high, field), True
    for severities in ((Severity.ERROR,), (Severity.WARNING,)):
        for low, high in _bounds_of_rules(place, ruleset, severities):
            return _in_column(low, field), _in_column(high, field), severities == (Severity.ERROR,)
    return None, None, True


def _bounds_of_rules(
    place: Place, ruleset: Ruleset, severities: tuple[Severity, ...]
) -> Iterator[tuple[Bound | None, Bound | None]]:
    for kind in ("range", "magnitude"):
        for check in _checks_on(place, kind, ruleset, severities):
            low, high = (one.value if isinstance(one, Quantity) else one for one in (check.at_least, check.at_most))
            if low is not None or high is not None:
                yield low, high
    for check in _checks_on(place, "within", ruleset, severities):
        if check.period is True and ruleset.period is not None and not check.not_after:
            yield ruleset.period.first, ruleset.period.last


def _checks_on(
    place: Place, kind: str, ruleset: Ruleset, severities: tuple[Severity, ...] = (Severity.ERROR,)
) -> Iterator[Any]:
    """The parameters of the rules of a kind that speak of a field in every record."""
    for rule in ruleset.rules:
        check = rule.params
        chosen = rule.enabled and rule.check == kind and rule.severity in severities
        if chosen and isinstance(check, Check) and check.claim is None and not check.where and place in operands(check):
            yield check


def _in_column(bound: Bound | None, field: Field) -> Bound | None:
    """A bound in the canonical unit as the cells of a column hold it."""
    if not isinstance(bound, Decimal):
        return bound
    if field.type == "percent":
        return bound / 100
    unit = unit_named(field.unit, vocabulary(field.own_units)) if field.unit else None
    return bound / unit.scale if unit is not None else bound

"""Which fields of a form follow from others by its rules, so that the blank form can reckon them.

A field is computed by the first rule that states it outright: a total, percentage, growth, product, ratio or average of
fields of its own record, or (``aggregate``) the sum of a field over the records of the same unit. A rule that picks
records, or that has any parameter this module does not know, computes nothing: a formula must hold in every record.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING
from decimal import Decimal
from itertools import pairwise
from typing import Any, Literal

from dqcheck.checks.base import Check, resolve
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, Field, MissingPolicy, Rounding, Rule, Ruleset, Severity, TableForm
from dqcheck.numerals.units import unit_named, vocabulary
from dqcheck.rulesets.typed import declared

Operation = Literal["total", "percentage", "growth", "product", "ratio", "average", "aggregate"]

Place = tuple[str, str]
"""A table and a field of it."""

_PARAMETERS: Mapping[str, frozenset[str]] = {
    "total": frozenset({"table", "total", "parts"}),
    "percentage": frozenset({"table", "stated", "part", "whole", "decimals"}),
    "growth": frozenset({"table", "stated", "now", "before", "direction", "as_"}),
    "product": frozenset({"table", "stated", "factors", "scale"}),
    "ratio": frozenset({"table", "stated", "above", "below"}),
    "average": frozenset({"table", "stated", "parts"}),
    "aggregate": frozenset({"table", "total", "of", "by"}),
    "part": frozenset({"table", "part", "whole"}),
    "order": frozenset({"table", "values", "strict"}),
}
"""The parameters of each check kind that a formula can follow."""
_MOST_DECIMALS = 9
"""Decimals that a result is rounded to where nothing says how many: the noise of doubles goes, nothing else."""


@record
class Ingredient:
    """A field that a computed one is made of: ``sign`` is -1 for what is subtracted, ``factor`` turns its unit into
    that of the result, ``needed`` is false where a blank counts as zero, ``base`` marks the earlier figure of a
    growth."""

    place: Place
    sign: int = 1
    factor: Decimal = Decimal(1)
    needed: bool = True
    base: bool = False


@record
class Computed:
    """A field that others give. ``decimals`` are those it is rounded to as the cell holds it (a percentage as the
    fraction that a cell in percent holds), by ``rounding``; ``scale`` is a factor of a product or quotient, ``rate``
    tells a growth in percent from one that is an amount."""

    place: Place
    operation: Operation
    operands: tuple[Ingredient, ...]
    decimals: int
    rounding: Rounding
    scale: Decimal = Decimal(1)
    rate: bool = False


@record
class NeverMore:
    """A field that must not be more than another of its record: a part and its whole, two dates in order. ``factor``
    turns its unit into that of the other; with ``strict`` it must be less."""

    place: Place
    limit: Place
    factor: Decimal = Decimal(1)
    strict: bool = False


@record
class ComputedForm:
    """What the rules of a form reckon: ``fields`` are computed, each by one rule; ``checks`` are the statements of the
    other rules on fields that are typed or computed already, ``limits`` what must not be more than what."""

    fields: Mapping[Place, Computed]
    checks: tuple[Computed, ...]
    limits: tuple[NeverMore, ...] = ()


def computed_form(ruleset: Ruleset) -> ComputedForm:
    """What the rules of a form compute, errors before warnings, without circles."""
    found: dict[Place, Computed] = {}
    checks: list[Computed] = []
    limits: list[NeverMore] = []
    for rule in sorted(ruleset.rules, key=lambda rule: rule.severity.rank):
        if not rule.enabled or rule.severity is Severity.INFO:
            continue
        limits += _limits(rule, ruleset)
        one = _computed(rule, ruleset)
        if one is None:
            continue
        if one.place in found or _reaches(one, one.place, found):
            checks.append(one)
        else:
            found[one.place] = one
    return ComputedForm(fields=found, checks=tuple(checks), limits=tuple(limits))


def _limits(rule: Rule, ruleset: Ruleset) -> Iterator[NeverMore]:
    """What a rule on a part or on an order says of the fields of one record."""
    check: Any = rule.params
    if rule.check not in ("part", "order") or not _understood(check):
        return
    names = (check.part, check.whole) if rule.check == "part" else check.values
    places = [resolve(name, check.table) for name in names]
    for place, limit in pairwise(places):
        lower, upper = _field(place, ruleset), _field(limit, ruleset)
        if lower is None or upper is None or place[0] != limit[0]:
            continue
        factor = Decimal(1) if lower.type == upper.type == "date" else _factor(lower, upper)
        if factor is not None and (lower.type == "date") == (upper.type == "date"):
            yield NeverMore(place=place, limit=limit, factor=factor, strict=bool(getattr(check, "strict", False)))


def _reaches(one: Computed, target: Place, found: Mapping[Place, Computed]) -> bool:
    """Whether a field takes part in its own making."""
    for operand in one.operands:
        deeper = found.get(operand.place)
        if operand.place == target or (deeper is not None and _reaches(deeper, target, found)):
            return True
    return False


def _computed(rule: Rule, ruleset: Ruleset) -> Computed | None:
    check: Any = rule.params
    if rule.check in ("part", "order") or not _understood(check):
        return None
    roles = {role: [resolve(name, check.table) for name in names] for role, names in check.fields().items()}
    stated = next(iter(roles.get("stated") or roles.get("total") or ()), None)
    fields = {place: _field(place, ruleset) for places in roles.values() for place in places}
    if stated is None or any(field is None or field.type not in NUMBERS for field in fields.values()):
        return None
    known = {place: field for place, field in fields.items() if field is not None}
    across = rule.check == "aggregate"
    if across == all(table == stated[0] for table, _ in known):
        return None
    operands = _operands(rule, check, roles, known, stated)
    scale = _scale(rule.check, check, roles, known)
    if operands is None or scale is None:
        return None
    return Computed(
        place=stated,
        operation=rule.check,  # type: ignore[arg-type]  # one of those that are understood
        operands=operands,
        decimals=_decimals(rule.check, check, known[stated]),
        rounding=rule.rounding,
        scale=scale,
        rate=_is_rate(rule.check, check),
    )


def _is_rate(kind: str, check: Any) -> bool:
    return kind == "percentage" or (kind == "growth" and check.as_ == "percent")


def _understood(check: object) -> bool:
    """Whether every parameter of a check that is set is one that a formula can follow."""
    own = _PARAMETERS.get(check.kind) if isinstance(check, Check) else None
    if (
        own is None
        or not isinstance(check, Check)
        or check.claim is not None
        or getattr(check, "direction", "") == "either"
    ):
        return False
    if check.kind == "aggregate" and getattr(check, "by", "") != "submission":
        return False
    owner: Any = type(check)
    for item in declared(owner):
        default = item.default_factory() if item.default_factory is not MISSING else item.default
        if item.name not in own and getattr(check, item.name) != default:
            return False
    return True


def _field(place: Place, ruleset: Ruleset) -> Field | None:
    form: TableForm | None = ruleset.tables.get(place[0])
    return form.fields.get(place[1]) if form is not None else None


def _operands(
    rule: Rule, check: Any, roles: Mapping[str, Sequence[Place]], known: Mapping[Place, Field], stated: Place
) -> tuple[Ingredient, ...] | None:
    """The operands in the order in which the formula names them; None where their units do not fit."""
    order: Sequence[tuple[str, int]] = {
        "total": (("parts", 1), ("less", -1)),
        "percentage": (("part", 1), ("whole", 1)),
        "growth": (("now", 1), ("before", 1))
        if getattr(check, "direction", "up") == "up"
        else (("before", 1), ("now", 1)),
        "product": (("factors", 1),),
        "ratio": (("above", 1), ("below", 1)),
        "average": (("parts", 1),),
        "aggregate": (("of", 1),),
    }[rule.check]
    found: list[Ingredient] = []
    rate = _is_rate(rule.check, check)
    base = known[stated] if not rate else known[roles[order[0][0]][0]]
    if rate and known[stated].type != "percent":
        return None
    for role, sign in order:
        for place in roles.get(role, ()):
            factor = Decimal(1) if rule.check in ("product", "ratio") else _factor(known[place], base)
            if factor is None:
                return None
            policy = rule.missing or known[place].missing
            needed = policy is not MissingPolicy.ZERO or rule.check not in ("total", "aggregate")
            found.append(Ingredient(place=place, sign=sign, factor=factor, needed=needed, base=role == "before"))
    return tuple(found)


def _factor(field: Field, base: Field) -> Decimal | None:
    """What turns figures in the unit of a field into those of another; None where that cannot be said."""
    if (field.type == "percent") != (base.type == "percent"):
        return None
    one, other = (
        unit_named(given.unit, vocabulary(given.own_units)) if given.unit else None for given in (field, base)
    )
    if one is None or other is None:
        return Decimal(1) if one is other or "money" not in (field.type, base.type) else None
    counted = one.dimension == other.dimension == "count"
    if one.dimension != other.dimension or (one.code != other.code and not counted):
        return None
    factor = one.scale / other.scale
    return factor if factor * other.scale == one.scale else None


def _scale(kind: str, check: Any, roles: Mapping[str, Sequence[Place]], known: Mapping[Place, Field]) -> Decimal | None:
    """What turns the product or quotient of figures as the cells hold them into what the cell of the result holds: a
    quantity times a price in thousands is an amount in thousands. None where no decimal does."""
    if kind not in ("product", "ratio"):
        return Decimal(1)
    above = [*roles.get("factors", ()), *roles.get("above", ())]
    below = [*roles.get("below", ()), *roles["stated"]]
    over = math.prod((_size(known[place]) for place in above), start=Decimal(getattr(check, "scale", 1)))
    under = math.prod((_size(known[place]) for place in below), start=Decimal(1))
    scale = over / under
    return scale if scale * under == over else None


def _size(field: Field) -> Decimal:
    """How much a cell of 1 stands for, in the canonical unit; a percentage is held as a fraction."""
    if field.type == "percent":
        return Decimal(100)
    unit = unit_named(field.unit, vocabulary(field.own_units)) if field.unit else None
    return unit.scale if unit is not None else Decimal(1)


def _decimals(kind: str, check: Any, field: Field) -> int:
    """The decimals of the result as the cell holds it."""
    given: int | None = getattr(check, "decimals", None)
    decimals = field.decimals if field.decimals is not None else given
    if field.type == "count":
        return 0
    if field.type == "percent":
        return 2 + (decimals if decimals is not None else 2)
    if decimals is not None:
        return decimals
    return 2 if kind in ("ratio", "average") else _MOST_DECIMALS

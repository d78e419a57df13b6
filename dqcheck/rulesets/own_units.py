"""What is wrong with the units of measure that a ruleset declares."""

from collections.abc import Iterator

from dqcheck.model.rule import UnitOfMeasure
from dqcheck.numerals.units import BOTH_UNITS, unit_named
from dqcheck.rulesets.nodes import MAP, Node
from dqcheck.rulesets.typed import Faults, unknown


def unfit(own: tuple[UnitOfMeasure, ...], node: Node) -> Faults:
    """The problems of declared units, each with the node of its declaration."""
    at = {key: value for key, _, value in node[2]} if node[0] == MAP else {}
    return [(at.get(one.name, node), message) for one in own for message in _problems(one, own)]


def _problems(one: UnitOfMeasure, own: tuple[UnitOfMeasure, ...]) -> Iterator[str]:
    owner = {name.casefold(): other for other in own for name in (*other.also, other.name)}
    for name in (one.name, *one.also):
        known = unit_named(name)
        if known is not None and (known.dimension != "count" or known.scale != 1):
            yield f"{name!r} is a known unit already"
        if owner[name.casefold()] is not one:
            yield f"{name!r} is also a name of {owner[name.casefold()].name!r}"
    if one.equals is None:
        return
    given = unit_named(one.equals.unit or "")
    if one.equals.unit is None or given is None:
        yield "equals: a number with its unit is expected, such as '50 kg'"
    elif one.equals.value <= 0:
        yield "equals: a unit is more than nothing"
    elif given.dimension == "count" and given.code.casefold() not in owner:
        measures = [name for _, names in BOTH_UNITS.units.values() for name in names]
        near = unknown(given.code, [*owner, *measures])
        yield "equals: no such unit; " + (near if "did you mean" in near else unknown(given.code, list(owner)))
    elif _returns(one, owner):
        yield f"equals: {one.name!r} is given in itself"


def _returns(one: UnitOfMeasure, owner: dict[str, UnitOfMeasure]) -> bool:
    """Whether the units that a unit is given in lead back to one of them."""
    seen, at = [one], one
    while at.equals is not None and (following := owner.get((at.equals.unit or "").casefold())) is not None:
        if following in seen:
            return True
        seen.append(following)
        at = following
    return False

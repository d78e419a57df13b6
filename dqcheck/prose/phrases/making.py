"""Build claims from marks: operands of one dimension are brought to the smallest unit written among them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.model.claim import Claim, Figure
from dqcheck.model.quantity import Quantity
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.figures.reported import figure, quantity


def claim(
    kind: str,
    roles: Mapping[str, Sequence[Mark]],
    *,
    doubt: bool = False,
    params: Mapping[str, object] | None = None,
    facts: Mapping[str, object] | None = None,
) -> Claim:
    """A claim of a kind with its operands by role."""
    marks = [mark for given in roles.values() for mark in given]
    units = smallest(marks)
    mixed = {mark.dimension for mark in marks if mark.scale != units[mark.dimension].scale}
    figures: dict[str, tuple[Figure, ...]] = {
        role: tuple(
            figure(mark, _in_unit(mark, units[mark.dimension]) if mark.dimension in mixed else None) for mark in given
        )
        for role, given in roles.items()
    }
    return Claim(kind=kind, roles=figures, params=dict(params or {}), doubt=doubt, facts=dict(facts or {}))


def smallest(marks: Sequence[Mark]) -> dict[str, Mark]:
    """For each dimension of some figures the one in the smallest unit, which a claim of them is told in."""
    out: dict[str, Mark] = {}
    for mark in marks:
        if mark.scale < out.setdefault(mark.dimension, mark).scale:
            out[mark.dimension] = mark
    return out


def _in_unit(mark: Mark, unit: Mark) -> Quantity:
    factor = mark.scale / unit.scale
    written = quantity(mark)
    return replace(written, value=plain(mark.value * factor), quantum=plain(mark.step * factor), unit=unit.unit or None)


def plain(value: Decimal) -> Decimal:
    """The number without an exponent (``2.534E+3`` is 2534)."""
    value = value.normalize()
    exponent = value.as_tuple().exponent
    return value.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else value

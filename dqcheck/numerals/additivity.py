"""Which figures of several units may be added up."""

from dqcheck.model.rule import Field
from dqcheck.numerals.units import MONEY, unit_named, vocabulary

EXTENSIVE = ("count", "money", "area", "length", "mass", "volume", "energy")
"""Dimensions whose quantities add up."""


def adds_up(field: Field) -> bool:
    """Whether a total row holds the sum of a field: counts and amounts, and numbers in a unit of which there is more
    where two are put together."""
    if field.type in ("count", "money"):
        return field.summed
    words = vocabulary(field.own_units)
    unit = unit_named(field.unit, words) if field.type == "number" and field.unit else None
    return field.summed and unit is not None and (unit.dimension in EXTENSIVE or unit.dimension in MONEY)

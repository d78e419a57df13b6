"""Marks as figures of the model: what a report states, with its place and its sentence verbatim."""

from dqcheck.model.claim import Figure
from dqcheck.model.quantity import Quantity, Value
from dqcheck.numerals.units import parse_unit
from dqcheck.prose.figures.block import Mark


def figure(mark: Mark, value: Value | None = None) -> Figure:
    """The model's figure of a mark, in its written unit unless a value is given, with its sentence verbatim."""
    if value is not None:
        return _made(mark, value)
    if mark.reported is None:
        mark.reported = _made(mark, quantity(mark))
    return mark.reported


def _made(mark: Mark, value: Value) -> Figure:
    block = mark.block
    return Figure(
        value=value,
        source=block.source,
        place=block.place(mark.start),
        quote=block.quoted(mark.start),
        noun=mark.noun,
        label=mark.label,
        paragraph=block.paragraph,
        start=block.raw(mark.start),
        end=block.raw(mark.end),
    )


def quantity(mark: Mark) -> Quantity:
    """The value of a mark as a quantity in its written unit."""
    return Quantity(
        text=mark.text, value=mark.value, quantum=mark.step, unit=mark.unit or None, qualifier=mark.qualifier
    )


def canonical_value(mark: Mark) -> Quantity:
    """The value of a mark in the canonical unit of its dimension (money in ``đồng``), to compare it with cells."""
    if mark.scale == 1:
        return quantity(mark)
    known = parse_unit(mark.unit, mark.block.words.figures.numerals.units)
    return Quantity(
        text=mark.text,
        value=mark.base,
        quantum=mark.step * mark.scale,
        unit=known.code if known and known.code else mark.unit or None,
        scale=mark.scale,
        qualifier=mark.qualifier,
    )

"""The figure as the grammar sees it: a number in a block of text, with unit, noun and qualifier as written."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from dqcheck.model.quantity import Qualifier

if TYPE_CHECKING:
    from dqcheck.model.claim import Figure
    from dqcheck.prose.figures.blocks import Block

QUANTITIES = frozenset({"count", "money", "measure", "percent", "points", "rate", "scale"})
"""Kinds of figures that take part in arithmetic; all others are names, dates, ranges, numbering."""

ADDITIVE = frozenset({"count", "money", "measure", "scale"})
"""Kinds that can be a total or a part of one."""


@dataclass(slots=True, eq=False, kw_only=True)
class Mark:
    """A figure found in a block.

    ``start`` and ``end`` are offsets in the block's text, unit included; ``stop`` ends the digits. ``value`` is as
    written, in the written unit (``15,13 tỷ đồng`` is 15.13 with ``scale`` 10**9 and ``unit`` ``tỷ đồng``); ``step`` is
    the smallest step that the writing shows, zero for counts. ``part_of`` is the denominator of a fraction's numerator.
    """

    kind: str
    block: "Block"
    start: int
    stop: int
    end: int
    value: Decimal
    step: Decimal = Decimal(0)
    unit: str = ""
    dimension: str = ""
    scale: Decimal = Decimal(1)
    qualifier: Qualifier | None = None
    odd: bool = False
    part_of: "Mark | None" = None
    whole_of: "Mark | None" = None
    label: str = ""
    noun: str = ""
    head: str = ""
    short: bool = False
    depth: int = 0
    used: bool = False
    change: bool = False
    moved: bool | None = None
    described: bool = False
    order: int = 0
    wording: str = ""
    limits: tuple[Decimal, Decimal] | None = None
    plain: "Figure | None" = None

    @property
    def text(self) -> str:
        """The figure as written, with its unit; the arithmetic of a derived one."""
        return self.wording or self.block.text[self.start : self.end]

    @property
    def base(self) -> Decimal:
        """The value in the canonical unit of its dimension."""
        return self.value * self.scale if self.scale != 1 else self.value

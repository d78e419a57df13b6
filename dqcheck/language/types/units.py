"""Units of measurement and money as a language names them."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal

from dqcheck.language.wording import Wording
from dqcheck.model.record import record


@record
class UnitWords:
    """The names of units.

    ``scales`` are words for a power of ten between a number and its unit. ``units`` holds for each dimension its
    canonical unit and the names that belong to it with their factor; ``money`` is the dimension of what amounts are
    counted in, ``currencies`` are the dimensions of all money. ``amounts`` are whole names of that money with their
    scale. ``joined`` are its names that a scale word may touch (``triệuđồng``). ``scale_follows`` tells that a scale
    may stand behind the name of money (``USD million``). ``before`` are names of money that stand before a number
    (``$5``), the longest first; ``touching`` are letters for a scale that touch them, before or behind the number
    (``$5m``, ``$m``). ``heading`` leads the unit line of a form.
    """

    scales: Mapping[str, Decimal]
    units: Mapping[str, tuple[str, Mapping[str, str]]]
    currencies: frozenset[str]
    amounts: Mapping[str, Decimal]
    joined: tuple[str, ...] = ()
    scale_follows: bool = False
    before: tuple[str, ...] = ()
    touching: Mapping[str, Decimal] = field(default_factory=dict)
    heading: Wording

    __eq__ = object.__eq__
    __hash__ = object.__hash__  # told apart by identity, so that what is made of the words can be kept

    @property
    def money(self) -> str:
        """The canonical unit of money."""
        return self.units["money"][0]

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
    counted in at home. ``currency_names`` are names of other money, with the code (or shared sign) they stand for.
    ``amounts`` are whole names of the money of home with their scale. ``joined`` are its names that a scale word may
    touch (``triệuđồng``). ``scale_follows`` tells that a scale may stand behind the name of money (``USD million``).
    ``before`` are names of money that stand before a number (``$5``), the longest first; ``touching`` are letters for a
    scale beside a name of money (``$5m``, ``$m``, ``EUR k``). ``linking`` are words between a scale and its unit
    (``thousands of dollars``). ``heading`` leads the unit line of a form. ``own`` are units that a ruleset declares:
    code, dimension and scale by their names in small letters.
    """

    scales: Mapping[str, Decimal]
    units: Mapping[str, tuple[str, Mapping[str, str]]]
    currency_names: Mapping[str, str] = field(default_factory=dict)
    amounts: Mapping[str, Decimal]
    joined: tuple[str, ...] = ()
    scale_follows: bool = False
    before: tuple[str, ...] = ()
    touching: Mapping[str, Decimal] = field(default_factory=dict)
    linking: tuple[str, ...] = ()
    heading: Wording
    own: Mapping[str, tuple[str, str, Decimal]] = field(default_factory=dict)

    __eq__ = object.__eq__
    __hash__ = object.__hash__  # told apart by identity, so that what is made of the words can be kept

    @property
    def money(self) -> str:
        """The canonical unit of money at home."""
        return self.units["money"][0]

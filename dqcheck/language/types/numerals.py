"""How numbers are written: their notation, the words that stand for them, before them or in their place."""

from collections.abc import Mapping

from dqcheck.language.types.units import UnitWords
from dqcheck.model.quantity import Qualifier
from dqcheck.model.record import record


@record
class NumberNotation:
    """The marks of a number: ``group`` parts thousands in exactly three digits, ``decimal`` begins its decimals."""

    group: str
    decimal: str


@record
class NumberWords:
    """Words that stand for numbers. ``ones`` are values that no other may follow directly, ``tens`` those that ones
    may follow, ``multipliers`` multiply the ones before them within a group of thousands, ``scales`` end a group, the
    largest first; ``silent`` words add nothing."""

    ones: Mapping[str, int]
    tens: Mapping[str, int]
    multipliers: Mapping[str, int]
    scales: Mapping[str, int]
    silent: frozenset[str]

    @property
    def every(self) -> frozenset[str]:
        """Every word that a number may hold."""
        return frozenset({*self.ones, *self.tens, *self.multipliers, *self.scales, *self.silent})


@record
class NumeralWords:
    """What a language brings to the reading of numbers.

    ``qualifiers`` widen or open the interval of the number behind them. ``lone_qualifiers`` do so only where a number
    stands alone, as in a cell: in a sentence they mean something else. ``estimates`` are the qualifiers of a number
    that may have been reckoned to the digit. ``nil`` is written for zero, ``not_available`` where there is no figure.
    """

    notation: NumberNotation
    qualifiers: Mapping[str, Qualifier]
    lone_qualifiers: Mapping[str, Qualifier]
    estimates: frozenset[str]
    nil: frozenset[str]
    not_available: frozenset[str]
    number_words: NumberWords
    units: UnitWords

    __eq__ = object.__eq__
    __hash__ = object.__hash__  # told apart by identity, so that what is made of the words can be kept

"""What grades of many records at once are made of, and what they are: expressions over the columns of a frame."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from dqcheck.checks.engine_words import words_of
from dqcheck.model.record import record

if TYPE_CHECKING:
    import narwhals as nw


@record
class Whole:
    """A column in whole numbers: a value is ``units`` times ``10**-places`` in the field's canonical unit, where
    ``places`` may be negative. ``quantum`` is the step that every value was rounded to, in the canonical unit; zero
    means exact. Sizes of ``units`` are below ``bound``."""

    units: "nw.Expr"
    places: int
    quantum: Decimal
    bound: int


@record
class Operand:
    """An operand as grades see it. ``seen`` is the value in the canonical unit as the column has it, ``null`` is true
    where nothing is written; ``whole`` are the numbers of a number column (None: they are not uniform). ``dated`` says
    that it holds days, as dates or as the moments at which they begin."""

    seen: "nw.Expr"
    null: "nw.Expr"
    whole: Whole | None = None
    dated: Literal["date", "moment"] | None = None

    def day(self, other: "Operand") -> "nw.Expr":
        """The days as they compare with those of another operand."""
        return self.seen if self.dated == other.dated else self.moments

    @property
    def moments(self) -> "nw.Expr":
        """The moments at which the days begin."""
        return self.seen.cast(words_of(self.seen).Datetime("us"))

    def bound(self, day: dt.date) -> dt.date:
        """A day as the column compares with it."""
        return day if self.dated == "date" else dt.datetime(day.year, day.month, day.day)  # a day has no zone


@record
class Grades:
    """What becomes of records whose operands are all there: ``fails``, ``within`` (holds within rounding only), else
    passes. ``mild`` is true where a failure is of the milder grade. ``unsure`` is true where the judge must decide,
    whatever the others say. ``keep`` is a cheap condition, true wherever the verdict may be another than a pass.
    ``gap`` is the discrepancy, as a float for display."""

    keep: "nw.Expr"
    fails: "nw.Expr"
    within: "nw.Expr | None" = None
    mild: "nw.Expr | None" = None
    unsure: "nw.Expr | None" = None
    gap: "nw.Expr | None" = None


Operands = Callable[[str], Operand]
"""The operand of a field."""

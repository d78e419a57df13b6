"""What a check kind answers."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple

from dqcheck.model.record import record


class Piece(NamedTuple):
    """A piece of a formula: ``kind`` is ``name`` (a role of the verdict), ``number``, ``text`` in quotation marks,
    ``word``, or ``sign``."""

    kind: Literal["name", "number", "text", "word", "sign"]
    text: str


@record
class FormulaText:
    """A formula in its pieces, so that it can be told in the words of a form and a language."""

    pieces: tuple[Piece, ...]


class Outcome(StrEnum):
    """Result of judging one combination of values. ``ERROR`` is the rule's own fault and never a fault of the data."""

    PASS = "pass"
    WITHIN_ROUNDING = "within-rounding"
    FAIL = "fail"
    UNDECIDED = "undecided"
    ERROR = "error"


@record
class Verdict:
    """One judgement. A check says what; the engine adds where, who and how bad.

    ``observed`` is what is stated, ``expected`` what the other values give, ``discrepancy`` the signed gap
    (observed - expected), ``allowed`` the largest gap that would have been accepted; all in ``unit``. They are None
    where the kind has no such number, or are dates (ISO text) or texts for kinds that compare those.
    ``note`` names the sentence of the message catalogue that tells this case, ``facts`` its further words.
    ``mild`` marks a milder grade of failure (a truncated percentage): the finding is one severity lower.
    ``suspects`` are the values to blame, as (role, index) pairs, when the kind itself can tell.
    """

    outcome: Outcome
    note: str = ""
    observed: Decimal | str | None = None
    expected: Decimal | str | None = None
    discrepancy: Decimal | None = None
    allowed: Decimal | None = None
    unit: str | None = None
    mild: bool = False
    suspects: tuple[tuple[str, int], ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)

"""Findings: verdicts worth telling, with everything a person needs to act on them."""

from collections.abc import Mapping
from dataclasses import field

from dqcheck.model.place import Place
from dqcheck.model.record import record
from dqcheck.model.rule import Severity
from dqcheck.model.text import LocalText


@record
class Evidence:
    """One value that took part in a verdict. ``value`` is a plain decimal string, an ISO date, a text, or None when
    missing; ``text`` and ``quote`` are verbatim; ``label`` is what the form or the sentence calls it. ``stored`` tells
    a number that a cell stores: nobody typed the digits of its ``text``. ``scale`` is how much of ``unit`` the unit as
    written is (``1000000`` in a column of triệu đồng), None where it is that unit."""

    role: str
    text: str
    value: str | None
    source: str
    place: Place
    label: LocalText | None = None
    quote: str | None = None
    unit: str | None = None
    stored: bool = False
    scale: str | None = None


@record
class Diagnosis:
    """The likely cause. ``suspect`` is the index in the finding's evidence, ``suggestion`` a plain value,
    ``confidence``
    ``high`` or ``low``; ``cause`` a key of the message catalogue (``one-digit``, ``transposed``, ``unit-slip``...)."""

    cause: str
    suspect: int | None = None
    suggestion: str | None = None
    confidence: str = "low"


@record
class Influence:
    """What the discrepancy would do to the province's figure: ``share_of_total`` is the gap as a share of the total
    over all submissions."""

    indicator: LocalText
    share_of_total: str


@record
class Waiver:
    """A discrepancy that a person has accepted, with the reason and until when."""

    reason: str
    by: str
    until: str | None = None


@record
class Finding:
    """A discrepancy, or a relation that holds (``outcome`` pass or within-rounding, only under ``confirmed``)."""

    rule: str
    check: str
    severity: Severity
    outcome: str
    submission: str
    message: LocalText
    evidence: tuple[Evidence, ...]
    observed: str | None = None
    expected: str | None = None
    discrepancy: str | None = None
    allowed: str | None = None
    unit: str | None = None
    table: str = ""
    topic: str = ""
    title: LocalText | None = None
    note: str = ""
    diagnosis: Diagnosis | None = None
    influence: Influence | None = None
    fingerprint: str = ""
    waived: Waiver | None = None
    follows: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

"""Findings: verdicts worth telling, with everything a person needs to act on them."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import chain, islice
from typing import overload

from dqcheck.model.place import Place
from dqcheck.model.record import record
from dqcheck.model.rule import Severity
from dqcheck.model.text import LocalText


@record
class Evidence:
    """One value that took part in a verdict. ``value`` is a plain decimal string, an ISO date, a text, or None when
    missing; ``text`` and ``quote`` are verbatim; ``label`` is what the form or the sentence calls it. ``stored`` tells
    a number that a cell stores: nobody typed the digits of its ``text``. ``scale`` is how much of ``unit`` the unit as
    written is (``1000000`` in a column of triệu đồng), None where it is that unit. ``written_unit`` is the name of that
    unit where the ruleset declares it."""

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
    written_unit: str | None = None


@record
class Alternative:
    """One of several figures of which any may be the wrong one: its index in the evidence, and the value that would
    fit."""

    suspect: int
    suggestion: str | None = None


@record
class Diagnosis:
    """The likely cause. ``suspect`` is the index in the finding's evidence, ``suggestion`` a plain value,
    ``confidence``
    ``high`` or ``low``; ``cause`` a key of the message catalogue (``one-digit``, ``transposed``, ``unit-slip``...).
    Where nothing decides between some figures, the cause is a ``tie`` and these are the ``alternatives``."""

    cause: str
    suspect: int | None = None
    suggestion: str | None = None
    confidence: str = "low"
    alternatives: tuple[Alternative, ...] = ()


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
    """A discrepancy, or a relation that holds (``outcome`` pass or within-rounding, only under ``confirmed``).

    ``rule`` is ``ruleset/id`` and ``check`` its kind; ``submission`` is the reporting unit, or the key of a record.
    ``observed`` is what is stated, ``expected`` what the other figures give, ``discrepancy`` the first less the second
    and ``allowed`` the gap that rounding or the tolerance explains: plain decimals in ``unit`` (of a percentage, in
    percentage points), ISO dates or texts; None where a kind has no such thing. ``evidence`` holds the values with
    their places, ``message`` says all of it in words. ``fingerprint`` is made of the rule, the submission and the
    fields compared: it stays the same when a figure changes or moves. ``follows`` is that of the finding from which
    this one only follows, ``repeats`` that of the same finding in another file of the submission.
    """

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
    repeats: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        """Whether it is one more to act on: nobody has accepted it, and it repeats no other."""
        return self.waived is None and self.repeats is None


class FindingsLater(Sequence[Finding]):
    """Findings that are known in number and are told when they are looked at."""

    @property
    @abstractmethod
    def severities(self) -> Mapping[Severity, int]:
        """The number of findings of each severity."""

    @abstractmethod
    def first(self, most: int) -> tuple[Finding, ...]:
        """At most so many findings of each rule, in the order of a report."""


class _OneAfterAnother(FindingsLater):
    """Findings that are told already, then those that are told later."""

    def __init__(self, told: Sequence[Finding], later: Sequence[FindingsLater]) -> None:
        self._told, self._later = told, later

    def __len__(self) -> int:
        return len(self._told) + sum(map(len, self._later))

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        at = range(len(self))[index]
        if isinstance(at, int):
            return next(islice(self, at, None))
        wanted = set(at)
        found = {number: finding for number, finding in enumerate(self) if number in wanted}
        return tuple(found[number] for number in at)

    def __iter__(self) -> Iterator[Finding]:
        return chain(self._told, *self._later)

    @property
    def severities(self) -> Mapping[Severity, int]:
        counts = Counter(one.severity for one in self._told)
        for one in self._later:
            counts.update(one.severities)
        return counts

    def first(self, most: int) -> tuple[Finding, ...]:
        return (*self._told, *chain.from_iterable(one.first(most) for one in self._later))


def one_after_another(told: Sequence[Finding], later: Sequence[FindingsLater]) -> FindingsLater:
    """Findings that are told already, and then others that are told later."""
    return later[0] if len(later) == 1 and not told else _OneAfterAnother(told, later)

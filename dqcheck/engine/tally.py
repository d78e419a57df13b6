"""What is judged and what came of it: cases, verdicts on them, and the tally of each rule."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import field
from itertools import chain
from typing import TypeVar

from dqcheck.checks.base import Check, Combination, Values
from dqcheck.model.claim import Claim
from dqcheck.model.dataset import Ref
from dqcheck.model.record import record, working_record
from dqcheck.model.rule import Rule
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import Outcome, Verdict

Given = TypeVar("Given")

NOWHERE = ("", 0)
"""In place of a table and a record: no table has an empty name."""

HOLDS = (Outcome.PASS, Outcome.WITHIN_ROUNDING)


def vouches(check: Check) -> bool:
    """Whether what holds says something of its values to whoever asks why other rules fail: of kinds that say what each
    value would have to be."""
    return type(check).solve is not Check.solve and check.vouches


@record
class TableCase:
    """A combination of values of tables, as the rule sees them; in the tables ``looked_up`` figures were found by a
    key."""

    combination: Combination
    values: Values
    looked_up: Collection[str] = ()

    def refs(self) -> Iterator[Ref]:
        """The identities of the values, in the order of the roles."""
        return chain.from_iterable(self.combination.values())

    @property
    def home(self) -> tuple[str, int]:
        """Table and record of the first value that was not looked up."""
        return next(((ref.table, ref.row) for ref in self.refs() if ref.table not in self.looked_up), NOWHERE)


@record
class ClaimCase:
    """A claim of a submission's text."""

    submission: str
    claim: Claim

    def refs(self) -> Iterator[Ref]:
        """The cells of a claim that a table makes, in the order of its roles; one of prose refers to none."""
        if not self.claim.of_cells:
            return iter(())
        return (
            Ref(table=f"{figure.source}\n{figure.place.sheet}", row=-1 - figure.paragraph, field=str(figure.start))
            for figures in self.claim.roles.values()
            for figure in figures
        )

    @property
    def home(self) -> tuple[str, int]:
        """A claim belongs to no record."""
        return NOWHERE


Case = TableCase | ClaimCase


@record
class Judged:
    """One verdict with the case that it was reached on."""

    rule: Rule
    case: Case
    verdict: Verdict


class Held:
    """A case that holds, by the table and the record that it belongs to.

    The case and its verdict are made again when somebody asks for them: of a hundred thousand records most are never
    looked at, and what is kept of each weighs more than the record itself.
    """

    __slots__ = ("_again", "row", "table")

    def __init__(self, table: str, row: int, again: Callable[[int], Judged]) -> None:
        self.table, self.row, self._again = table, row, again

    def judged(self) -> Judged:
        """The verdict with its case."""
        return self._again(self.row)


def held_case(judged: Judged) -> Held:
    """A case that holds of which the verdict is there."""
    return Held(*judged.case.home, lambda _: judged)


@working_record
class Tally:
    """What became of one rule. ``kept`` are the verdicts worth telling, ``held`` the cases that hold (none where nobody
    asks for them: not ``holding``), ``broken`` the faults of the rule itself, ``lacking`` the columns that it asks for
    and that its table does not have, which the form calls as ``called`` says."""

    rule: Rule
    met: int = 0
    outcomes: dict[Outcome, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    kept: list[Judged] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    holding: bool = True
    broken: list[str] = field(default_factory=list)
    lacking: tuple[str, ...] = ()
    called: tuple[LocalText, ...] = ()

    def add(self, outcome: Outcome, count: int, reason: str = "") -> None:
        """Count cases of one outcome; ``reason`` says why they are undecided."""
        if count > 0:
            self.met += count
            self.outcomes[outcome] = self.outcomes.get(outcome, 0) + count
            if outcome is Outcome.UNDECIDED:
                self.reasons[reason] = self.reasons.get(reason, 0) + count

    def count(self, verdict: Verdict) -> None:
        """Count one verdict."""
        self.add(verdict.outcome, 1, verdict.note)

    def reach(self, case: Case, verdict: Verdict) -> None:
        """Count the verdict on a case, and keep it where it fails or holds."""
        self.count(verdict)
        if verdict.outcome is Outcome.FAIL:
            self.kept.append(Judged(rule=self.rule, case=case, verdict=verdict))
        elif self.holding and verdict.outcome in HOLDS:
            self.held.append(held_case(Judged(rule=self.rule, case=case, verdict=verdict)))

    def take_back(self, judged: Sequence[Judged]) -> None:
        """Forget verdicts that were kept: what they speak of is settled otherwise."""
        gone = set(map(id, judged))
        self.kept = [one for one in self.kept if id(one) not in gone]
        for one in judged:
            self.met -= 1
            self.outcomes[one.verdict.outcome] -= 1

    def guarded(self, work: Callable[[], Given]) -> Given | None:
        """What a rule's own code gives, or None when it broke: a rule's fault is an outcome of one case, never the end
        of a run."""
        try:
            return work()
        except Exception as error:  # noqa: BLE001  # the one place where a rule may break
            self.add(Outcome.ERROR, 1)
            self.broken.append(f"{type(error).__name__}: {error}")
            return None

"""Which records of a frame a rule fails, for adapters that want a truth value a record."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from dqcheck import rulesets
from dqcheck.engine.findings import finding_of
from dqcheck.engine.screens.frame_judging import judge_frame, of_one_table, the_form
from dqcheck.errors import UsageError
from dqcheck.model.finding import Finding
from dqcheck.model.rule import Rule, Ruleset
from dqcheck.model.verdict import Outcome


def rules_on(ruleset: Ruleset, table: str) -> tuple[Rule, ...]:
    """The rules of a ruleset, implied ones included, that speak of one table only (and of references): those a frame of
    it can be judged by. Raises UsageError when the ruleset has no such table, RulesetError when it was built with
    mistakes."""
    ruleset = rulesets.built(ruleset)
    form = the_form(ruleset, table)
    every = (*ruleset.rules, *rulesets.implied(ruleset))
    return tuple(rule for rule in every if rule.enabled and of_one_table(rule, form.name, ruleset))


class Judgement:
    """What became of a frame of ``length`` records, rule by rule. ``rules`` are those it was judged by."""

    def __init__(self, frame: Any, ruleset: Ruleset, table: str) -> None:
        self.rules = {rule.id: rule for rule in rules_on(ruleset, table)}
        self._ruleset = ruleset
        judged = judge_frame(frame, ruleset, tuple(self.rules.values()), table)
        self.length = judged.length
        self._tallies = {tally.rule.id: tally for tally in judged.tallies}
        self._tables = dict(judged.tables)

    def failing(self, rule: str) -> dict[int, Finding]:
        """The finding for each record (by position, from zero) that fails a rule. A fault of the rule itself is
        raised, and UsageError for a rule that is none of these."""
        if rule not in self.rules:
            raise UsageError("error.no-rule", f"There is no rule {rule!r} on this table.", name=rule)
        tally = self._tallies[rule]
        if tally.broken:
            raise RuntimeError(f"rule {self.rules[rule].qualified} broke: {tally.broken[0]}")
        found: dict[int, Finding] = {}
        for judged in tally.kept:
            finding = finding_of(judged, self._tables, self._ruleset)
            home, _ = judged.case.home
            for ref in (one for one in judged.case.refs() if one.table == home):
                place = self._tables[ref.table].locator.place(ref.row, ref.field)
                found.setdefault(place.row if place.row is not None else ref.row, finding)
        return found

    def lacking(self, rule: str) -> tuple[str, ...]:
        """The columns that a rule asks for and the frame does not have."""
        return self._tallies[rule].lacking

    def undecided(self, rule: str) -> int:
        """The number of combinations of a rule that could not be decided, for want of a value."""
        return self._tallies[rule].outcomes.get(Outcome.UNDECIDED, 0)


class Judge:
    """Judges frames by the rules on a table. A library that asks rule by rule has the frame judged once while it is
    ``held``; afterwards nothing is kept of it, for it may be changed in place and come again."""

    def __init__(self, ruleset: Ruleset, table: str) -> None:
        self._judge: Callable[[Any], Judgement] = lambda frame: Judgement(frame, ruleset, table)
        self._holders = 0
        self._last: tuple[Any, Judgement] | None = None

    def __call__(self, frame: Any) -> Judgement:
        """The judgement on a frame."""
        last = self._last
        if last is None or last[0] is not frame:
            last = (frame, self._judge(frame))
            self._last = last if self._holders else None
        return last[1]

    @contextmanager
    def held(self) -> Iterator[None]:
        """While the library looks at one frame."""
        self._holders += 1
        try:
            yield
        finally:
            self._holders -= 1
            self._last = None

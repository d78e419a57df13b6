"""Which records of a frame a rule fails, for adapters that want a truth value a record."""

from typing import Any

from dqcheck import rulesets
from dqcheck.engine.frames import judge_frame, tables_of, the_form
from dqcheck.engine.judging import Tally
from dqcheck.engine.record import from_tables
from dqcheck.model.finding import Finding
from dqcheck.model.rule import Rule, Ruleset
from dqcheck.model.verdict import Outcome


def rules_on(ruleset: Ruleset, table: str) -> tuple[Rule, ...]:
    """The rules of a ruleset, implied ones included, that speak of one table only: those a frame of it can be judged
    by."""
    form = the_form(ruleset, table)
    every = (*ruleset.rules, *rulesets.implied(ruleset))
    return tuple(rule for rule in every if rule.enabled and tables_of(rule) == {form.name})


class Verdicts:
    """The verdicts on the last frame seen: a library that asks rule by rule has the frame judged once, not once a
    rule."""

    def __init__(self, ruleset: Ruleset, table: str) -> None:
        self.ruleset = ruleset
        self.table = the_form(ruleset, table).name
        self.rules = rules_on(ruleset, table)
        self._last: tuple[Any, dict[str, Tally], dict[str, Any]] | None = None

    def _judge(self, frame: Any) -> tuple[dict[str, Tally], dict[str, Any]]:
        if self._last is None or self._last[0] is not frame:
            judged = judge_frame(frame, self.ruleset, self.rules, self.table)
            self._last = (frame, {tally.rule.id: tally for tally in judged.tallies}, dict(judged.tables))
        return self._last[1], self._last[2]

    def failing(self, frame: Any, rule: Rule) -> dict[int, Finding]:
        """The finding for each record (by position, from zero) that fails a rule. A fault of the rule itself is
        raised."""
        tallies, tables = self._judge(frame)
        tally = tallies[rule.id]
        if tally.broken:
            raise RuntimeError(f"rule {rule.qualified} broke: {tally.broken[0]}")
        found: dict[int, Finding] = {}
        for judged in tally.kept:
            finding = from_tables(judged, tables, self.ruleset)
            for given in judged.combination.values():
                for ref in given:
                    place = tables[ref.table].locator.place(ref.row, ref.field)
                    found.setdefault(place.row if place.row is not None else ref.row, finding)
        return found

    def undecided(self, frame: Any, rule: Rule) -> int:
        """The number of combinations of a rule that could not be decided, for want of a value."""
        return self._judge(frame)[0][rule.id].outcomes.get(Outcome.UNDECIDED, 0)

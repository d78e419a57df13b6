"""The records that a pass over a frame kept: what is odd or unsure among them is judged now."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from dqcheck.engine import open_columns
from dqcheck.engine.judging import judge_rule
from dqcheck.engine.screens.failing_records import FailingOfRule, of_tally
from dqcheck.engine.screens.filed_frame import FiledFrame
from dqcheck.engine.screens.graded import Graded, odd_places
from dqcheck.engine.screens.plain_columns import PlainColumn
from dqcheck.engine.screens.plan import Screen
from dqcheck.engine.screens.record_filter import Screened
from dqcheck.engine.tally import Judged, Tally
from dqcheck.model.dataset import Table
from dqcheck.model.finding import Finding
from dqcheck.model.record import record
from dqcheck.model.rule import Rule, Ruleset
from dqcheck.model.verdict import Outcome


@record
class JudgedKept:
    """What became of the rules with a screen, by their place in the list: their tallies, the findings that are told
    once for a column, the failing records by the rule's name. ``ties`` are records that fail together; ``table`` holds
    those that were judged, at ``places`` among the kept ones."""

    tallies: Mapping[int, Tally]
    failing: Mapping[str, FailingOfRule]
    ties: Sequence[Collection[int]]
    of_columns: Mapping[int, tuple[Finding, ...]]
    table: Table
    places: Sequence[int]


def judged_kept(
    filed: FiledFrame,
    rules: Sequence[Rule],
    passed: Screened,
    graded: Mapping[int, Graded],
    screens: Mapping[int, Screen],
    columns: Mapping[str, PlainColumn | None],
) -> JudgedKept:
    """Judge what the grades leave open."""
    frame = passed.survivors
    places = sorted({*odd_places(frame, columns), *(place for one in graded.values() for place in one.judged)})
    table, at = filed.table_of(frame, places), {place: row for row, place in enumerate(places)}
    tables = {**filed.ruleset.reference_tables, table.name: table}
    tallies: dict[int, Tally] = {}
    failing: dict[str, FailingOfRule] = {}
    ties: list[Collection[int]] = []
    of_columns: dict[int, tuple[Finding, ...]] = {}
    for index, own in graded.items():
        rule = rules[index]
        tally = judge_rule(rule, tables, filed.ruleset, rows=[at[place] for place in own.judged])
        count_others(tally, own)
        unread = [one for one in tally.kept if one.verdict.note == open_columns.NOTE]
        if unread:
            of_columns[index] = _of_columns(unread, table, filed.ruleset)
        at_once = {places[one.case.home[1]] for one in unread}
        found = _failing(tally, places, own, screens[index])
        failing[rule.qualified] = replace(found, homes=[home for home in found.homes if home not in at_once])
        ties += [group for one in tally.kept if len(group := {places[ref.row] for ref in one.case.refs()}) > 1]
        tally.kept, tally.held = [], []
        tallies[index] = tally
    return JudgedKept(tallies=tallies, failing=failing, ties=ties, of_columns=of_columns, table=table, places=places)


def _of_columns(unread: Sequence[Judged], table: Table, ruleset: Ruleset) -> tuple[Finding, ...]:
    """A column of which nobody knows how its numbers are written is told once."""
    told = open_columns.findings_of(unread, {table.name: table}, ruleset)
    return tuple(one for one in told if one is not None)


def count_others(tally: Tally, graded: Graded) -> None:
    """Count the records that the judge was not asked about."""
    tally.add(Outcome.UNDECIDED, graded.blank, "undecided.blank")
    tally.add(Outcome.FAIL, len(graded.fails))
    tally.add(Outcome.WITHIN_ROUNDING, graded.within)
    if graded.absent:
        tally.add(Outcome.UNDECIDED, graded.passed, "undecided.absent")
    else:
        tally.add(Outcome.PASS, graded.passed)


def _failing(tally: Tally, places: Sequence[int], graded: Graded, one: Screen) -> FailingOfRule:
    """The records that fail a rule: those that were graded so, and those that were judged so."""
    judged, graded_so = of_tally(tally, places), list(graded.fails)
    return replace(
        judged,
        places=sorted([*judged.places, *graded_so]),
        homes=sorted([*judged.homes, *graded_so]),
        mild=sorted([*judged.mild, *graded.mild]),
        gap=one.grades.gap if one.grades is not None else None,
    )

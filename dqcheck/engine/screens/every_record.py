"""Rules that no screen can speak for (rows held against other rows, figures looked up): judged on every record of a
frame, of which only the columns that they name become values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dqcheck.checks.base import Check, choosing, operands
from dqcheck.checks.lookups import SUBMISSION
from dqcheck.engine.judging import judge_rule
from dqcheck.engine.record_judging import in_one_record
from dqcheck.engine.screens.filed_frame import FiledFrame
from dqcheck.engine.tally import Judged, TableCase, Tally
from dqcheck.model.dataset import Ref, Table
from dqcheck.model.record import record
from dqcheck.model.rule import Rule
from dqcheck.sources.calendar_values import listed

MOST_TIED = 2000
"""Records of a case that fails with which the others are read when one of them is told."""


@record
class JudgedWhole:
    """What came of rules (by their place in the list) on every record of a frame: ``table`` holds the columns that they
    name, with all records."""

    tallies: Mapping[int, Tally]
    table: Table


def judged_whole(filed: FiledFrame, rules: Mapping[int, Rule], frame: Any, noted: Iterable[Rule] = ()) -> JudgedWhole:
    """Judge rules on all records of a frame that was carried out, in its order. The keys by which rules look figures up
    that are ``noted`` are read too: it is told of all records which are not found."""
    named = {field for rule in rules.values() for field in fields_named(rule, filed)}
    named |= {field for rule in noted for field in _keys(rule.params, filed)}
    asked = [name for name in filed.columns if name in named] or list(filed.columns)[:1]
    values = {name: listed(frame[name]) for name in asked}
    table = filed.table(values)
    tables = {**filed.ruleset.reference_tables, table.name: table}
    tallies = {index: judge_rule(rule, tables, filed.ruleset) for index, rule in rules.items()}
    return JudgedWhole(tallies=tallies, table=table)


def fields_named(rule: Rule, filed: FiledFrame) -> Iterable[str]:
    """The fields that a rule needs of its own table."""
    check = rule.params
    if not isinstance(check, Check):
        return
    yield from (field for table, field in (*operands(check), *choosing(check)) if table in (filed.form.name, ""))
    yield from _keys(check, filed)
    yield from check.naming_fields()


def _keys(check: object, filed: FiledFrame) -> Iterable[str]:
    """The fields by which a check finds records: the key of its own table, and those by which it looks figures up."""
    if isinstance(check, Check):
        yield from (own for pairs in check.lookup.values() for own in pairs if own != SUBMISSION)
        yield from () if filed.form.key is None else (filed.form.key,)


@record
class Related:
    """The cases of a rule that relates records: those that fail, and those that hold of records that fail something,
    some of which are only judged when somebody asks for ``more``. Records are named by their places."""

    kept: Sequence[Judged] = ()
    held: Sequence[Judged] = ()
    more: Callable[[], Sequence[Judged]] = tuple


def related(tally: Tally, table: str, at: Mapping[int, int]) -> Related | None:
    """The cases of a rule on a table; None of one that is judged on single records. ``at`` are the places of the
    records that fail something; other records have a place behind all of these."""
    check = tally.rule.params
    if isinstance(check, Check) and in_one_record(check) and check.peers_in() is None:
        return None  # what is said of a record needs no other
    held = (one.judged() for one in tally.held) if solves(check) else ()
    touching = [one for one in held if not at.keys().isdisjoint(places_of(one, table))]
    return Related(kept=told_at(tally.kept, table, at), held=told_at(touching, table, at))


def solves(check: object) -> bool:
    """Whether a kind vouches for values: it says what each would have to be."""
    return isinstance(check, Check) and type(check).solve is not Check.solve


def told_at(judged: Iterable[Judged], table: str, at: Mapping[int, int]) -> list[Judged]:
    """Verdicts whose records of a table are named by their places."""
    beyond = len(at)
    return [moved(one, table, lambda row: at.get(row, beyond + row)) for one in judged]


def moved(judged: Judged, table: str, place: Callable[[int], int]) -> Judged:
    """A verdict whose records of a table are named otherwise."""
    case = judged.case
    if not isinstance(case, TableCase):
        return judged

    def named(ref: Ref) -> Ref:
        return ref._replace(row=place(ref.row)) if ref.table == table and ref.row >= 0 else ref

    combination = {role: tuple(map(named, refs)) for role, refs in case.combination.items()}
    return replace(judged, case=replace(case, combination=combination))


def places_of(judged: Judged, table: str) -> Sequence[int]:
    """The records of a table that a verdict speaks of."""
    return [ref.row for ref in judged.case.refs() if ref.table == table]


def tied(judged: Judged, filed: FiledFrame) -> frozenset[int]:
    """The records of a case without which none of them is told; none where they are too many for that."""
    places = frozenset(places_of(judged, filed.form.name))
    return places if len(places) <= MOST_TIED else frozenset()

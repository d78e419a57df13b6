"""Frames handed in by a pipeline: small ones are judged directly, large ones are screened first.

One meaning: whatever the frame and its size, the check kind's ``judge`` decides. Screening only spares it the records
that cannot fail.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from dqcheck import messages
from dqcheck.checks.base import Check, Tables, operands
from dqcheck.checks.engine_words import words_of
from dqcheck.engine import coverage
from dqcheck.engine.judging import judge_rule, judge_rules
from dqcheck.engine.lookup_notes import lookup_notes
from dqcheck.engine.reporting import PartialReport, UnitsLater, tell
from dqcheck.engine.screens.every_record import Related, tied
from dqcheck.engine.screens.failing_records import FailingRecords, of_tally
from dqcheck.engine.screens.filed_frame import FiledFrame, filed_frame
from dqcheck.engine.screens.findings_of_frame import FindingsOfFrame, FrameTelling
from dqcheck.engine.screens.frame_plan import fields_of, planned
from dqcheck.engine.screens.graded import Graded, grade
from dqcheck.engine.screens.kept_records import JudgedKept, count_others, judged_kept
from dqcheck.engine.screens.lazy_engines import dialect_of
from dqcheck.engine.screens.opened_frames import ROW, collect, in_polars, is_lazy
from dqcheck.engine.screens.plain_columns import PlainColumn
from dqcheck.engine.screens.plan import Screen, has_key
from dqcheck.engine.screens.record_filter import Screened, columns_with_gaps, screen, sums
from dqcheck.engine.screens.text_columns import ToldApart, columns_of, read_totals, told_apart, with_seen
from dqcheck.engine.tally import Tally
from dqcheck.errors import UsageError
from dqcheck.forms import FormDefect
from dqcheck.model.dataset import Table
from dqcheck.model.finding import Finding, FindingsLater
from dqcheck.model.quantity import ZERO
from dqcheck.model.record import record
from dqcheck.model.report import Coverage, Status
from dqcheck.model.rule import Rule, Ruleset, Severity, TableForm
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import Outcome
from dqcheck.numerals.intervals import EXACT
from dqcheck.sources.calendar_values import listed

if TYPE_CHECKING:
    from dqcheck.engine.screens.related_rows import JudgedRows

EVERY_RECORD = 2**31 - 2
"""More records than a frame is judged with one by one; with one more, every library still counts them."""

FIRST_ROWS = 1000
"""Failing records of each rule of a large frame of which a report tells the rows."""

DIRECT = 20_000
"""Frames of no more records are judged directly where they lie in an engine of their own or hold Python's objects; so
many say how texts are written."""

FEW = 500
"""Frames of polars (and what becomes one) of no more records are judged directly: of more a screen is cheaper."""


@record
class JudgedFrame:
    """What became of a frame of ``length`` records. ``tables`` holds those that were judged one by one,
    ``failing`` those that fail. Where not all were judged one by one their findings come ``later``, and ``worst`` says
    how many of each severity are of each reporting unit. ``notices`` say how its texts were read."""

    tallies: tuple[Tally, ...]
    tables: Tables
    length: int
    submissions: Callable[[], tuple[str, ...]]
    coverage: Coverage
    failing: FailingRecords
    notices: tuple[FormDefect, ...] = ()
    later: FindingsLater | None = None
    worst: Callable[[], Mapping[str, Mapping[Severity, int]]] = dict


def judge_frame(
    frame: Any, ruleset: Ruleset, rules: Sequence[Rule], table: str | None, *, direct: int | None = None
) -> JudgedFrame:
    """Judge the rules of one table on a frame. ``direct`` is the most records that are judged without a screen
    (default: ``FEW`` or ``DIRECT``). Raises UsageError when table or columns are not those of the ruleset.

    Rules that also speak of other tables meet nothing: a frame is one table.
    """
    return judge_filed(filed_frame(frame, the_form(ruleset, table), ruleset), rules, direct=direct)


def judge_filed(filed: FiledFrame, rules: Sequence[Rule], *, direct: int | None = None) -> JudgedFrame:
    """Judge rules on a frame that was filed as their table; see ``judge_frame``."""
    name = filed.form.name
    asked = [rule for rule in rules if name in tables_of(rule)]
    own = [rule for rule in asked if of_one_table(rule, name, filed.ruleset)]
    apart = [Tally(rule=rule) for rule in asked if not of_one_table(rule, name, filed.ruleset)]
    most = _most_direct(filed) if direct is None else direct
    head = collect(filed.frame.head(DIRECT + 1))
    if most > DIRECT and len(head) > DIRECT:
        filed = filed.narrowed(own, own)
        head = collect(filed.frame.head(most + 1))
    # How texts are written is settled once, so that any part of them is read alike.
    filed = filed.read_as(filed.texts(head))
    judged = _screened(filed, own, head) if len(head) > most else _direct(filed, own, head)
    failing = judged.failing.with_rules({tally.rule.qualified: of_tally(tally) for tally in apart})
    notices = judged.failing.filed.notices
    return replace(judged, tallies=(*judged.tallies, *apart), failing=failing, notices=notices)


def _most_direct(filed: FiledFrame) -> int:
    """The most records of a frame that are judged directly."""
    held = is_lazy(filed.frame) and dialect_of(filed.frame) is None
    return min(FEW, DIRECT) if held else DIRECT


def _direct(filed: FiledFrame, rules: Sequence[Rule], frame: Any) -> JudgedFrame:
    """Judge all records of a frame that was carried out, in its order."""
    whole = filed.table(filed.lists(frame))
    tallies = judge_rules(rules, {**filed.ruleset.reference_tables, whole.name: whole}, filed.ruleset)
    return _judged(filed, tallies, whole, frame)


def of_frame(
    judged: JudgedFrame, ruleset: Ruleset, *, confirmed: bool = False, files: Iterable[str] = ()
) -> PartialReport:
    """What a frame brings to the report; ``files`` are those that it was read from. The reporting units of one that was
    screened are read when somebody asks for them."""
    decided = any(tally.outcomes.keys() - {Outcome.UNDECIDED, Outcome.ERROR} for tally in judged.tallies)
    lacks = any(tally.lacking for tally in judged.tallies)
    part = PartialReport(tallies=judged.tallies, later=judged.later)
    if judged.later is None:
        part = tell(judged.tallies, judged.tables, ruleset, confirmed=confirmed)
    part = replace(
        part,
        rows=judged.failing.first_rows(FIRST_ROWS) if judged.failing.filed.cells is None else {},
        tables=judged.coverage,
        notes=(*(messages.local(notice.key, notice.facts) for notice in judged.notices), *_lookups(judged, ruleset)),
    )

    def filled() -> PartialReport:
        units = judged.submissions()
        return replace(
            part,
            files_of=dict.fromkeys(units, tuple(files)),
            compared=frozenset(units if decided else ()),
            incomplete=frozenset(units if lacks else ()),
            failing=judged.worst(),
        )

    if judged.later is None:
        return filled()
    return replace(part, units=UnitsLater(filled, _statuses(judged.later, decided=decided, lacks=lacks)))


def _statuses(later: FindingsLater, *, decided: bool, lacks: bool) -> frozenset[Status]:
    """The statuses that the reporting units of a frame may have."""
    errors = {Status.NEEDS_CORRECTION} if later.severities.get(Severity.ERROR) else set()
    if lacks:
        return frozenset({Status.INCOMPLETE, *errors})
    return frozenset({Status.ACCEPTED if decided else Status.NOT_CHECKED, *errors})


def _lookups(judged: JudgedFrame, ruleset: Ruleset) -> Iterable[LocalText]:
    """What is said of keys that were not found. A rule that looks something up needs every record of its frame."""
    if not ruleset.references:
        return ()
    return lookup_notes([tally.rule for tally in judged.tallies], judged.tables, ruleset)


def the_form(ruleset: Ruleset, table: str | None) -> TableForm:
    """The table of a ruleset that a frame holds: the one named, or the only one. Raises UsageError otherwise."""
    if table is None and len(ruleset.tables) == 1:
        return next(iter(ruleset.tables.values()))
    if table is None or table not in ruleset.tables:
        names = ", ".join(ruleset.tables)
        english = f"Ruleset {ruleset.name} has no table {table!r}; name one of: {names}."
        raise UsageError("error.table-unknown", english, ruleset=ruleset.name, table=table or "", names=names)
    return ruleset.tables[table]


def tables_of(rule: Rule) -> set[str]:
    """The tables that a rule speaks of."""
    check = rule.params
    if not isinstance(check, Check):
        return set()
    return {table for table, _ in operands(check)}


def of_one_table(rule: Rule, table: str, ruleset: Ruleset) -> bool:
    """Whether a rule speaks of one table, and of nothing else but references."""
    return tables_of(rule) - set(ruleset.references) == {table}


def _screened(filed: FiledFrame, rules: Sequence[Rule], head: Any, *, settled: bool = False) -> JudgedFrame:
    """Judge the records that a screen keeps, and every record by the rules that have none. ``head`` are the first
    records, which say how texts are written unless that is ``settled``."""
    # What polars does not hold has columns of Python objects, which no whole numbers are made of.
    plain = is_lazy(filed.frame)
    bare, filed = filed, with_seen(filed) if plain else filed
    keys = [name for rule in rules if has_key(rule) for name in fields_of(rule)]
    told = told_apart(filed, columns_of(filed), keys) if plain else ToldApart(columns=columns_of(filed))
    columns = told.columns
    plan = planned(filed, rules, told, plain=plain)
    rules = plan.rules
    if not plain:
        return _partly_screened(filed, rules, plan.screens, columns)
    if plan.left and (not settled or dialect_of(bare.frame) is not None):
        # They are fetched once, for a lazy frame may give them in another order again; all of their texts are known.
        needed = bare.narrowed(rules, list(plan.left.values()))
        fetched = in_polars(collect(needed.frame).sort(ROW))
        held = replace(needed, frame=fetched.lazy(), ordered=needed.has_rows)
        return _screened(held.read_as(needed.texts(fetched)), rules, head.select(ROW, *needed.columns), settled=True)
    asked = {index: one for index, one in enumerate(plan.screens) if one is not None}
    apart = None
    if plan.left:
        from dqcheck.engine.screens.related_rows import judged_rows  # hardly any rule relates rows

        apart = judged_rows(filed, plan, columns, collect(filed.frame))
    rows = apart.failing(filed.form.name) if apart else ()
    passed = screen(filed.frame, asked, columns, columns_with_gaps(head), rows, told.length)
    read = filed if settled else filed.read_again(head, passed.survivors)
    if not read.seen_as(filed):
        return _screened(replace(bare, notations=read.notations), rules, head, settled=True)
    return _with_later(read, rules, passed, grade(passed, asked), asked, columns, apart)


def _partly_screened(
    filed: FiledFrame,
    rules: Sequence[Rule],
    screens: Sequence[Screen | None],
    columns: Mapping[str, PlainColumn | None],
) -> JudgedFrame:
    """Judge every record by the rules that have no screen, and what the screens of the others keep by all of those."""
    # They are fetched once, for a lazy frame may give them in another order again.
    frame = collect(filed.frame).sort(ROW)
    columns = {name: columns[name] for name in filed.columns}
    every = words_of(frame).col(ROW) >= 0
    asked = {i: replace(one, grades=None, odd=every) for i, one in enumerate(screens) if one is not None}
    passed = screen(frame, asked, columns)
    graded, rows = grade(passed, asked), passed.survivors[ROW].to_list()
    values = filed.lists(frame)
    filed = filed.read_as(values)
    table = filed.table(values)
    tables = {**filed.ruleset.reference_tables, table.name: table}
    tallies = []
    for index, rule in enumerate(rules):
        of_rule = graded.get(index)
        tallies.append(judge_rule(rule, tables, filed.ruleset, rows=None if of_rule is None else rows))
        if of_rule is not None:
            count_others(tallies[-1], of_rule)
    return _judged(filed, tallies, table, frame)


def _judged(filed: FiledFrame, tallies: Sequence[Tally], table: Table, frame: Any) -> JudgedFrame:
    """What became of a frame of which all records are in a table."""
    tables = {table.name: table}
    return JudgedFrame(
        tallies=tuple(tallies),
        tables={**filed.ruleset.reference_tables, **tables},
        length=len(table.submissions),
        submissions=lambda: tuple(dict.fromkeys(table.submissions)),
        coverage=coverage.of_tables(coverage.counts(tables), tallies),
        failing=FailingRecords(
            filed=filed, frame=frame, rules={tally.rule.qualified: of_tally(tally) for tally in tallies}
        ),
    )


def _with_later(
    filed: FiledFrame,
    rules: Sequence[Rule],
    passed: Screened,
    graded: Mapping[int, Graded],
    screens: Mapping[int, Screen],
    columns: Mapping[str, PlainColumn | None],
    apart: "JudgedRows | None",
) -> JudgedFrame:
    """What became of a frame of which the kept records were graded: what is odd is judged now, findings are told when
    somebody looks at them."""
    frame, kept = passed.survivors, judged_kept(filed, rules, passed, graded, screens, columns)
    tallies, failing, ties = dict(kept.tallies), dict(kept.failing), list(kept.ties)
    cases: Mapping[int, Related] = {}
    if apart is not None:
        at = {row: place for place, row in enumerate(frame[ROW].to_list())}
        cases = apart.told(filed.form.name, at)
        for index, tally in apart.tallies.items():
            failing[rules[index].qualified] = of_tally(tally, at)
            tallies[index] = replace(tally, kept=[], held=[])
        ties += [tied(judged, filed) for one in cases.values() for judged in one.kept]
    failing = {rule.qualified: failing[rule.qualified] for rule in rules}
    records = FailingRecords(filed=filed, frame=frame, rules=failing)
    told = FrameTelling(
        failing=records,
        rules=tuple(rules),
        ties=ties,
        totals=partial(_totals, filed, columns, frame),
        related=cases,
        of_columns=kept.of_columns,
    )
    ordered = [tallies[index] for index in range(len(rules))]
    return _told_later(ordered, told, kept, passed, apart.table if apart else None)


def _told_later(
    tallies: Sequence[Tally], told: FrameTelling, kept: JudgedKept, passed: Screened, whole: Table | None
) -> JudgedFrame:
    """What became of a frame of which the findings are told when somebody looks at them."""
    records, table = told.failing, kept.table
    units = cache(partial(_submissions, records.filed))
    counted = _counted(table, records.frame[kept.places], passed, whole)
    looked_up = records.filed.ruleset.reference_tables
    return JudgedFrame(
        tallies=tuple(tallies),
        tables={**looked_up, table.name: table if whole is None else whole},
        length=passed.length,
        submissions=lambda: tuple(dict.fromkeys(units().values())),
        coverage=coverage.of_tables(counted, tallies),
        failing=records,
        later=FindingsOfFrame(told),
        worst=lambda: _worst(records, units(), chain.from_iterable(kept.of_columns.values())),
    )


def _counted(table: Table, frame: Any, passed: Screened, whole: Table | None) -> coverage.Counts:
    """How many values of a frame are written and read: all but those of the records that were judged are plain, or else
    were read ``whole``."""
    read = {} if whole is None else coverage.counts({whole.name: whole})
    left = {name: count - (len(frame) - frame[name].null_count()) for name, count in passed.present.items()}
    plain = {
        (held, name): (seen + left[name], known + left[name])
        for (held, name), (seen, known) in coverage.counts({table.name: table}).items()
    }
    return {**plain, **read}


def _submissions(filed: FiledFrame) -> Mapping[Any, str]:
    """The reporting units of all records by what their key says, in the order of the frame."""
    key = filed.form.key
    if key is None or key not in filed.columns:
        return {None: filed.source}
    first = collect(filed.frame.group_by(key).agg(words_of(filed.frame).col(ROW).min())).sort(ROW)
    keys = listed(first[key])
    return dict(zip(keys, filed.table({key: keys}).submissions, strict=True))


def _worst(
    records: FailingRecords, units: Mapping[Any, str], of_columns: Iterable[Finding]
) -> Mapping[str, Mapping[Severity, int]]:
    """How many findings of each severity are of each reporting unit, those ``of_columns`` among them."""
    counts: dict[str, Counter[Severity]] = {}
    for finding in of_columns:
        counts.setdefault(finding.submission, Counter())[finding.severity] += 1
    key = records.filed.form.key
    keys = listed(records.frame[key]) if key in records.filed.columns else None
    for one in records.rules.values():
        mild = set(one.mild)
        for home in one.homes:
            severity = one.rule.severity.milder() if home in mild else one.rule.severity
            counts.setdefault(units[None if keys is None else keys[home]], Counter())[severity] += 1
    return counts


def _totals(
    filed: FiledFrame, columns: Mapping[str, PlainColumn | None], kept: Any
) -> Mapping[tuple[str, str], Decimal]:
    """The sums of all numbers of a frame by table and field, in the field's canonical unit; ``kept`` are the records
    that were kept."""
    read, found = read_totals(filed, kept, columns), {}
    for name, total in sums(filed.frame, columns).items():
        found[filed.form.name, name] = EXACT.add(total, read.get(name, ZERO))
    return found

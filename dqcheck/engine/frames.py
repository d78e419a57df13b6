"""Frames handed in by a pipeline: small ones are judged directly, large ones are screened first.

One meaning: whatever the frame and its size, the check kind's ``judge`` decides. Screening only spares it the records
that cannot fail.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from typing import Any

from dqcheck import forms
from dqcheck.checks.base import Check, Tables, operands
from dqcheck.engine import assemble
from dqcheck.engine.columns import operand
from dqcheck.engine.judging import Tally, judge_rule
from dqcheck.engine.screening import ROW, Frame, Screen, Screened, collect, open_frame, screen, screen_of
from dqcheck.errors import UsageError
from dqcheck.forms.frame import match_columns, table_from_columns
from dqcheck.model.dataset import Table
from dqcheck.model.record import record
from dqcheck.model.report import Coverage
from dqcheck.model.rule import Rule, Ruleset, TableForm
from dqcheck.model.verdict import Outcome
from dqcheck.numerals.units import parse_unit

DIRECT = 20_000
"""Frames of no more records are judged directly."""


@record
class JudgedFrame:
    """What became of a frame of ``length`` records. ``tables`` holds those that were kept, ``totals`` the sums of all
    records by table and field where not all were kept."""

    tallies: tuple[Tally, ...]
    tables: Tables
    length: int
    submissions: tuple[str, ...]
    coverage: Coverage
    totals: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)


def judge_frame(
    frame: Any, ruleset: Ruleset, rules: Sequence[Rule], table: str | None, *, direct: int | None = None
) -> JudgedFrame:
    """Judge the rules of one table on a frame. ``direct`` is the most records that are judged without a screen
    (default:
    ``DIRECT``). Raises UsageError when table or columns are not those of the ruleset.

    Rules that also speak of other tables meet nothing: a frame is one table.
    """
    import narwhals as nw

    form = the_form(ruleset, table)
    opened = open_frame(frame)
    columns = match_columns([name for name in opened.collect_schema().names() if name != ROW], form)
    if not columns:
        names = ", ".join(form.fields)
        english = f"The frame has none of the columns of table {form.name}: {names}."
        raise UsageError("error.frame-columns", english, table=form.name, names=names)
    fielded = opened.select(ROW, *(nw.col(column).alias(name) for name, column in columns.items()))
    asked = [rule for rule in rules if form.name in tables_of(rule)]
    own = [rule for rule in asked if tables_of(rule) == {form.name}]
    apart = [Tally(rule=rule) for rule in asked if rule not in own]
    most = DIRECT if direct is None else direct
    head = collect(fielded.head(most + 1))
    if len(head) <= most:
        whole = _table(_lists(head, columns), form, ruleset, columns)
        tallies = [judge_rule(rule, {form.name: whole}, ruleset) for rule in own]
        return _judged([*tallies, *apart], whole, whole.submissions, *_values(whole))
    return _screened(fielded, form, ruleset, own, apart, columns)


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


def _screened(
    frame: Frame,
    form: TableForm,
    ruleset: Ruleset,
    own: Sequence[Rule],
    apart: Sequence[Tally],
    columns: Mapping[str, str],
) -> JudgedFrame:
    schema = frame.collect_schema()
    seen_as = {name: operand(form.fields[name], schema[name]) for name in columns}
    found = {index: screen_of(rule, ruleset, form, seen_as) for index, rule in enumerate(own)}
    screens = {index: one for index, one in found.items() if one is not None}
    every = len(screens) < len(own)
    # Some rules need every record: then they are fetched once, for a lazy frame may give them in another order again.
    source = collect(frame) if every else frame
    passed = screen(source, screens, seen_as)
    if every:
        everything = _table(_lists(source.sort(ROW), columns), form, ruleset, columns)
        tables, rows = {form.name: everything}, passed.rows
        tallies = [
            _survivors(rule, tables, rows, passed, index, screens[index], ruleset)
            if index in screens
            else judge_rule(rule, tables, ruleset)
            for index, rule in enumerate(own)
        ]
        return _judged([*tallies, *apart], everything, everything.submissions, *_values(everything))
    kept = _table(passed.columns, form, ruleset, columns, rows=passed.rows)
    tallies = [
        _survivors(rule, {form.name: kept}, range(len(passed.rows)), passed, index, screens[index], ruleset)
        for index, rule in enumerate(own)
    ]
    seen, understood = _values(kept)
    for name in columns:
        left_out = passed.present[name] - passed.kept_present[name]
        seen[name] += left_out
        understood[name] += left_out
    totals = {(form.name, name): _total(form, name, value) for name, value in passed.sums.items()}
    names = _submissions(frame, form, ruleset, columns)
    return _judged([*tallies, *apart], kept, names, seen, understood, totals, length=passed.length)


def _survivors(
    rule: Rule,
    tables: Tables,
    rows: Sequence[int],
    passed: Screened,
    index: int,
    asked: Screen,
    ruleset: Ruleset,
) -> Tally:
    """Judge a rule on the records that were kept, and count the others: undecided where an operand is missing, not met
    where the rule is skipped, else passed."""
    tally = judge_rule(rule, tables, ruleset, rows=rows)
    blank, skipped = passed.blank.get(index, 0), passed.skipped.get(index, 0)
    rest = passed.length - len(passed.rows) - skipped
    absent = rest - blank if asked.absent else 0
    counts = ((Outcome.UNDECIDED, "undecided.blank", blank), (Outcome.UNDECIDED, "undecided.absent", absent))
    for outcome, reason, count in (*counts, (Outcome.PASS, "", rest - blank - absent)):
        if count > 0:
            tally.met += count
            tally.outcomes[outcome] = tally.outcomes.get(outcome, 0) + count
            if reason:
                tally.reasons[reason] = tally.reasons.get(reason, 0) + count
    return tally


def _lists(frame: Any, columns: Mapping[str, str]) -> dict[str, Sequence[Any]]:
    return {name: frame[name].to_list() for name in columns}


def _table(
    values: Mapping[str, Sequence[Any]],
    form: TableForm,
    ruleset: Ruleset,
    columns: Mapping[str, str],
    *,
    rows: Sequence[int] | None = None,
) -> Table:
    return table_from_columns(form, values, names=columns, rows=rows, units=forms.unit_names(ruleset))


def _submissions(frame: Frame, form: TableForm, ruleset: Ruleset, columns: Mapping[str, str]) -> Sequence[str]:
    """The reporting units of all records."""
    import narwhals as nw

    if form.key is None or form.key not in columns:
        return ("",)
    keys = collect(frame.group_by(form.key).agg(nw.col(ROW).min())).sort(ROW)
    return _table({form.key: keys[form.key].to_list()}, form, ruleset, columns).submissions


def _total(form: TableForm, name: str, value: Any) -> Decimal:
    """A sum of plain numbers in the field's canonical unit."""
    unit = parse_unit(form.fields[name].unit or "")
    return Decimal(repr(value)) * (unit.scale if unit is not None else 1)


def _values(table: Table) -> tuple[Counter[str], Counter[str]]:
    """The number of values written in each column, and of those that were read."""
    counts = {name: assemble.written(column) for name, column in table.columns.items()}
    return Counter({name: seen for name, (seen, _) in counts.items()}), Counter(
        {name: read for name, (_, read) in counts.items()}
    )


def _judged(
    tallies: Sequence[Tally],
    table: Table,
    submissions: Sequence[str],
    seen: Mapping[str, int],
    understood: Mapping[str, int],
    totals: Mapping[tuple[str, str], Decimal] | None = None,
    *,
    length: int | None = None,
) -> JudgedFrame:
    used = {
        name
        for tally in tallies
        if tally.met and isinstance(check := tally.rule.params, Check)
        for _, name in operands(check)
    }
    return JudgedFrame(
        tallies=tuple(tallies),
        tables={table.name: table},
        length=len(table.submissions) if length is None else length,
        submissions=tuple(dict.fromkeys(submissions)),
        coverage=Coverage(
            seen=sum(seen.values()),
            understood=sum(understood.values()),
            checked=sum(understood.get(name, 0) for name in used),
        ),
        totals=totals or {},
    )

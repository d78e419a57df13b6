"""Frames handed in by a pipeline: small ones are judged directly, large ones are screened first.

One meaning: whatever the frame and its size, the check kind's ``judge`` decides. Screening only spares it the records
that cannot fail.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from typing import Any

from dqcheck import forms
from dqcheck.checks.base import Check, Tables, operands
from dqcheck.engine import coverage
from dqcheck.engine.judging import judge_rule, judge_rules
from dqcheck.engine.screens.opened_frames import ROW, Frame, collect, open_frame
from dqcheck.engine.screens.plain_columns import plain_column
from dqcheck.engine.screens.plan import screen_of
from dqcheck.engine.screens.record_filter import Screened, screen
from dqcheck.engine.tally import Tally
from dqcheck.errors import UsageError
from dqcheck.model.dataset import Table
from dqcheck.model.record import record
from dqcheck.model.report import Coverage
from dqcheck.model.rule import Rule, Ruleset, TableForm
from dqcheck.model.verdict import Outcome
from dqcheck.numerals.units import unit_named

DIRECT = 20_000
"""Frames of no more records are judged directly."""


@record
class JudgedFrame:
    """What became of a frame of ``length`` records. ``tables`` holds those that were kept, ``totals`` the sums of all
    records by table and field where not all were kept. ``notices`` say how its texts were read."""

    tallies: tuple[Tally, ...]
    tables: Tables
    length: int
    submissions: tuple[str, ...]
    coverage: Coverage
    notices: tuple[forms.FormDefect, ...] = ()
    totals: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)


def judge_frame(
    frame: Any, ruleset: Ruleset, rules: Sequence[Rule], table: str | None, *, direct: int | None = None
) -> JudgedFrame:
    """Judge the rules of one table on a frame. ``direct`` is the most records that are judged without a screen
    (default: ``DIRECT``). Raises UsageError when table or columns are not those of the ruleset.

    Rules that also speak of other tables meet nothing: a frame is one table.
    """
    filed = _filed(frame, the_form(ruleset, table), ruleset)
    asked = [rule for rule in rules if filed.form.name in tables_of(rule)]
    own = [rule for rule in asked if tables_of(rule) == {filed.form.name}]
    apart = [Tally(rule=rule) for rule in asked if rule not in own]
    most = DIRECT if direct is None else direct
    head = collect(filed.frame.head(most + 1))
    if len(head) > most:
        judged = _screened(filed, own)
    else:
        values = filed.lists(head)
        whole = filed.table(values)
        judged = _judged(judge_rules(own, {whole.name: whole}, ruleset), whole)
        judged = replace(judged, notices=tuple(forms.notices(filed.notations(values), "", "")))
    return replace(judged, tallies=(*judged.tallies, *apart))


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


@record
class _Filed:
    """A frame whose columns are named as the fields of a table; ``columns`` are the frame's own names by field."""

    frame: Frame
    form: TableForm
    ruleset: Ruleset
    columns: Mapping[str, str]

    def lists(self, frame: Any) -> dict[str, Sequence[Any]]:
        """The values of a frame that was carried out, by field."""
        return {name: frame[name].to_list() for name in self.columns}

    def table(self, values: Mapping[str, Sequence[Any]], rows: Sequence[int] | None = None) -> Table:
        """The table of values, all of the frame or those of some ``rows``."""
        units, notations = forms.unit_names(self.ruleset), self.notations(values)
        return forms.table_from_columns(
            self.form, values, names=self.columns, rows=rows, units=units, notations=notations
        )

    def notations(self, values: Mapping[str, Sequence[Any]]) -> forms.FileNotations:
        """How texts of the frame write numbers and dates. All rules see a column of texts whole, or none does."""
        return forms.frame_notations(self.form, values, self.ruleset.numbers, self.ruleset.missing_marks)


def _filed(frame: Any, form: TableForm, ruleset: Ruleset) -> _Filed:
    import narwhals as nw

    opened = open_frame(frame)
    columns = forms.match_columns([name for name in opened.collect_schema().names() if name != ROW], form)
    if not columns:
        names = ", ".join(form.fields)
        english = f"The frame has none of the columns of table {form.name}: {names}."
        raise UsageError("error.frame-columns", english, table=form.name, names=names)
    fielded = opened.select(ROW, *(nw.col(column).alias(name) for name, column in columns.items()))
    return _Filed(frame=fielded, form=form, ruleset=ruleset, columns=columns)


def _screened(filed: _Filed, rules: Sequence[Rule]) -> JudgedFrame:
    """Judge the records that a screen keeps, and every record by the rules that have none."""
    frame, form, ruleset = filed.frame, filed.form, filed.ruleset
    schema = frame.collect_schema()
    columns = {name: plain_column(form.fields[name], schema[name]) for name in filed.columns}
    screens = [screen_of(rule, ruleset, form, columns) for rule in rules]
    every = any(one is None for one in screens)
    if every:
        # They are fetched once, for a lazy frame may give them in another order again.
        frame = collect(frame)
    passed = screen(frame, {index: one for index, one in enumerate(screens) if one is not None}, columns)
    notices: Iterable[forms.FormDefect] = ()
    if every:
        values = filed.lists(frame.sort(ROW))
        table, rows = filed.table(values), passed.rows
        notices = forms.notices(filed.notations(values), "", "")
    else:
        table, rows = filed.table(passed.columns, passed.rows), range(len(passed.rows))
    tables = {form.name: table}
    tallies = []
    for index, (rule, asked) in enumerate(zip(rules, screens, strict=True)):
        tallies.append(judge_rule(rule, tables, ruleset, rows=None if asked is None else rows))
        if asked is not None:
            _count_others(tallies[-1], passed, index, absent=asked.absent)
    judged = replace(_judged(tallies, table), notices=tuple(notices))
    return judged if every else _with_others(judged, filed, passed)


def _count_others(tally: Tally, passed: Screened, index: int, *, absent: bool) -> None:
    """Count the records that were not kept: not met where the rule is skipped, undecided where an operand is missing or
    its column ``absent``, else passed."""
    blank = passed.blank.get(index, 0)
    rest = passed.length - len(passed.rows) - passed.skipped.get(index, 0) - blank
    tally.add(Outcome.UNDECIDED, blank, "undecided.blank")
    if absent:
        tally.add(Outcome.UNDECIDED, rest, "undecided.absent")
    else:
        tally.add(Outcome.PASS, rest)


def _judged(tallies: Sequence[Tally], table: Table) -> JudgedFrame:
    """What became of a frame of which all records are in a table."""
    tables = {table.name: table}
    return JudgedFrame(
        tallies=tuple(tallies),
        tables=tables,
        length=len(table.submissions),
        submissions=tuple(dict.fromkeys(table.submissions)),
        coverage=coverage.of_tables(coverage.counts(tables), tallies),
    )


def _with_others(judged: JudgedFrame, filed: _Filed, passed: Screened) -> JudgedFrame:
    """The same of a frame of which only some records were kept: the others were counted in the pass."""
    counted = {
        (table, name): (seen + passed.left_out[name], read + passed.left_out[name])
        for (table, name), (seen, read) in coverage.counts(judged.tables).items()
    }
    return replace(
        judged,
        length=passed.length,
        submissions=tuple(dict.fromkeys(_submissions(filed))),
        coverage=coverage.of_tables(counted, judged.tallies),
        totals={(filed.form.name, name): _total(filed.form, name, value) for name, value in passed.sums.items()},
    )


def _submissions(filed: _Filed) -> Sequence[str]:
    """The reporting units of all records."""
    import narwhals as nw

    key = filed.form.key
    if key is None or key not in filed.columns:
        return ("",)
    keys = collect(filed.frame.group_by(key).agg(nw.col(ROW).min())).sort(ROW)
    return filed.table({key: keys[key].to_list()}).submissions


def _total(form: TableForm, name: str, value: Any) -> Decimal:
    """A sum of plain numbers in the field's canonical unit."""
    unit = unit_named(form.fields[name].unit or "")
    return Decimal(repr(value)) * (unit.scale if unit is not None else 1)

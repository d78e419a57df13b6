"""A rule's examples, judged: tests and documentation at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING

from dqcheck.checks.base import Check, Combination, Tables, Values, resolve
from dqcheck.checks.operands import claimed, judged
from dqcheck.model.claim import Claim, Extraction, Figure
from dqcheck.model.dataset import Table
from dqcheck.model.place import Place
from dqcheck.model.quantity import Value
from dqcheck.model.record import record
from dqcheck.model.rule import DATES, NUMBERS, Example, Field, Rule, Ruleset
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.numbers import parse_number

if TYPE_CHECKING:
    from dqcheck.forms.cell_values import WrittenAs

EXPECTATIONS = ("pass", "within-rounding", "fail", "mild", "undecided", "nothing")
"""``mild`` is the milder grade of failure (``fail`` takes both), ``nothing`` says that the rule meets nothing."""

SUBMISSION = "submission"
"""A key of an example's record that names the reporting unit where the form has no field for it."""

WORKBOOK = "workbook"
"""Where the ``data`` of an example with a text stand: the cells that the text must agree with."""

TABLE = "table"
"""The sheet of an example of a rule on tables."""

NEXT_REPORT = "---"
"""A line of an example's text that starts another report of the same batch."""


@record
class Ground:
    """A verdict with what it was reached on: operands of tables, or a claim of a text."""

    verdict: Verdict
    combination: Combination = field(default_factory=dict)
    values: Values = field(default_factory=dict)
    tables: Tables = field(default_factory=dict)
    claim: Claim | None = None


@record
class Result:
    """An example with what it came to: ``outcome`` in the words of ``EXPECTATIONS``, ``grounds`` all verdicts that were
    reached, ``problem`` why it could not be judged."""

    example: Example
    outcome: str
    grounds: tuple[Ground, ...] = ()
    problem: str = ""

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """All verdicts that were reached."""
        return tuple(ground.verdict for ground in self.grounds)

    @property
    def ok(self) -> bool:
        """Whether the rule judges the example as it says."""
        if self.problem:
            return False
        return self.outcome == self.example.expect or (self.example.expect == "fail" and self.outcome == "mild")


def run(rule: Rule, ruleset: Ruleset) -> tuple[Result, ...]:
    """Judge each example of a rule. A mistake in the rule or the example is told in ``problem``, never raised."""
    return tuple(_result(example, rule, ruleset) for example in rule.examples)


def _result(example: Example, rule: Rule, ruleset: Ruleset) -> Result:
    if example.expect not in EXPECTATIONS:
        return Result(example=example, outcome="", problem=f"expect is one of {', '.join(EXPECTATIONS)}")
    try:
        grounds = tuple(
            _prose(example.text, example.data if isinstance(example.data, Mapping) else {}, rule, ruleset)
            if example.text is not None
            else _data(example, rule, ruleset)
        )
    except (LookupError, TypeError, ValueError, ArithmeticError) as error:
        said = str(error.args[0]) if error.args else type(error).__name__
        return Result(example=example, outcome="", problem=said)
    return Result(example=example, outcome=worst([ground.verdict for ground in grounds]), grounds=grounds)


def worst(verdicts: Sequence[Verdict]) -> str:
    """The worst outcome, in the words of ``EXPECTATIONS``."""
    outcomes = {"mild" if v.outcome is Outcome.FAIL and v.mild else v.outcome.value for v in verdicts}
    return next(
        (word for word in ("fail", "mild", "undecided", "within-rounding", "pass") if word in outcomes), "nothing"
    )


class _Nowhere:
    """The locator of an example's table: its values stand in no file."""

    def source(self, row: int) -> str:
        return ""

    def place(self, row: int, field: str) -> Place:
        return Place(row=row, column=field)


def _data(example: Example, rule: Rule, ruleset: Ruleset) -> Iterator[Ground]:
    records = (example.data,) if isinstance(example.data, Mapping) else example.data or ()
    given = tables(rule, ruleset, records)
    for combination, values, verdict in judged(rule, given, ruleset):
        yield Ground(verdict=verdict, combination=combination, values=values, tables=given)


def tables(rule: Rule, ruleset: Ruleset, records: Sequence[Mapping[str, str]]) -> dict[str, Table]:
    """Tables from an example's records: a key is a field of the rule's table, or ``table.field``; a record has a row in
    every table it names. References are there as they are, unless the example has records of them. Raises LookupError
    for a table or field that the form does not have."""
    check = rule.params
    home = check.table if isinstance(check, Check) else None
    rows: dict[str, list[Mapping[str, str]]] = {}
    units: dict[str, list[str]] = {}
    for row in records:
        own: dict[str, dict[str, str]] = {}
        for key, written in row.items():
            if key != SUBMISSION:
                table, name = resolve(key, home)
                own.setdefault(table, {})[name] = written
        for table, cells in own.items():
            form = ruleset.form(table)
            key_field = form.key if form else None
            rows.setdefault(table, []).append(cells)
            units.setdefault(table, []).append(row.get(SUBMISSION) or cells.get(key_field or "", ""))
    made = {name: _table(name, given, units[name], ruleset) for name, given in rows.items()}
    return {**(ruleset.reference_tables if isinstance(check, Check) and check.lookup else {}), **made}


def _table(name: str, rows: Sequence[Mapping[str, str]], units: Sequence[str], ruleset: Ruleset) -> Table:
    from dqcheck.forms.cell_values import column_values

    form = ruleset.form(name)
    if form is None:
        raise LookupError(f"the form has no table {name!r}")
    columns: dict[str, Sequence[Value]] = {}
    for column in dict.fromkeys(key for row in rows for key in row):
        declared = form.fields.get(column)
        if declared is None:
            raise LookupError(f"the table {name} has no field {column!r}")
        cells = [row.get(column) or None for row in rows]
        columns[column] = column_values(
            cells, declared, in_percent=declared.type == "percent", written=_written(cells, declared, ruleset)
        )
    return Table(name=name, columns=columns, submissions=list(units), locator=_Nowhere())


def _written(cells: Sequence[str | None], declared: Field, ruleset: Ruleset) -> "WrittenAs":
    """How an example writes numbers and dates: as the ruleset says, else as its own figures show, else as usual."""
    from dqcheck.forms.file_notations import notations_of
    from dqcheck.numerals.cell_numbers import VI

    key, texts = (0, 0, 0), [cell for cell in cells if cell]
    typed = declared.type in (*NUMBERS, *DATES)
    found = notations_of([(key, declared, texts)] if typed else [], ruleset.numbers, ruleset.missing_marks)
    written = found.written(key)
    return written if written.notation is not None else replace(written, notation=VI)


def _against(extraction: Extraction, data: Mapping[str, str]) -> Iterator[Claim]:
    """The claims of a report against the workbook of an example: its keys are what the form calls its fields."""
    from dqcheck import narratives

    patterns = {(WORKBOOK, name): (name,) for name in data}
    for (_, name), figures in narratives.mentions(extraction, patterns).items():
        cell = Figure(value=parse_number(data[name]), source=WORKBOOK, place=Place(column=name), quote="")
        yield Claim(kind="mention", roles={"values": (cell, *figures)})


def _of_table(text: str, check: Check, rule: Rule, ruleset: Ruleset) -> Iterator[Ground]:
    """The claims of a table: a line a row, its cells between semicolons; where a line parts reports, of the sheets of a
    workbook."""
    from dqcheck.model.document import Sheet, Workbook
    from dqcheck.tables.any_table import read_tables

    sheets = []
    for part in f"\n{text}\n".split(f"\n{NEXT_REPORT}\n"):
        rows = tuple(tuple(cell.strip() or None for cell in line.split(";")) for line in part.strip().splitlines())
        sheets.append(Sheet(name=TABLE, rows=rows))
    for claim in read_tables(Workbook(source="example", path="", media="csv", sheets=tuple(sheets))).claims:
        if claim.kind == check.claim:
            values = {role: tuple(figure.value for figure in figures) for role, figures in claim.roles.items()}
            yield Ground(verdict=claimed(rule, claim, ruleset), values=values, claim=claim)


def _formulas(text: str, check: Check, rule: Rule, ruleset: Ruleset) -> Iterator[Ground]:
    """The claims of the formulas of a table that is written as text."""
    from dqcheck.tables.formulas.formula_reading import read_formulas
    from dqcheck.tables.formulas.written_tables import written_table

    for claim in read_formulas(*written_table(text, TABLE)).claims:
        if claim.kind == check.claim:
            values = {role: tuple(figure.value for figure in figures) for role, figures in claim.roles.items()}
            yield Ground(verdict=claimed(rule, claim, ruleset), values=values, claim=claim)


def _prose(text: str, data: Mapping[str, str], rule: Rule, ruleset: Ruleset) -> Iterator[Ground]:
    from dqcheck.model.document import Narrative, Paragraph
    from dqcheck.narratives import extract_batch

    check = rule.params
    if not isinstance(check, Check) or check.claim is None:
        raise TypeError("an example with a text belongs to a rule on claims")
    if check.claim.startswith("formula-"):
        yield from _formulas(text, check, rule, ruleset)
        return
    if check.claim.startswith("table-"):
        yield from _of_table(text, check, rule, ruleset)
        return
    reports = []
    for number, report in enumerate(f"\n{text}\n".split(f"\n{NEXT_REPORT}\n")):
        lines = [line.strip() for line in report.strip().splitlines() if line.strip()]
        paragraphs = tuple(Paragraph(text=line, place=Place(paragraph=at)) for at, line in enumerate(lines, 1))
        source = f"example-{number + 1}"
        reports.append(Narrative(source=source, path="", media="txt", paragraphs=paragraphs))
    extractions = extract_batch(reports)
    for extraction in extractions:
        claims = (*extraction.claims, *_against(extraction, data))
        for claim in claims:
            if claim.kind == check.claim:
                values = {role: tuple(figure.value for figure in figures) for role, figures in claim.roles.items()}
                yield Ground(verdict=claimed(rule, claim, ruleset), values=values, claim=claim)

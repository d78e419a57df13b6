"""The units of a batch on a terminal: by status, those to correct first, and in one line those that sent nothing."""

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dqcheck.messages import notation, sentence
from dqcheck.model.report import Report, Status, Submission
from dqcheck.model.rule import Severity
from dqcheck.model.text import Language
from dqcheck.reporters import overview
from dqcheck.reporters.view import word

MOST_ROWS = 24
"""Units with a line of their own; more of them are listed by status."""

MOST_OF_STATUS = 200
"""Units of a status that are named where they are many."""
FIRST_OF_MANY = 8
"""Units that are named of those, accepted or absent, with whom there is nothing to do, where they are too many."""

SEVERITIES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
STATUSES = {
    Status.NEEDS_CORRECTION: "red",
    Status.INCOMPLETE: "magenta",
    Status.NOT_CHECKED: "magenta",
    Status.UNREADABLE: "magenta",
    Status.NOT_SUBMITTED: "magenta",
    Status.WITH_WARNINGS: "yellow",
    Status.ACCEPTED: "green",
}


def print_units(report: Report, language: Language) -> Iterator[RenderableType]:
    """The units: a line each or, where they are many, by status; then those accepted and those that sent nothing, in
    one line each."""
    whole = overview.whole_files(report)
    listed = sorted((item for item in report.submissions if item not in whole), key=overview.standing)
    rows = [item for item in listed if item.status not in (Status.ACCEPTED, Status.NOT_SUBMITTED)]
    if len(rows) > MOST_ROWS:
        yield Padding(_by_status(rows, language), (0, 0, 0, 1))
    elif rows:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column(word("unit", language), overflow="fold")
        table.add_column(word("status", language))
        for severity in Severity:
            table.add_column(sentence(f"severity.{severity.value}", language), justify="right")
        for item in rows:
            numbers = [_tally(count, severity) for severity, count in zip(Severity, _counts(item), strict=True)]
            table.add_row(Text(item.name), status_text(item.status, language), *numbers)
        yield Padding(table, (0, 0, 0, 1))
    yield from _in_one_line(listed, Status.ACCEPTED, language, most=MOST_OF_STATUS)
    yield from _in_one_line(listed, Status.NOT_SUBMITTED, language, most=FIRST_OF_MANY)
    for item in whole:
        yield Text(" " + word("whole-file", language, file=item.name, count=sum(_counts(item))))


def _in_one_line(
    listed: Iterable[Submission], status: Status, language: Language, most: int
) -> Iterator[RenderableType]:
    """The names of the units of a status; of more than ``most`` the first."""
    names = [item.name for item in listed if item.status is status]
    if not names:
        return
    label = f"{sentence(f'status.{status.value}', language)} ({notation(language).number(len(names))}):"
    shown = names if len(names) <= most else names[:FIRST_OF_MANY]
    texts = [Text(name) for name in shown]
    if len(shown) < len(names):
        texts.append(_more_units(len(names) - len(shown), language))
    yield Padding(_Names(texts, Text(label, STATUSES[status])), (0, 0, 0, 1))


def _more_units(count: int, language: Language) -> Text:
    return Text(word("more-units", language, count=count), "dim")


def _by_status(rows: list[Submission], language: Language) -> Table:
    """Many units: one line a status, each unit with its number of findings."""
    marks = notation(language)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", leading=1)
    table.add_column(word("status", language), max_width=16)
    table.add_column(word("number", language), justify="right")
    table.add_column(word("units", language), overflow="fold")
    for status in overview.STATUS_ORDER:
        items = [item for item in rows if item.status is status]
        if not items:
            continue
        names = []
        for item in items[:MOST_OF_STATUS]:
            total = sum(_counts(item))
            more = f" ({marks.number(total)})" if total > 1 else ""
            names.append(Text.assemble(item.name, (more, STATUSES[status])))
        if len(names) < len(items):
            names.append(_more_units(len(items) - len(names), language))
        table.add_row(status_text(status, language), Text(marks.number(len(items))), _Names(names))
    return table


class _Names:
    """Names in a row after a label, broken into lines between names only."""

    def __init__(self, names: list[Text], label: Text | None = None) -> None:
        self.names = names
        self.label = label or Text()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        longest = max(name.cell_len for name in self.names)
        return Measurement(longest, sum(name.cell_len + 2 for name in self.names)).clamp(None, options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = self.label
        for number, name in enumerate(self.names, start=1):
            end = "," if number < len(self.names) else ""
            if line and line.cell_len + 1 + name.cell_len + len(end) > options.max_width:
                yield line
                line = Text()
            line = Text.assemble(line, " " if line else "", name, end)
        yield line


def _counts(item: Submission) -> tuple[int, int, int]:
    return item.errors, item.warnings, item.infos


def _tally(count: int, severity: Severity) -> Text:
    return Text(str(count), SEVERITIES[severity]) if count else Text("·", "dim")


def status_text(status: Status, language: Language) -> Text:
    """The name of a status in its colour."""
    return Text(sentence(f"status.{status.value}", language), STATUSES[status])

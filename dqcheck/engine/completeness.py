"""Whether what was sent could be checked at all: columns that rules lack, values that were not read, units of which
nothing could be compared."""

from collections.abc import Iterable, Iterator

from dqcheck import messages
from dqcheck.checks.base import Check, Tables, choosing, operands, resolve
from dqcheck.checks.operands import policy
from dqcheck.model.claim import Extraction, FormulaReading, TableReading
from dqcheck.model.dataset import PART, PREVIOUS, Table, form_of
from dqcheck.model.quantity import Label, Missing, MissingReason
from dqcheck.model.report import UnreadPart
from dqcheck.model.rule import MissingPolicy, Rule, Ruleset
from dqcheck.model.text import LocalText

WRITING = "writing."
"""Claims of a text on how something is written: nothing is compared by them."""

UNTOLD = (MissingReason.BLANK, MissingReason.ABSENT, MissingReason.NOT_AVAILABLE)
"""Why there is no value where nothing was left unread."""


def lacking(rule: Rule, tables: Tables, ruleset: Ruleset) -> tuple[str, ...]:
    """The columns that a rule asks for and that their table does not have, but for those that it does without. A table
    that is not there at all lacks no column."""
    if not isinstance(rule.params, Check) or rule.params.claim is not None:
        return ()
    check = rule.params
    asked = (*operands(check), *choosing(check)) if check.relates_rows else operands(check)
    spared = {resolve(name, check.table) for role in check.may_lack for name in check.fields().get(role, ())}
    return tuple(
        name
        for table, name in asked
        if table in tables
        and (table, name) not in spared
        and not table.startswith(PREVIOUS)
        and tables[table].column(name) is None
        and policy(rule, ruleset, form_of(table), name) is not MissingPolicy.SKIP
    )


def called(rule: Rule, names: Iterable[str], ruleset: Ruleset) -> tuple[LocalText, ...]:
    """What the form of a rule calls columns; their own names where it does not."""
    form = ruleset.form(getattr(rule.params, "table", None) or "")
    given = form.fields if form is not None else {}
    return tuple(given[name].called if name in given else LocalText(vi=name, en=name) for name in names)


def compared_units(tables: Tables) -> frozenset[str]:
    """The units of which some value was understood, besides their name."""
    found: set[str] = set()
    for table in tables.values():
        for column in table.columns.values():
            for unit, value in zip(table.submissions, column, strict=True):
                if unit not in found and not isinstance(value, Missing | Label):
                    found.add(unit)
    return frozenset(found)


def compared(extraction: Extraction) -> bool:
    """Whether something in a text could be compared with something else."""
    return any(not claim.kind.startswith(WRITING) for claim in extraction.claims)


def unread_values(tables: Tables) -> Iterator[UnreadPart]:
    """The values of tables that are written and were not read: one part for each column of a sheet."""
    for table in tables.values():
        if table.name.endswith(PART):
            continue  # told as what stands beside the records
        for name, column in table.columns.items():
            if Missing not in map(type, column):
                continue
            rows = [row for row, value in enumerate(column) if type(value) is Missing and value.reason not in UNTOLD]
            if rows:
                yield from _of_column(table, name, rows)


def _of_column(table: Table, name: str, rows: Iterable[int]) -> Iterator[UnreadPart]:
    by_sheet: dict[tuple[str, str | None, str], list[str]] = {}
    for row in rows:
        place = table.locator.place(row, name)
        header = place.column_label or place.row_label or name
        by_sheet.setdefault((table.locator.source(row), place.sheet, header), []).append(place.cell or "")
    for (source, sheet, header), cells in by_sheet.items():
        yield UnreadPart(
            source=source,
            sheet=sheet,
            range=cells[0] if len(cells) == 1 or not cells[0] else f"{cells[0]}:{cells[-1]}",
            numbers=len(cells),
            reason="value-unreadable",
            why=messages.local("unread.value-unreadable.named", {"names": (header,)}),
        )


def unread_text(extraction: Extraction) -> UnreadPart | None:
    """A text of which nothing was compared: nothing in it was found wrong, or right."""
    if compared(extraction):
        return None
    seen = len(extraction.figures) + len(extraction.cells)
    key = "none-compared" if seen else "no-figures"
    return UnreadPart(source=extraction.source, numbers=seen, reason=key, why=messages.local(f"unread.{key}"))


def unrelated(reading: TableReading, formulas: FormulaReading | None) -> UnreadPart | None:
    """The numbers of a workbook of no known form that nothing relates to others: they were read, and are neither right
    nor wrong by what the tables say."""
    recomputed = formulas.seen - formulas.left if formulas is not None else 0
    numbers = reading.seen - reading.checked - recomputed
    if numbers <= 0:
        return None
    why = messages.local("unread.none-related")
    return UnreadPart(source=reading.source, numbers=numbers, reason="none-related", why=why)

"""The tables of a batch: those of all its files, and what is wrong between files."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from sys import intern

from dqcheck.forms.cell_values import ABSENT
from dqcheck.forms.found import Bound, FormDefect
from dqcheck.forms.location import Chain, RowsLocator
from dqcheck.model.dataset import Table
from dqcheck.model.place import Place
from dqcheck.model.quantity import Value
from dqcheck.model.record import record
from dqcheck.model.rule import Ruleset, Severity


def concatenate(parts: Sequence[Table]) -> Table:
    """The records of several pieces of one table, in order. A field that a piece does not have is absent there."""
    if len(parts) == 1:
        return parts[0]
    columns, named = _joined(parts, [part.columns for part in parts]), _joined(parts, [part.named for part in parts])
    return Table(
        name=parts[0].name,
        columns=columns,
        submissions=[unit for part in parts for unit in part.submissions],
        locator=Chain([(len(part.submissions), part.locator) for part in parts]),
        adds=[rows for part in parts for rows in part.adds],
        within=parts[0].within,
        across=parts[0].across,
        named=named,
    )


def _joined(parts: Sequence[Table], columns: Sequence[Mapping[str, Sequence[Value]]]) -> Mapping[str, Sequence[Value]]:
    """The columns of several pieces, one below the other."""
    found: dict[str, Sequence[Value]] = {}
    for name in dict.fromkeys(name for own in columns for name in own):
        values: list[Value] = []
        for part, own in zip(parts, columns, strict=True):
            given = own.get(name)
            values.extend(given if given is not None else [ABSENT] * len(part.submissions))
        found[name] = values
    return found


class _SharedColumns(Mapping[str, Sequence[Value]]):
    """Columns of a table of which many others have the same names: ``numbers`` are those of the names, ``values`` the
    columns one behind the other. A mapping and a list for each would take ten times as much as the few values."""

    __slots__ = ("_count", "_numbers", "_values")

    def __init__(self, numbers: Mapping[str, int], values: tuple[Value, ...], count: int) -> None:
        self._numbers, self._values, self._count = numbers, values, count

    def __getitem__(self, name: str) -> Sequence[Value]:
        at = self._numbers[name] * self._count
        return self._values[at : at + self._count]

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


@record
class SharedHeaders:
    """What the workbooks of a batch have in common: the names of columns with their numbers, and printed headers."""

    names: dict[tuple[str, ...], Mapping[str, int]] = field(default_factory=dict)
    printed: dict[object, Mapping[str, tuple[int, str]]] = field(default_factory=dict)


def sharing(bound: Bound, known: SharedHeaders) -> Bound:
    """A workbook that another process read, with the headers that others before it have, which are ``known``: of a
    nation's thousands of workbooks on one form, most of the memory would be their headers."""
    return replace(bound, tables={intern(name): _sharing(table, known) for name, table in bound.tables.items()})


def _sharing(table: Table, known: SharedHeaders) -> Table:
    at = table.locator
    return Table(  # made anew at once: ``replace`` takes ten times as long
        name=table.name,
        columns=_shared_columns(table.columns, len(table.submissions), known),
        submissions=tuple(table.submissions),
        locator=at.sharing(known.printed) if isinstance(at, RowsLocator) else at,
        adds=table.adds,
        within=table.within,
        across=table.across,
        named=table.named,
    )


def _shared_columns(
    columns: Mapping[str, Sequence[Value]], count: int, known: SharedHeaders
) -> Mapping[str, Sequence[Value]]:
    if any(len(values) != count for values in columns.values()):
        return columns
    names = tuple(columns)
    numbers = known.names.get(names)
    if numbers is None:
        numbers = known.names[names] = {intern(name): number for number, name in enumerate(names)}
    return _SharedColumns(numbers, tuple([value for values in columns.values() for value in values]), count)


def merge(bounds: Sequence[Bound]) -> Mapping[str, Table]:
    """Every table with the records of all files, in the order of the files."""
    parts: dict[str, list[Table]] = {}
    for bound in bounds:
        for name, table in bound.tables.items():
            parts.setdefault(name, []).append(table)
    return {name: concatenate(found) for name, found in parts.items()}


def batch_defects(bounds: Sequence[Bound], ruleset: Ruleset) -> tuple[FormDefect, ...]:
    """What is wrong between the files of a batch: a unit in two files, a table that was not sent."""
    return (*_twice(bounds, ruleset), *_lacking(bounds, ruleset))


def told_once(defects: Iterable[FormDefect]) -> tuple[FormDefect, ...]:
    """Defects of the form itself once for all files that show them, with their number; all others as they are."""
    defects = tuple(defects)
    files = Counter((one.key, one.table, one.text) for one in defects if one.proposals)
    told: list[FormDefect] = []
    for one in defects:
        if not one.proposals:
            told.append(one)
        elif count := files.pop((one.key, one.table, one.text), 0):
            told.append(replace(one, facts={**one.facts, "files": count}))
    return tuple(told)


def _twice(bounds: Sequence[Bound], ruleset: Ruleset) -> list[FormDefect]:
    """Units with one record in a table that stand in more than one file: a defect for each unit and pair of files."""
    first: dict[tuple[str, str], tuple[Bound, Place]] = {}
    pairs: dict[tuple[str, str, str], list[tuple[str, Place]]] = {}
    for bound in sorted(bounds, key=lambda one: one.source):
        for name, table in bound.tables.items():
            form = ruleset.tables.get(name)
            if form is None or form.key is None or not form.fields[form.key].unique:
                continue
            for row, unit in enumerate(table.submissions):
                if unit == bound.source:
                    continue
                before = first.setdefault((name, unit), (bound, Place()))[0]
                if before is not bound:
                    place = table.locator.place(row, form.key)
                    pairs.setdefault((unit, before.source, bound.source), []).append((name, place))
    return [
        FormDefect(
            key="form.duplicate-submission",
            severity=Severity.ERROR,
            source=later,
            place=found[0][1],
            submission=unit,
            facts={
                "unit": unit,
                "first": earlier,
                "second": later,
                "tables": tuple(ruleset.tables[name].title for name in dict.fromkeys(name for name, _ in found)),
            },
            text=unit,
            table=found[0][0],
        )
        for (unit, earlier, later), found in pairs.items()
    ]


def _lacking(bounds: Sequence[Bound], ruleset: Ruleset) -> list[FormDefect]:
    """Required tables that are in no file of a unit.

    A file of many units lacks a table when it has none of it; a unit lacks a record when the table has one a unit, and
    not its own. A name that is not on the list of units lacks nothing: the name itself is the defect.
    """
    defects: list[FormDefect] = []
    units_list = ruleset.codelists.get(ruleset.units or "")
    listed = set(units_list.codes.values()) if units_list else set()
    own: dict[str, list[Bound]] = {}
    shared: list[Bound] = []
    for bound in bounds:
        if bound.unit is not None:
            own.setdefault(bound.unit, []).append(bound)
        else:
            shared.append(bound)
    in_shared = {name for bound in shared for name in bound.tables}
    units: dict[str, set[str]] = {}
    for bound in bounds:
        for name, table in bound.tables.items():
            for unit in set(table.submissions) - {bound.source}:
                units.setdefault(unit, set()).add(name)
    for name, form in ruleset.tables.items():
        if not form.required:
            continue
        if shared and name not in in_shared and not any(name in have for have in units.values()):
            blank = [bound for bound in shared if name in bound.blank]
            source = min(bound.source for bound in blank or shared)
            key = "form.table-blank" if blank else "form.sheet-missing"
            defects.append(_missing(form.title, name, source, source, key))
            continue
        single = form.key is not None and form.fields[form.key].unique
        for unit, have in sorted(units.items()):
            stranger = bool(listed) and unit not in listed and unit not in own
            if stranger or name in have or (name in in_shared and not single):
                continue
            blank = [bound for bound in own.get(unit, ()) if name in bound.blank]
            source = (
                (blank or own[unit])[0].source
                if unit in own
                else next(b.source for b in shared if any(unit in t.submissions for t in b.tables.values()))
            )
            key = "form.record-missing" if name in in_shared else "form.sheet-missing"
            key = "form.table-blank" if blank else key
            defects.append(_missing(form.title, name, source, unit, key))
    return defects


def _missing(title: object, table: str, source: str, submission: str, key: str) -> FormDefect:
    return FormDefect(
        key=key,
        severity=Severity.ERROR,
        source=source,
        submission=submission,
        facts={"table": title, "unit": submission, "file": source},
        table=table,
    )

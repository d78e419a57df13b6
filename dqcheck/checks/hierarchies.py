"""Which rows of a table stand directly under which, as one of its columns says: a code, the parent's name, a level."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from dqcheck.checks.table_rows import TableRow, plain
from dqcheck.model.dataset import Ref
from dqcheck.model.quantity import Label, Quantity, Value
from dqcheck.model.record import record
from dqcheck.numerals.folding import fold


@record
class Family:
    """A parent and the rows directly under it. ``parents`` are several where nobody can tell which of them is meant;
    ``complete`` is false where a row between the parent and those further down is not there; ``unsaid`` are cells that
    do not say where their row stands."""

    parents: Sequence[TableRow]
    children: Sequence[TableRow]
    complete: bool = True
    unsaid: tuple[Ref, ...] = ()


def by_code(given: Iterable[TableRow], code: str) -> Iterator[Family]:
    """Families of rows with codes such as ``1``, ``1.1``, ``1.1.2``: each part of a code, whatever parts them, is one
    step down. A row without a code is no part of it."""
    coded: dict[tuple[str, ...], list[TableRow]] = {}
    for row in given:
        value = row.value(code)
        steps = tuple(fold(value.text).split()) if value is not None else ()
        if steps:
            coded.setdefault(steps, []).append(row)
    children: dict[tuple[str, ...], list[TableRow]] = {}
    broken: set[tuple[str, ...]] = set()
    for steps, own in coded.items():
        above = next((steps[:at] for at in range(len(steps) - 1, 0, -1) if steps[:at] in coded), None)
        if above is not None:
            children.setdefault(above, []).extend(own)
            if len(above) < len(steps) - 1:
                broken.add(above)
    for steps, rows in children.items():
        yield Family(parents=coded[steps], children=rows, complete=steps not in broken)


def by_parent(given: Iterable[TableRow], name: str, parent: str) -> Iterator[Family]:
    """Families of rows that say what their parent is called; one that names itself has none."""
    named: dict[str, list[TableRow]] = {}
    children: dict[str, list[TableRow]] = {}
    for row in given:
        own, above = plain(row.value(name)), plain(row.value(parent))
        if own is not None:
            named.setdefault(own, []).append(row)
        if above is not None and above != own:
            children.setdefault(above, []).append(row)
    for above, rows in children.items():
        if above in named:
            yield Family(parents=named[above], children=rows)


class _Open:
    """A row whose children are being read."""

    def __init__(self, level: int, row: TableRow) -> None:
        self.level, self.row = level, row
        self.children: list[TableRow] = []
        self.complete = True
        self.unsaid: tuple[Ref, ...] = ()


def by_level(given: Iterable[TableRow], level: str) -> Iterator[Family]:
    """Families of rows with the number of their level: a row stands under the nearest one above it, in the order of
    its sheet, whose level is smaller."""
    seated = sorted(((row.seat(), row) for row in given), key=lambda item: item[0])
    for _, lines in groupby(seated, key=lambda item: item[0][:2]):
        yield from _of_sheet([row for _, row in lines], level)


def _of_sheet(rows: Sequence[TableRow], level: str) -> Iterator[Family]:
    above: list[_Open] = []
    read: list[_Open] = []
    for row in rows:
        own = level_of(row.value(level))
        if own is None:
            for one in above:
                one.unsaid = one.unsaid or (row.ref(level),)
            continue
        while above and above[-1].level >= own:
            above.pop()
        if above:
            above[-1].children.append(row)
            above[-1].complete = above[-1].complete and own == above[-1].level + 1
        above.append(_Open(own, row))
        read.append(above[-1])
    for one in read:
        if one.children or one.unsaid:
            yield Family(parents=[one.row], children=one.children, complete=one.complete, unsaid=one.unsaid)


def level_of(value: Value | None) -> int | None:
    """The number of a level; None where none is written."""
    if isinstance(value, Quantity):
        return int(value.value) if value.value == value.value.to_integral_value() else None
    text = value.value.strip() if isinstance(value, Label) else ""
    return int(text) if text.isdecimal() and text.isascii() else None


def refs(family: Family, field: str) -> Mapping[str, tuple[Ref, ...]]:
    """The values of a field in a family, by role."""
    return {
        "total": tuple(row.ref(field) for row in family.parents),
        "of": tuple(row.ref(field) for row in family.children) if family.complete else (),
    }

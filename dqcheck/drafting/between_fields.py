"""Relations between the columns of a drafted table, as rules: found by the search of ``dqcheck.tables`` among the
records of all parts together, so that what one file shows by chance another one contradicts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dqcheck import checks
from dqcheck.checks.base import Check
from dqcheck.drafting.sketches import Sketch
from dqcheck.forms.grid import cell_of
from dqcheck.model.document import Sheet
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS
from dqcheck.tables.number_grid import number_grid
from dqcheck.tables.number_labels import labelled
from dqcheck.tables.table_patterns import TablePattern, along

_STATED = ("total", "stated")
"""Roles of what is stated of the others."""
_MOST_RECORDS = 20_000
"""Records that are searched."""
HUNDRED = 100
_MOST_TOTALS = 12
"""Totals for which other parts are looked for too."""


@record
class FieldRelation:
    """A relation between fields: the check kind with its parameters, and the digits of evidence for it."""

    check: str
    params: Check
    digits: int

    @property
    def stated(self) -> str:
        """The field that is told of others."""
        told = self.params.fields()
        return next((told[role][0] for role in _STATED if role in told), self.others[0])

    @property
    def others(self) -> tuple[str, ...]:
        """The fields that it is told of, in their order."""
        told = self.params.fields()
        names = [name for role, fields in told.items() if role not in _STATED for name in fields]
        return tuple(names)


def relations(sketch: Sketch) -> tuple[FieldRelation, ...]:
    """The relations between the fields of a table, and the fields with the types that these show."""
    names = [name for name, field in sketch.form.fields.items() if field.type in NUMBERS]
    if len(names) < 2:
        return ()
    sheet = _records(sketch, names)
    first = _patterns(sheet)
    kept = [one for pattern in (*first, *_other_parts(sheet, first)) if (one := _amounts(pattern, names, sketch))]
    found = [_relation(one, names, sketch) for one in kept]
    found += list(_shares(found, sketch))
    return tuple({(one.check, one.stated, one.others): one for one in reversed(found)}.values())[::-1]


def counted(sketch: Sketch, found: Sequence[FieldRelation]) -> Sketch:
    """The sketch in which what an amount is multiplied with or divided by is no amount itself: a quantity beside
    prices, under a unit line that speaks of money."""
    fields = dict(sketch.form.fields)
    for one in found:
        if one.check not in ("product", "ratio"):
            continue
        for name in one.others:
            field = fields[name]
            others = [fields[other] for other in (one.stated, *one.others) if other != name]
            if field.type == "money" and field.decimals is None and all(other.type == "money" for other in others):
                fields[name] = replace(field, type="count", unit=None)
                break
    return replace(sketch, form=replace(sketch.form, fields=fields))


def _records(sketch: Sketch, names: Sequence[str]) -> Sheet:
    """The figures of all parts below one another, under the labels of their columns."""
    rows: list[tuple[Any, ...]] = [tuple(sketch.columns[name].text for name in names)]
    for part in sketch.parts:
        places = [part.column_of(sketch.columns[name]) for name in names]
        for row in range(part.header.start, min(part.header.end, len(part.sheet.rows))):
            if len(rows) > _MOST_RECORDS:
                break
            rows.append(tuple(cell_of(part.sheet, row, column) for column in places))
    return Sheet(name="", rows=tuple(rows))


def _patterns(sheet: Sheet) -> tuple[TablePattern, ...]:
    return along(labelled(number_grid(sheet)), "columns").patterns


def _other_parts(sheet: Sheet, found: Sequence[TablePattern]) -> Iterator[TablePattern]:
    """Other sums of the same totals: what came in is what was carried over and what is new, and also what was done and
    what is left."""
    sums = {one.target: one.parts for one in found if one.kind == "sum"}
    for total in sorted(sums)[:_MOST_TOTALS]:
        below = _beneath(total, sums)
        kept = [column for column in range(len(sheet.rows[0])) if column not in below]
        if len(kept) < 3:
            continue
        rest = Sheet(name="", rows=tuple(tuple(row[column] for column in kept) for row in sheet.rows))
        for one in _patterns(rest):
            if one.kind == "sum" and kept[one.target] == total:
                yield replace(one, target=total, parts=tuple(kept[part] for part in one.parts))


def _beneath(total: int, sums: Mapping[int, tuple[int, ...]]) -> set[int]:
    """The parts of a total, their parts, and so on."""
    found: set[int] = set()
    open_ = [total]
    while open_:
        for part in sums.get(open_.pop(), ()):
            if part not in found:
                found.add(part)
                open_.append(part)
    return found - {total}


def _amounts(pattern: TablePattern, names: Sequence[str], sketch: Sketch) -> TablePattern | None:
    """A sum without percentages among its parts, which are lost in the rounding of amounts; None where no sum is
    left."""
    fields = sketch.form.fields
    if pattern.kind != "sum" or fields[names[pattern.target]].type == "percent":
        return pattern
    parts = tuple(part for part in pattern.parts if fields[names[part]].type != "percent")
    return replace(pattern, parts=parts) if len(parts) > 1 else None


def _relation(pattern: TablePattern, names: Sequence[str], sketch: Sketch) -> FieldRelation:
    stated, parts = names[pattern.target], tuple(names[part] for part in sorted(pattern.parts))
    fields = sketch.form.fields
    if pattern.kind == "sum":
        change = _change(parts, sketch) if len(parts) == 2 else None
        if change is not None:
            before = next(part for part in parts if part != change)
            return _made(sketch, pattern, "growth", stated=change, now=stated, before=before, as_="amount")
        return _made(sketch, pattern, "total", total=stated, parts=parts)
    if pattern.kind == "average":
        return _made(sketch, pattern, "average", stated=stated, parts=parts)
    if pattern.kind == "product":
        return _made(sketch, pattern, "product", stated=stated, factors=parts)
    above, below = (names[part] for part in pattern.parts)
    if pattern.kind == "change":
        return _made(sketch, pattern, "growth", stated=stated, now=above, before=below, as_="percent")
    if fields[stated].type == "percent" or pattern.scale == HUNDRED:
        return _made(sketch, pattern, "percentage", stated=stated, part=above, whole=below)
    if names.index(above) > names.index(stated) and fields[above].type == fields[stated].type:
        factors = tuple(sorted((stated, below), key=names.index))
        return _made(sketch, pattern, "product", stated=above, factors=factors)
    return _made(sketch, pattern, "ratio", stated=stated, above=above, below=below)


def _made(sketch: Sketch, pattern: TablePattern, check: str, **params: Any) -> FieldRelation:
    owner: Any = checks.load(check)
    return FieldRelation(check=check, params=owner(table=sketch.form.name, **params), digits=pattern.digits)


def _change(parts: Sequence[str], sketch: Sketch) -> str | None:
    """The one of two parts that is a change: its figures are of both signs."""
    signed = [name for name in parts if _has_negative(sketch, name)]
    return signed[0] if len(signed) == 1 else None


def _has_negative(sketch: Sketch, name: str) -> bool:
    column = sketch.columns[name]
    for part in sketch.parts:
        values = part.grid.values[part.header.start : part.header.end, part.column_of(column)]
        if (values < 0).any():
            return True
    return False


def _shares(found: Sequence[FieldRelation], sketch: Sketch) -> Iterator[FieldRelation]:
    """Shares of all parts of a total: they add up to 100."""
    owner: Any = checks.load("shares")
    for one in found:
        if one.check != "total":
            continue
        of: dict[str, str] = {
            other.others[0]: other.stated
            for other in found
            if other.check == "percentage" and other.others[1] == one.stated
        }
        if len(one.others) > 2 and all(part in of for part in one.others):
            parts = tuple(of[part] for part in one.others)
            yield FieldRelation(check="shares", params=owner(table=sketch.form.name, parts=parts), digits=one.digits)

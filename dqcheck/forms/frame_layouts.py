"""Frames whose columns are not simply the fields of their table: families of columns (``number 2023``), long tables
with a column of indicators. They are unfolded to one record a row, and every value knows where it stands."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from dqcheck.forms.families import INDICATOR, UNIT, VALUE, Member, base_name, spread, spread_name
from dqcheck.forms.found import Column
from dqcheck.forms.frame import match_columns, plain_cell
from dqcheck.forms.indicators import field_of, of_indicators
from dqcheck.model.place import Place
from dqcheck.model.record import record
from dqcheck.model.rule import Field, TableForm
from dqcheck.numerals.units import unit_named, vocabulary


class FramePlaces(Protocol):
    """Where the values of unfolded records stand in their frame."""

    def at(self, record: int, field: str) -> tuple[int, str]:
        """The row of a value, counted from zero, and its column."""
        ...


@record
class UnfoldedFrame:
    """A frame unfolded: the ``values`` of each field, what each is called in the frame (``names``), the ``places``.
    ``unasked`` are the indicators that are no field of the table, as written."""

    values: Mapping[str, Sequence[object]]
    names: Mapping[str, str]
    places: FramePlaces
    unasked: tuple[str, ...] = ()


@record
class UnfoldedLocator:
    """Records of an unfolded frame: ``rows`` are their numbers among all of it (None: all)."""

    file: str
    table: str
    places: FramePlaces
    rows: Sequence[int] | None = None

    def source(self, row: int) -> str:
        """Name under which the frame was handed in."""
        return self.file

    def place(self, row: int, field: str) -> Place:
        """Table, row counted from zero, and column."""
        at, column = self.places.at(row if self.rows is None else self.rows[row], field)
        return Place(table=self.table, row=at, column=column)


@record
class _OfFamilies:
    """A row is a record for each of ``members``, which give the column of each field."""

    members: Sequence[Mapping[str, str]]

    def at(self, record: int, field: str) -> tuple[int, str]:
        """The row of a value, counted from zero, and its column."""
        row, member = divmod(record, len(self.members))
        return row, self.members[member].get(field, field)


@record
class _OfIndicators:
    """Rows of a long frame are records: ``rows`` gives those of each field (None where a record has none), ``first``
    the first of each record, ``members`` the column of each field in each column of values."""

    rows: Mapping[str, Sequence[int | None]]
    first: Sequence[int]
    members: Sequence[Mapping[str, str]]

    def at(self, record: int, field: str) -> tuple[int, str]:
        """The row of a value, counted from zero, and its column."""
        group, member = divmod(record, len(self.members))
        own = self.rows[field][group] if field in self.rows else None
        return (self.first[group] if own is None else own), self.members[member].get(field, field)


def unfolded(form: TableForm, columns: Mapping[str, Sequence[object]]) -> UnfoldedFrame | None:
    """A frame as the records of a table, its ``columns`` by their own names. None where it lacks the columns that make
    it one: some of a family, those of indicators and values."""
    printed = [Column(index=at, labels=tuple(name.split(" / "))) for at, name in enumerate(columns)]
    seen = spread(form, printed)
    if seen is None:
        return None
    found = match_columns(list(columns), seen.form)
    if form.pivot is not None:
        return _of_indicators(form, columns, found, seen.members)
    return _of_families(form, columns, found, seen.members)


def _of_families(
    form: TableForm, columns: Mapping[str, Sequence[object]], found: Mapping[str, str], members: Sequence[Member]
) -> UnfoldedFrame:
    shared = {name: column for name, column in found.items() if base_name(name) == name}
    named: list[dict[str, str]] = []
    for at, member in enumerate(members):
        own = {name: found[spread] for name in form.fields if (spread := spread_name(name, at)) in found}
        named.append({**shared, **dict.fromkeys(member, next(iter(own.values()), "")), **own})
    count = len(next(iter(columns.values()), ()))
    values: dict[str, Sequence[object]] = {}
    for name in form.fields:
        if name in form.headed:
            values[name] = [member.get(name) for _ in range(count) for member in members]
        elif name in shared:
            values[name] = [value for value in columns[shared[name]] for _ in members]
        elif any(name in own for own in named):
            sources = [columns.get(own.get(name, "")) for own in named]
            values[name] = [None if one is None else one[row] for row in range(count) for one in sources]
    names = {name: shared.get(name, name) for name in values}
    return UnfoldedFrame(values=values, names=names, places=_OfFamilies(members=named))


def _of_indicators(
    form: TableForm, columns: Mapping[str, Sequence[object]], found: Mapping[str, str], members: Sequence[Member]
) -> UnfoldedFrame | None:
    assert form.pivot is not None
    series = [VALUE] if VALUE in found else [spread_name(VALUE, at) for at in range(len(members))]
    if INDICATOR not in found or not series or not all(name in found for name in series):
        return None
    members = members or [{}]
    sources = [columns[found[name]] for name in series]
    by = [name for name in form.pivot.by if name in found]
    known, fields = of_indicators(form), dict[object, str | None]()
    groups: dict[tuple[object, ...], tuple[int, int]] = {}
    rows: dict[str, dict[int, list[int]]] = {}
    unasked: dict[str, None] = {}
    identities = zip(*([plain_cell(value) for value in columns[found[name]]] for name in by), strict=True)
    indicators = columns[found[INDICATOR]]
    for row, indicator in enumerate(indicators):
        identity = next(identities) if by else ()
        if indicator not in fields:
            fields[indicator] = field_of(indicator, known) if isinstance(indicator, str) else None
        name = fields[indicator]
        if name is None:
            unasked.update({indicator: None} if isinstance(indicator, str) else {})
            continue
        group = groups.setdefault(identity, (len(groups), row))[0]
        rows.setdefault(name, {}).setdefault(group, []).append(row)
    firsts = [first for _, first in groups.values()]
    units = columns.get(found.get(UNIT, ""))
    values: dict[str, Sequence[object]] = {
        name: [columns[found[name]][first] for first in firsts for _ in members] for name in by
    }
    values |= {name: [member.get(name) for _ in firsts for member in members] for name in form.headed}
    for name, own in rows.items():
        field = form.fields[name]
        values[name] = [
            _only([_in_unit(source[row], units, row, field) for row in own.get(group, ())])
            for group in range(len(firsts))
            for source in sources
        ]
    named = [
        {
            **{name: found[name] for name in by},
            **dict.fromkeys((*rows, *member), found.get(one, "")),
        }
        for one, member in zip(series, members, strict=True)
    ]
    return UnfoldedFrame(
        values={name: values[name] for name in form.fields if name in values},
        names={name: found.get(name, name) for name in values},
        places=_OfIndicators(
            rows={name: [own.get(group, [None])[0] for group in range(len(firsts))] for name, own in rows.items()},
            first=firsts,
            members=named,
        ),
        unasked=tuple(unasked),
    )


def _only(found: Sequence[object]) -> object:
    """The figure of a record, nothing where there is none. Of several nobody can tell which is meant: their texts
    together are no figure, and are told as such."""
    if len(found) > 1:
        return " | ".join(str(value) for value in found)
    return found[0] if found else None


def _in_unit(value: object, units: Sequence[object] | None, row: int, field: Field) -> object:
    """A figure in the unit of its field, where a column of units says that it is in thousands of that, or in another:
    then as a text with its unit."""
    unit = units[row] if units is not None else None
    words = vocabulary(field.own_units)
    known = unit_named(unit, words) if isinstance(unit, str) else None
    own = unit_named(field.unit, words) if field.unit else None
    figure = plain_cell(value)
    if known is None or own is None or figure is None or (known.code, known.scale) == (own.code, own.scale):
        return value
    if known.code == own.code and isinstance(figure, int | float | Decimal):
        return Decimal(repr(figure) if isinstance(figure, float) else figure) * known.scale / own.scale
    return f"{figure} {unit}"

"""Bind a table below a header, whatever its layout: a record a row, several for families of columns, a record for
several rows of a long table."""

from collections.abc import Mapping, Sequence

from dqcheck.forms.cell_values import ABSENT, column_values
from dqcheck.forms.communes import UnitNames
from dqcheck.forms.context import Context
from dqcheck.forms.families import Member, spread_name
from dqcheck.forms.found import Region
from dqcheck.forms.location import MemberLocator, RowsLocator
from dqcheck.forms.rowbind import bind_rows
from dqcheck.model.dataset import Table
from dqcheck.model.quantity import Label, Value
from dqcheck.model.rule import TableForm
from dqcheck.numerals.folding import normalise


def bind_table(context: Context, region: Region, form: TableForm) -> list[Table]:
    """The records of a region below a header, and the tables of its total rows and of other periods."""
    if region.form is None:
        return bind_rows(context, region, form)
    if form.pivot is not None:
        from dqcheck.forms.longbind import bind_long  # long tables are few

        return bind_long(context, region, form)
    return [_by_member(table, region.members, form, context.names) for table in bind_rows(context, region, region.form)]


def _by_member(table: Table, members: Sequence[Member], form: TableForm, names: UnitNames) -> Table:
    """A table of rows as one of a record for each row and member: a field of a family has the member's column, any
    other the same value in each."""
    own = [_names_in(table, at, form) for at in range(len(members))]
    kept = [(member, given) for member, given in zip(members, own, strict=True) if given]
    count = len(table.submissions)
    columns: dict[str, Sequence[Value]] = {}
    submissions = [unit for unit in table.submissions for _ in kept]
    for name, field in form.fields.items():
        if name in form.headed:
            read = column_values([member.get(name) for member, _ in kept], field)
            columns[name] = [value for _ in range(count) for value in read]
        elif name in table.columns:
            columns[name] = [value for value in table.columns[name] for _ in kept]
        elif any(name in given for _, given in kept):
            sources = [table.columns.get(given.get(name, "")) for _, given in kept]
            columns[name] = [ABSENT if one is None else one[row] for row in range(count) for one in sources]
    if form.key in form.headed:
        found = [names.resolve(member[form.key or ""]).name for member, _ in kept]
        texts = [member[form.key or ""] for member, _ in kept]
        units = [name or normalise(text) for name, text in zip(found, texts, strict=True)]
        columns[form.key or ""] = [
            Label(text=text, value=unit) for _ in range(count) for text, unit in zip(texts, units, strict=True)
        ]
        submissions = units * count
    locator = table.locator
    assert isinstance(locator, RowsLocator)
    return Table(
        name=table.name,
        columns=columns,
        submissions=submissions,
        locator=MemberLocator(base=locator, members=[given for _, given in kept]),
        adds=[rows for rows in table.adds for _ in kept],
        within=form.headed,
        named={name: [value for value in column for _ in kept] for name, column in table.named.items()},
    )


def _names_in(table: Table, member: int, form: TableForm) -> Mapping[str, str]:
    """The columns of a table that are fields of a family in one of its members, by field."""
    named = {name: spread_name(name, member) for name in form.fields}
    return {name: own for name, own in named.items() if own in table.columns}

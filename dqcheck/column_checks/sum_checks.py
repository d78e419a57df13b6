"""Checks of columns that add up, or are calculated from others."""

from collections.abc import Iterable
from typing import Literal, Unpack

from dqcheck.column_checks.check_options import (
    CheckOptions,
    ColumnCheck,
    Columns,
    Conditions,
    Number,
    checked,
    column_check,
    number_of,
    refused,
    where_of,
)
from dqcheck.column_checks.column_names import field_of, fields_of, groups_of
from dqcheck.errors import UsageError

HUNDRED = 100

FRAME = "frame"
"""The name of a frame that has none."""

RECORD = "%record"
"""The field by whose value every record is a group of its own."""


@column_check
def total(
    total: str,
    parts: Columns = (),
    *,
    less: Columns = (),
    exhaustive: bool = True,
    splits: Iterable[Columns] = (),
    hold: Literal["any", "all"] | None = None,
    **options: Unpack[CheckOptions],
) -> ColumnCheck:
    """A column is the sum of others, row by row, as rounded; columns of ``less`` are subtracted.

    With ``exhaustive=False`` there may be parts that have no column: these may not exceed the total. ``splits`` in
    place of ``parts`` are several breakdowns of one total; ``hold`` says whether ``"any"`` or ``"all"`` must add up.

    >>> total("received", ["carried_over", "new"])
    ColumnCheck(total, total='received', parts=('carried_over', 'new'))
    """
    from dqcheck.checks.kinds.total import Total

    params = Total(
        total=field_of(total),
        parts=(*fields_of(parts), *(f"-{name}" for name in fields_of(less))),
        exhaustive=exhaustive,
        splits=tuple(map(fields_of, splits)),
        hold=hold,
    )
    return checked(params, options)


@column_check
def shares(parts: Columns, *, total: Number = HUNDRED, **options: Unpack[CheckOptions]) -> ColumnCheck:
    """Columns of percentages of one whole add up to 100 in every row, or to ``total``, as rounded.

    >>> shares(["under_15", "from_15_to_64", "over_64"])
    ColumnCheck(shares, parts=('under_15', 'from_15_to_64', 'over_64'))
    """
    from dqcheck.checks.kinds.shares import Shares

    params = Shares(parts=fields_of(parts), total=number_of("total", total))
    percent = total == HUNDRED
    return checked(params, options, types=dict.fromkeys(params.parts, "percent") if percent else {})


@column_check
def average(stated: str, parts: Columns, **options: Unpack[CheckOptions]) -> ColumnCheck:
    """A column is the average of others, row by row, as rounded.

    >>> average("mean_score", ["maths", "reading", "science"])
    ColumnCheck(average, stated='mean_score', parts=('maths', 'reading', 'science'))
    """
    from dqcheck.checks.kinds.average import Average

    return checked(Average(stated=field_of(stated), parts=fields_of(parts)), options)


@column_check
def product(stated: str, factors: Columns, *, scale: Number = 1, **options: Unpack[CheckOptions]) -> ColumnCheck:
    """A column is the product of others, row by row, as rounded; ``scale`` is the factor between the units (0.001 for
    kilograms and tonnes).

    >>> product("amount", ["quantity", "price"])
    ColumnCheck(product, stated='amount', factors=('quantity', 'price'))
    """
    from dqcheck.checks.kinds.product import Product

    params = Product(stated=field_of(stated), factors=fields_of(factors), scale=number_of("scale", scale))
    return checked(params, options)


@column_check
def part(part: str, whole: str, **options: Unpack[CheckOptions]) -> ColumnCheck:
    """A column never exceeds another, by more than rounding explains.

    >>> part("on_time", "resolved")
    ColumnCheck(part, part='on_time', whole='resolved')
    """
    from dqcheck.checks.kinds.part import Part

    return checked(Part(part=field_of(part), whole=field_of(whole)), options)


@column_check
def total_row(
    columns: Columns, *, by: Columns = "all", of_where: Conditions | None = None, **options: Unpack[CheckOptions]
) -> ColumnCheck:
    """The row that ``where`` picks holds the sum of the rows that ``of_where`` picks (by default all others), in each
    of some columns (check kind ``aggregate``).

    ``by`` names columns: then each group of rows that say the same there has its own total; ``"submission"`` are the
    rows of one key. Raises UsageError without ``where``.

    >>> total_row("sales", where={"region": "Total"})
    ColumnCheck(aggregate, where={'region': ('Total',)}, fields_=('sales',), by=('all',))
    """
    from dqcheck.checks.kinds.aggregate import Aggregate

    if not options.get("where"):
        english = "Name the rows that hold the total, as in total_row('sales', where={'region': 'Total'})."
        raise UsageError("error.total-rows-unnamed", english)
    groups = groups_of(by, Aggregate.groups)
    params = Aggregate(
        fields_=fields_of(columns), by=groups, of_where=where_of(of_where), where=where_of(options["where"])
    )
    return checked(params, options)


@column_check
def hierarchy(
    columns: Columns,
    *,
    code: str | None = None,
    parent: str | None = None,
    name: str | None = None,
    level: str | None = None,
    by: Columns = (),
    **options: Unpack[CheckOptions],
) -> ColumnCheck:
    """Every row that others stand under holds the sum of those directly under it (check kind ``footing``): by ``code``
    (``1``, ``1.1``), by ``parent`` (which says the parent's ``name``), or by ``level`` (a number, rows in order).

    ``by`` parts hierarchies that one frame holds. Raises UsageError when none or several of the three are given.

    >>> hierarchy("amount", code="item")
    ColumnCheck(footing, table='frame', fields_=('amount',), code='item')
    """
    from dqcheck.checks.kinds.footing import Footing

    if code is None and parent is None and level is None:
        raise refused("footing", "give code, parent or level")
    told = [None if column is None else field_of(column) for column in (code, parent, name, level)]
    params = Footing(
        table=FRAME,
        fields_=fields_of(columns),
        code=told[0],
        parent=told[1],
        name=told[2],
        level=told[3],
        by=groups_of(by, Footing.groups),
    )
    return checked(params, options, types={params.code: "text"} if params.code is not None else {})


@column_check
def agreement(columns: Columns, *, by: str | None = None, **options: Unpack[CheckOptions]) -> ColumnCheck:
    """Columns state the same in every row; with ``by`` in all rows that have the same there.

    >>> agreement(["population_form_1", "population_form_2"])
    ColumnCheck(agreement, values=('population_form_1', 'population_form_2'), by='%record')
    """
    from dqcheck.checks.kinds.agreement import Agreement

    return checked(Agreement(values=fields_of(columns), by=RECORD if by is None else field_of(by)), options)

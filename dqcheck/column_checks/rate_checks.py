"""Checks of columns that state how two others compare: percentages, ratios, growth."""

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
from dqcheck.column_checks.column_names import field_of, groups_of
from dqcheck.column_checks.sum_checks import FRAME
from dqcheck.model.rule import FieldType


@column_check
def percentage(
    stated: str,
    *,
    part: str,
    whole: str,
    decimals: int | None = None,
    whole_where: Conditions | None = None,
    by: Columns = (),
    **options: Unpack[CheckOptions],
) -> ColumnCheck:
    """A column is 100·part/whole, as rounded to ``decimals`` (default: as many as each figure shows).

    With ``whole_where`` the whole is that of the row that it picks, among all or among those that say the same in the
    columns of ``by``. For a share between 0 and 1 take ``ratio``.

    >>> percentage("rate", part="on_time", whole="resolved", decimals=2)
    ColumnCheck(percentage, stated='rate', part='on_time', whole='resolved', decimals=2)
    """
    from dqcheck.checks.kinds.percentage import Percentage

    params = Percentage(
        table=FRAME if whole_where else None,
        stated=field_of(stated),
        part=field_of(part),
        whole=field_of(whole),
        decimals=decimals,
        whole_where=where_of(whole_where),
        by=groups_of(by, Percentage.groups),
    )
    return checked(params, options, types={params.stated: "percent"})


@column_check
def ratio(stated: str, *, above: str, below: str, **options: Unpack[CheckOptions]) -> ColumnCheck:
    """A column is ``above`` divided by ``below``, as rounded.

    >>> ratio("per_household", above="persons", below="households")
    ColumnCheck(ratio, stated='per_household', above='persons', below='households')
    """
    from dqcheck.checks.kinds.ratio import Ratio

    return checked(Ratio(stated=field_of(stated), above=field_of(above), below=field_of(below)), options)


@column_check
def growth(
    stated: str,
    *,
    now: str,
    before: str,
    direction: Literal["up", "down", "either"] = "up",
    as_: Literal["percent", "amount"] = "percent",
    **options: Unpack[CheckOptions],
) -> ColumnCheck:
    """A column is the growth from ``before`` to ``now``, in percent or as an amount, as rounded.

    ``direction="down"`` is for a column that states declines as positive numbers, ``"either"`` compares sizes only.

    >>> growth("change", now="sales", before="sales_last_year")
    ColumnCheck(growth, stated='change', now='sales', before='sales_last_year')
    """
    from dqcheck.checks.kinds.growth import Growth

    params = Growth(
        stated=field_of(stated), now=field_of(now), before=field_of(before), direction=direction, as_=as_
    )  # fmt: skip
    types: dict[str, FieldType] = {params.stated: "percent"} if as_ == "percent" else {}
    return checked(params, options, types=types)


@column_check
def change(
    value: str,
    *,
    before: str,
    cumulative: bool = False,
    at_most_percent: Number | None = None,
    at_most_amount: Number | None = None,
    **options: Unpack[CheckOptions],
) -> ColumnCheck:
    """A column does not fall below the one of the period ``before`` (``cumulative``), or does not change by more than a
    percentage *and* an amount. Raises UsageError when no limit is given.

    >>> change("staff", before="staff_2024", at_most_percent=50, at_most_amount=20)
    ColumnCheck(change, value='staff', before='staff_2024', at_most=Limit(pct=Decimal('50'), abs=Decimal('20')))
    """
    from dqcheck.checks.kinds.change import Change, Limit

    limit = Limit(
        pct=None if at_most_percent is None else number_of("at_most_percent", at_most_percent),
        abs=None if at_most_amount is None else number_of("at_most_amount", at_most_amount),
    )
    at_most = None if limit == Limit() else limit
    if at_most is None and not cumulative:
        raise refused("change", "give at_most_percent, at_most_amount or cumulative")
    params = Change(value=field_of(value), before=field_of(before), cumulative=cumulative, at_most=at_most)
    return checked(params, options)


@column_check
def magnitude(
    value: str,
    *,
    at_least: Number | None = None,
    at_most: Number | None = None,
    peers: Number | None = None,
    **options: Unpack[CheckOptions],
) -> ColumnCheck:
    """An amount is possible for its kind: between bounds (zero aside), or no more than ``peers`` times the median of
    the column and no less than that part of it. Raises UsageError when neither is given.

    >>> magnitude("wage", peers=20)
    ColumnCheck(magnitude, value='wage', peers=Decimal('20'))
    """
    from dqcheck.checks.kinds.magnitude import Magnitude
    from dqcheck.model.quantity import Quantity

    def amount(option: str, given: Number | None) -> Quantity | None:
        return None if given is None else Quantity(text=str(given), value=number_of(option, given))

    params = Magnitude(
        value=field_of(value),
        at_least=amount("at_least", at_least),
        at_most=amount("at_most", at_most),
        peers=None if peers is None else number_of("peers", peers),
    )
    return checked(params, options)

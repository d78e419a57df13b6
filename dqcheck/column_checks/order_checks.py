"""Checks of columns that follow each other: dates and numbers in order, and whatever a formula says."""

import datetime as dt
from collections.abc import Mapping
from typing import Unpack

from dqcheck.column_checks.check_options import CheckOptions, ColumnCheck, Columns, checked, column_check, refused
from dqcheck.column_checks.column_names import field_of, fields_of


@column_check
def order(columns: Columns, *, strict: bool = False, **options: Unpack[CheckOptions]) -> ColumnCheck:
    """Dates or numbers run in order from column to column; ``strict``: two may not be equal.

    >>> order(["received_on", "resolved_on"])
    ColumnCheck(order, values=('received_on', 'resolved_on'))
    """
    from dqcheck.checks.kinds.order import Order

    return checked(Order(values=fields_of(columns), strict=strict), options)


@column_check
def within(
    column: str,
    *,
    first: dt.date | str | None = None,
    last: dt.date | str | None = None,
    not_after: str | None = None,
    **options: Unpack[CheckOptions],
) -> ColumnCheck:
    """Dates of a column lie in a period, both ends inclusive: ``first`` and ``last`` are dates, or columns of dates.
    ``not_after`` is the column of the document that reports them. Raises UsageError when none of them is given.

    >>> within("signed_on", first=dt.date(2025, 1, 1), last=dt.date(2025, 9, 30))
    ColumnCheck(within, value='signed_on', period=Span(from_=datetime.date(2025, 1, 1), to=datetime.date(2025, 9, 30)))
    """
    from dqcheck.checks.kinds.within import Span, Within

    if first is None and last is None and not_after is None:
        raise refused("within", "give first, last or not_after")

    def end(given: dt.date | str | None) -> dt.date | str | None:
        if isinstance(given, dt.datetime):
            return given.date()
        return field_of(given) if isinstance(given, str) else given

    period = Span(from_=end(first), to=end(last)) if first is not None or last is not None else False
    after = None if not_after is None else field_of(not_after)
    return checked(Within(value=field_of(column), period=period, not_after=after), options)


@column_check
def sequence(
    number: str, *, date: str | None = None, by: Columns = (), gapless: bool = False, **options: Unpack[CheckOptions]
) -> ColumnCheck:
    """Numbers of documents and their dates rise together, within the groups of ``by``; the fewest documents are
    blamed. ``gapless``: no number between the smallest and the largest is missing.

    >>> sequence("number", date="signed_on", by=["issuer"])
    ColumnCheck(sequence, number='number', date='signed_on', by=('issuer',))
    """
    from dqcheck.checks.kinds.sequence import Sequence

    day = None if date is None else field_of(date)
    params = Sequence(number=field_of(number), date=day, by=fields_of(by), gapless=gapless)
    return checked(params, options, types={day: "date"} if day is not None else {})


@column_check
def expression(that: str, *, columns: Mapping[str, str] | None = None, **options: Unpack[CheckOptions]) -> ColumnCheck:
    """A formula holds in every row: names of columns, numbers, ``+ - * / ( )``, comparisons, ``and``, ``or``, ``not``.

    ``columns`` names, in the formula's words, columns whose names are no words: ``columns={"poor": "Hộ nghèo (hộ)"}``.

    >>> expression("opening + received - resolved == closing")
    ColumnCheck(expression, that='opening + received - resolved == closing')
    """
    from dqcheck.checks.kinds.expression import Expression

    return checked(Expression(that=that), options, aliases=dict(columns or {}))

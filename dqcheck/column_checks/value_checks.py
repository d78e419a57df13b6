"""Checks of the values of one column: whether they are there, can be read, and are of those that may be."""

import datetime as dt
from typing import Literal, Unpack

from dqcheck.column_checks.check_options import (
    CheckOptions,
    ColumnCheck,
    Number,
    Texts,
    bound_of,
    checked,
    column_check,
    texts_of,
)
from dqcheck.column_checks.column_names import field_of
from dqcheck.model.rule import FieldType


@column_check
def required(column: str, **options: Unpack[CheckOptions]) -> ColumnCheck:
    """No value of a column is blank.

    >>> required("unit")
    ColumnCheck(required, field='unit')
    """
    from dqcheck.checks.kinds.required import Required

    return checked(Required(field=field_of(column)), options)


@column_check
def unique(
    column: str, *, within: Literal["submission", "all"] = "all", **options: Unpack[CheckOptions]
) -> ColumnCheck:
    """No value of a column is there twice (``within="submission"``: among the rows of one key). Case and spacing do
    not matter.

    >>> unique("invoice")
    ColumnCheck(unique, field='invoice')
    """
    from dqcheck.checks.kinds.unique import Unique

    return checked(Unique(field=field_of(column), within=within), options)


@column_check
def type(column: str, of: FieldType, **options: Unpack[CheckOptions]) -> ColumnCheck:  # noqa: A001  # its check kind
    """What a column writes can be read as ``of`` (``"count"``, ``"number"``, ``"percent"``, ``"money"``, ``"date"``),
    and in one way only. A column of texts that another check takes for numbers or dates is held to that anyway.

    >>> type("budget", "number")
    ColumnCheck(type, field='budget')
    """
    from dqcheck.checks.kinds.type import Type

    params = Type(field=field_of(column))
    return checked(params, options, types={params.field: of})


@column_check
def range(  # noqa: A001  # its check kind
    column: str,
    *,
    at_least: Number | dt.date | None = None,
    at_most: Number | dt.date | None = None,
    **options: Unpack[CheckOptions],
) -> ColumnCheck:
    """Numbers or dates of a column lie between two bounds, which belong to the range.

    >>> range("age", at_least=0, at_most=120)
    ColumnCheck(range, field='age', at_least=Decimal('0'), at_most=Decimal('120'))
    """
    from dqcheck.checks.kinds.range import Range

    low, high = bound_of("at_least", at_least), bound_of("at_most", at_most)
    params = Range(field=field_of(column), at_least=low, at_most=high)
    kind: FieldType = "date" if isinstance(low if low is not None else high, dt.date) else "number"
    return checked(params, options, types={params.field: kind})


@column_check
def codelist(column: str, codes: Texts, **options: Unpack[CheckOptions]) -> ColumnCheck:
    """Every value of a column is one of ``codes``; case, accents and punctuation do not matter.

    >>> codelist("status", ["open", "closed"])
    ColumnCheck(codelist, field='status', codes=('open', 'closed'))
    """
    from dqcheck.checks.kinds.codelist import Codelist

    return checked(Codelist(field=field_of(column), codes=texts_of(codes)), options)


@column_check
def format(column: str, pattern: str, **options: Unpack[CheckOptions]) -> ColumnCheck:  # noqa: A001  # its check kind
    r"""Every text of a column has the form of ``pattern``, a regular expression for the whole text (one that can be
    matched in linear time: without references and looking around).

    >>> format("number", r"\d+/[A-Z]+")
    ColumnCheck(format, field='number', pattern='\\d+/[A-Z]+')
    """
    from dqcheck.checks.kinds.format import Format

    return checked(Format(field=field_of(column), pattern=pattern), options)

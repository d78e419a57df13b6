"""Checks of the columns of a frame, each a typed function: ``total("total", ["a", "b"])`` for ``dqcheck.check_frame``.

A function is named as its check kind (``total_row`` makes an ``aggregate``, ``hierarchy`` a ``footing``). One kind has
none, for it speaks of what only workbooks have: ``formula``.
"""

from dqcheck.column_checks.check_options import CheckOptions, ColumnCheck
from dqcheck.column_checks.order_checks import expression, order, sequence, within
from dqcheck.column_checks.rate_checks import change, growth, magnitude, percentage, ratio
from dqcheck.column_checks.sum_checks import agreement, average, hierarchy, part, product, shares, total, total_row
from dqcheck.column_checks.value_checks import codelist, format, range, required, type, unique  # noqa: A004

__all__ = [
    "CheckOptions",
    "ColumnCheck",
    "agreement",
    "average",
    "change",
    "codelist",
    "expression",
    "format",
    "growth",
    "hierarchy",
    "magnitude",
    "order",
    "part",
    "percentage",
    "product",
    "range",
    "ratio",
    "required",
    "sequence",
    "shares",
    "total",
    "total_row",
    "type",
    "unique",
    "within",
]

"""Check kinds: one module each, with its parameters, its judge and its screen.

Their classes are here by name (``from dqcheck.checks import Total``), each loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, cast

from dqcheck.checks.base import Check

if TYPE_CHECKING:
    from dqcheck.checks.aggregate import Aggregate
    from dqcheck.checks.agreement import Agreement
    from dqcheck.checks.change import Change
    from dqcheck.checks.codelist import Codelist
    from dqcheck.checks.expression import Expression
    from dqcheck.checks.footing import Footing
    from dqcheck.checks.format import Format
    from dqcheck.checks.growth import Growth
    from dqcheck.checks.magnitude import Magnitude
    from dqcheck.checks.order import Order
    from dqcheck.checks.part import Part
    from dqcheck.checks.percentage import Percentage
    from dqcheck.checks.product import Product
    from dqcheck.checks.range import Range
    from dqcheck.checks.required import Required
    from dqcheck.checks.sequence import Sequence
    from dqcheck.checks.shares import Shares
    from dqcheck.checks.total import Total
    from dqcheck.checks.type import Type
    from dqcheck.checks.unique import Unique
    from dqcheck.checks.within import Within

__all__ = [
    "Aggregate",
    "Agreement",
    "Change",
    "Check",
    "Codelist",
    "Expression",
    "Footing",
    "Format",
    "Growth",
    "Magnitude",
    "Order",
    "Part",
    "Percentage",
    "Product",
    "Range",
    "Required",
    "Sequence",
    "Shares",
    "Total",
    "Type",
    "Unique",
    "Within",
    "load",
]

KINDS = (
    "aggregate",
    "agreement",
    "change",
    "codelist",
    "expression",
    "footing",
    "format",
    "growth",
    "magnitude",
    "order",
    "part",
    "percentage",
    "product",
    "range",
    "required",
    "sequence",
    "shares",
    "total",
    "type",
    "unique",
    "within",
)
"""Names of all check kinds. The kind ``total`` is the class ``Total`` of ``dqcheck.checks.total``."""


def load(kind: str) -> type[Check]:
    """The class of a check kind; only its own module is imported. Raises KeyError for a name that is no kind."""
    if kind not in KINDS:
        raise KeyError(kind)
    module = import_module(f"dqcheck.checks.{kind}")
    return cast("type[Check]", getattr(module, kind.capitalize()))


def __getattr__(name: str) -> type[Check]:
    if name.lower() in KINDS and name == name.capitalize():
        return load(name.lower())
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

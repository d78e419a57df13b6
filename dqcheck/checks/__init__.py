"""Check kinds: one module each, with its parameters, its judge and its screen."""

from importlib import import_module
from typing import cast

from dqcheck.checks.base import Check

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

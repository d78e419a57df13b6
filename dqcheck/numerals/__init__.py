"""Text to value: numbers, units and money, dates, document references. Pure functions, standard library only.

Its names are loaded when they are first used: a workbook without document references never reads their tables.
"""

TYPE_CHECKING = False  # typing's own constant, without importing typing
if TYPE_CHECKING:
    from dqcheck.numerals.dates import parse_date
    from dqcheck.numerals.numbers import from_number, parse_number
    from dqcheck.numerals.references import Reference, parse_reference
    from dqcheck.numerals.text import fold, normalise
    from dqcheck.numerals.units import Unit, parse_unit

__all__ = [
    "Reference",
    "Unit",
    "fold",
    "from_number",
    "normalise",
    "parse_date",
    "parse_number",
    "parse_reference",
    "parse_unit",
]

_HOMES = {
    "Reference": "references",
    "Unit": "units",
    "fold": "text",
    "from_number": "numbers",
    "normalise": "text",
    "parse_date": "dates",
    "parse_number": "numbers",
    "parse_reference": "references",
    "parse_unit": "units",
}


def __getattr__(name: str) -> object:
    """Load a name from its module on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'dqcheck.numerals' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"dqcheck.numerals.{_HOMES[name]}"), name)
    globals()[name] = value
    return value

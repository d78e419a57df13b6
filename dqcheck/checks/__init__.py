"""Check kinds: one module each in ``dqcheck.checks.kinds``, with its parameters, its judge and its screen.

A kind is found by being there: the rule's word ``total`` is the class ``Total`` of the module ``kinds.total``. Their
classes are here by name (``from dqcheck.checks import Total``), each loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, cast

from dqcheck.checks import kinds
from dqcheck.checks.base import Check

__all__ = ["Check", "load", "names"]

if TYPE_CHECKING:
    from dqcheck.checks.kinds import *  # noqa: F403  # for type checkers: kinds/__init__.pyi, written by make docs


def load(kind: str) -> type[Check]:
    """The class of a check kind; only its own module is imported. Raises KeyError for a name that is no kind."""
    module = f"{kinds.__name__}.{kind}"
    if not (kind.isascii() and kind.isalpha() and kind.islower()):  # never the path of another module
        raise KeyError(kind)
    try:
        found = import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise KeyError(kind) from None
    return cast("type[Check]", getattr(found, kind.capitalize()))


def names() -> tuple[str, ...]:
    """The names of all check kinds, sorted: the modules that are there, none of which is imported."""
    from pkgutil import iter_modules

    return tuple(sorted(module.name for module in iter_modules(kinds.__path__)))


def __getattr__(name: str) -> type[Check]:
    kind = name.lower()
    try:
        if name == kind.capitalize():
            return load(kind)
    except KeyError:
        pass
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *(kind.capitalize() for kind in names())})

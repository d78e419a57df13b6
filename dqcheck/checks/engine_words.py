"""In whose words a large table is asked: polars' own where polars holds it, for all other engines those of narwhals.

Both call everything that screens and grades ask by the same names, so that an expression is written once. Expressions
are annotated as narwhals', whichever they are; what makes one asks another, or the frame, in whose words that is to be.
Polars is the engine of most runs: in its own words a plan is made without the import of a second library, and in a
fifth of the time.
"""

import sys
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    import narwhals as nw
    from narwhals.functions import When

LIBRARIES = frozenset({"polars", "narwhals"})


class Words(Protocol):
    """What is asked of a library of expressions."""

    Date: Any
    Datetime: Any
    Float32: Any
    Float64: Any
    Int8: Any
    Int16: Any
    Int32: Any
    Int64: Any
    Int128: Any
    String: Any
    UInt8: Any
    UInt16: Any
    UInt32: Any
    UInt64: Any
    UInt128: Any
    Categorical: Any
    Enum: Any

    def col(self, *names: str) -> "nw.Expr":
        """Columns by their names."""
        ...

    def len(self) -> "nw.Expr":
        """The number of records."""
        ...

    def lit(self, value: Any, dtype: Any = None) -> "nw.Expr":
        """A value that is the same in all records."""
        ...

    def when(self, *conditions: "nw.Expr") -> "When":
        """The beginning of a choice."""
        ...


def words_of(asked: object) -> Words:
    """The library of an expression, a frame, a series or a type of columns."""
    return cast("Words", sys.modules[_library(type(asked))])  # type: ignore[arg-type]  # a class has a hash


def of_polars(frame: object) -> bool:
    """Whether a frame is one of polars itself."""
    return _library(type(frame)) == "polars"  # type: ignore[arg-type]  # a class has a hash


@cache
def _library(kind: type) -> str:
    """The library of a class, or of one that somebody derived from it; nothing for others."""
    heads = (base.__module__.partition(".")[0] for base in kind.__mro__)
    return next((head for head in heads if head in LIBRARIES), "")

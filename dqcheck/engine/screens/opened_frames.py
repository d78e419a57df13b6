"""Frames of any library, opened: their records numbered, their columns in plain types."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Union

from dqcheck.checks.engine_words import of_polars, words_of
from dqcheck.engine.screens.frame_faults import columns_twice
from dqcheck.errors import UsageError

if TYPE_CHECKING:
    import narwhals as nw

Frame = Union["nw.DataFrame[Any]", "nw.LazyFrame[Any]"]
"""A frame of polars itself, which is annotated as one of narwhals (see ``checks.engine_words``), or one of narwhals."""

ROW = "__dqcheck_row__"
"""The column of the records' numbers, counted from zero."""

SEEN = "__dqcheck_seen__"
"""Before the name of a field: the column of what its texts are seen as."""


def is_frame(value: Any) -> bool:
    """Whether a value is a frame of a library that narwhals reads."""
    if of_polars(value):
        return hasattr(value, "collect_schema")
    import narwhals as nw

    return isinstance(nw.from_native(value, pass_through=True), nw.DataFrame | nw.LazyFrame)


def open_frame(frame: Any) -> Frame:
    """Any frame narwhals reads, with its records numbered in ``ROW`` and its columns in plain types: as a polars lazy
    frame, or as it is when it lies in an engine of its own, or is of pandas and has columns of Python objects. Raises
    UsageError for others, and for a frame with two columns of a name."""
    if of_polars(frame) and is_frame(frame):
        return _of_polars(frame)
    import narwhals as nw

    from dqcheck.engine.screens import lazy_engines

    opened = _read_by_narwhals(frame)
    if of_polars(opened):
        return _of_polars(opened)
    if lazy_engines.dialect_of(opened) is not None:
        return _plain(lazy_engines.opened(opened, ROW))
    of_arrow = _of_arrow(opened)
    if opened.implementation is nw.Implementation.PYARROW or (of_arrow and len(of_arrow) == len(opened.columns)):
        from dqcheck.engine.screens.arrow_columns import from_arrow

        if of_arrow:  # without its index, which would become a column
            opened = nw.from_native(opened.to_native().reset_index(drop=True))
        return _plain(_numbered(from_arrow(opened.to_arrow())))
    if not of_arrow and opened.implementation is nw.Implementation.PANDAS:
        from dqcheck.engine.screens.pandas_columns import as_polars

        typed = as_polars(opened)
        if typed is not None:
            return _plain(_numbered(typed))
    return _of_objects(opened, of_arrow)


def _of_objects(opened: Any, of_arrow: Sequence[str]) -> Frame:
    """A frame of pandas that has columns of Python objects; what its other columns hold does not hang on these."""
    import narwhals as nw

    native = opened.to_native()
    types: dict[str, Any] = {}
    if opened.implementation is nw.Implementation.PANDAS:
        from dqcheck.engine.screens.pandas_columns import of_whole_numbers

        types |= dict.fromkeys(of_whole_numbers(opened), "Int64")
    types |= {name: object for name, dtype in opened.collect_schema().items() if dtype == nw.Categorical}
    types |= dict.fromkeys(of_arrow, object)
    return _plain(nw.from_native(native.astype(types) if types else native).with_row_index(ROW))


def _of_polars(frame: Any) -> Frame:
    """A frame of polars, open. Raises UsageError for one with two columns of a name."""
    import polars as pl

    try:
        return _plain(_numbered(frame))
    except pl.exceptions.DuplicateError as error:
        raise columns_twice() from error


def _read_by_narwhals(frame: Any) -> Any:
    """A frame as narwhals has it; one of polars in a wrap of narwhals without that, a lazy one that lies in no known
    engine fetched."""
    import narwhals as nw

    from dqcheck.engine.screens import lazy_engines

    try:
        opened: Any = nw.from_native(frame)
        if opened.implementation is nw.Implementation.POLARS:
            opened = opened.to_native()
        elif isinstance(opened, nw.LazyFrame) and lazy_engines.dialect_of(opened) is None:
            opened = opened.collect(backend="pyarrow")
        opened.collect_schema()
    except TypeError as error:
        kind = type(frame).__name__
        raise UsageError("error.not-a-frame", f"{kind} is no frame that dqcheck can read.", kind=kind) from error
    except nw.exceptions.DuplicateError as error:
        raise columns_twice() from error
    return opened


def _numbered(frame: Any) -> Frame:
    """A frame of polars, lazy, with its records numbered: before anybody asks for its schema, for a scan of which that
    is known numbers its records in a step of their own, and reads all columns of a part to give its first rows."""
    numbered: Frame = frame.lazy().with_row_index(ROW)
    return numbered


def _of_arrow(opened: Any) -> list[Any]:
    """The columns of a pandas frame that arrow holds. A frame of nothing else is opened as the table it is; beside
    others they become objects, for arrow's and pandas' own columns do not mix, and arrow refuses to see a whole number
    of more digits than a float holds as a float."""
    import narwhals as nw

    if opened.implementation is not nw.Implementation.PANDAS:
        return []
    return [name for name, dtype in opened.to_native().dtypes.items() if str(dtype).endswith("[pyarrow]")]


def _plain(frame: Frame) -> Frame:
    """A frame whose categories are texts, whose floats are as precise as Python's, and whose NaN are null.

    A float of 32 bits is taken for the shortest decimal that gives it, as one of 64 bits is: 99.57, and not the
    99.5699997 that it is in more bits."""
    words = words_of(frame)
    # A frame of pandas may number columns or nest their names: those are no field's.
    schema: dict[Any, Any] = dict(frame.collect_schema())
    schema = {name: dtype for name, dtype in schema.items() if isinstance(name, str)}
    texts = [name for name, dtype in schema.items() if isinstance(dtype, words.Categorical | words.Enum)]
    short = [name for name, dtype in schema.items() if dtype == words.Float32]
    floats = [name for name, dtype in schema.items() if dtype.is_float()]
    plain = [words.col(name).cast(words.String) for name in texts]
    plain += [words.col(name).cast(words.String).cast(words.Float64).fill_nan(None) for name in short]
    plain += [words.col(name).cast(words.Float64).fill_nan(None) for name in floats if name not in short]
    return frame.with_columns(*plain) if plain else frame


def frame_of(columns: Mapping[str, Sequence[Any]]) -> Any:
    """A frame of lists: of polars where every list holds values of one type, else of pandas with Python's objects."""
    import polars as pl

    kinds = {name: {type(value) for value in values} - {type(None)} for name, values in columns.items()}
    if all(len(found) < 2 or found <= {int, float} for found in kinds.values()):
        return pl.DataFrame(
            {name: pl.Series(name, values, strict=len(kinds[name]) < 2) for name, values in columns.items()}
        )
    import pandas as pd

    return pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})


def is_lazy(frame: Frame) -> bool:
    """Whether the records of a frame are still to be asked for."""
    return hasattr(frame, "collect")


def in_polars(held: Any) -> Any:
    """A frame or series of polars itself, in whatever wrap; one of another library as narwhals has it."""
    if of_polars(held):
        return held
    return held.to_native() if held.implementation.is_polars() else held


def collect(frame: Frame) -> "nw.DataFrame[Any]":
    """Carry out a lazy frame."""
    return collect_all(frame)[0]


def collect_all(*frames: Frame) -> "list[nw.DataFrame[Any]]":
    """Carry out lazy frames together; polars in streaming, so that only what is kept is in memory. What an engine of
    its own gives becomes a frame of polars; where it keeps no order, its records have that of their values."""
    if not is_lazy(frames[0]):
        return list(frames)  # type: ignore[arg-type]  # all of one kind
    if not of_polars(frames[0]):
        return [_carried_out(one) for one in frames]
    import polars as pl

    lazy: Any = frames
    done: Any = pl.collect_all(lazy, engine="streaming")
    return list(done)


def added_up(frame: Frame) -> Mapping[str, Any]:
    """The sums of the columns of a frame, those of whole numbers exactly: 64 bits may not hold them."""
    from dqcheck.engine.screens import lazy_engines

    words = words_of(frame)
    whole = [name for name, dtype in frame.collect_schema().items() if dtype.is_integer()]
    if is_lazy(frame) and lazy_engines.dialect_of(frame) is not None:
        held = collect(lazy_engines.added_up(frame, whole))  # type: ignore[arg-type]  # it is lazy
    else:
        others = [name for name in frame.collect_schema().names() if name not in whole]
        made = [words.col(*whole).cast(words.Int128).sum()] if whole else []
        held = collect(frame.select(*made, *([words.col(*others).sum()] if others else [])))
    return {name: held[name].to_list()[0] for name in held.columns}


def _carried_out(frame: Any) -> "nw.DataFrame[Any]":
    """The records of a frame that lies in an engine of its own."""
    import narwhals as nw

    from dqcheck.column_checks.sum_checks import RECORD
    from dqcheck.engine.screens import lazy_engines

    held = lazy_engines.carried_out(frame)
    if lazy_engines.has_rows(frame) or ROW not in held.columns:
        return held
    own = [name for name in held.columns if name not in (ROW, RECORD)]
    ordered = held.select(*own).sort(*own).with_row_index(ROW)
    return ordered.with_columns(nw.col(ROW).alias(RECORD)) if RECORD in held.columns else ordered

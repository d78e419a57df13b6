"""Which engine screens a frame: the one that holds it, unless another is asked for."""

from typing import TYPE_CHECKING, Any, Literal

from dqcheck.checks.engine_words import of_polars
from dqcheck.engine.screens import lazy_engines
from dqcheck.engine.screens.frame_faults import columns_twice, type_unknown
from dqcheck.engine.screens.opened_frames import ROW, collect, in_polars, open_frame
from dqcheck.errors import UsageError

if TYPE_CHECKING:
    import polars as pl

Engine = Literal["auto", "polars", "duckdb", "spark"]
"""``auto`` leaves a frame where it lies; what lies nowhere (a file) is screened by polars."""

ENGINES: tuple[Engine, ...] = ("auto", "polars", "duckdb", "spark")


def on_engine(frame: Any, engine: Engine) -> Any:
    """A frame of any library as one of the engine that is to screen it; as it is where it lies there already. Raises
    UsageError for an engine that is unknown or not installed, and for what is no frame."""
    if engine not in ENGINES:
        names = ", ".join(ENGINES)
        english = f"There is no engine {engine!r}; one of: {names}."
        raise UsageError("error.engine-unknown", english, name=engine, names=names)
    if engine == "auto" or engine == engine_of(frame):
        return frame
    held = _held(frame)
    if engine == "polars" or not held.width:
        return held
    return to_duckdb(held) if engine == "duckdb" else to_spark(held)


def engine_of(frame: Any) -> Engine:
    """The engine that screens a frame where it lies."""
    if of_polars(frame):
        return "polars"
    import narwhals as nw

    try:
        opened = nw.from_native(frame, pass_through=True)
    except nw.exceptions.DuplicateError as error:
        raise columns_twice() from error
    dialect = lazy_engines.dialect_of(opened) if isinstance(opened, nw.LazyFrame) else None
    if dialect is None:
        return "polars"
    return "duckdb" if dialect is lazy_engines.DUCKDB else "spark"


def fetched_from(frame: Any) -> str | None:
    """The library of a lazy frame that is fetched whole, for nothing is screened in it; None for all others."""
    if of_polars(frame):
        return None
    import narwhals as nw

    opened = nw.from_native(frame, pass_through=True)
    screened = not isinstance(opened, nw.LazyFrame) or opened.implementation is nw.Implementation.POLARS
    return None if screened or lazy_engines.dialect_of(opened) is not None else type(frame).__module__.partition(".")[0]


def _held(frame: Any) -> "pl.DataFrame":
    """A frame of any library as one of polars in memory, of types that every engine has. Raises UsageError for a column
    of which there is no such type."""
    import polars as pl

    held = collect(open_frame(frame)).drop(ROW)
    own: Any = in_polars(held)
    if not of_polars(own):
        from dqcheck.engine.screens.pandas_columns import by_values

        own = by_values(own)
    made: dict[str, pl.Series] = {name: _in_common_type(own[name]) for name in own.columns}
    return pl.DataFrame(made)


def _in_common_type(column: "pl.Series") -> "pl.Series":
    """A column without types that only polars has: whole numbers of 128 bits as decimals, moments of a zone as its
    clocks show them, for another engine would show them as those of its own."""
    import polars as pl

    dtype = column.dtype
    if isinstance(dtype, pl.Datetime) and dtype.time_zone is not None:
        return column.dt.replace_time_zone(None)
    if dtype not in (pl.Int128, pl.UInt128):
        return column
    try:
        return column.cast(pl.Decimal(38, 0))
    except pl.exceptions.PolarsError as error:
        raise type_unknown(column.name, str(dtype)) from error


def to_duckdb(held: "pl.DataFrame") -> Any:
    """A frame of polars as a relation of DuckDB. Raises UsageError where DuckDB is not installed."""
    try:
        import duckdb
    except ImportError as error:
        raise not_installed("duckdb", "duckdb") from error
    return duckdb.connect().from_arrow(held.to_arrow())


def to_spark(held: "pl.DataFrame") -> Any:
    """A frame of polars as one of Spark, in the session that is active or else one of this machine; whole numbers that
    Spark has no type for become its decimals. Raises UsageError where Spark is not installed."""
    import polars as pl
    import polars.selectors as cs

    small = cs.by_dtype(pl.UInt8, pl.UInt16, pl.UInt32)
    made = held.with_columns(small.cast(pl.Int64), cs.by_dtype(pl.UInt64).cast(pl.Decimal(38, 0)))
    return spark_session().createDataFrame(made.to_arrow())


def spark_session() -> Any:
    """The active session of Spark, or a new one. Raises UsageError where Spark is not installed or does not start."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise not_installed("pyspark", "spark") from error
    active = SparkSession.getActiveSession()
    if active is not None:
        return active
    builder: Any = SparkSession.builder
    try:
        return builder.appName("dqcheck").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    except (RuntimeError, OSError) as error:
        detail = str(error).strip().partition("\n")[0]
        english = f"Spark does not start: {detail} It needs Java 17 or newer; JAVA_HOME says where that is."
        raise UsageError("error.spark-not-started", english, detail=detail) from error


def not_installed(library: str, extra: str) -> UsageError:
    """What to say where a library that only some engines need is missing, and how to get it."""
    english = f'{library} is not installed: pip install "dqcheck[{extra}]".'
    return UsageError("error.engine-not-installed", english, library=library, extra=extra)

"""Frames that lie in an engine of their own, DuckDB or Spark: what is asked of each in its own words.

Everything else is asked in expressions of narwhals, which both carry out where the records lie. DuckDB numbers the
records of a relation as it gives them; Spark keeps no order, so that its records have no numbers and are told by their
keys.
"""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from dqcheck.checks.engine_words import of_polars
from dqcheck.engine.screens.frame_faults import columns_twice
from dqcheck.errors import UsageError
from dqcheck.model.record import record

if TYPE_CHECKING:
    import narwhals as nw

_PLAIN_KINDS = {
    **dict.fromkeys(("HUGEINT", "UHUGEINT"), "decimal(38, 0)"),
    **dict.fromkeys(("TIMESTAMP WITH TIME ZONE", "TIMESTAMP_NS"), "timestamp"),
}
_SPARK_KINDS = {"timestamp": "timestamp_ntz", "yearmonthinterval": "string", "calendarinterval": "string"}
_AS_TEXT = ("UNION", "BIGNUM", "VARIANT")
"""Types of DuckDB whose values no frame of polars takes as they are."""

NUMBERED = "row_number() over () - 1"
UNNUMBERED = "cast(0 as bigint)"
_SIGNS = frozenset(".`")


@record
class Dialect:
    """An engine as people call it, and what its SQL calls things: the mark around a name, the test of a text against a
    pattern. ``ordered`` says whether records have numbers, ``listed`` how many values a condition may name."""

    title: str
    mark: str
    matches: str
    ordered: bool
    listed: int

    def quoted(self, name: str) -> str:
        """A name of a column."""
        return self.mark + name.replace(self.mark, self.mark * 2) + self.mark

    def test(self, name: str, pattern: str) -> str:
        """Whether a column of texts has a pattern, which holds no quotation mark and no backslash."""
        return f"{self.matches}({self.quoted(name)}, '{pattern}')"


DUCKDB = Dialect(title="DuckDB", mark='"', matches="regexp_matches", ordered=True, listed=10_000)
SPARK = Dialect(title="Spark", mark="`", matches="regexp_like", ordered=False, listed=200)


def dialect_of(frame: Any) -> Dialect | None:
    """The engine in which a lazy frame lies; None for those that lie in this process, and for others."""
    if of_polars(frame):
        return None
    import narwhals as nw

    if frame.implementation is nw.Implementation.DUCKDB:
        return DUCKDB
    if frame.implementation in (nw.Implementation.PYSPARK, nw.Implementation.PYSPARK_CONNECT):
        return SPARK
    return None


def has_rows(frame: Any) -> bool:
    """Whether the records of a frame have numbers."""
    dialect = dialect_of(frame)
    return dialect is None or dialect.ordered


def with_columns(frame: "nw.LazyFrame[Any]", columns: Mapping[str, str]) -> "nw.LazyFrame[Any]":
    """A frame of an engine with further columns, each by its SQL."""
    import narwhals as nw

    dialect = dialect_of(frame)
    assert dialect is not None
    native: Any = frame.to_native()
    made = [f"{sql} AS {dialect.quoted(name)}" for name, sql in columns.items()]
    wider = native.project(f"*, {', '.join(made)}") if dialect is DUCKDB else native.selectExpr("*", *made)
    found: nw.LazyFrame[Any] = nw.from_native(wider)
    return found


def opened(frame: "nw.LazyFrame[Any]", row: str) -> "nw.LazyFrame[Any]":
    """A frame of an engine with the numbers of its records in ``row`` (zeros where it keeps none), with whole numbers
    of 64 bits or more, and with moments as its session shows them. Raises UsageError for names of columns that Spark
    takes for its own signs, or that are one."""
    import narwhals as nw

    dialect = dialect_of(frame)
    if dialect is DUCKDB:
        frame = nw.from_native(in_plain_kinds(frame.to_native()))
    if dialect is SPARK:
        native: Any = frame.to_native()
        _require_plain_names(native.columns)
        kinds = {one.name: _SPARK_KINDS.get(one.dataType.typeName()) for one in native.schema.fields}
        made = {name: native[dialect.quoted(name)].cast(kind) for name, kind in kinds.items() if kind}
        frame = nw.from_native(native.withColumns(made)) if made else frame
    narrow = (nw.Int8, nw.Int16, nw.Int32, nw.UInt8, nw.UInt16, nw.UInt32)
    short = [name for name, dtype in frame.collect_schema().items() if dtype in narrow]
    if short:
        frame = frame.with_columns(nw.col(*short).cast(nw.Int64))
    return with_columns(frame, {row: NUMBERED if dialect is DUCKDB else UNNUMBERED})


def in_plain_kinds(relation: Any) -> Any:
    """A relation of DuckDB with whole numbers of 128 bits as decimals (its way to other libraries makes floats of
    them), moments as its session shows them, and what is no value of a table as text."""
    kinds = {name: str(kind) for name, kind in zip(relation.columns, relation.types, strict=True)}
    made = []
    for name, kind in kinds.items():
        own, plain = DUCKDB.quoted(name), "varchar" if kind.startswith(_AS_TEXT) else _PLAIN_KINDS.get(kind)
        if kind == "INTERVAL":  # no text: “1 day” would be a number with its unit
            made.append(f"case when {own} is not null then {{'interval': cast({own} as varchar)}} end as {own}")
        elif plain:
            made.append(f"cast({own} as {plain}) as {own}")
    return relation.project(f"* replace ({', '.join(made)})") if made else relation


def added_up(frame: "nw.LazyFrame[Any]", whole: Collection[str]) -> "nw.LazyFrame[Any]":
    """The sums of the columns of a frame of an engine; those of ``whole`` numbers exactly."""
    import narwhals as nw

    dialect = dialect_of(frame)
    assert dialect is not None
    asked = []
    for name in frame.collect_schema().names():
        quoted = dialect.quoted(name)
        term = f"cast({quoted} as decimal(38, 0))" if name in whole and dialect is SPARK else quoted
        asked.append(f"sum({term}) AS {quoted}")
    native: Any = frame.to_native()
    sums = native.aggregate(", ".join(asked)) if dialect is DUCKDB else native.selectExpr(*asked)
    found: nw.LazyFrame[Any] = nw.from_native(sums)
    return found


def _require_plain_names(names: Collection[str]) -> None:
    """Refuse names of columns that Spark reads as paths, and such as are two of one."""
    if len(set(names)) < len(names):
        raise columns_twice()
    strange = [name for name in names if not _SIGNS.isdisjoint(name)]
    if strange:
        listed = ", ".join(strange)
        english = f"Spark takes “.” and “`” in names of columns for its own signs; rename these: {listed}."
        raise UsageError("error.spark-names", english, names=listed)


def carried_out(frame: "nw.LazyFrame[Any]") -> "nw.DataFrame[Any]":
    """The records of a frame of an engine, as a frame of polars."""
    import narwhals as nw
    import polars as pl

    if dialect_of(frame) is DUCKDB:
        return nw.from_native(frame.to_native().pl(), eager_only=True)
    made = pl.from_arrow(frame.collect(backend="pyarrow").to_native())
    assert isinstance(made, pl.DataFrame)
    return nw.from_native(made, eager_only=True)


def seen_number(dialect: Dialect, name: str, mark: str | None, *, whole: bool, most_digits: int) -> str:
    """The SQL of a text as the number that it plainly is, null elsewhere; without a decimal ``mark`` only digits are
    plain."""
    quoted = dialect.quoted(name)
    plain = "^-?[0-9]+$" if mark is None or whole else f"^-?[0-9]+([{mark}][0-9]+)?$"
    kind = "bigint" if whole else "double"
    written = quoted if mark in (None, ".") or whole else f"replace({quoted}, '{mark}', '.')"
    return (
        f"case when {dialect.test(name, plain)} and length({quoted}) < {most_digits} "
        f"then try_cast({written} as {kind}) end"
    )


def seen_day(dialect: Dialect, name: str) -> str:
    """The SQL of a text as the day that programs write so, null elsewhere."""
    plain = dialect.test(name, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    return f"case when {plain} then try_cast({dialect.quoted(name)} as date) end"

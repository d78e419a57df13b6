"""Flat files as DuckDB and Spark read them where they lie. What a text holds, and what folders name, is text."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from dqcheck.errors import UsageError
from dqcheck.sources.delimited import first_record

if TYPE_CHECKING:
    from dqcheck.sources.datasets import PartedTable
    from dqcheck.sources.plain_delimited import PlainText

_HEAD = 1 << 16


def duckdb_connection() -> Any:
    """A connection of DuckDB that downloads nothing. Raises UsageError where DuckDB is not installed."""
    try:
        import duckdb
    except ImportError as error:
        english = 'duckdb is not installed: pip install "dqcheck[duckdb]".'
        raise UsageError("error.engine-not-installed", english, library="duckdb", extra="duckdb") from error
    return duckdb.connect(config={"autoinstall_known_extensions": "false"})


def parquet_relation(path: Path) -> Any:
    """A parquet file as a relation."""
    return duckdb_connection().sql(f"from read_parquet({_text(str(path))}, hive_partitioning = false)")


def dataset_relation(table: "PartedTable") -> Any:
    """A dataset as a relation; numbers of several types are of the widest of them."""
    if table.apart:
        return duckdb_connection().sql(" union all ".join(_part(table, file) for file in table.files))
    columns = ", ".join(_name(one) for one in (*table.columns, *table.keys))
    listed = ", ".join(_text(str(one)) for one in table.files)
    asked = f"hive_partitioning = true, hive_types_autocast = false, union_by_name = {str(not table.alike).lower()}"
    return duckdb_connection().sql(f"from read_parquet([{listed}], {asked})").project(columns)


def _part(table: "PartedTable", file: Path) -> str:
    """A file of a dataset with the columns that its folders name."""
    said = (
        f"{'null::varchar' if value is None else _text(value)} as {_name(name)}"
        for name, value in table.said_of(file).items()
    )
    columns = ", ".join([*map(_name, table.columns), *said])
    return f"from read_parquet({_text(str(file))}, hive_partitioning = false) select {columns}"


def delimited_relation(path: Path, text: "PlainText") -> Any:
    """A delimited text as a relation; a short line has blank cells."""
    names = _header(path, text.delimiter)
    columns = ", ".join(f"{_text(name)}: 'VARCHAR'" for name in names)
    signs = f"delim = {_text(text.delimiter)}, quote = '\"', escape = '\"'"
    # Lines that are too short and cells of several lines are read together only by one reader.
    how = "auto_detect = false, header = true, null_padding = true, parallel = false, hive_partitioning = false"
    read = duckdb_connection().sql(f"from read_csv({_text(str(path))}, columns = {{{columns}}}, {signs}, {how})")
    if not text.blanks:
        return read
    return read.filter(f"coalesce({', '.join(map(_name, names))}) is not null")


def spark_parquet(path: Path, session: Any) -> Any:
    """A parquet file as a frame of Spark."""
    return session.read.parquet(_where(path))


def spark_dataset(table: "PartedTable", session: Any) -> Any:
    """A dataset as a frame of Spark."""
    from pyspark.sql.types import StringType, StructField, StructType

    where = _where(table.path)
    kinds = {one.name: one for one in session.read.parquet(where).schema.fields}
    fields = [kinds[name] for name in table.columns] + [StructField(name, StringType()) for name in table.keys]
    return session.read.schema(StructType(fields)).parquet(where)


def spark_delimited(path: Path, text: "PlainText", session: Any) -> Any:
    """A delimited text as a frame of Spark."""
    options = {"quote": '"', "escape": '"', "multiLine": True}  # a text in quotes may have several lines
    read = session.read.csv(_where(path), header=True, sep=text.delimiter, **options)
    return read.na.drop(how="all") if text.blanks else read


def _where(path: Path) -> str:
    return f"file:{path.resolve()}"


def _header(path: Path, delimiter: str) -> list[str]:
    """The names of the columns of a delimited text; one without a name is called by its place."""
    with path.open("rb") as file:
        head = file.read(_HEAD).decode("utf-8-sig", "ignore")
    return [name or f"column{at}" for at, name in enumerate(first_record(head, delimiter), 1)]


def _text(value: str) -> str:
    """A text in SQL."""
    return "'" + value.replace("'", "''") + "'"


def _name(value: str) -> str:
    """A name in SQL."""
    return '"' + value.replace('"', '""') + '"'

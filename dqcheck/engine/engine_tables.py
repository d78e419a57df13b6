"""Tables that an engine reads where they lie: those of databases, folders of partitioned parquet, and flat files for
which an engine was asked."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dqcheck import forms, sources
from dqcheck.engine.large_tables import LargeTable, filed_table, large_table
from dqcheck.engine.screens.chosen_engine import Engine, engine_of, spark_session
from dqcheck.engine.screens.lazy_engines import in_plain_kinds
from dqcheck.errors import SourceError
from dqcheck.forms import FormDefect
from dqcheck.model.record import record
from dqcheck.model.rule import Severity
from dqcheck.sources import databases, datasets, engine_files
from dqcheck.sources.calendar_values import rows_of
from dqcheck.sources.parquet import SHOWN, OpenedTable, require_columns
from dqcheck.sources.plain_delimited import PlainText, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dqcheck.model.rule import Ruleset

TITLES = {"polars": "polars", "duckdb": "DuckDB", "spark": "Spark"}


@record
class EngineTable:
    """A table that an engine reads, what it is called, the SHA-256 of its bytes (none of a table of a database), and
    the columns that only some of its files hold (``left``)."""

    opened: OpenedTable
    title: str
    engine: str
    sha256: str = ""
    left: tuple[str, ...] = ()


def framed_table(
    path: Path, name: str, looked: "sources.Looked | None", engine: Engine | None, rulesets: "Sequence[Ruleset]"
) -> LargeTable | None:
    """A table as a frame: one that an engine holds (see ``engine_table``), or a large flat file; None for others.
    Raises as they do."""
    if looked is None or engine in ("duckdb", "spark"):
        return engine_table(path, name, looked, engine, rulesets)
    return large_table(path, name, looked, rulesets)


def engine_table(
    path: Path, name: str, looked: "sources.Looked | None", engine: Engine | None, rulesets: "Sequence[Ruleset]"
) -> LargeTable | None:
    """A table filed on its form where an engine holds it; ``looked`` is None for a database and a folder. None for a
    file that is no flat table. Raises SourceError for what cannot be read, and for a table of a database or a folder
    that is no flat one; UsageError where the engine is not installed."""
    table = _table(path, looked, engine or "auto")
    media = "parquet" if looked is None else looked.media
    found = None if table is None else filed_table(table.opened, table.title, path, name, rulesets, media=media)
    if table is None or found is None:
        if looked is None:
            raise SourceError("error.not-flat", f"{name}: no flat table of a form.", file=name)
        return None
    frame = found.frame
    if frame is not None:
        frame = replace(frame, told=(*frame.told, *_told(table, name, asked=engine is not None)))
    if frame is not None and frame.has_rows and datasets.is_dataset(path):
        frame = replace(frame, parts=datasets.DatasetRows(path))
    return replace(found, frame=frame, sha256=table.sha256)


def _told(table: EngineTable, name: str, *, asked: bool) -> "Iterator[FormDefect]":
    """What is said of how a table is read; of the engine where one was asked for."""
    if asked:
        facts: dict[str, object] = {"file": name, "engine": table.engine}
        yield FormDefect(key="frame.engine", severity=Severity.INFO, source="", facts=facts)
    if table.left:
        facts = {"file": name, "count": len(table.left), "names": forms.some(table.left)}
        yield FormDefect(key="frame.columns-of-some", severity=Severity.INFO, source="", facts=facts)


def _table(path: Path, looked: "sources.Looked | None", engine: Engine) -> EngineTable | None:
    """A table as the engine holds it; None for a file that is no flat text."""
    address = databases.address_of(path) if looked is None else None
    if address is not None:
        return _opened(databases.relation(address), address.table)
    if looked is None:
        table = datasets.parted(path)
        return _opened(_dataset(table, engine), sources.printable(path.name), datasets.sha256_of(path), table.left)
    plain = plain_text(path) if looked.media == "csv" else None
    if looked.media == "csv" and plain is None:
        return None
    read = _flat_file(path, plain, engine)
    return _opened(read, sources.printable(path.stem), sha256=sources.sha256(path))


def _dataset(table: datasets.PartedTable, engine: Engine) -> Any:
    if engine == "duckdb":
        return engine_files.dataset_relation(table)
    return engine_files.spark_dataset(table, spark_session()) if engine == "spark" else datasets.scan(table)


def _flat_file(path: Path, text: PlainText | None, engine: Engine) -> Any:
    """A parquet file or a delimited text. Raises SourceError for a parquet file that is damaged, or has no columns."""
    if text is None:
        require_columns(path)
    if engine == "duckdb":
        return engine_files.parquet_relation(path) if text is None else engine_files.delimited_relation(path, text)
    session = spark_session()
    if text is None:
        return engine_files.spark_parquet(path, session)
    return engine_files.spark_delimited(path, text, session)


def _opened(frame: Any, title: str, sha256: str = "", left: tuple[str, ...] = ()) -> EngineTable:
    """A frame of an engine with its first records; ``left`` are columns that were not read."""
    engine = engine_of(frame)
    names = tuple(frame.collect_schema().names() if engine == "polars" else frame.columns)
    if engine == "duckdb":
        head = rows_of(in_plain_kinds(frame).limit(SHOWN).pl())
    elif engine == "spark":
        head = [tuple(row) for row in frame.limit(SHOWN).collect()]
    else:
        head = rows_of(frame.head(SHOWN).collect())
    opened = OpenedTable(frame=frame, names=names, head=head)
    return EngineTable(opened=opened, title=title, engine=TITLES[engine], sha256=sha256, left=left)

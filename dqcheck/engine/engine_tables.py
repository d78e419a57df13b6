"""Tables that an engine reads where they lie: those of databases, folders of partitioned parquet, and flat files for
which an engine was asked."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dqcheck import sources
from dqcheck.engine.large_tables import LargeTable, filed_table, large_table
from dqcheck.engine.screens.chosen_engine import Engine, engine_of, spark_session
from dqcheck.engine.screens.lazy_engines import in_plain_kinds
from dqcheck.errors import SourceError
from dqcheck.forms import FormDefect
from dqcheck.model.record import record
from dqcheck.model.rule import Severity
from dqcheck.sources import databases, datasets
from dqcheck.sources.calendar_values import rows_of
from dqcheck.sources.parquet import SHOWN, OpenedTable
from dqcheck.sources.plain_delimited import is_plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dqcheck.model.rule import Ruleset

TITLES = {"polars": "polars", "duckdb": "DuckDB", "spark": "Spark"}


@record
class EngineTable:
    """A table that an engine reads, what it is called, and the SHA-256 of its bytes (none of a table of a database)."""

    opened: OpenedTable
    title: str
    engine: str
    sha256: str = ""


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
    found = None if table is None else filed_table(table.opened, table.title, path, name, rulesets)
    if table is None or found is None:
        if looked is None:
            raise SourceError("error.not-flat", f"{name}: no flat table of a form.", file=name)
        return None
    frame = found.frame
    if engine is not None and frame is not None:
        facts = {"file": name, "engine": table.engine}
        note = FormDefect(key="frame.engine", severity=Severity.INFO, source="", facts=facts)
        frame = replace(frame, told=(*frame.told, note))
    if frame is not None and frame.has_rows and datasets.is_dataset(path):
        frame = replace(frame, parts=datasets.DatasetRows(path))
    return replace(found, frame=frame, sha256=table.sha256)


def _table(path: Path, looked: "sources.Looked | None", engine: Engine) -> EngineTable | None:
    """A table as the engine holds it; None for a file that is no flat text."""
    address = databases.address_of(path) if looked is None else None
    if address is not None:
        return _opened(databases.relation(address), address.table)
    if looked is None:
        return _opened(_dataset(path, engine), sources.printable(path.name), sha256=datasets.sha256_of(path))
    if looked.media == "csv" and not is_plain_text(path):
        return None
    read = datasets.relation(path, looked.media) if engine == "duckdb" else _in_spark(path, looked.media)
    return _opened(read, sources.printable(path.stem), sha256=sources.sha256(path))


def _dataset(path: Path, engine: Engine) -> Any:
    if engine == "duckdb":
        return datasets.relation(path, "parquet")
    return _in_spark(path, "parquet") if engine == "spark" else datasets.scan(path)


def _in_spark(path: Path, kind: str) -> Any:
    return datasets.spark_frame(path, kind, spark_session())


def _opened(frame: Any, title: str, sha256: str = "") -> EngineTable:
    """A frame of an engine with its first records."""
    engine = engine_of(frame)
    names = tuple(frame.collect_schema().names() if engine == "polars" else frame.columns)
    if engine == "duckdb":
        head = rows_of(in_plain_kinds(frame).limit(SHOWN).pl())
    elif engine == "spark":
        head = [tuple(row) for row in frame.limit(SHOWN).collect()]
    else:
        head = rows_of(frame.head(SHOWN).collect())
    opened = OpenedTable(frame=frame, names=names, head=head)
    return EngineTable(opened=opened, title=title, engine=TITLES[engine], sha256=sha256)

"""The records that fail the rules of a frame, as one table: handed out in the library of the frame, or written as
Parquet in parts by rule."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dqcheck.engine.screens.failing_records import GAP_COLUMN, FailingOfRule, FailingRecords
from dqcheck.errors import UsageError

if TYPE_CHECKING:
    import polars as pl

RULE, SEVERITY = "rule", "severity"
PART = "part-0.parquet"
_OF_SPARK = ("_SUCCESS", "._SUCCESS.crc")


def like(found: "pl.DataFrame", frame: Any) -> Any:
    """Records, a frame of the library of another: of pandas or pyarrow where that is of theirs, else of polars."""
    library = type(frame).__module__.partition(".")[0]
    if library == "pyarrow":
        return found.to_arrow()
    if library != "pandas":
        return found
    import pandas as pd

    typed = {one.name: one.dtype.is_integer() or one.dtype.is_float() for one in found}
    return pd.DataFrame({one.name: one.to_numpy() if typed[one.name] else one.to_list() for one in found})


def parts(records: FailingRecords) -> "Iterator[tuple[str, pl.DataFrame]]":
    """The records that fail each rule, under the rule's name without its ruleset. All have the same columns, so that
    together they are one table: the severity, the row (where records have numbers), the key, the fields that any of the
    rules speaks of (null in the records of the others), and the gap."""
    import polars as pl

    held = [(one.rule.id, _graded(records, name, one)) for name, one in records.rules.items()]
    types: dict[str, pl.DataType] = {}
    for _, frame in held:
        types |= {name: kind for name, kind in frame.schema.items() if types.get(name, pl.Null) == pl.Null}
    gap = records.named(GAP_COLUMN)
    ordered = [*(name for name in types if name != gap), *(name for name in types if name == gap)]
    for rule, frame in held:
        absent = [pl.lit(None, dtype=types[name]).alias(name) for name in types if name not in frame.columns]
        yield rule, frame.with_columns(absent).select(pl.col(name).cast(types[name]) for name in ordered)


def _graded(records: FailingRecords, name: str, one: FailingOfRule) -> "pl.DataFrame":
    """The records that fail a rule, each with its severity."""
    import polars as pl

    mild, own = set(one.mild), one.rule.severity
    told = [(own.milder() if place in mild else own).value for place in one.places]
    frame = records.of(name)
    return frame.select(pl.Series(records.named(SEVERITY), told, dtype=pl.String), *frame.columns)


def write(records: FailingRecords, frame: Any, path: str | Path, *, overwrite: bool = False) -> None:
    """Write the failing records of all rules below ``path``, in a part for each rule (``rule=ID``): by the session of a
    frame of Spark, where that may be any place that the cluster knows, else into a folder. Raises UsageError when there
    is something that is no such table, or is one and is not to be overwritten, and when it cannot be written."""
    if type(frame).__module__.partition(".")[0] == "pyspark":
        _write_with_spark(records, frame.sparkSession, str(path), overwrite=overwrite)
        return
    target = Path(path).resolve()
    beside = target.with_name(f".dqcheck-{os.urandom(8).hex()}.part")
    try:
        _cleared(target, overwrite=overwrite, remove=False)
        beside.mkdir(parents=True)
        for rule, found in parts(records):
            folder = beside / f"{records.named(RULE)}={quote(rule, safe='-_.')}"
            folder.mkdir()
            found.write_parquet(folder / PART)
        _cleared(target, overwrite=overwrite, remove=True)
        beside.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        english = f"{path}: cannot be written ({reason})."
        raise UsageError("error.cannot-write", english, path=str(path), reason=reason) from error
    finally:
        rmtree(beside, ignore_errors=True)


def _cleared(target: Path, *, overwrite: bool, remove: bool) -> None:
    """Make room for a table: nothing but an empty folder, or a table of failing records, is ever removed."""
    held = sorted(target.iterdir()) if target.exists() else []
    own = all(one.name.startswith((f"{RULE}=", f"dqcheck_{RULE}=")) or one.name in _OF_SPARK for one in held)
    if held and not (own and overwrite):
        key = "error.table-there" if own else "error.folder-used"
        english = f"{target}: there is something in this folder already."
        raise UsageError(key, english, path=str(target))
    if remove and target.exists():
        rmtree(target)


def _write_with_spark(records: FailingRecords, session: Any, path: str, *, overwrite: bool) -> None:
    import polars as pl

    name = records.named(RULE)
    held = [found.select(pl.lit(rule).alias(name), *found.columns) for rule, found in parts(records)]
    made = session.createDataFrame(pl.concat(held).to_arrow())
    try:
        made.write.mode("overwrite" if overwrite else "error").partitionBy(name).parquet(path)
    except Exception as error:
        if getattr(error, "getCondition", str)() != "PATH_ALREADY_EXISTS":
            raise
        raise UsageError("error.table-there", f"{path}: there is something here already.", path=path) from error
    if not sum(map(len, held)) and held:  # a part without rows, so that the table can be read
        made.drop(name).coalesce(1).write.mode("overwrite").parquet(
            f"{path}/{name}={next(iter(records.rules.values())).rule.id}"
        )

"""Long delimited texts as columns of texts, where no cell has to be looked at to know where it stands.

What is not in plain records (see ``plain_delimited``), or has to be told of its encoding, is for the reader of cells.
"""

from pathlib import Path

import polars as pl

from dqcheck.sources import caution
from dqcheck.sources.delimited import sniff
from dqcheck.sources.faults import printable
from dqcheck.sources.long_sheets import Holds, LongColumn, LongSheet, as_written
from dqcheck.sources.plain_delimited import plain_text
from dqcheck.sources.texts import read_text

_NUMBER = r"^-?[0-9]+(?:[.,][0-9]+)*$"
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def open_long_text(path: Path) -> LongSheet | None:
    """A delimited text as a sheet named after its file; None where it is short or not plain. Raises SourceError for a
    file that cannot be read."""
    read, written = read_text(path), path.read_bytes()
    if read.remarks or written.count(b"\r") != written.count(b"\r\n") or plain_text(path) is None:
        return None
    rows = pl.read_csv(read.text.encode(), has_header=False, infer_schema=False, separator=sniff(read.text))
    rows = rows.select(pl.when(pl.all().str.strip_chars() != "").then(pl.all()))
    filled = rows.select(pl.any_horizontal(pl.all().is_not_null()))[rows.columns[0]].arg_true()
    names, records = rows.row(0), rows[1 : filled[-1] + 1] if len(filled) else rows.head(0)
    if len(records) <= caution.FEWEST_RECORDS or None in names or len(set(names)) < len(names):
        return None
    columns = [LongColumn(name=name, holds=_holds(one), values=one) for name, one in zip(names, records, strict=True)]
    sheet = LongSheet(name=printable(path.stem), columns=tuple(columns))
    return sheet if as_written(sheet, path) else None


def _holds(texts: pl.Series) -> Holds:
    """What the texts of a column are where all of them are plainly one thing."""
    if texts.null_count() == len(texts):
        return "blank"
    if texts.str.contains(_NUMBER).all():  # a blank says nothing
        return "number"
    return "day" if texts.str.contains(_DAY).all() else "text"

"""Keys that occur more than once, found by sorting the keys alone: a fifth of the time that a mark on every record of
the frame takes, and memory for one part of the keys at a time."""

from typing import Any

from dqcheck.checks.base import Check
from dqcheck.checks.engine_words import words_of
from dqcheck.checks.screening import Column
from dqcheck.engine.screens.lazy_engines import dialect_of
from dqcheck.engine.screens.opened_frames import Frame, collect, in_polars
from dqcheck.sources.calendar_values import in_calendar

PART = 1 << 25
"""Keys that are sorted at a time (eight bytes each): of more, as many parts are made by what their hashes leave."""

FEW = 4
"""On no more processors a sort by one of them takes no longer, and 40% less of their time together."""


def keep_repeated(frame: Frame, check: Check, column: Column) -> Any:
    """True for every record whose key (``Check.key``) occurs once more; None where no key does. ``frame`` is lazy."""
    loose = check.loose_key(column)
    strict = loose is None or not collect(frame.select(x=loose.any()))["x"].to_list()[0]
    key = check.key(column, strict=strict)
    assert key is not None
    dialect = dialect_of(frame)
    if dialect is not None:
        return _repeated_in_engine(frame, key, dialect.listed)
    twice = _twice(in_polars(frame.select(key=key)))
    return key.is_in(in_calendar(twice)) if len(twice) else None


def _repeated_in_engine(frame: Frame, key: Any, most: int) -> Any:
    """The same where the engine that holds a frame counts its keys: at most so many are named, of more every record's
    is counted again where it stands."""
    words = words_of(frame)
    counted = frame.select(key=key).filter(~words.col("key").is_null()).group_by("key").agg(count=words.len())
    twice = in_calendar(collect(counted.filter(words.col("count") > 1).select("key").head(most + 1))["key"])
    if not twice:
        return None
    return key.is_in(twice) if len(twice) <= most else key.is_duplicated() & ~key.is_null()


def _twice(keys: Any) -> Any:
    """The keys that occur more than once, each once, as a series of polars."""
    import polars as pl

    count = keys.select(pl.len()).collect(engine="streaming").item()
    texts = keys.collect_schema()["key"] == pl.String
    code = pl.when(pl.col("key").is_not_null()).then(pl.col("key").hash()) if texts else pl.col("key")
    parts = -(-count // PART)
    found = []
    for part in range(parts):
        own = keys if parts == 1 else keys.filter(pl.col("key").hash() % parts == part)
        codes = own.select(code=code).collect(engine="streaming")["code"].drop_nulls()
        if not codes.is_sorted():  # keys often count up
            codes = codes.sort(multithreaded=pl.thread_pool_size() > FEW)
        found.append(codes.filter(codes == codes.shift(1)).unique())
    twice = pl.concat(found) if found else pl.Series("code", [], dtype=keys.collect_schema()["key"])
    if not texts or not len(twice):
        return twice if not texts else pl.Series("key", [], dtype=pl.String)
    # Equal hashes do not prove equal texts, and what is kept is small.
    same = keys.filter(pl.col("key").hash().is_in(twice.implode())).collect(engine="streaming")["key"]
    return same.filter(same.is_duplicated()).unique()

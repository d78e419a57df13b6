"""Keys that occur more than once, found by sorting the keys alone: a fifth of the time that a mark on every record of
the frame takes, and memory for one part of the keys at a time."""

from typing import Any

from dqcheck.checks.base import Check
from dqcheck.checks.screening import Column
from dqcheck.engine.screens.opened_frames import Frame

PART = 1 << 25
"""Keys that are sorted at a time (eight bytes each): of more, as many parts are made by what their hashes leave."""


def keep_repeated(frame: Frame, check: Check, column: Column) -> Any:
    """True for every record whose key (``Check.key``) occurs once more; None where no key does. ``frame`` is a lazy
    frame of polars."""

    loose = check.loose_key(column)
    strict = True
    if loose is not None:
        import polars as pl

        found = frame.select(x=loose.any()).to_native().collect(engine="streaming")
        assert isinstance(found, pl.DataFrame)
        strict = not found["x"].item()
    key = check.key(column, strict=strict)
    assert key is not None
    twice = _twice(frame.select(key=key).to_native())
    return key.is_in(twice.to_list()) if len(twice) else None


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
        codes = own.select(code=code).collect(engine="streaming")["code"].drop_nulls().sort()
        found.append(codes.filter(codes == codes.shift(1)).unique())
    twice = pl.concat(found) if found else pl.Series("code", [], dtype=keys.collect_schema()["key"])
    if not texts or not len(twice):
        return twice if not texts else pl.Series("key", [], dtype=pl.String)
    # Equal hashes do not prove equal texts, and what is kept is small.
    same = keys.filter(pl.col("key").hash().is_in(twice.implode())).collect(engine="streaming")["key"]
    return same.filter(same.is_duplicated()).unique()

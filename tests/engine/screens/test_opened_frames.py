"""Frames are opened alike, whatever their library."""

import math
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pytest

from dqcheck.checks.engine_words import words_of
from dqcheck.engine.screens.opened_frames import ROW, collect, collect_all, in_polars, is_frame, is_lazy, open_frame
from dqcheck.errors import UsageError

COLUMNS: dict[str, list[Any]] = {"a": ["x", "y", "x"], "b": [1.5, math.nan, 2.25]}


class OwnFrame(pl.DataFrame):
    """A frame of polars that somebody derived a class from."""


@pytest.mark.parametrize(
    "frame",
    [
        pl.DataFrame(COLUMNS),
        pl.LazyFrame(COLUMNS),
        pl.DataFrame(COLUMNS).with_columns(pl.col("a").cast(pl.Categorical)),
        pl.DataFrame(COLUMNS).with_columns(pl.col("a").cast(pl.Enum(["x", "y"]))),
        nw.from_native(pl.DataFrame(COLUMNS)),
        nw.from_native(pl.LazyFrame(COLUMNS)),
        OwnFrame(COLUMNS),
        pl.DataFrame(COLUMNS).to_arrow(),
        pd.DataFrame(COLUMNS),
        pd.DataFrame(COLUMNS).astype({"a": "category"}),
        duckdb.connect().from_arrow(pl.DataFrame(COLUMNS).to_arrow()),
    ],
    ids=lambda frame: type(frame).__module__ + "." + type(frame).__name__,
)
def test_records_are_numbered_texts_are_texts_and_nan_is_null(frame: Any) -> None:
    opened = collect(open_frame(frame))
    assert opened[ROW].to_list() == [0, 1, 2]
    assert opened["a"].to_list() == ["x", "y", "x"]
    assert opened.select(x=words_of(opened).col("b").is_null())["x"].to_list() == [False, True, False]
    assert opened["b"].to_list()[::2] == [1.5, 2.25]


@pytest.mark.parametrize(("kind", "value", "read"), [(pl.Float32, 99.57, 99.57), (pl.Float16, 0.1, 0.0999755859375)])
def test_a_short_float_is_the_shortest_decimal_that_gives_it_and_a_shorter_one_what_it_is(
    kind: Any, value: float, read: float
) -> None:
    frame = pl.DataFrame({"a": [value, None]}, schema={"a": kind})
    assert collect(open_frame(frame))["a"].to_list() == [read, None]


def test_a_frame_of_polars_is_opened_as_it_is_whatever_wraps_it() -> None:
    for frame in (pl.DataFrame(COLUMNS), nw.from_native(pl.DataFrame(COLUMNS)), pl.DataFrame(COLUMNS).to_arrow()):
        assert isinstance(open_frame(frame), pl.LazyFrame)


def test_a_series_is_no_frame() -> None:
    series = pl.Series("a", [1])
    assert not is_frame(series) and is_frame(series.to_frame()) and is_frame(series.to_frame().lazy())
    with pytest.raises(UsageError, match="Series is no frame"):
        open_frame(series)


def test_what_is_lazy_and_what_polars_holds_is_known_of_every_wrap() -> None:
    own, pandas = pl.DataFrame(COLUMNS), nw.from_native(pd.DataFrame(COLUMNS), eager_only=True)
    assert is_lazy(own.lazy()) and is_lazy(nw.from_native(own.lazy()))
    assert not (is_lazy(own) or is_lazy(nw.from_native(own, eager_only=True)) or is_lazy(pandas))
    assert in_polars(own) is own and isinstance(in_polars(nw.from_native(own, eager_only=True)), pl.DataFrame)
    assert in_polars(pandas) is pandas


def test_what_is_no_frame_is_refused_and_so_are_two_columns_of_a_name() -> None:
    with pytest.raises(UsageError, match="list is no frame") as told:
        open_frame([1])
    assert told.value.key == "error.not-a-frame"
    with pytest.raises(UsageError, match="two columns of the same name") as told:
        open_frame(pd.DataFrame([[1, 2]], columns=["a", "a"]))
    assert told.value.key == "error.frame-columns-twice"
    twice = pl.LazyFrame(COLUMNS).select(pl.col("a"), pl.col("b").alias("a"))
    with pytest.raises(UsageError, match="two columns of the same name"):
        open_frame(twice)


def test_lazy_frames_are_carried_out_together_in_their_order() -> None:
    frame = open_frame(pl.LazyFrame(COLUMNS))
    one, other = collect_all(frame.head(1), frame.tail(1))
    assert (one["a"].to_list(), other["b"].to_list()) == (["x"], [2.25])
    assert isinstance(one, pl.DataFrame)

"""In whose words a frame is asked."""

import subprocess
import sys
from typing import Any

import narwhals as nw
import pandas as pd
import polars as pl
import pytest

from dqcheck.checks.engine_words import Words, of_polars, words_of


class OwnFrame(pl.DataFrame):
    """A frame that somebody derived a class from."""


OWN = pl.DataFrame({"a": [1]})
WRAPPED = nw.from_native(OWN, eager_only=True)


@pytest.mark.parametrize(
    "asked",
    [OWN, OWN.lazy(), OWN["a"], pl.col("a") > 1, pl.Int64, pl.Int64(), OWN.schema["a"], OwnFrame({"a": [1]})],
    ids=lambda one: type(one).__name__,
)
def test_polars_is_asked_in_its_own_words(asked: Any) -> None:
    assert words_of(asked) is pl and of_polars(asked)


@pytest.mark.parametrize(
    "asked",
    [WRAPPED, WRAPPED.lazy(), WRAPPED["a"], nw.col("a") > 1, nw.Int64, nw.Int64()],
    ids=lambda one: type(one).__name__,
)
def test_what_narwhals_wraps_is_asked_in_its_words(asked: Any) -> None:
    assert words_of(asked) is nw and not of_polars(asked)


@pytest.mark.parametrize(
    "asked", [pd.DataFrame({"a": [1]}), {"a": [1]}, None, "polars"], ids=lambda one: type(one).__name__
)
def test_nothing_else_is_taken_for_a_frame_of_polars(asked: Any) -> None:
    assert not of_polars(asked)


def test_both_libraries_have_all_words() -> None:
    words = [name for name in (*vars(Words), *Words.__annotations__) if not name.startswith("_")]
    assert len(words) > 10
    assert [name for name in words if not (hasattr(pl, name) and hasattr(nw, name))] == []


def test_a_frame_of_polars_is_judged_without_narwhals() -> None:
    code = (
        "import sys, polars as pl, dqcheck\n"
        "frame = pl.DataFrame({'a': range(1000), 'b': range(1000), 'sum': [2 * n + (n == 7) for n in range(1000)]})\n"
        "report = dqcheck.check_frame(frame, [dqcheck.total('sum', ['a', 'b']), dqcheck.unique('a')])\n"
        "print(len(report.findings), 'narwhals' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout == "1 False\n"

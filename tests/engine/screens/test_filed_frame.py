"""A frame as a table of a form: how its texts are written is asked of those that may say it."""

import polars as pl
import pytest

import dqcheck
from dqcheck.engine.screens.filed_frame import FiledFrame, filed_frame

RULES = """\
ruleset: written
version: "1"
title: {vi: x, en: x}
tables:
  records:
    title: {vi: x, en: x}
    fields:
      unit: {label: [Unit], type: text}
      n: {label: [N], type: count}
      rate: {label: [Rate], type: percent}
      start: {label: [Start], type: date}
"""

COLUMNS = {
    "digits": {"n": ["12", "0", "٣٤", None], "rate": ["5", "7", None, "9"], "start": ["2025-01-02", "2024-12-31"] * 2},
    "vi": {"n": ["1.234", "12", "", "x"], "rate": ["5,25", "7,5", "8", "9,1"], "start": ["31/12/2024"] * 4},
    "en": {"n": ["1,234,567", "12", "3", "4"], "rate": ["5.25", "7", "8.5", "3"], "start": ["12/31/2024"] * 4},
    "notes": {
        "n": ["12", "12*", "(5)", "3"],
        "rate": ["5.25", "(7.5)", "8.5*", "3"],
        "start": ["2025", "x", "", "1/2"],
    },
    "open": {"n": ["1.234", "5.678", "9", "3"], "rate": ["1,234", "7", "8", "3"], "start": ["01/02/2025"] * 4},
}


@pytest.fixture
def ruleset(tmp_path):
    path = tmp_path / "written.yaml"
    path.write_text(RULES, encoding="utf-8")
    return dqcheck.load_ruleset(path)


def filed(frame: pl.DataFrame, ruleset) -> FiledFrame:
    return filed_frame(frame, ruleset.tables["records"], ruleset)


def texts(name: str) -> pl.DataFrame:
    return pl.DataFrame({"unit": ["Xã A"] * 4, **COLUMNS[name]})


def written(one: FiledFrame):
    """What comes of the notations of a frame."""
    assert one.notations is not None
    keys = [(0, 0, at) for at in range(len(one.form.fields))]
    return [one.notations.written(key) for key in keys], list(one.notices)


def all_texts(frame: pl.DataFrame) -> dict[str, list[str]]:
    return {name: frame[name].to_list() for name in frame.columns}


@pytest.mark.parametrize("name", COLUMNS)
def test_texts_that_say_nothing_are_left_out_and_the_others_say_the_same(name, ruleset) -> None:
    frame = texts(name)
    one = filed(frame, ruleset)
    asked = one.texts(frame)
    assert written(one.read_as(asked)) == written(one.read_as(all_texts(frame)))
    assert asked.keys() == {"n", "rate", "start"}
    if name == "digits":
        assert asked == {"n": ["٣٤"], "rate": [], "start": []}


def test_what_is_typed_is_written_nowhere(ruleset) -> None:
    frame = pl.DataFrame({"n": [1, 2], "rate": [0.5, 0.25]})
    assert filed(frame, ruleset).texts(frame) == {}


@pytest.mark.parametrize("head", COLUMNS)
@pytest.mark.parametrize("kept", COLUMNS)
def test_what_was_kept_is_read_as_all_of_the_texts_say(head, kept, ruleset) -> None:
    """Of a field whose mark the first records told they are asked again, of all others those that were kept."""
    first, others = texts(head), texts(kept)
    one = filed(first, ruleset).read_as(all_texts(first))
    known = one.decimal_mark("rate") is not None
    whole = all_texts(others) | ({"rate": first["rate"].to_list()} if known else {})
    assert written(one.read_again(first, others)) == written(one.read_as(whole))

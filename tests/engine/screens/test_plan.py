"""What a rule asks of a frame: which of its records are kept, blank and skipped."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from engine_builders import rule, ruleset

from dqcheck.checks.engine_words import words_of
from dqcheck.engine.screens.opened_frames import collect, open_frame
from dqcheck.engine.screens.plain_columns import plain_column
from dqcheck.engine.screens.plan import screen_of
from dqcheck.model.rule import MissingPolicy, Rule

ROWS: Mapping[str, list[Any]] = {
    "unit": ["Xã A", "Xã B", "Xã C", "-"],
    "received": [3, 5, None, 3],
    "carried": [1, 1, 1, 1],
    "new": [2, 2, 2, None],
}


def asked(given: Rule, columns: Mapping[str, list[Any]] = ROWS, **policies: MissingPolicy) -> dict[str, Any] | None:
    """The screen of a rule, carried out: the records for which each of its conditions is true."""
    frame = open_frame(pl.DataFrame(columns, strict=False))
    schema, form = frame.collect_schema(), ruleset(**policies).tables["dossiers"]
    seen = {name: plain_column(form.fields[name], schema[name]) for name in columns}
    found = screen_of(given, ruleset(given, **policies), form, seen, words=words_of(frame))
    if found is None:
        return None
    told: dict[str, Any] = {"absent": found.absent}
    for name in ("keep", "judged", "blank", "skipped"):
        condition = getattr(found, name)
        values = None if condition is None else collect(frame.select(x=condition))["x"].to_list()
        told[name] = None if values is None else [row for row, value in enumerate(values) if value]
    return told


def test_what_may_fail_is_kept_and_what_lacks_an_operand_is_blank() -> None:
    assert asked(rule()) == {"keep": [1], "judged": [], "blank": [2, 3], "skipped": None, "absent": False}


def test_an_operand_that_counts_as_zero_is_judged_and_one_that_is_skipped_is_not() -> None:
    zero = asked(rule(), new=MissingPolicy.ZERO)
    assert zero == {"keep": [1, 3], "judged": [], "blank": [2], "skipped": None, "absent": False}
    skip = asked(rule(), new=MissingPolicy.SKIP)
    assert skip == {"keep": [1], "judged": [], "blank": [2], "skipped": [3], "absent": False}


def test_an_odd_value_is_always_left_to_the_judge() -> None:
    columns = {**ROWS, "carried": [1.0, 1.0, 1.0, 0.5]}
    told = asked(rule(), columns)
    assert told is not None and told["keep"] == [1] and told["judged"] == [3]


def test_a_value_that_shows_fewer_decimals_than_it_may_have_is_kept_where_the_screen_reads_them() -> None:
    share = rule("percentage", table="dossiers", stated="new", part="carried", whole="received")
    form = ruleset().tables["dossiers"]
    rate = replace(form.fields["new"], type="percent", decimals=2)
    form = replace(form, fields={**form.fields, "new": rate})
    frame = open_frame(pl.DataFrame({"received": [4, 4], "carried": [1, 1], "new": [25.0, 24.99]}))
    schema = frame.collect_schema()
    seen = {name: plain_column(form.fields[name], schema[name]) for name in ("received", "carried", "new")}
    own = replace(ruleset(share), tables={"dossiers": form})
    for graded, kept in ((False, [True, True]), (True, [False, True])):
        found = screen_of(share, own, form, seen, words=words_of(frame), graded=graded)
        assert found is not None
        assert collect(frame.select(x=found.keep))["x"].to_list() == kept


def test_a_column_that_is_not_there_leaves_the_rule_undecided() -> None:
    columns = {name: values for name, values in ROWS.items() if name != "carried"}
    nothing = {"keep": None, "judged": None, "skipped": None, "absent": True}
    assert asked(rule(), columns) == {**nothing, "blank": [2]}
    # What stands behind the absent column is not asked for: the first that is missing decides.
    behind = {name: values for name, values in ROWS.items() if name != "received"}
    assert asked(rule(), behind) == {**nothing, "blank": None}
    odd = {**columns, "received": [3.0, 0.5, None, 3.0]}
    assert asked(rule(), odd) == {**nothing, "judged": [1], "blank": [2]}


def test_where_the_absent_column_or_another_is_skipped_so_is_the_rule() -> None:
    columns = {name: values for name, values in ROWS.items() if name != "carried"}
    assert asked(rule(), columns, carried=MissingPolicy.SKIP) == {
        "keep": None, "judged": None, "blank": None, "skipped": [0, 1, 2, 3], "absent": False,
    }  # fmt: skip
    assert asked(rule(), columns, new=MissingPolicy.SKIP) == {
        "keep": None, "judged": None, "blank": [2], "skipped": [3], "absent": True,
    }  # fmt: skip


def test_a_kind_that_every_value_passes_keeps_none() -> None:
    typed = rule("type", table="dossiers", field="new")
    assert asked(typed) == {"keep": None, "judged": None, "blank": [3], "skipped": None, "absent": False}


UNIQUE = rule("unique", table="dossiers", field="received")


def test_a_kind_that_gathers_is_screened_where_equal_values_are_equal() -> None:
    told = asked(UNIQUE)
    assert told is not None and told["keep"] == [0, 3]
    assert asked(UNIQUE, {**ROWS, "received": [3.0, 5.0, None, 3.0]}) is None
    told = asked(rule("unique", table="dossiers", field="unit"))
    assert told is not None and told["keep"] == []  # of a list of units several names would mean one


@pytest.mark.parametrize(
    "given",
    [
        rule(claim="total"),
        replace(rule(), params=None),
        rule("magnitude", table="dossiers", value="new", peers=20),
    ],
)
def test_a_rule_that_needs_every_record_has_no_screen(given: Rule) -> None:
    assert asked(given) is None


def test_a_column_that_is_read_value_by_value_has_no_screen() -> None:
    assert asked(rule(), {**ROWS, "new": ["2", "2", "2", None]}) is None
    assert asked(rule(), {**ROWS, "unit": [1.5, 2.5, 3.5, 4.5]}) is not None

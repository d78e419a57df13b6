from decimal import Decimal

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import BLANK, EXACT, check, count, decided, number, outcomes, table, told

import dqcheck
from dqcheck.checks.base import Terms
from dqcheck.checks.operands import decide, role_policy
from dqcheck.engine.screens import frame_judging
from dqcheck.model.rule import MissingPolicy, Tolerance

SPLITS = (("men", "women"), ("town", "country"))
FIELDS = ("total", "men", "women", "town", "country")


def outcome(*values, hold="any", terms=None, splits=SPLITS):
    one = check("total", total="total", splits=splits, hold=hold)
    rows = table({name: [value] for name, value in zip(FIELDS, values, strict=True)})
    return outcomes(one, {"t": rows}, terms or Terms())[0]


def test_one_breakdown_that_adds_up_is_enough():
    assert outcome(count(9), count(4), count(5), count(1), count(1))[0] == "pass"
    assert outcome(count(9), count(1), count(1), count(4), count(5))[0] == "pass"


def test_none_adds_up():
    one = check("total", total="total", splits=SPLITS)
    values = {"total": (count(9),), "splits": (count(4), count(4), count(1), count(1))}
    verdict = told(one.judge(values, Terms()))
    assert (verdict.outcome, verdict.note, verdict.observed, verdict.expected) == ("fail", "total.no-split", 9, 8)
    assert (verdict.discrepancy, verdict.facts["sums"]) == (1, (8, 2))
    assert verdict.facts["arithmetic"] == (4, "+", 4)
    assert list(one.solve(values, Terms())) == []


def test_all_must_add_up():
    assert outcome(count(9), count(4), count(5), count(3), count(6), hold="all") == ("pass", 9, 9)
    assert outcome(count(9), count(4), count(5), count(1), count(1), hold="all") == ("fail", 9, 2)
    assert outcome(count(9), count(4), count(4), BLANK, count(1), hold="all") == ("fail", 9, 8)
    assert outcome(count(9), count(4), count(5), BLANK, count(1), hold="all")[0] == "blank"


def test_a_part_that_is_missing_leaves_the_other_breakdown_to_decide():
    assert outcome(count(9), BLANK, count(5), count(3), count(6))[0] == "pass"
    assert outcome(count(9), BLANK, count(5), count(3), count(5))[0] == "blank"
    assert outcome(count(9), BLANK, BLANK, BLANK, BLANK)[0] == "blank"
    assert outcome(BLANK, count(4), count(5), count(3), count(6))[0] == "blank"


def test_roundings_and_tolerances_hold_for_each():
    rounded = [number("9.0"), number("4.5"), number("4.6"), number("1.0"), number("1.0")]
    assert outcome(*rounded)[0] in ("pass", "within-rounding")
    assert outcome(*rounded, terms=EXACT)[0] == "fail"
    wide = Terms(tolerance=Tolerance(mode="given", abs=Decimal(1)))
    assert outcome(count(9), count(4), count(4), count(1), count(1), terms=wide)[0] == "pass"


def test_a_part_may_be_subtracted():
    signed = (("men", "-women"), ("town", "country"))
    assert outcome(count(3), count(8), count(5), count(1), count(1), splits=signed)[0] == "pass"
    one = check("total", total="total", splits=signed)
    assert one.fields() == {"total": ("total",), "splits": ("men", "women", "town", "country")}


def test_a_column_that_is_not_there_leaves_the_others_to_decide():
    one = check("total", total="total", splits=SPLITS)
    rows = table({name: [count(n)] for name, n in (("total", 9), ("town", 4), ("country", 5))})
    assert outcomes(one, {"t": rows})[0][0] == "pass"
    assert one.screens


@pytest.mark.parametrize(("hold", "kept"), [("any", [3, 5]), ("all", [1, 2, 3, 4, 5])])
def test_a_screen_keeps_where_not_enough_breakdowns_surely_add_up(hold, kept):
    """A breakdown that lacks a value is none that adds up, and what it is short of is left to the judge."""
    columns = {
        "total": [9, 9, 9, 9, 9, None],
        "men": [4, 4, 1, 1, None, 4],
        "women": [5, 5, 1, 1, 5, 5],
        "town": [1, 1, 4, 1, 2, 4],
        "country": [8, 1, 5, 1, 7, 5],
    }
    screen = check("total", total="total", splits=SPLITS, hold=hold).screen(nw.col, Terms())
    assert screen is not None
    found = nw.from_native(pl.DataFrame(columns)).select(keep=screen)["keep"].to_list()
    assert [row for row, keep in enumerate(found) if keep] == kept


RULESET = """\
ruleset: people
version: "1"
title: {vi: Dân số, en: People}
tables:
  t:
    title: {vi: Bảng, en: Table}
    fields:
      total: {label: [total], type: count}
      men: {label: [men], type: count}
      women: {label: [women], type: count}
      town: {label: [town], type: count}
      country: {label: [country], type: count}
rules:
  - id: split
    title: {vi: Tổng, en: Total}
    check: total
    with: {table: t, total: total, splits: [[men, women], [town, country]]}
"""


@pytest.mark.parametrize("direct", [20_000, 0], ids=["judged", "screened"])
def test_a_frame_without_a_column_is_decided_by_the_others(direct, monkeypatch, tmp_path):
    monkeypatch.setattr(frame_judging, "DIRECT", direct)
    (tmp_path / "people.yaml").write_text(RULESET, encoding="utf-8")
    frame = pl.DataFrame({"total": [9, 9], "town": [4, 4], "country": [5, 4]})
    report = dqcheck.check_frame(frame, dqcheck.load_ruleset(tmp_path / "people.yaml"))
    assert not report.rule_errors
    (one,) = [one for one in report.rules if one.rule == "people/split"]
    assert (one.passed, one.failed, one.undecided) == (1, 0, 1)


def test_what_may_be_missing_skips_no_rule():
    one = check("total", total="total", splits=SPLITS)
    assert role_policy(one, "splits", MissingPolicy.SKIP) is MissingPolicy.UNDECIDED
    assert role_policy(one, "splits", MissingPolicy.ZERO) is MissingPolicy.ZERO
    assert role_policy(one, "total", MissingPolicy.SKIP) is MissingPolicy.SKIP
    assert (
        decide(one, {"total": (count(1),), "splits": (count(1), BLANK, BLANK, BLANK)}, Terms()).outcome == "undecided"
    )


amounts = st.one_of(st.integers(0, 4).map(count), st.just(BLANK))


@given(st.lists(amounts, min_size=5, max_size=5), st.sampled_from(["any", "all"]))
def test_the_order_of_breakdowns_changes_no_outcome(values, hold):
    rows = {"t": table({name: [value] for name, value in zip(FIELDS, values, strict=True)})}

    def found(splits):
        verdict = decided(check("total", total="total", splits=splits, hold=hold), rows)[0]
        return verdict.outcome, abs(verdict.discrepancy or 0) if hold == "any" else None

    assert found(SPLITS) == found(SPLITS[::-1]) == found(tuple(own[::-1] for own in SPLITS))


@pytest.mark.parametrize(
    ("params", "wrong"),
    [
        ({"parts": ("a",), "splits": SPLITS}, "parts: stands beside splits"),
        ({}, "'parts' is missing"),
        ({"parts": ("a", "b")}, None),
        ({"splits": SPLITS}, None),
        ({"splits": (("men",), ("women",))}, "two fields or more"),
        ({"splits": (("men", "women"),)}, "there is only one"),
        ({"splits": (("men", "women"), ("women", "men"))}, "two of them are the same"),
        ({"splits": (("men", "women"), ("total", "women"))}, "is a part of itself"),
        ({"splits": SPLITS, "exhaustive": False}, "exhaustive"),
        ({"parts": ("a", "b"), "hold": "all"}, "hold: says how many"),
        ({"claim": "total", "table": None}, None),
    ],
)
def test_breakdowns_that_can_hardly_be_meant(params, wrong):
    found = check("total", **{"total": "total", **params}).problems()
    assert (found == ()) if wrong is None else (len(found) == 1 and wrong in found[0])

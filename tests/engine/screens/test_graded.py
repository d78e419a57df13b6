"""Grades of records in whole numbers are the verdicts of the judge, for every kind that has them, and whatever the
columns are made of."""

import datetime as dt
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import dqcheck
from dqcheck.engine.screens import frame_judging, graded

HEAD = """\
ruleset: graded
version: "1"
title: {vi: Bảng, en: Table}
rounding: ROUNDING
period: {from: 2025-01-01, to: 2025-09-30}
tables:
  t:
    title: {vi: Bảng, en: Table}
    fields:
"""
FIELDS = {
    "count": "{label: [x], type: count}",
    "number": "{label: [x], type: number}",
    "rounded": "{label: [x], type: number, decimals: 1}",
    "zero": "{label: [x], type: count, missing: zero}",
    "skip": "{label: [x], type: number, missing: skip}",
    "percent": "{label: [x], type: percent, decimals: 2}",
    "millions": "{label: [x], type: money, unit: triệu đồng}",
    "money": "{label: [x], type: money}",
    "date": "{label: [x], type: date}",
}
CHECKS = {
    "total": "{check: total, with: {table: t, total: a, parts: [b, c]}}",
    "total-less": "{check: total, with: {table: t, total: a, parts: [b, -c]}}",
    "total-exact": "{check: total, with: {table: t, total: a, parts: [b, c]}, tolerance: exact}",
    "total-given": "{check: total, with: {table: t, total: a, parts: [b, c]}, tolerance: 1.5}",
    "total-at-most": "{check: total, with: {table: t, total: a, parts: [b, c], exhaustive: false}}",
    "shares": "{check: shares, with: {table: t, parts: [a, b, c]}}",
    "part": "{check: part, with: {table: t, part: a, whole: b}}",
    "part-exact": "{check: part, with: {table: t, part: a, whole: b}, tolerance: exact}",
    "percentage": "{check: percentage, with: {table: t, stated: a, part: b, whole: c}}",
    "percentage-2": "{check: percentage, with: {table: t, stated: a, part: b, whole: c, decimals: 2}}",
    "growth-up": "{check: growth, with: {table: t, stated: a, now: b, before: c}}",
    "growth-down": "{check: growth, with: {table: t, stated: a, now: b, before: c, direction: down}}",
    "growth-amount": "{check: growth, with: {table: t, stated: a, now: b, before: c, as: amount}}",
    "product": "{check: product, with: {table: t, stated: a, factors: [b, c]}}",
    "product-scaled": "{check: product, with: {table: t, stated: a, factors: [b, c], scale: 10}}",
    "order": "{check: order, with: {table: t, values: [a, b, c]}}",
    "order-strict": "{check: order, with: {table: t, values: [a, b], strict: true}}",
    "range": "{check: range, with: {table: t, field: a, at_least: 0.5, at_most: 12}}",
    "magnitude": "{check: magnitude, with: {table: t, value: a, at_least: 1, at_most: 20}}",
    "required": "{check: required, with: {table: t, field: a}}",
}
OF_DATES = {
    "order": "{check: order, with: {table: t, values: [a, b, c]}}",
    "range": "{check: range, with: {table: t, field: a, at_least: 2025-01-02}}",
    "within": "{check: within, with: {table: t, value: a, period: true, not_after: b}}",
}

small = st.integers(-3, 30)
INTEGERS = st.one_of(
    small, small, small, st.integers(0, 10**6), st.sampled_from([2**53 + 1, 2**62, -(2**62), 2**63 - 1])
)
FLOATS = st.one_of(
    st.integers(-300, 3000).map(lambda n: n / 100),
    st.integers(0, 300).map(lambda n: n / 10),
    small.map(float),
    st.sampled_from([1e8 + 0.25, 123456789.5, 1e15, 1e300, float("inf"), float("nan"), -0.0, 33.333, 1e-9]),
)
DECIMALS = st.integers(-300, 10**6).map(lambda n: Decimal(n).scaleb(-2))
COLUMNS = {
    pl.Int64: INTEGERS,
    pl.Int8: small,
    pl.UInt64: st.one_of(st.integers(0, 30), st.just(2**64 - 1)),
    pl.Float64: FLOATS,
    pl.Float32: small.map(float),
    pl.Decimal(20, 2): DECIMALS,
    pl.Decimal(30, 0): small.map(Decimal),
}


def ruleset(folder, types, checks, rounding):
    lines = [f"      {name}: {FIELDS[kind].replace('x', name, 1)}" for name, kind in zip("abc", types, strict=True)]
    rules = [f"  - {{id: {n}-wrong, title: {{vi: x, en: x}}, {check[1:-1]}}}" for n, check in checks.items()]
    path = folder / "graded.yaml"
    path.write_text("\n".join([HEAD.replace("ROUNDING", rounding) + "\n".join(lines), "rules:", *rules, ""]))
    return dqcheck.load_ruleset(path)


def told(frame, rules, direct):
    before, frame_judging.DIRECT = frame_judging.DIRECT, 20_000 if direct else 0
    try:
        report = dqcheck.check_frame(frame, rules)
        failing = {one.rule: report.failing(one.rule).drop("gap").to_dict(as_series=False) for one in report.rules}
        gaps = {one.rule: report.failing(one.rule)["gap"].to_list() for one in report.rules}
    finally:
        frame_judging.DIRECT = before
    # A gap is to be looked at: one of floats is nearly that of the judge, where a number is no monster.
    near = {
        rule: [None if gap is None or abs(gap) > 1e6 else round(gap, 2) for gap in own] for rule, own in gaps.items()
    }
    return report.rules, failing, near, dict(report.found), report.submissions, tuple(report.findings)


@st.composite
def frames(draw):
    """A frame of three columns, with records that are nearly right."""
    length = draw(st.integers(1, 12))
    columns = {}
    for name in "abc":
        dtype = draw(st.sampled_from(list(COLUMNS)))
        values = draw(st.lists(st.one_of(st.none(), COLUMNS[dtype], COLUMNS[dtype]), min_size=length, max_size=length))
        columns[name] = pl.Series(name, values, dtype=dtype)
    frame = pl.DataFrame(columns)
    if draw(st.booleans()):
        b, c = (pl.col(name).cast(pl.Float64, strict=False).fill_nan(1).clip(-1000, 1000) for name in "bc")
        wanted = draw(st.sampled_from([b + c, b - c, b * c, (100 * b / c).round(2), (100 * (b - c) / c).round(1)]))
        near = wanted + draw(st.sampled_from([0, 0, 0, 0.01, 0.05, 0.5, 1]))
        near = pl.when(near.is_finite()).then(near).otherwise(0)
        dtype = frame.schema["a"]
        frame = frame.with_columns(a=near.round(2).cast(dtype, strict=False))
    return frame


@settings(max_examples=20, phases=[Phase.explicit, Phase.reuse, Phase.generate], deadline=None)
@given(
    frame=frames(),
    types=st.tuples(*[st.sampled_from([kind for kind in FIELDS if kind != "date"])] * 3),
    rounding=st.sampled_from(["half-up", "half-up", "half-even", "truncate", "any"]),
    few=st.sampled_from([-1, -1, 3]),
)
def test_a_grade_is_the_verdict_of_the_judge(frame, types, rounding, few, tmp_path_factory) -> None:
    rules = ruleset(tmp_path_factory.mktemp("graded"), types, CHECKS, rounding)
    graded.FEW = few  # put back by ``always_graded``
    assert told(frame, rules, direct=False) == told(frame, rules, direct=True)


@pytest.mark.parametrize("rounding", ["half-up", "half-even"])
@pytest.mark.parametrize("kind", ["percentage-2", "growth-up", "growth-down", "percentage"])
def test_between_two_steps_the_convention_decides_for_many_records_as_for_one(kind, rounding, tmp_path) -> None:
    rules = ruleset(tmp_path, ["percent", "count", "count"], {kind: CHECKS[kind]}, rounding)
    base = 20_000  # a hundredth of a percent is two of it, so that odd parts lie between two steps
    parts = list(range(-7, 8))
    if kind.startswith("growth"):
        parts = [base + part if kind == "growth-up" else base - part for part in parts]
    made = [(step / 100, part, whole) for part in parts for step in range(-5, 6) for whole in (base, -base)]
    frame = pl.DataFrame(made, schema={"a": pl.Float64, "b": pl.Int64, "c": pl.Int64}, orient="row")
    counts, failing, _, *others = told(frame, rules, direct=False)
    of_judge, failing_by_judge, _, *others_of_judge = told(frame, rules, direct=True)
    assert (counts, failing, others) == (of_judge, failing_by_judge, others_of_judge)
    assert counts[0].within_rounding and counts[0].failed and counts[0].passed


def test_of_few_records_the_judge_says_what_grades_say_of_many(monkeypatch, tmp_path) -> None:
    rules = ruleset(tmp_path, ["number"] * 3, CHECKS, "half-up")
    frame = pl.DataFrame({"a": [3, 4, None, 70], "b": [1.5, 2, 3, 7], "c": [1.5, 2, 3, 0]})
    graded_so = told(frame, rules, direct=False)
    monkeypatch.setattr(graded, "FEW", 100)
    assert told(frame, rules, direct=False) == graded_so


days = st.dates(min_value=dt.date(2024, 12, 30), max_value=dt.date(2025, 1, 4))


@settings(max_examples=15, phases=[Phase.explicit, Phase.reuse, Phase.generate], deadline=None)
@given(
    rows=st.lists(st.tuples(*[st.one_of(st.none(), days)] * 3), min_size=1, max_size=8),
    moments=st.sets(st.sampled_from("abc")),
)
def test_a_grade_of_days_is_the_verdict_of_the_judge(rows, moments, tmp_path_factory) -> None:
    rules = ruleset(tmp_path_factory.mktemp("days"), ["date"] * 3, OF_DATES, "half-up")
    frame = pl.DataFrame(rows, schema=dict.fromkeys("abc", pl.Date), orient="row")
    frame = frame.with_columns(pl.col(name).cast(pl.Datetime("us")) + pl.duration(hours=13) for name in moments)
    assert told(frame, rules, direct=False) == told(frame, rules, direct=True)


@pytest.mark.parametrize("direct", [True, False])
def test_whole_numbers_are_exact_unless_the_field_says_that_they_were_rounded(direct, tmp_path) -> None:
    frame = pl.DataFrame({"a": [20], "b": [11], "c": [10]})
    for kind, failed in {"number": 1, "money": 1, "count": 1, "rounded": 1, "percent": 1, "millions": 0}.items():
        rules = ruleset(tmp_path, [kind] * 3, {"total": CHECKS["total"]}, "half-up")
        assert told(frame, rules, direct)[0][0].failed == failed, kind
        floats = told(frame.cast(pl.Float64), rules, direct)[0][0].failed
        assert floats == (1 if kind in ("count", "rounded", "percent") else 0), kind


def test_numbers_that_might_overflow_are_judged(tmp_path) -> None:
    rules = ruleset(tmp_path, ["count"] * 3, CHECKS, "half-up")
    frame = pl.DataFrame({"a": [2**63 - 1, 2**62], "b": [2**63 - 2, 2**62], "c": [1, 2**62]})
    assert told(frame, rules, direct=False) == told(frame, rules, direct=True)
    assert told(frame, rules, direct=False)[0][0].failed == 1

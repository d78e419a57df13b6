"""Random tables of every type that a frame can have, and rules of every kind on them."""

import datetime as dt
import math
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from hypothesis import strategies as st

import dqcheck

RULES = """\
ruleset: any
version: "1"
title: {vi: Bảng bất kỳ, en: Any table}
period: {from: 2025-01-01, to: 2025-09-30}
tables:
  records:
    title: {vi: Bản ghi, en: Records}
    key: unit
    fields:
      unit: {label: [Đơn vị], type: text, required: true}
      code: {label: [Mã], type: text, codes: [A, B], format: "[AB]", missing: skip}
      serial: {label: [Số], type: count, unique: true}
      whole: {label: [Tổng], type: count, required: true}
      a: {label: [Một], type: count, missing: zero, at_least: 0, at_most: 9}
      b: {label: [Hai], type: count, missing: zero}
      area: {label: [Diện tích], type: number, decimals: 1}
      size: {label: [Cỡ], type: number, missing: zero}
      rate: {label: [Tỷ lệ], type: percent, decimals: 2}
      rise: {label: [Tăng], type: percent}
      cost: {label: [Kinh phí], type: money, unit: triệu đồng, at_most: 5000000}
      spent: {label: [Đã chi], type: money, unit: đồng, missing: skip}
      start: {label: [Bắt đầu], type: date}
      end: {label: [Kết thúc], type: date, missing: zero}
rules:
"""
CHECKS = {
    "total": "{check: total, with: {table: records, total: whole, parts: [a, b]}}",
    "total-of-some": "{check: total, with: {table: records, total: size, parts: [area, -b], exhaustive: false}}",
    "total-of-numbers": "{check: total, with: {table: records, total: area, parts: [size, rise]}, tolerance: 0.5}",
    "percentage": "{check: percentage, with: {table: records, stated: rate, part: a, whole: whole}}",
    "percentage-shown": "{check: percentage, with: {table: records, stated: rise, part: size, whole: area}}",
    "growth": "{check: growth, with: {table: records, stated: rise, now: whole, before: b}}",
    "growth-amount": "{check: growth, with: {table: records, stated: size, now: whole, before: b, as: amount}}",
    "product": "{check: product, with: {table: records, stated: size, factors: [a, b]}}",
    "shares": "{check: shares, with: {table: records, parts: [rate, rise]}}",
    "part": "{check: part, with: {table: records, part: spent, whole: cost}}",
    "part-of-counts": "{check: part, with: {table: records, part: a, whole: b}, missing: zero}",
    "agreement": "{check: agreement, with: {table: records, values: [a, b]}}",
    "order": "{check: order, with: {table: records, values: [start, end]}}",
    "within": "{check: within, with: {table: records, value: start, period: true}}",
    "expression": '{check: expression, with: {table: records, that: "a + b <= whole or size > 2.5 and not area < a"}}',
    "expression-of-dates": '{check: expression, with: {table: records, that: "end - start <= 30"}, missing: zero}',
    "magnitude": "{check: magnitude, with: {table: records, value: cost, peers: 20}}",
}


def ruleset_of(folder, checks):
    path = folder / "any.yaml"
    rules = [
        f"  - {{id: {name}-wrong, title: {{vi: {name}, en: {name}}}, severity: error, {CHECKS[name][1:-1]}}}"
        for name in checks
    ]
    path.write_text(RULES + "\n".join(rules) + "\n", encoding="utf-8")
    return dqcheck.load_ruleset(path)


@cache
def rulesets():
    """Rules that can all be screened, and the same with one that needs every record."""
    screenable = [name for name in CHECKS if name != "magnitude"]
    with TemporaryDirectory() as folder:
        return tuple(ruleset_of(Path(folder), checks) for checks in (screenable, CHECKS))


small = st.integers(-1, 12)
floats = st.sampled_from([0.0, -0.0, 0.1, 0.3, 1.0, 2.5, 3.125, 7.0, 12.0, 33.33, 33.335, 50.0, 66.67, 99.57, 100.0,
                          1234567.125, 1e-7, math.nan, math.inf, -math.inf, 1e16, 1e300])  # fmt: skip
decimals = st.sampled_from([Decimal(text) for text in ("0", "0.01", "1", "2.50", "7.00", "12.34", "33.33", "50", "-1")])
numerals = st.sampled_from(
    ["5", "08", "2,5", "12,34", "-", "…", "chưa có", "", " ", "1.234", "x", "12 hồ sơ", "33,33%"]
)
days = st.dates(dt.date(2024, 12, 28), dt.date(2025, 1, 4))
moments = st.builds(dt.datetime.combine, days, st.sampled_from([dt.time(0), dt.time(13, 30)]))
names = st.sampled_from(["Xã A", "xã a", "Xã B", "", "-", "A", "B", "AB", "…"])
NUMBERS = {
    pl.Int64: st.one_of(small, small, st.just(2**53 + 1)),
    pl.Int16: small,
    pl.UInt64: st.one_of(st.integers(0, 12), st.just(2**63)),
    pl.Float64: floats,
    pl.Float32: floats,
    pl.Decimal(12, 2): decimals,
    pl.Decimal(38, 0): small.map(Decimal),
    pl.String: numerals,
    pl.Boolean: st.booleans(),
    pl.Null: st.none(),
}
DATES = {
    pl.Date: days,
    pl.Datetime("us"): moments,
    pl.Datetime("ms"): moments,
    pl.String: st.sampled_from(["05/01/2025", "2025-01-03", "tháng 1/2025", "chưa có", "", "31/02/2025"]),
    pl.Int64: st.sampled_from([45658, 2025, 7]),
    pl.Null: st.none(),
}
TEXTS = {
    pl.String: names,
    pl.Categorical: names,
    pl.Enum(["Xã A", "xã a", "Xã B", "A", "B", "-"]): st.sampled_from(["Xã A", "xã a", "B", "-"]),
    pl.Int64: small,
    pl.Null: st.none(),
}
KINDS = {
    **dict.fromkeys(("unit", "code"), TEXTS),
    **dict.fromkeys(("serial", "whole", "a", "b", "area", "size", "rate", "rise", "cost", "spent"), NUMBERS),
    **dict.fromkeys(("start", "end"), DATES),
}


@st.composite
def tables(draw):
    """A frame of a few records; now and then a field is not there."""
    length = draw(st.integers(1, 6))
    columns = {}
    for name, kinds in KINDS.items():
        if draw(st.integers(0, 15)) == 0 and name != "unit":
            continue
        dtype = draw(st.sampled_from(list(kinds)))
        values = draw(st.lists(st.one_of(st.none(), kinds[dtype], kinds[dtype]), min_size=length, max_size=length))
        columns[name] = pl.Series(name, values, dtype=dtype, strict=False)
    return pl.DataFrame(columns)

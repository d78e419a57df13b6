"""A screen keeps every record that the judge fails, on pandas and polars; and it does screen."""

import datetime as dt
from decimal import Decimal

import narwhals as nw
import pandas as pd
import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from making import BLANK, check, table, terms

from dqcheck.checks.base import Check, Terms
from dqcheck.checks.kinds.change import Limit
from dqcheck.checks.kinds.within import Span
from dqcheck.model.quantity import Day, Label, Quantity
from dqcheck.model.rule import Period

PERIOD = Period(first=dt.date(2025, 1, 1), last=dt.date(2025, 9, 30))
FRAMES = (pd.DataFrame, pl.DataFrame)

counts = st.one_of(st.none(), st.integers(0, 30), st.integers(0, 10**9), st.integers(2**52, 2**55))
amounts = st.one_of(
    st.none(),
    st.integers(0, 3000).map(lambda n: n / 100),
    st.integers(0, 10**9).map(lambda n: n / 1000),
    st.floats(0, 1e7, allow_nan=False, allow_subnormal=False),
)
percents = st.one_of(st.none(), st.integers(0, 10500).map(lambda n: n / 100), st.integers(0, 105).map(float))
days = st.one_of(st.none(), st.dates(dt.date(2024, 11, 1), dt.date(2025, 12, 1)))
WRITTEN = [
    "00123",
    "ab",
    "AB",
    "Ba Động",
    "ba động",
    "BA ĐỘNG",
    "xã",
    "x y",
    "x  y",
    " x y",
    "x\u00a0y",
    "xa\u0303",
    "ﬁ",
]
words = st.one_of(st.none(), st.sampled_from(WRITTEN))


def quantity(value, *, exact):
    if value is None:
        return BLANK
    number = Decimal(repr(value))
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return Quantity(text=str(value), value=number, quantum=Decimal(0) if exact else Decimal(1).scaleb(min(exponent, 0)))


def typed(value, exact):
    if isinstance(value, dt.date):
        return Day(text=str(value), first=value, last=value)
    if isinstance(value, str):
        return Label(text=value, value=" ".join(value.split()))
    return quantity(value, exact=exact)


CASES = [
    (check("total", total="a", parts=("b", "c")), (counts, counts, counts), True),
    (check("total", total="a", parts=("b", "-c")), (counts, counts, counts), True),
    (check("total", total="a", parts=("b", "c"), exhaustive=False), (counts, counts, counts), True),
    (check("total", total="a", parts=("b", "c")), (amounts, amounts, amounts), False),
    (check("total", total="a", parts=("b", "c")), (amounts, amounts, amounts), True),
    (check("shares", parts=("a", "b", "c")), (percents, percents, percents), False),
    (check("percentage", stated="a", part="b", whole="c"), (percents, counts, counts), False),
    (check("percentage", stated="a", part="b", whole="c", decimals=2), (percents, counts, counts), False),
    (check("percentage", stated="a", part="b", whole="c"), (percents, amounts, amounts), False),
    (check("growth", stated="a", now="b", before="c"), (percents, counts, counts), False),
    (check("growth", stated="a", now="b", before="c", direction="down"), (percents, counts, counts), False),
    (check("growth", stated="a", now="b", before="c", as_="amount"), (counts, counts, counts), True),
    (check("product", stated="a", factors=("b", "c")), (counts, counts, counts), True),
    (check("product", stated="a", factors=("b", "c")), (amounts, amounts, amounts), False),
    (check("part", part="a", whole="b"), (counts, counts), True),
    (check("part", part="a", whole="b"), (amounts, amounts), False),
    (check("order", values=("a", "b", "c")), (days, days, days), True),
    (check("order", values=("a", "b"), strict=True), (days, days), True),
    (check("order", values=("a", "b")), (amounts, amounts), False),
    (check("order", values=("a", "b"), strict=True, of_numbers=True), (amounts, amounts), False),
    (check("within", value="a", period=True), (days,), True),
    (check("within", value="a", not_after="b"), (days, days), True),
    (check("within", value="a", period=Span(from_=dt.date(2025, 2, 1), to="b")), (days, days), True),
    (check("range", field="a", at_least=Decimal("0.5"), at_most=Decimal("9.99")), (amounts,), False),
    (check("range", field="a", at_least=dt.date(2025, 1, 1)), (days,), True),
    (check("magnitude", value="a", at_least=Quantity(text="", value=Decimal("0.3"))), (amounts,), False),
    (check("magnitude", value="a", peers=Decimal(20)), (amounts,), False),
    (check("expression", that="a + b == c"), (counts, counts, counts), True),
    (check("expression", that="not (a < b and b <= c) or a == 3"), (amounts, amounts, amounts), False),
    (check("expression", that="a * b >= c and a != b"), (amounts, amounts, amounts), False),
    (check("expression", that="a / b <= 2.5 or c > 0"), (amounts, amounts, amounts), False),
    (check("expression", that="a <= b < c"), (amounts, amounts, amounts), False),
    (check("expression", that="abs(a - b) <= 3 or max(a, b, 5) == sum(b, c)"), (amounts, amounts, amounts), False),
    (check("expression", that="if a > 12.34 then b <= c"), (amounts, amounts, amounts), False),
    (check("expression", that="if a > 12 then b <= c else c < 30", exact=("a",)), (counts, counts, counts), True),
    (check("expression", that="a in (1, 2, b) and c not in (3, 4)"), (counts, counts, counts), True),
    (check("expression", that="if a == 'ba động' then b <= c", exact=("a",)), (words, counts, counts), True),
    (check("expression", that="if a contains 'x' then b == 'AB' or b starts with 'x'"), (words, words), True),
    (check("expression", that="a not in ('ab', 'x y') and b != 'xã'"), (words, words), True),
    (check("required", field="a"), (counts,), True),
    (check("unique", field="a"), (counts,), True),
    (check("unique", field="a"), (words,), True),
]


def name(case):
    one, *_ = case
    return f"{one.kind}-{CASES.index(case)}"


@pytest.mark.parametrize("case", CASES, ids=name)
@settings(max_examples=20, phases=[Phase.generate])
@given(data=st.data())
def test_a_screen_keeps_what_the_judge_fails(case, data):
    one, strategies, exact = case
    rounding = data.draw(st.sampled_from(["half-up", "truncate", "any"]))
    rows = data.draw(st.lists(st.tuples(*strategies), min_size=1, max_size=25))
    columns = {letter: list(values) for letter, values in zip("abc", zip(*rows, strict=True), strict=False)}
    plausible(one, strategies, columns, data)
    given_terms = Terms(rounding=terms(rounding).rounding, period=PERIOD)
    tables = {"t": table({name: [typed(v, exact) for v in values] for name, values in columns.items()})}
    ready = one.prepare(tables)
    failing = {
        ref.row
        for combination in ready.combinations(tables)
        for values in [
            {r: tuple(tables["t"].columns[ref.field][ref.row] for ref in refs) for r, refs in combination.items()}
        ]
        if ready.judges_missing or not any(v.__class__ is BLANK.__class__ for given in values.values() for v in given)
        if ready.judge(values, given_terms).outcome == "fail"
        for refs in combination.values()
        for ref in refs
    }
    dates = {letter: "date" for letter, strategy in zip("abc", strategies, strict=False) if strategy is days}
    schema = {letter: dates.get(letter) or kind(values) for letter, values in columns.items()}
    for library in FRAMES:
        kept = screened(ready, columns, library, given_terms, schema)
        if kept is not None:
            assert failing <= kept, (library, [tuple(c[row] for c in columns.values()) for row in failing - kept])


def plausible(one: Check, strategies, columns, data):
    """Make some records nearly right: random figures hardly ever are."""
    if one.kind in ("total", "product", "expression") and len(columns) == 3 and words not in strategies:
        for row, (b, c) in enumerate(zip(columns["b"], columns["c"], strict=True)):
            if b is not None and c is not None and data.draw(st.booleans()):
                exact = b * c if one.kind == "product" else b - c if "-c" in getattr(one, "parts", ()) else b + c
                exact = min(exact, 2**60)
                target = "c" if one.kind == "expression" else "a"
                columns[target][row] = exact if target == "a" else (columns["a"][row] or 0) + b
    if one.kind == "percentage":
        for row, (b, c) in enumerate(zip(columns["b"], columns["c"], strict=True)):
            if b is not None and c and c > 1e-6 and b < 1e12:
                columns["a"][row] = round(100 * b / c + data.draw(st.sampled_from([0, 0, 0.005, 0.01])), 2)


def screened(one: Check, columns, library, given_terms, schema=None):
    expression = one.screen(nw.col, given_terms)
    if expression is None:
        return None
    schema = schema or {name: kind(values) for name, values in columns.items()}
    if library is pl.DataFrame:
        native = pl.DataFrame({n: pl.Series(n, columns[n], dtype=POLARS[schema[n]]) for n in columns})
    else:
        native = pd.DataFrame({n: series(columns[n], schema[n]) for n in columns})
    frame = nw.from_native(native).with_row_index("row").with_columns(expression.alias("keep"))
    return {row for row, keep in zip(frame["row"].to_list(), frame["keep"].to_list(), strict=True) if keep}


def kind(values):
    first = next((v for v in values if v is not None), None)
    if any(isinstance(v, float) for v in values):
        return "float"
    return "date" if isinstance(first, dt.date) else "text" if isinstance(first, str) else "int"


POLARS = {"date": pl.Date, "text": pl.String, "float": pl.Float64, "int": pl.Int64}
PANDAS = {"date": "datetime64[ns]", "text": object, "int": "Int64"}


def series(values, dtype):
    if dtype == "float":
        return pd.Series([float("nan") if v is None else float(v) for v in values])
    return pd.Series(values, dtype=PANDAS[dtype])


def screens(one, columns, given_terms=None):
    return screened(one, columns, pl.DataFrame, given_terms or Terms(period=PERIOD))


def test_screens_leave_out_what_is_right():
    assert screens(CASES[0][0], {"a": [5, 6], "b": [2, 2], "c": [3, 3]}) == {1}
    assert screens(CASES[3][0], {"a": [0.5, 0.6], "b": [0.25, 0.25], "c": [0.25, 0.25]}) == {1}
    assert screens(CASES[6][0], {"a": [89.36, 89.37], "b": [823, 823], "c": [921, 921]}) == {1}
    assert screens(CASES[9][0], {"a": [12.3, 12.4], "b": [1123, 1123], "c": [1000, 1000]}) == {1}
    assert screens(CASES[14][0], {"a": [1, 3], "b": [2, 2]}) == {1}
    assert screens(check("expression", that="a + b <= c"), {"a": [1, 2], "b": [1, 2], "c": [3, 3]}) == {1}
    cities = check("expression", that="if a == 'thị xã' then b > 0", exact=("a",))
    assert screens(cities, {"a": ["Thị  xã", "xã", "thi\u0323 xa\u0303", "xã"], "b": [1, 0, 0, 0]}) == {2}
    assert screens(check("expression", that="a in ('x', 'Y')"), {"a": ["X", "y", "z"]}) == {2}
    assert screens(check("unique", field="a"), {"a": [1, 2, 1]}) == {0, 2}
    assert screens(check("within", value="a", period=True), {"a": [dt.date(2025, 1, 1), dt.date(2026, 1, 1)]}) == {1}


@pytest.mark.parametrize(
    "one",
    [
        check("total", total="a", parts=("u.b",)),
        check("percentage", stated="a", part="u.b", whole="c"),
        check("change", value="a", at_most=Limit(abs=Decimal(1))),
        check("agreement", values=("a", "u.a")),
        check("sequence", number="a", date="b"),
    ],
    ids=lambda one: one.kind,
)
def test_what_needs_more_than_one_record_is_not_screened(one):
    assert one.screen(nw.col, Terms()) is None

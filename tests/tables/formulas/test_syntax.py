"""The part of the language that is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dqcheck.tables.formulas.formula_spelling import spelt
from dqcheck.tables.formulas.relative_forms import NotUnderstoodError, relative
from dqcheck.tables.formulas.syntax import MOST_NESTED, Expression, parse_formula


def parsed(text: str, row: int = 20, column: int = 10) -> Expression:
    return parse_formula(relative(text, row, column))


@pytest.mark.parametrize(
    ("one", "other"), [("+B2+C2", "(B2)+C2"), ("-(-B2)*3", "--B2*3"), ("sum(B2:C2)", "SUM(B2:C2)"), ("1.50", "1.5")]
)
def test_what_means_the_same_is_the_same(one: str, other: str) -> None:
    first, second = parsed(one), parsed(other)
    if one.startswith("-"):
        assert spelt(first, 20, 10) != "=" and spelt(second, 20, 10) == "=B2*3"
    else:
        assert first == second


@pytest.mark.parametrize(
    "text",
    ["VLOOKUP(A1,B1:C9,2,0)", "A1^2", 'A1&"x"', "A1 B2", "SUM()", "SUM(A1", "ROUND(A1)", "A1:", "", "TRUE", "A1,B1"],
)
def test_others_are_left_alone(text: str) -> None:
    with pytest.raises(NotUnderstoodError):
        parsed(text)


def test_depth_and_length_are_bounded() -> None:
    assert parsed("(" * 30 + "A1" + ")" * 30)
    for text in ("(" * (MOST_NESTED + 1) + "A1" + ")" * (MOST_NESTED + 1), "1+" * 5000 + "1"):
        with pytest.raises(NotUnderstoodError):
            parsed(text)


CELLS = st.builds(
    lambda column, row, fixed: f"{'$' * fixed}{column}{'$' * fixed}{row}",
    st.sampled_from("ABKZ"), st.integers(1, 30), st.booleans(),
)  # fmt: skip
TERMS = st.recursive(
    CELLS | st.integers(0, 99).map(str),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda parts: f"({parts[0]}){parts[1]}({parts[2]})"),
        inner.map(lambda one: f"ROUND({one},2)"),
        inner.map(lambda one: f"-({one})"),
        inner.map(lambda one: f"({one})%"),
        st.tuples(CELLS, CELLS).map(lambda pair: f"SUM({pair[0]}:{pair[1]})"),
        st.tuples(inner, inner, inner).map(lambda three: f"IF({three[0]}={three[1]},{three[2]},0)"),
    ),
    max_leaves=8,
)


@given(TERMS)
def test_what_is_spelt_is_read_back(text: str) -> None:
    expression = parsed(text)
    assert parsed(spelt(expression, 20, 10).removeprefix("=")) == expression

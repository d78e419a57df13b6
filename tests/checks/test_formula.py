"""The language of formulas: its limits."""

from fractions import Fraction

import pytest

from dqcheck.checks.formula import FormulaError, holds, names, parse


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (" + ".join(["a"] * 3000) + " == b", "more than 300"),
        ("a == " + "9" * 5000, "more than 60 digits"),
        ("a == 0." + "3" * 500, "more than 60 digits"),
        ("a == " + "1.1." * 3000 + "1", "no number"),
        ("(" * 3000 + "a" + ")" * 3000 + " == b", "nested too deeply"),
        ("a == " + "-" * 3000 + "b", "nested too deeply"),
        ("not " * 3000 + "a == b", "nested too deeply"),
    ],
)
def test_a_formula_has_limits(text: str, what: str) -> None:
    with pytest.raises(FormulaError, match=what):
        parse(text)


def test_a_formula_at_its_limit_is_judged() -> None:
    formula = parse(" + ".join(["a"] * 299) + " == b")
    assert holds(formula, {"a": Fraction(1), "b": Fraction(299)})
    assert names(formula) == ("a", "b")

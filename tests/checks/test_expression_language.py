"""The language of formulas: how it is read, and what it says of mistakes."""

import pytest

from dqcheck.checks.base import FormulaError
from dqcheck.checks.expression_language import parse
from dqcheck.checks.expression_tree import names


@pytest.mark.parametrize(
    "nested",
    [
        "(" * 50 + "a" + ")" * 50 + " < 1",
        "not " * 50 + "a < 1",
        "-" * 50 + "a < 1",
        "abs(" * 50 + "a" + ")" * 50 + " < 1",
        "if a < 1 then " * 50 + "a < 2",
    ],
)
def test_fifty_levels_are_read_and_one_more_is_refused(nested):
    assert names(parse(nested)) == ("a",)
    inner = nested.removesuffix(" < 1")
    deeper = {"(": f"({inner}) < 1", "n": f"not {nested}", "-": f"-{nested}", "a": f"abs({inner}) < 1"}
    with pytest.raises(FormulaError, match="nested too deeply"):
        parse(deeper.get(nested[0], f"if a < 1 then {nested}"))


@pytest.mark.parametrize(
    ("that", "message"),
    [
        ("a < b)", "unexpected ')' at character 6"),
        ("a ; b", "unexpected ';' at character 3"),
        ("a + b", "a formula must compare something, as in 'a + b <= c'"),
        ("a < 1.2.3", "'1.2.3' at character 5 is no number (write 1234.5)"),
        ("a < 5.", "'5.' at character 5 is no number (write 1234.5)"),
        ("(a < b", "')' is missing before 'end of the formula' at character 7"),
        ("a + < b", "a number or a field was expected instead of '<' at character 5"),
        ("a and b", "a comparison was expected; use brackets to say what belongs together"),
        ("a or b < c", "a comparison was expected; use brackets to say what belongs together"),
        ("not a", "a comparison was expected; use brackets to say what belongs together"),
        ("(a < b) + 1 < c", "a number was expected; use brackets to say what belongs together"),
        ("1 * (a < b) < c", "a number was expected; use brackets to say what belongs together"),
        ("-(a < b) < c", "a number was expected; use brackets to say what belongs together"),
        ("a < b < (c == d)", "a number was expected; use brackets to say what belongs together"),
        ("if a then b < c", "a comparison was expected; use brackets to say what belongs together"),
        ("if a < 1 and b < 2", "'then' is missing before 'end of the formula' at character 19"),
        ("if a < 1 then b", "an 'if' between numbers needs an 'else'"),
        ("if a < 1 then b < 2 else c", "a comparison was expected; use brackets to say what belongs together"),
        (
            "a < if b < 1 then 2 else 3",
            "a number or a field was expected instead of 'if' at character 5 (an 'if' in a formula stands in brackets)",
        ),
        ("a < then", "a number or a field was expected instead of 'then' at character 5"),
        ("abs(a, b) < 1", "'abs' takes one number"),
        ("max(a 3) < 1", "')' is missing before '3' at character 7"),
        ("max() < 1", "a number or a field was expected instead of ')' at character 5"),
        ("max(a < 1) < 1", "')' is missing before '<' at character 7"),
        ("max((a < 1)) < 1", "a number was expected; use brackets to say what belongs together"),
        ("sum('a') < 1", "the text 'a' is no number: texts are compared, not computed with"),
        ("a + 'x' == b", "the text 'x' is no number: texts are compared, not computed with"),
        ("a < 'x'", "texts are equal or not: compare them with '==' or '!='"),
        ("a + 1 == 'x'", "a text is compared with a field or with another text"),
        ("'x' == 'y'", "two texts of the rule itself are compared; name a field"),
        ("a == 'x", "the text that begins at character 6 has no end (' is missing)"),
        ("a == ''", "the text at character 6 is empty; write 'is blank' or 'is not blank'"),
        ("a == “x”", "unexpected '“' at character 6 (a text stands between straight quotation marks)"),
        ("a in 3", "'(' is missing before '3' at character 6"),
        ("a in ()", "a number or a field was expected instead of ')' at character 7"),
        ("a + 1 in ('x', 'y')", "a text is compared with a field or with another text"),
        ("a is", "'blank' is missing before 'end of the formula' at character 5"),
        ("a + 1 is blank", "a test of a text or of a blank asks for a field before it"),
        ("a starts 'x'", "'with' is missing behind 'starts' at character 10"),
        ("a contains b", "'contains' asks for a text in quotation marks"),
        ("'x' contains 'y'", "a test of a text or of a blank asks for a field before it"),
        ("a not 3", "unexpected 'not' at character 3"),
    ],
)
def test_a_mistake_is_named_with_its_place(that, message):
    with pytest.raises(FormulaError) as caught:
        parse(that)
    assert str(caught.value) == message


def test_names_hold_letters_digits_underscores_and_the_table():
    assert names(parse("_a1 + t2.b_c == a2b and số == _a1")) == ("_a1", "t2.b_c", "a2b", "số")
    assert names(parse("android < notes or order > 1")) == ("android", "notes", "order")


def test_words_of_tests_and_functions_name_fields_where_none_can_stand():
    formula = parse("in in (1, 2) and max + sum <= min and is is blank and starts starts with 'x' and contains == 3")
    assert names(formula) == ("in", "max", "sum", "min", "is", "starts", "contains")


def test_numbers_and_blanks():
    assert parse("12.50 == a").operands[0].number * 2 == 25
    assert parse("a<=b") == parse("  a  <= \t b ")
    assert parse("a<b").operators == ("<",)


def test_other_spellings_are_the_same_formula():
    assert parse("a = b and c <> 'x'") == parse("""a == b and c != "x" """)
    assert parse("a not in (1, 2)") == parse("not a in (1, 2)")
    assert parse("a is not blank") == parse("not a is blank")
    assert parse("a not contains 'x'") == parse("not a contains 'x'")


def test_an_else_belongs_to_the_nearest_if():
    nested = parse("if a < 1 then if b < 2 then c < 3 else d < 4")
    assert len(nested.operands) == 2
    assert nested.operands[1] == parse("if b < 2 then c < 3 else d < 4")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (" + ".join(["a"] * 3000) + " == b", "more than 150"),
        ("a in (" + ", ".join(["'x'"] * 3000) + ")", "more than 150"),
        ("a == " + "9" * 5000, "more than 30 digits"),
        ("a == 0." + "3" * 500, "more than 30 digits"),
        ("a == " + "1.1." * 3000 + "1", "no number"),
        ("a == '" + "x" * 201 + "'", "more than 200 characters"),
        ("(" * 3000 + "a" + ")" * 3000 + " == b", "nested too deeply"),
        ("a == " + "-" * 3000 + "b", "nested too deeply"),
        ("not " * 3000 + "a == b", "nested too deeply"),
        ("max(" * 3000 + "a" + ")" * 3000 + " == b", "more than 150"),
        ("max(" * 100 + "a" + ")" * 100 + " == b", "nested too deeply"),
        ("if " * 3000 + "a == b", "nested too deeply"),
        (" ".join(["if a == b then"] * 70) + " a == b", "nested too deeply"),
    ],
)
def test_a_formula_has_limits(text: str, what: str) -> None:
    with pytest.raises(FormulaError, match=what):
        parse(text)

"""Patterns in linear time: what they match is what ``re`` matches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import an_end, calls

from dqcheck.checks.patterns import PatternError, compiled

LETTERS = st.sampled_from(["a", "b", "1", ".", r"\d", r"\W", "[ab]", "[^a1]", r"[a-c\d_]", r"\.", "[]x-]"])
REPEATS = st.sampled_from(["", "", "?", "*", "+", "{2}", "{1,}", "{0,2}", "+?", "{2,3}?"])


def repeated(parts):
    return st.tuples(parts, REPEATS).map("".join)


PATTERNS = st.recursive(
    repeated(LETTERS),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        repeated(st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({'|'.join(parts)})")),
        repeated(inner.map(lambda part: f"(?:{part})")),
    ),
    max_leaves=5,
)


@given(PATTERNS, st.text("ab1_.x-]\n", max_size=7))
def test_a_pattern_matches_what_python_matches(pattern, text):
    assert compiled(pattern).fullmatch(text) == bool(re.fullmatch(pattern, text))


@pytest.mark.parametrize("pattern", ["(NQ|QĐ)-UBND", r"^\d{1,4}/[A-ZĐ]{2,6}$", r"\w+ \w+", "", "a|", r"\$\^\{"])
@pytest.mark.parametrize("text", ["QĐ-UBND", "12/QĐ", "Ba Tơ", "", "a", "$^{", "١٢/QĐ"])
def test_patterns_of_documents(pattern, text):
    assert compiled(pattern).fullmatch(text) == bool(re.fullmatch(pattern, text))


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|a)*b", "(a|aa)+b", "a*a*a*a*b", "(a?){30}a{30}b", "(a*)*b"])
def test_work_grows_with_the_text(pattern):
    with an_end():
        assert not compiled(pattern).fullmatch("a" * 100_000)
    small, large = (calls(lambda n=n: compiled(pattern).fullmatch("a" * n)) for n in (1000, 10_000))
    assert large < 11 * small


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        ("(", "missing"), ("a)", "too many"), ("[a", "missing"), ("*a", "nothing stands before"), ("a**", "two signs"),
        ("a++", "two signs"), ("(?=a)", "look ahead"), ("(?i)a", "flags"), (r"(a)\1", "not in the language"),
        (r"\bа", "not in the language"), ("a^b", "at an end"), ("[b-a]", "wrong order"), ("a{3,2}", "wrong order"),
        ("a{x}", "no repetition"), ("((a{99}){99}){99}", "2000 steps"), ("(" * 99 + ")" * 99, "nested"),
        ("a\\", "not in"),
    ],
)  # fmt: skip
def test_what_is_not_in_the_language_is_told(pattern, what):
    with pytest.raises(PatternError, match=what):
        compiled(pattern)

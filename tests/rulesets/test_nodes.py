"""YAML as a tree: what is too large or too deep is refused, in time that grows with its length."""

import pytest
from work import an_end

from dqcheck.rulesets.nodes import MOST_CHARACTERS, MOST_DEPTH, NotYaml, compose


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[" * 100_000, "nested"),
        ("[" * 100_000 + "]" * 100_000, "nested"),
        ("{a: " * 100_000, "nested"),
        ("- " * 100_000, "nested"),
        ("a: &a [x]\nb: [" + "*a," * 100_000 + "]", "alias"),
        ("a: " + "x" * MOST_CHARACTERS, "more than"),
    ],
)
def test_what_is_too_deep_or_too_large_is_refused(text: str, what: str) -> None:
    with an_end(), pytest.raises(NotYaml, match=what):
        compose(text)


def test_a_file_at_its_limits_is_read() -> None:
    assert compose("[" * MOST_DEPTH + "]" * MOST_DEPTH)[0] == "list"
    with pytest.raises(NotYaml):
        compose("[" * (MOST_DEPTH + 1) + "]" * (MOST_DEPTH + 1))

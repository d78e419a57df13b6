"""What is said of how numbers typed as text were read."""

import pytest
from any_tables import grid

from dqcheck.tables.notation_uses import notation_uses


def said(text: str) -> list[tuple[str, str]]:
    return [(one.why, one.notation) for one in notation_uses(grid(text))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1.234\n5.678", []),
        ("1.234,5\n5.678", []),
        ("1,234\n5,678", [("counting", "en")]),
        ("1,234\n5,678.25", [("texts", "en")]),
        ("12.5\n13.5", []),
        ("2.450;102.5\n112;77.7\n9.812;3.5", [("texts", "en"), ("line", "vi")]),
    ],
)
def test_only_what_might_be_read_otherwise_is_said(text: str, told: list[tuple[str, str]]) -> None:
    assert said(text) == told

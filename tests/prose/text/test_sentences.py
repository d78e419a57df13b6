"""What a text states piece by piece."""

import pytest

from dqcheck.prose.text.sentences import statements


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Xã họp.", ["Xã họp."]),
        ("Xã họp. Thôn họp; tổ họp! Ai họp?", ["Xã họp.", " Thôn họp;", " tổ họp!", " Ai họp?"]),
        ("Đạt 1.250 hồ sơ;đủ.", ["Đạt 1.250 hồ sơ;đủ."]),
        ("Gồm:\n- một\n + hai\nba", ["Gồm:", "\n- một", "\n + hai\nba"]),
        ("", [""]),
    ],
)
def test_statements(text: str, pieces: list[str]) -> None:
    found = statements(text)
    assert [text[start:end] for start, end in found] == pieces
    assert found[0][0] == 0
    assert found[-1][1] == len(text)

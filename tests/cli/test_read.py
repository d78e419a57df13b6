"""``dqcheck read`` for a person: no identifier of a check or a role, and nothing about what is merely written well."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dqcheck.cli import command

TEXT = "Trong kỳ tiếp nhận 921 hồ sơ, số hóa 823/921 hồ sơ, đạt 98,36%. Họp ngày 31/6/2025."


@pytest.mark.parametrize(
    ("language", "kind", "value", "writing", "verdict"),
    [
        ("vi", "Tỷ lệ phần trăm", "số hóa: 98,36%", "Cách viết trong lời văn", "Chưa khớp"),
        ("en", "Percentage", "số hóa: 98,36%", "Form of writing", "Does not match"),
    ],
)
def test_claims_are_told_in_words(
    tmp_path: Path, language: str, kind: str, value: str, writing: str, verdict: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(command, ["read", str(path), "--lang", language], env={"COLUMNS": "160"})
    assert done.exit_code == 0
    lines = [line for line in done.output.splitlines() if line.startswith("1 ")]
    assert any(kind in line and value in line and verdict in line for line in lines)
    assert [line for line in lines if writing in line] == [
        line for line in lines if writing in line and verdict in line
    ]
    assert any(writing in line and "31/6/2025" in line for line in lines)
    assert "writing." not in done.output and "stated " not in done.output

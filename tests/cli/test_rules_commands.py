"""``dqcheck rules check``: everything an author has to put right, in one go."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dqcheck.cli import command

HEAD = """\
ruleset: small
version: 1
title: {vi: Thử, en: Small}
tables:
  t:
    title: {vi: Bảng, en: Table}
    fields:
      a: {label: A, type: count}
      b: {label: B, type: cuont}
rules:
  - {id: one, title: {vi: x, en: x}, check: total, with: {table: t, total: a, parts: [b]}}
  - {id: two, title: {vi: x, en: x}, check: total, with: {table: t, total: b, parts: [a]}}
  - {id: two, title: {vi: x, en: x}, check: part, with: {table: t, part: a, whole: cc}}
"""


def test_all_mistakes_of_all_rulesets_are_listed(tmp_path: Path) -> None:
    path, broken = tmp_path / "small.yaml", tmp_path / "broken.yaml"
    path.write_text(HEAD, encoding="utf-8")
    broken.write_text("ruleset: [", encoding="utf-8")
    result = CliRunner().invoke(command, ["rules", "check", str(path), str(broken), "--lang", "en"])
    assert result.exit_code == 2
    lines = result.stdout.splitlines()
    for line, part in ((9, "'cuont'"), (11, "circular"), (12, "circular"), (13, "is taken"), (13, "unknown: 'cc'")):
        assert [text for text in lines if text.startswith(f"{path}:{line}: ") and part in text], part
    assert lines[-1].startswith(f"{broken}:")
    assert str(len(lines)) in result.stderr


@pytest.mark.parametrize("name", ["khcn-cds", "narrative"])
def test_shipped_rulesets_have_none(name: str) -> None:
    result = CliRunner().invoke(command, ["rules", "check", name])
    assert (result.exit_code, result.stderr) == (0, "")

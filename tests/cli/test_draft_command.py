"""The command ``dqcheck draft``."""

from pathlib import Path

from click.testing import CliRunner

from dqcheck import rulesets
from dqcheck.cli.draft import command

CSV = "Shop;Cash;Card;Total\nNorth;1210;3407;4617\nSouth;880;2931;3811\nEast;1975;4120;6095\nWest;640;1277;1917\n"


def test_a_ruleset_is_written_and_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "shops.csv").write_text(CSV, encoding="utf-8")
    words = [str(tmp_path / "shops.csv"), "-o", str(tmp_path / "my-shops"), "--lang", "en"]
    done = CliRunner().invoke(command, words)
    assert done.exit_code == 0, done.output
    assert "1 table, 1 rule, of which 0 are off" in done.output
    assert rulesets.load(tmp_path / "my-shops").name == "my-shops"
    again = CliRunner().invoke(command, words)
    assert again.exit_code == 2
    assert "already holds" in again.output


def test_files_without_a_table_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("one;two\nthree;four\n", encoding="utf-8")
    done = CliRunner().invoke(command, [str(tmp_path / "a.csv"), "-o", str(tmp_path / "x"), "--lang", "en"])
    assert done.exit_code == 2
    assert not (tmp_path / "x").exists()

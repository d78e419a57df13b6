"""The command letter, as an official calls it."""

from pathlib import Path

import docx
from click.testing import CliRunner, Result

from dqcheck.cli import command

COMMUNES = Path(__file__).parents[2] / "fixtures" / "communes"


def call(*args: str | Path) -> Result:
    return CliRunner(catch_exceptions=False).invoke(command, [*map(str, args)])


def test_letters_of_a_run_and_of_its_report_are_the_same(tmp_path: Path) -> None:
    direct = call("letter", COMMUNES, "-o", tmp_path / "a", "--mail", "md", "--set", "nguoi_ky=Nguyễn Văn A")
    assert direct.exit_code == 0, direct.output
    call("run", COMMUNES, "-q", "-o", tmp_path / "r.json")
    call(
        "letter",
        "--report",
        tmp_path / "r.json",
        "-o",
        tmp_path / "b",
        "--mail",
        "md",
        "--set",
        "nguoi_ky=Nguyễn Văn A",
    )
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert files == sorted(path.name for path in (tmp_path / "b").iterdir())
    assert "xa-ba-dong.docx" in files and "xa-ba-dong.md" in files
    texts = [cell.text for cell in docx.Document(str(tmp_path / "a" / "xa-ba-dong.docx")).tables[-1].rows[0].cells]
    assert "Nguyễn Văn A" in texts[1]


def test_the_built_in_template_can_be_saved_and_given_back(tmp_path: Path) -> None:
    assert call("letter", "--save-template", tmp_path / "mau.docx").exit_code == 0
    for folder, template in (("a", ()), ("b", ("--template", tmp_path / "mau.docx"))):
        assert call("letter", COMMUNES, "-o", tmp_path / folder, "--mail", "none", *template).exit_code == 0
    made = sorted((tmp_path / "a").iterdir())
    assert made and all(path.read_bytes() == (tmp_path / "b" / path.name).read_bytes() for path in made)


def test_mistakes_are_told(tmp_path: Path) -> None:
    assert call("letter", COMMUNES).exit_code == 2
    assert call("letter", COMMUNES, "-o", tmp_path, "--set", "khong-co-dau-bang").exit_code == 2
    bad = tmp_path / "bad.json"
    bad.write_text("{}")
    assert call("letter", "--report", bad, "-o", tmp_path).exit_code == 2
    assert call("letter", COMMUNES, "-o", tmp_path, "--template", tmp_path / "none.docx").exit_code == 2
    assert call("letter", COMMUNES, "-o", tmp_path, "--template", bad).exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.json"]


def test_a_batch_that_was_not_checked_gives_no_empty_success(tmp_path: Path) -> None:
    (tmp_path / "la.csv").write_text("x;y\n1;2\n", encoding="utf-8")
    result = call("letter", tmp_path / "la.csv", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert not (tmp_path / "out").exists()

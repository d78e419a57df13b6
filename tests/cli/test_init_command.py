"""``dqcheck init``: a ruleset beside a sample workbook, that works at once."""

import json
import shlex
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from dqcheck import rulesets
from dqcheck.cli import command

ROOT = Path(__file__).parents[2]
SHOPS = """\
Sales of the shops, third quarter of 2025;;;;

Shop;Cash;Card;Total;Card share (%)
North;1210;3407;4617;73.8
South;880;2931;3811;76.9
East;1975;4120;6095;67.6
West;640;1277;1917;66.6
"""


def call(*words: str, language: str = "en") -> Result:
    return CliRunner().invoke(command, [*words, "--lang", language])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "Shops of Q3.csv").write_text(SHOPS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_beside_the_sample_that_every_command_takes(folder: Path) -> None:
    done = call("init", "Shops of Q3.csv")
    assert done.exit_code == 0, done.output
    made = folder / "shops-of-q3"
    assert "1 table, 5 fields, 2 rules in use and 0 in doubt" in done.output
    assert "0 faults in the ruleset, 4 examples of which 0 are not as declared" in done.output
    assert "and 0 findings" in done.output
    names = {path.name for path in made.iterdir()}
    assert {"ruleset.yaml", "README.md", "ruleset.schema.json"} < names
    page = (made / "README.md").read_text(encoding="utf-8")
    for line in page.splitlines():
        if line.startswith("dqcheck ") and "export" not in line:
            ran = call(*shlex.split(line)[1:])
            assert ran.exit_code == 0, (line, ran.output)
    assert (folder / "form.xlsx").is_file()


def test_the_period_of_the_titles_is_found(folder: Path) -> None:
    assert "1 July 2025 to 30 September 2025" in call("init", "Shops of Q3.csv").output
    period = rulesets.load(folder / "shops-of-q3").period
    assert period is not None
    assert (str(period.first), str(period.last)) == ("2025-07-01", "2025-09-30")


def test_two_periods_are_none(folder: Path) -> None:
    (folder / "later.csv").write_text(SHOPS.replace("third", "fourth"), encoding="utf-8")
    assert call("init", "Shops of Q3.csv", "later.csv", "-o", "both").exit_code == 0
    assert rulesets.load(folder / "both").period is None


def test_editors_find_the_schema_and_it_takes_the_files(folder: Path) -> None:
    assert call("init", "Shops of Q3.csv", "-o", "My shops").exit_code == 0
    made = folder / "My shops"
    schema = json.loads((made / "ruleset.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for path in made.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        first, named = text.splitlines()[0].split("$schema=")
        assert first == "# yaml-language-server: "
        assert (made / named).is_file()
        plain = json.loads(json.dumps(yaml.safe_load(text), default=str))
        assert [error.message for error in validator.iter_errors(plain)] == []
    assert rulesets.load(made).name == "my-shops"
    assert '--rules "My shops"' in (made / "README.md").read_text(encoding="utf-8")


def test_nothing_is_written_over_and_a_file_without_a_table_is_told(folder: Path) -> None:
    assert call("init", "Shops of Q3.csv").exit_code == 0
    again = call("init", "Shops of Q3.csv")
    assert (again.exit_code, "already holds" in again.output) == (2, True)
    (folder / "words.csv").write_text("one;two\nthree;four\n", encoding="utf-8")
    none = call("init", "words.csv")
    assert (none.exit_code, (folder / "words").exists()) == (2, False)
    (folder / "report.txt").write_text("A report without a table.\n", encoding="utf-8")
    assert call("init", "report.txt").exit_code == 2


def test_the_workbook_of_a_commune_in_vietnamese(folder: Path) -> None:
    shutil.copy(ROOT / "fixtures" / "submissions-clean.xlsx", folder / "xã.xlsx")
    done = call("init", "xã.xlsx", language="vi")
    assert done.exit_code == 0, done.output
    assert "Kỳ báo cáo theo tiêu đề bảng: từ 01/01/2025 đến 30/09/2025" in done.output
    assert "0 ví dụ không như đã ghi" in done.output
    assert "0 điểm cần rà soát" in done.output
    assert "số trường" in (folder / "xa" / "README.md").read_text(encoding="utf-8")

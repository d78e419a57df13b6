"""The guides on layouts of tables: what they show is what is read."""

import re
import shutil
from pathlib import Path

import pytest

import dqcheck
from dqcheck import rulesets
from dqcheck.forms import bind, recognise
from dqcheck.model.document import Sheet, Workbook
from dqcheck.model.quantity import Quantity
from dqcheck.rulesets import examples

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("table-layouts.md", "bo-cuc-bang.md")
YAML = re.compile(r"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)
TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)

Rows = list[list[str]]


def sections() -> list[tuple[str, str, Rows, Rows]]:
    """Each layout of each page: its page, the ruleset, the sheet that is shown, the records that are read from it."""
    found = []
    for page in PAGES:
        for text in (ROOT / "docs" / page).read_text(encoding="utf-8").split("\n## ")[1:]:
            tables = [cells(match) for match in TABLE.findall(text)]
            if len(tables) == 2:
                found.append((page, YAML.findall(text)[0], *tables))
    return found


def cells(table: str) -> Rows:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table.strip().splitlines()]
    return [row for row in rows if not all(re.fullmatch("-+", cell) for cell in row)]


def shown(value: object) -> str:
    if isinstance(value, Quantity):
        return format(value.value, "f")
    return getattr(value, "text", "")


@pytest.mark.parametrize(("page", "ruleset", "sheet", "records"), sections())
def test_the_records_that_a_guide_shows_are_read_from_its_sheet(
    page: str, ruleset: str, sheet: Rows, records: Rows, tmp_path: Path
) -> None:
    (tmp_path / "guide.yaml").write_text(ruleset, encoding="utf-8")
    rules = rulesets.load(tmp_path / "guide.yaml")
    assert rulesets.selfcheck(rules) == ()
    rows = [[cell or None for cell in row] for row in sheet]
    book = Workbook(source="guide.csv", path="", media="csv", sheets=(Sheet(name="Guide", rows=rows),))
    got = bind(book, recognise(book, [rules]), rules)
    (table,) = (one for name, one in got.tables.items() if "." not in name)
    names, *wanted = records
    read = [[shown(table.columns[name][row]) for name in names] for row in range(len(table.submissions))]
    assert read == wanted
    assert (got.defects, got.unread) == ((), ())


@pytest.mark.parametrize(("page", "ruleset", "sheet", "records"), sections())
def test_the_last_record_of_a_guide_fails_its_rule(
    page: str, ruleset: str, sheet: Rows, records: Rows, tmp_path: Path
) -> None:
    (tmp_path / "guide.yaml").write_text(ruleset, encoding="utf-8")
    (tmp_path / "filed.csv").write_text("\n".join(";".join(row) for row in sheet) + "\n", encoding="utf-8")
    report = dqcheck.check(tmp_path / "filed.csv", rules=tmp_path / "guide.yaml")
    failing = [finding for finding in report.findings if not finding.rule.startswith("form/")]
    assert len(failing) == 1, report.findings
    year = records[-1][records[0].index("year" if "year" in records[0] else "nam")]
    assert year in failing[0].message.vi


def test_both_guides_show_the_three_layouts() -> None:
    assert [page for page, *_ in sections()] == [page for page in PAGES for _ in range(3)]


@pytest.mark.parametrize("page", PAGES)
def test_a_rule_with_marks_holds_its_examples(page: str, tmp_path: Path) -> None:
    (block,) = [text for text in YAML.findall((ROOT / "docs" / page).read_text(encoding="utf-8")) if "markers" in text]
    folder = tmp_path / "guide"
    shutil.copytree(ROOT / "rules" / "khcn-cds", folder)
    for path in folder.glob("*.yaml"):
        if path.name != "ruleset.yaml":
            path.unlink()
    (folder / "guide.yaml").write_text(block, encoding="utf-8")
    ruleset = rulesets.load(str(folder))
    results = [result for rule in ruleset.rules for result in examples.run(rule, ruleset)]
    assert len(results) == 4
    assert [str(result) for result in results if not result.ok] == []

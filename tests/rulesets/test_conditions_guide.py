"""The guides on conditions and lookups show a ruleset that is sound, in both languages the same."""

import re
from pathlib import Path

import pytest

from dqcheck import rulesets
from dqcheck.checks.expression_language import parse
from dqcheck.engine.told_examples import differences

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = ("conditions-and-lookups.md", "dieu-kien-va-tra-cuu.md")


def block(guide: str, language: str) -> str:
    text = (DOCS / guide).read_text(encoding="utf-8")
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return found


@pytest.mark.parametrize("guide", GUIDES)
def test_the_ruleset_of_a_guide_is_sound_and_its_failing_example_is_shown(guide, tmp_path):
    (tmp_path / "ruleset.yaml").write_text(block(guide, "yaml"), encoding="utf-8")
    (tmp_path / "populations.csv").write_text(block(guide, "csv"), encoding="utf-8")
    assert rulesets.faults(tmp_path) == ()
    assert list(differences(rulesets.load(tmp_path))) == []
    wrong = block(guide, "yaml").replace('served: "1.900"}, expect', 'served: "900"}, expect')
    (tmp_path / "ruleset.yaml").write_text(wrong, encoding="utf-8")
    (told,) = differences(rulesets.load(tmp_path))
    assert block(guide, "text") == (told.en if guide == GUIDES[0] else told.vi) + "\n"


def test_the_guides_show_the_same_ruleset():
    assert block(GUIDES[0], "yaml") == block(GUIDES[1], "yaml")
    assert block(GUIDES[0], "csv") == block(GUIDES[1], "csv")


@pytest.mark.parametrize("guide", GUIDES)
def test_every_formula_of_the_table_can_be_read(guide):
    rows = re.findall(r"^\| (`.*?) \|", (DOCS / guide).read_text(encoding="utf-8"), re.MULTILINE)
    shown = [one for row in rows for one in re.findall(r"`([^`]*)`", row)]
    formulas = [one for one in shown if re.search(r"[<>=]|\bin\b|contains 'x", one)]
    whole = [one for one in formulas if re.match(r"\w", one) and not one.startswith("is ")]
    assert len(whole) >= 7
    for one in whole:
        parse(one)

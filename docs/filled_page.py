"""Pages of prose whose blocks are filled by what they show: a rule as its file has it, the beginning of a report.

A block stands between ``<!-- show: WHAT -->`` and ``<!-- end -->``. ``rule RULESET/ID`` is the rule in YAML, ``report
RULESET LANGUAGE LINES`` the first lines that a terminal shows for the sample workbook of that name.
"""

import io
import re
from dataclasses import replace
from pathlib import Path

from rich.console import Console

import dqcheck
from dqcheck.model.text import Language
from dqcheck.reporters.terminal import page

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 100
BLOCK = re.compile(r"(<!-- show: (?P<what>.+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(path: Path) -> str:
    """The page with the present content of its blocks."""
    return BLOCK.sub(lambda found: found[1] + _shown(found["what"]) + found[3], path.read_text(encoding="utf-8"))


def _shown(what: str) -> str:
    kind, name, *rest = what.split()
    if kind == "rule":
        return f"```yaml\n{rule(*name.split('/'))}```\n"
    language, lines = rest
    return f"```text\n{report(name, 'vi' if language == 'vi' else 'en', int(lines))}```\n"


def rule(ruleset: str, identity: str) -> str:
    """A rule as it stands in its file."""
    for path in sorted((ROOT / "rules" / ruleset).glob("*.yaml")):
        for entry in re.split(r"\n(?=  - id: )", path.read_text(encoding="utf-8")):
            if entry.startswith(f"  - id: {identity}\n"):
                return "\n".join(line.removeprefix("  ") for line in entry.rstrip().splitlines()) + "\n"
    raise LookupError(f"no rule {identity} in {ruleset}")


def report(name: str, language: Language, lines: int) -> str:
    """The first lines of the report on a sample workbook. The time of the run is fixed: the page changes only when the
    output does."""
    checked = dqcheck.check(ROOT / "fixtures" / f"{name}.xlsx")
    checked = replace(checked, event=replace(checked.event, at="2025-10-06T08:00:00+07:00"))
    console = Console(width=WIDTH, file=io.StringIO(), color_system=None, legacy_windows=False)
    rows = console.render_lines(page(checked, language), console.options.update(width=WIDTH), pad=False)
    texts = ["".join(segment.text for segment in row).rstrip() for row in rows]
    return "\n".join([*texts[:lines], "…"]) + "\n"

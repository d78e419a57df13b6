"""Ten everyday checks in dqcheck and in other libraries, side by side: the lines they take, and what a failure says.

    python bench/everyday_checks.py                                   # dqcheck anew, the others as last measured
    python bench/everyday_checks.py --with pandera=ENV/bin/python ... # those anew too, each in its environment

Writes ``docs/everyday-checks.md``; what the others said is kept in ``bench/everyday/measured.json``. With ``--check``
it only says whether the page is stale.
"""

import argparse
import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CODE = HERE / "everyday"
MEASURED = CODE / "measured.json"
PAGE = ROOT / "docs" / "everyday-checks.md"

LIBRARIES = ("dqcheck", "pandera", "pointblank", "dataframely", "great_expectations")
MOST_LINES = 40
"""Lines of a failure that the page shows."""

CHECKS: Mapping[str, tuple[str, str, str]] = {
    "required": ("No office is blank", "", ""),
    "unique": ("No number is there twice", "15/QD", ""),
    "pattern": ("A code is two letters and three digits", "ij34", ""),
    "codelist": ("A status is open or closed", "opne", ""),
    "bounds": ("An age lies between 0 and 120", "1200", ""),
    "order": ("Nothing is resolved before it is received", "2025-03-01|1 March 2025", ""),
    "total": ("Received is carried over and new together", "870", "871"),
    "part": ("No more are on time than resolved", "610", ""),
    "percentage": ("The rate is on time of closed, to two decimals", "95.42", "95.24"),
    "growth": ("The growth is that of received, to one decimal", "-4.4", "-3.3"),
}
"""What each check asks, the value that fails (in the ways to write it), and what it should be by the other columns."""

HEAD = """# Ten everyday checks

The same ten checks of one frame in dqcheck and in four other libraries, run side by side. Each is written as the guide
of its library does, and fails on the one discrepancy that the frame holds for it. Lines are those of the check as
formatted, without imports. What is printed is the exception that the library raises or, where it raises none, the
result that it returns.

{versions}

Written by `bench/everyday_checks.py`; `bench/everyday` holds the frame and the code.
"""


def main() -> int:
    """Run what can be run, and write or check the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--with", dest="others", action="append", default=[], metavar="LIBRARY=PYTHON")
    parser.add_argument("--check", action="store_true", help="only say whether the page is stale")
    options = parser.parse_args()
    measured: dict[str, Any] = json.loads(MEASURED.read_text("utf-8")) if MEASURED.exists() else {}
    pythons = dict(one.split("=", 1) for one in options.others)
    measured |= {name: run(name, python) for name, python in pythons.items()}
    if pythons:
        MEASURED.write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    page = written({**measured, "dqcheck": run("dqcheck", sys.executable)})
    if options.check:
        fresh = PAGE.exists() and PAGE.read_text("utf-8") == page
        print("fresh" if fresh else "docs/everyday-checks.md is stale: run bench/everyday_checks.py")
        return 0 if fresh else 1
    PAGE.write_text(page, encoding="utf-8")
    return 0


def run(library: str, python: str) -> dict[str, Any]:
    """What the checks of a library say, in an environment that has it."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "GX_ANALYTICS_ENABLED": "false", "COLUMNS": "100"}
    command = [python, str(CODE / "told.py"), library]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=surroundings)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def functions(library: str) -> dict[str, str]:
    """The body of each function of a library's module, as it stands there."""
    text = (CODE / f"with_{library}.py").read_text("utf-8")
    lines = text.splitlines()
    found = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef):
            body = lines[node.body[0].lineno - 1 : node.end_lineno]
            found[node.name] = "\n".join(line.removeprefix("    ") for line in body)
    return found


def lines_of(code: str) -> int:
    """Lines of code that are not blank."""
    return sum(bool(line.strip()) for line in code.splitlines())


def written(told: Mapping[str, Any]) -> str:
    """The page of what all libraries said."""
    known = [name for name in LIBRARIES if name in told]
    versions = ", ".join(f"{shown(name)} {told[name]['version']}" for name in known)
    absent = [shown(name) for name in LIBRARIES if name not in told]
    if absent:
        versions += f". Not measured: {', '.join(absent)}"
    code = {name: functions(name) for name in known}
    parts = [HEAD.format(versions=f"Versions: {versions}."), *summary(known, told, code)]
    for check in CHECKS:
        parts += ["", *section(check, known, told, code)]
    return "\n".join(parts).rstrip() + "\n"


def shown(library: str) -> str:
    """The name of a library as its users write it."""
    return library.replace("_", "-")


def summary(known: list[str], told: Mapping[str, Any], code: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """The table of lines, and how much the failures say."""
    yield f"| lines of code | {' | '.join(map(shown, known))} |"
    yield "|---|" + "---:|" * len(known)
    for check, (title, _, _) in CHECKS.items():
        cells = " | ".join(str(lines_of(code[name][check])) for name in known)
        yield f"| [{title}](#{check}) | {cells} |"
    totals = " | ".join(f"**{sum(lines_of(code[name][check]) for check in CHECKS)}**" for name in known)
    yield f"| **all ten** | {totals} |"
    before = {name: sum(lines_of(text) for key, text in code[name].items() if key not in CHECKS) for name in known}
    yield f"| and once, to set up | {' | '.join(str(before[name]) for name in known)} |"
    for title, at in (("failures that name the failing value", 1), ("failures that say what it should be", 2)):
        asked = {check: words[at] for check, words in CHECKS.items() if words[at]}
        hits = [sum(_said(told[name]["told"][check], wanted) for check, wanted in asked.items()) for name in known]
        yield f"| {title}, of {len(asked)} | {' | '.join(map(str, hits))} |"
    lengths = [sum(len(told[name]["told"][check]) for check in CHECKS) // len(CHECKS) for name in known]
    yield f"| characters of a failure, on average | {' | '.join(map(str, lengths))} |"


def _said(text: str, wanted: str) -> bool:
    return any(way in text for way in wanted.split("|"))


def section(
    check: str, known: list[str], told: Mapping[str, Any], code: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    """One check in all libraries: that of dqcheck open, the others to be opened."""
    yield f"## {CHECKS[check][0]} {{ #{check} }}"
    yield ""
    for name in known:
        indent = "" if name == "dqcheck" else "    "
        if indent:
            yield f'??? note "{shown(name)}: {lines_of(code[name][check])} lines"'
            yield ""
        block = [
            "```py",
            *code[name][check].splitlines(),
            "```",
            "",
            "```text",
            *said(told[name]["told"][check]),
            "```",
        ]
        yield from (f"{indent}{line}".rstrip() for line in block)
        yield ""


def said(text: str) -> list[str]:
    """The lines of a failure; what is beyond the first is counted."""
    lines = [line.rstrip() for line in text.splitlines()]
    left = len(lines) - MOST_LINES
    return lines if left <= 0 else [*lines[:MOST_LINES], f"... and {left} more lines"]


if __name__ == "__main__":
    sys.exit(main())

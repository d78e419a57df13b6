"""Formats are found by name and by ending, and loaded only when asked for."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import sample

from dqcheck import reporters
from dqcheck.errors import UsageError
from dqcheck.reporters import FORMATS


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("report.json", "json"),
        ("Báo cáo.HTML", "html"),
        ("a/b.c/report.xlsx", "xlsx"),
        ("report.sarif.json", "sarif"),
        ("report.xml", "junit"),
        ("report.md", "markdown"),
        ("report.csv", "csv"),
        ("findings.parquet", "parquet"),
        ("report.txt", "terminal"),
    ],
)
def test_the_ending_picks_the_format(name: str, format_: str) -> None:
    assert reporters.format_of(Path(name)) == format_


@pytest.mark.parametrize("name", ["report", "report.docm", ".gitignore"])
def test_an_unknown_ending_lists_the_known_ones(name: str) -> None:
    with pytest.raises(UsageError, match=r"\.html") as caught:
        reporters.format_of(Path(name))
    assert caught.value.key == "error.unknown-ending"


def test_an_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="json"):
        reporters.load("pdf")
    assert reporters.known_format("json") == "json"


@pytest.mark.parametrize("name", sorted(FORMATS))
@pytest.mark.parametrize("case", sorted(sample.ALL))
def test_every_format_renders_twice_the_same(name: str, case: str) -> None:
    report = sample.ALL[case]()
    for language in ("vi", "en"):
        first = reporters.render(report, name, language)
        assert first == reporters.render(report, name, language)
        assert first or (name, case) == ("lines", "clean")  # what passes has no line


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_explains_itself(name: str) -> None:
    module = import_module(f"dqcheck.reporters.{FORMATS[name].module}")
    assert module.__doc__


@pytest.mark.parametrize(
    ("name", "unwanted"),
    [
        ("json", ("rich", "jinja2", "xlsxwriter", "click")),
        ("csv", ("rich", "jinja2")),
        ("terminal", ("jinja2", "xlsxwriter")),
    ],
)
def test_a_format_imports_no_library_of_another(name: str, unwanted: tuple[str, ...]) -> None:
    code = (
        f"import sys; from dqcheck import reporters; reporters.load({name!r}); "
        f"print([m for m in {unwanted!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""Renders a validation report: one module an output format, imported only when that format is asked for.

Every module has ``render(report, language) -> str | bytes``, a pure function of the report.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path, PurePath

from dqcheck.errors import UsageError
from dqcheck.model.record import record
from dqcheck.model.report import Report
from dqcheck.model.text import Language
from dqcheck.output import apart, write

Render = Callable[[Report, Language], str | bytes]


@record
class OutputFormat:
    """An output format: the module that renders it and the file endings that ask for it."""

    module: str
    endings: tuple[str, ...] = ()


FORMATS: Mapping[str, OutputFormat] = {
    "csv": OutputFormat(module="csv_report", endings=(".csv",)),
    "github": OutputFormat(module="github"),
    "html": OutputFormat(module="html_report", endings=(".html", ".htm")),
    "json": OutputFormat(module="json_report", endings=(".json",)),
    "junit": OutputFormat(module="junit", endings=(".xml",)),
    "markdown": OutputFormat(module="markdown", endings=(".md", ".markdown")),
    "sarif": OutputFormat(module="sarif", endings=(".sarif", ".sarif.json")),
    "terminal": OutputFormat(module="terminal", endings=(".txt",)),
    "xlsx": OutputFormat(module="xlsx", endings=(".xlsx",)),
}


def known_format(name: str) -> str:
    """The name itself; raises UsageError when there is no such format."""
    if name not in FORMATS:
        names = ", ".join(sorted(FORMATS))
        raise UsageError("error.unknown-format", f"Unknown format {name!r}. Formats: {names}.", name=name, names=names)
    return name


def format_of(path: PurePath) -> str:
    """The format that a file's ending asks for (the longest ending wins); raises UsageError when none does."""
    name = path.name.lower()
    fitting = [(len(end), key) for key, known in FORMATS.items() for end in known.endings if name.endswith(end)]
    if not fitting:
        endings = ", ".join(sorted(end for known in FORMATS.values() for end in known.endings))
        raise UsageError(
            "error.unknown-ending",
            f"{path.name}: no report format has this ending. Endings: {endings}.",
            name=path.name,
            names=endings,
        )
    return max(fitting)[1]


def load(name: str) -> Render:
    """The render function of a format; imports its module. Raises UsageError when there is no such format."""
    module = import_module(f"dqcheck.reporters.{FORMATS[known_format(name)].module}")
    render: Render = module.render
    return render


def render(report: Report, name: str, language: Language) -> str | bytes:
    """Render a report in a format: text, or bytes for a workbook."""
    return load(name)(report, language)


def save(report: Report, path: Path, language: Language, name: str | None = None) -> None:
    """Write a report to a file, whole or not at all; its ending picks the format when none is named. Raises UsageError
    for an unknown ending, when the file is one of those checked, and when it cannot be written."""
    apart((path,), (Path(file.path) for file in report.files))
    content = render(report, name or format_of(path), language)
    write(path, content if isinstance(content, bytes) else content.encode("utf-8"))

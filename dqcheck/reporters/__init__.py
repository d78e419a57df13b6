"""Renders a validation report: one module an output format, imported only when that format is asked for.

Every module has ``render(report, language) -> str | bytes``, a pure function of the report.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePath

from dqcheck.errors import UsageError
from dqcheck.messages import local
from dqcheck.model.record import record
from dqcheck.model.report import Report
from dqcheck.model.text import Language
from dqcheck.output import apart, write

Render = Callable[[Report, Language], str | bytes]


@record
class OutputFormat:
    """An output format: the module that renders it and the file endings that ask for it; ``streams``: it is written
    piece by piece, whatever its length; ``brief``: it is for people, who see the first findings of a large table."""

    module: str
    endings: tuple[str, ...] = ()
    streams: bool = False
    brief: bool = False


SHOWN_OF_A_RULE = 20
"""Findings of each rule that are told to people of a large table."""

LEAST_PIECE = 1 << 14
"""Bytes that are written at a time."""

FORMATS: Mapping[str, OutputFormat] = {
    "csv": OutputFormat(module="csv_report", endings=(".csv",), streams=True),
    "github": OutputFormat(module="github"),
    "html": OutputFormat(module="html_report", endings=(".html", ".htm"), brief=True),
    "json": OutputFormat(module="json_report", endings=(".json",), streams=True),
    "junit": OutputFormat(module="junit", endings=(".xml",)),
    "lines": OutputFormat(module="finding_lines", brief=True),
    "markdown": OutputFormat(module="markdown", endings=(".md", ".markdown"), brief=True),
    "parquet": OutputFormat(module="parquet_report", endings=(".parquet",), streams=True),
    "sarif": OutputFormat(module="sarif", endings=(".sarif", ".sarif.json")),
    "terminal": OutputFormat(module="terminal", endings=(".txt",), brief=True),
    "xlsx": OutputFormat(module="xlsx", endings=(".xlsx",), brief=True),
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
    """Render a report in a format: text, or bytes for a workbook. What people read shows the first findings of each
    rule of a large table and says how many more there are; what programs read lists all."""
    return load(name)(brief(report) if FORMATS[known_format(name)].brief else report, language)


def brief(report: Report, most: int = SHOWN_OF_A_RULE) -> Report:
    """A report with at most so many findings of each rule of a large table, which says how many others there are."""
    short = report.shortened(most)
    if short.untold == report.untold:  # all are told, or it was brief before
        return report
    left = sum(short.untold.values())
    return replace(short, notes=(*short.notes, local("run.untold", {"count": left})))


def pieces(report: Report, name: str, language: Language) -> Iterable[bytes]:
    """The same as bytes, piece by piece where the format can."""
    if FORMATS[known_format(name)].streams:
        module = import_module(f"dqcheck.reporters.{FORMATS[name].module}")
        held = bytearray()
        for piece in module.pieces(report, language):
            held += piece if isinstance(piece, bytes) else piece.encode("utf-8")
            if len(held) > LEAST_PIECE:
                yield bytes(held)
                held.clear()
        yield bytes(held)
        return
    content = render(report, name, language)
    yield content if isinstance(content, bytes) else content.encode("utf-8")


def save(report: Report, path: Path, language: Language, name: str | None = None) -> None:
    """Write a report to a file, whole or not at all; its ending picks the format when none is named. Raises UsageError
    for an unknown ending, when the file is one of those checked, and when it cannot be written."""
    apart((path,), (Path(file.path) for file in report.files))
    write(path, pieces(report, name or format_of(path), language))

"""``dqcheck run``: check a batch and tell what was found."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from dqcheck.cli.common import LANGUAGE, fail, settings, told
from dqcheck.cli.printing import console, put, say
from dqcheck.config import FAIL_ON, LEAST
from dqcheck.errors import DqcheckError
from dqcheck.messages import local, sentence
from dqcheck.model.report import Report
from dqcheck.model.rule import NOTATION_NAMES, Numbers, Severity
from dqcheck.model.text import Language
from dqcheck.output import apart

if TYPE_CHECKING:
    from dqcheck.engine.screens.chosen_engine import Engine

FINDINGS, BROKEN, UNREADABLE, STOPPED = 1, 2, 3, 130
NOWHERE: Mapping[str, Path] = MappingProxyType({})
COPIED = 1 << 20
"""Bytes of a saved report that are copied at a time."""


@click.command(name="run", short_help="Check workbooks, reports or a folder of them.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--rules", "rulesets", multiple=True, metavar="NAME|PATH", help="Ruleset to use; found from the headers otherwise."
)
@click.option(
    "--format", "format_", default="", metavar="FORMAT", help="Format on the standard output (default: terminal)."
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a report; its ending picks the format. May be repeated.",
)
@LANGUAGE
@click.option("--confirmed", is_flag=True, help="Also list every relation that was checked and holds.")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default=None,
    help="Exit with 1 when there is a finding of this severity or worse (default: error).",
)
@click.option("--select", multiple=True, metavar="WHAT", help="Only rules, check kinds or severities of this name.")
@click.option("--ignore", multiple=True, metavar="WHAT", help="Not rules, check kinds or severities of this name.")
@click.option(
    "--previous-period",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Submissions of the period before, for rules on change.",
)
@click.option(
    "--waivers",
    "waiver_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Accepted discrepancies (default: dqcheck-waivers.yaml where it exists).",
)
@click.option(
    "--annotate",
    "annotate_folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write a copy of each workbook with the discrepancies filled, commented and listed.",
)
@click.option(
    "--previous",
    "previous_report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The JSON report of the round before; tells what was put right, what is left and what is new.",
)
@click.option(
    "--numbers",
    type=click.Choice(NOTATION_NAMES),
    default=None,
    help="Notation of numbers typed as text: vi 1.234,5; en 1,234.5; fr 1 234,5; ch 1'234.5; plain 1234.5; auto is "
    "inferred from each file (default: as the ruleset says, else auto).",
)
@click.option(
    "--engine",
    type=click.Choice(("auto", "polars", "duckdb", "spark")),
    default=None,
    help="What screens flat tables (.parquet, .csv, folders of partitioned parquet); auto chooses and says.",
)
@click.option("--changed-since", metavar="REF", help="Check only files that changed since this git revision.")
@click.option(
    "--staged", "only_staged", is_flag=True, help="Check only files that the next git commit adds or changes."
)
@click.option(
    "--file-seconds",
    type=click.IntRange(min=LEAST["file_seconds"]),
    metavar="N",
    help="Seconds that one large or odd file may take to be read (default: 120).",
)
@click.option(
    "--file-memory",
    type=click.IntRange(min=LEAST["file_memory"]),
    metavar="MB",
    help="Memory that one large or odd file may take to be read (default: 4096).",
)
@click.option(
    "--cache",
    "cache_folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Keep what was read in this folder: the next run reads only files that changed (default: nothing is kept).",
)
@click.option("--no-cache", is_flag=True, help="Keep nothing and use nothing that was kept, whatever is set.")
@click.option(
    "--findings",
    "most",
    type=click.IntRange(min=0),
    metavar="N",
    help="Findings of each rule that are told of a large table (default: all in files, 20 elsewhere).",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing on the standard output.")
def command(
    paths: tuple[Path, ...],
    rulesets: tuple[str, ...],
    format_: str,
    outputs: tuple[Path, ...],
    language: str | None,
    confirmed: bool,
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    previous_period: tuple[Path, ...],
    waiver_file: Path | None,
    annotate_folder: Path | None,
    previous_report: Path | None,
    numbers: Numbers | None,
    engine: "Engine | None",
    changed_since: str | None,
    only_staged: bool,
    file_seconds: int | None,
    file_memory: int | None,
    cache_folder: Path | None,
    no_cache: bool,
    most: int | None,
    quiet: bool,
) -> None:
    """Check workbooks (.xlsx .xlsm .xls .xlsb .ods .csv .parquet), reports (.docx .pdf .txt) or folders of them.

    A table of a database is named duckdb:FILE?table=NAME, and a folder of partitioned parquet is one table.

    Exit codes: 0 nothing at or above --fail-on; 1 findings at or above it; 2 usage, ruleset or rule error; 3 an input
    unreadable or incomplete.
    """
    from dqcheck import waivers
    from dqcheck.api import check, event
    from dqcheck.cli.inputs import inputs, own_files
    from dqcheck.cli.progress import progress
    from dqcheck.reporters import brief, format_of, known_format, save

    config, tongue = settings(), told(language)
    interruption = Interruption(tongue)
    try:
        chosen_paths = inputs(paths, config, changed_since, only_staged=only_staged)
        chosen = "" if quiet else known_format(format_ or "terminal")
        formats = [(path, format_of(path)) for path in outputs]
        # Nothing that the user has is written over, under whatever name.
        waived = waiver_file or config.path(config.waivers)
        others = (*(rulesets or config.rules), waived, previous_report)
        writes = bool(outputs) or annotate_folder is not None
        own = own_files((*chosen_paths, *previous_period), others, config) if writes else ()
        apart(outputs, own)
        if not chosen_paths:
            # Files are written all the same: what reads them at a gate must not take their absence for a fault.
            facts = {"ref": changed_since}
            unchanged = local("run.nothing-staged" if only_staged else "run.nothing-changed", facts)
            report = Report(event=event(()), notes=(unchanged,), idle=True)
            for path, name in formats:
                save(report, path, tongue, name)
            if chosen == "terminal":
                say(unchanged[tongue])
            elif chosen:
                show(report, chosen, tongue)
            sys.exit(0)
        previous = _load(previous_report) if previous_report is not None else None
        with progress(tongue) as step:
            report = check(
                chosen_paths,
                rules=rulesets or config.rulesets(),
                select=select or config.select,
                ignore=(*config.ignore, *ignore),
                severity=config.severity,
                waivers=waivers.load(waived),
                confirmed=confirmed or previous is not None,
                previous_period=previous_period,
                numbers=numbers or config.numbers,
                limits=config.limits(file_seconds, file_memory),
                progress=step,
                engine=engine,
                cache=config.cache_folder(cache_folder, wanted=not no_cache),
                on_interrupt=interruption.told,
                on_cache=None if quiet else partial(_tell_kept, tongue),
            )
        comparison = None
        if previous is not None:
            from dqcheck.reporters.comparison import compare
            from dqcheck.reporters.comparison_text import FORMATS, note

            comparison = compare(previous, report)
            report = replace(
                report, confirmed=report.confirmed if confirmed else (), notes=(*report.notes, note(comparison))
            )
        if most is not None:
            report = brief(report, most)
        if annotate_folder is not None:
            annotate(report, annotate_folder, tongue, (*own, *outputs))
        for path, name in formats:
            save(report, path, tongue, name)
        if chosen:
            show(report, chosen, tongue, {name: path for path, name in formats})
        if comparison is not None and chosen in ("terminal", "markdown"):
            say("\n" + FORMATS[chosen](comparison, tongue), nl=False)
    except DqcheckError as error:
        fail(error, tongue)
    sys.exit(STOPPED if interruption.happened else exit_code(report, fail_on or config.fail_on))


class Interruption:
    """Whether the user ended the reading, and the line that says so: the report speaks of a part of the files."""

    def __init__(self, language: Language) -> None:
        self.happened = False
        self._language = language

    def told(self, read: int, files: int) -> None:
        """Say that the reading was ended."""
        self.happened = True
        say(f"dqcheck: {sentence('run.stopped-early', self._language, {'read': read, 'of': files})}", err=True)


def _tell_kept(language: Language, kept: int, files: int) -> None:
    say(sentence("run.from-cache", language, {"kept": kept, "of": files}), err=True)


def _load(path: Path) -> Report:
    from dqcheck.reporters import json_reading

    return json_reading.load(path)


def annotate(report: Report, folder: Path, language: Language, own: Sequence[Path]) -> None:
    """Write annotated copies of the workbooks, none of them over the user's ``own`` files, and say so where it does not
    disturb what is printed."""
    from dqcheck.reporters import annotate as copies

    written = copies.write(report, folder, language, own)
    for note in written.notes:
        say(note, err=True)
    facts = {"count": len(written.paths), "folder": str(folder)}
    say(sentence("annotate.copied", language, facts), err=True)


def show(report: Report, name: str, language: Language, saved: Mapping[str, Path] = NOWHERE) -> None:
    """Print a report on the standard output; binary formats go there as they are. A long one that is ``saved`` in a
    file, by format, is copied from there."""
    from dqcheck.reporters import FORMATS, pieces, render

    if name == "terminal":
        from dqcheck.reporters import brief
        from dqcheck.reporters.terminal import print_report

        with console() as screen:
            print_report(brief(report), language, screen)
        return
    if FORMATS[name].streams:
        if name in saved:
            with saved[name].open("rb") as file:
                while piece := file.read(COPIED):
                    put(sys.stdout, piece)
            return
        for piece in pieces(report, name, language):
            put(sys.stdout, piece)
        return
    content = render(report, name, language)
    if not content:  # a format that has nothing to say of what passes
        return
    put(sys.stdout, content if isinstance(content, bytes) else content.rstrip("\n").encode() + b"\n")


def exit_code(report: Report, fail_on: str) -> int:
    """The exit code of a report: a rule error before an unreadable input, that before findings."""
    if report.rule_errors:
        return BROKEN
    if report.partial:
        return UNREADABLE
    worst = report.worst()
    if fail_on != "never" and worst is not None and worst.rank <= Severity(fail_on).rank:
        return FINDINGS
    return 0

"""``dqcheck baseline``: adopt the tool on a repository with old faults. A baseline can only shrink unless asked."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dqcheck.cli.common import LANGUAGE, fail, told, user
from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError, SourceError
from dqcheck.model.report import Report

if TYPE_CHECKING:
    from dqcheck.waivers import Entry

MOST_NAMES = 5
"""Files that are named where many cannot be read."""


@click.command(name="baseline", short_help="Accept the discrepancies of today; later only fewer.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--report",
    "report_path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The JSON report to take the findings from (default: the paths of the configuration are checked).",
)
@click.option("--grow", is_flag=True, help="Also accept discrepancies that are new since the baseline was made.")
@click.option("--reason", default="baseline", show_default=True, help="The reason written into each waiver.")
@LANGUAGE
def command(paths: tuple[Path, ...], report_path: Path | None, grow: bool, reason: str, language: str | None) -> None:
    """Write waivers for today's discrepancies in PATHS, else in the paths of the configuration. Once the file of
    waivers exists, those that meet no finding any more are dropped (with PATHS or a report: of its files), and new
    discrepancies are added with --grow alone. With an input that cannot be read nothing is written (exit code 3).
    """
    from dqcheck import waivers
    from dqcheck.cli.given_report import report_here
    from dqcheck.cli.inputs import own_files
    from dqcheck.config import find
    from dqcheck.messages import sentence
    from dqcheck.output import apart

    tongue = told(language)
    try:
        config = find(Path())
        path = config.path(config.waivers)
        checked = paths or [config.path(name) for name in config.paths]
        apart((path,), own_files(checked, (report_path,), config))
        old = waivers.load(path)
        report = report_here(report_path, paths, config, tongue)
        _refuse_unread(report)
        found = {finding.fingerprint: finding for finding in report.findings}
        kept = _kept(old, report, everything=not paths and report_path is None)
        known = {entry.fingerprint for entry in kept}
        # A waiver holds for what repeats its finding.
        new = [one for mark, one in found.items() if not {mark, one.repeats} & known and one.repeats not in found]
        taken = new if grow or not path.exists() else []
        added = [waivers.entry_for(one, reason=reason, by=user(), files=report.files) for one in taken]
        waivers.save(path, [*kept, *added])
    except DqcheckError as error:
        fail(error, tongue)
    say(
        sentence(
            "waiver.baseline",
            tongue,
            {"path": str(path), "added": len(added), "removed": len(old) - len(kept), "left": len(new) - len(added)},
        )
    )


def _refuse_unread(report: Report) -> None:
    """Raise SourceError where a file was not read: it has no findings today, and its waivers would go as if they had
    been corrected."""
    unread = [file.source for file in report.files if file.problem]
    if unread:
        more = len(unread) - MOST_NAMES
        names = ", ".join([*unread[:MOST_NAMES], *([f"… (+{more})"] if more > 0 else [])])
        english = f"The baseline is left as it is, because these files cannot be read: {names}."
        raise SourceError("error.baseline-unread", english, names=names)


def _kept(old: "tuple[Entry, ...]", report: Report, *, everything: bool) -> "list[Entry]":
    """The waivers that still meet a finding, with the files where it stands now. Where not ``everything`` was checked,
    those that the run could not have met stay."""
    from dqcheck import waivers

    found = {finding.fingerprint: finding for finding in report.findings}
    scope = waivers.Scope(
        rules=frozenset(rule.rule for rule in report.rules),
        submissions=frozenset(one.name for one in report.submissions),
        files=frozenset(map(waivers.absolute, report.files)),
    )
    kept = []
    for entry in old:
        finding = found.get(entry.fingerprint)
        if finding is None:
            kept += [] if everything or scope.covers(entry) else [entry]
        elif entry.values == waivers.values_of(finding):
            kept.append(replace(entry, files=waivers.files_of(finding, report.files) or entry.files))
    return kept

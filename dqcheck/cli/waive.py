"""``dqcheck waive``: accept one discrepancy, with the reason, who, and until when."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, told, user
from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError, UsageError
from dqcheck.model.finding import Finding
from dqcheck.model.text import Language

SHOWN = 10
"""Discrepancies that are listed for someone who has to choose one; a run prints them all."""


@click.command(name="waive", short_help="Accept a discrepancy, with a reason and an end.")
@click.argument("fingerprint")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--reason", required=True, help="Why the discrepancy is accepted.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Last day on which it is accepted.")
@click.option("--by", default="", help="Who accepts it (default: the user of this machine).")
@click.option(
    "--report",
    "report_path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The JSON report that shows the finding (default: the paths of the configuration are checked).",
)
@LANGUAGE
def command(
    fingerprint: str,
    paths: tuple[Path, ...],
    reason: str,
    until: datetime | None,
    by: str,
    report_path: Path | None,
    language: str | None,
) -> None:
    """Accept the discrepancy FINGERPRINT of PATHS, else of the paths of the configuration. The waiver lapses when one
    of its figures changes. A fingerprint may be shortened; one that no discrepancy has lists a few with theirs."""
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
        report = report_here(report_path, paths, config, tongue)
        accepted = _chosen(report.findings, fingerprint, tongue)
        entry = waivers.entry_for(
            accepted, reason=reason, by=by or user(), until=until.date() if until else None, files=report.files
        )
        kept = [old for old in waivers.load(path) if old.fingerprint != entry.fingerprint]
        waivers.save(path, [*kept, entry])
    except DqcheckError as error:
        fail(error, tongue)
    say(sentence("waiver.written", tongue, {"path": str(path), "rule": entry.rule, "submission": entry.submission}))


def _chosen(findings: Sequence[Finding], fingerprint: str, language: Language) -> Finding:
    """The finding of a fingerprint, or of the beginning of one. Raises UsageError when there is none or more than one,
    after listing the first of those that may be meant."""
    exact = [one for one in findings if one.fingerprint == fingerprint]
    found = exact or [one for one in findings if fingerprint and one.fingerprint.startswith(fingerprint)]
    if len(found) == 1:
        return found[0]
    from dqcheck.messages import sentence

    listed = found or findings
    for one in listed[:SHOWN]:
        say(f"{one.fingerprint}  {one.rule}  {one.submission}: {one.message[language]}", err=True)
    if len(listed) > SHOWN:
        say(sentence("waiver.more", language, {"count": len(listed) - SHOWN}), err=True)
    key = "error.fingerprint-unknown" if not found else "error.fingerprint-short"
    english = f"{len(found)} findings have the fingerprint {fingerprint}."
    key = key if fingerprint else "error.fingerprint-missing"
    raise UsageError(key, english, fingerprint=fingerprint, count=len(found))

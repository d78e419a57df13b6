"""``dqcheck waive``: accept one discrepancy, with the reason, who, and until when."""

from datetime import datetime
from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, told, user
from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError, UsageError

SHOWN = 50
"""Discrepancies that are listed for someone who has to choose one."""


@click.command(name="waive", short_help="Accept a discrepancy, with a reason and an end.")
@click.argument("fingerprint")
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
    fingerprint: str, reason: str, until: datetime | None, by: str, report_path: Path | None, language: str | None
) -> None:
    """Accept the discrepancy FINGERPRINT. The waiver lapses when one of its figures changes. A fingerprint may be
    shortened; one that no discrepancy has lists them with theirs."""
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
        apart((path,), own_files([config.path(name) for name in config.paths], (report_path,), config))
        every = report_here(report_path, config).findings
        exact = [one for one in every if one.fingerprint == fingerprint]
        found = exact or [one for one in every if fingerprint and one.fingerprint.startswith(fingerprint)]
        if len(found) != 1:
            for one in (found or every)[:SHOWN]:
                say(f"{one.fingerprint}  {one.rule}  {one.submission}: {one.message[tongue]}", err=True)
            key = "error.fingerprint-unknown" if not found else "error.fingerprint-short"
            key = key if fingerprint else "error.fingerprint-missing"
            raise UsageError(
                key,
                f"{len(found)} findings have the fingerprint {fingerprint}.",
                fingerprint=fingerprint,
                count=len(found),
            )
        entry = waivers.entry_for(found[0], reason=reason, by=by or user(), until=until.date() if until else None)
        kept = [old for old in waivers.load(path) if old.fingerprint != entry.fingerprint]
        waivers.save(path, [*kept, entry])
    except DqcheckError as error:
        fail(error, tongue)
    say(sentence("waiver.written", tongue, {"path": str(path), "rule": entry.rule, "submission": entry.submission}))

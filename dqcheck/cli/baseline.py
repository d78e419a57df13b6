"""``dqcheck baseline``: adopt the tool on a repository with old faults. A baseline can only shrink unless asked."""

from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, told, user
from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError, SourceError


@click.command(name="baseline", short_help="Accept the discrepancies of today; later only fewer.")
@click.option(
    "--report",
    "report_path",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The JSON report to take the findings from (default: the paths of the configuration are checked).",
)
@click.option("--grow", is_flag=True, help="Also accept discrepancies that are new since the baseline was made.")
@click.option("--reason", default="baseline", show_default=True, help="The reason written into each waiver.")
@LANGUAGE
def command(report_path: Path | None, grow: bool, reason: str, language: str | None) -> None:
    """Write waivers for today's discrepancies. Once the file of waivers exists, only those that still meet a finding
    are kept; new discrepancies are added with --grow alone. With an input that cannot be read nothing is written (exit
    code 3)."""
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
        old = waivers.load(path)
        report = report_here(report_path, config)
        unread = ", ".join(file.source for file in report.files if file.problem)
        if unread:
            # What cannot be read has no findings today: its waivers would go as if they had been corrected.
            english = f"The baseline is left as it is, because these files cannot be read: {unread}."
            raise SourceError("error.baseline-unread", english, names=unread)
        found = {finding.fingerprint: finding for finding in report.findings}
        kept = [e for e in old if e.fingerprint in found and e.values == waivers.values_of(found[e.fingerprint])]
        known = {entry.fingerprint for entry in kept}
        new = [finding for fingerprint, finding in found.items() if fingerprint not in known]
        added = [waivers.entry_for(finding, reason=reason, by=user()) for finding in new if grow or not path.exists()]
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

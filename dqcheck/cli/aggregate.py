"""``dqcheck aggregate``: the province's totals from accepted submissions only, never without saying who is missing."""

import sys
from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, settings, told
from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError

INCOMPLETE, BROKEN = 1, 2

MOST_ABSENT = 8
"""Units that sent nothing that are named on the screen; the file names all."""


@click.command(name="aggregate", short_help="Add up the accepted submissions; say who is missing.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--rules", "rulesets", multiple=True, metavar="NAME|PATH", help="Ruleset to use; found otherwise.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="File of the totals: .csv, .xlsx or .json.",
)
@click.option("--allow-missing", is_flag=True, help="Exit with 0 although units are missing from the totals.")
@LANGUAGE
def command(
    paths: tuple[Path, ...], rulesets: tuple[str, ...], output: Path, allow_missing: bool, language: str | None
) -> None:
    """Add up the figures of the submissions without errors, and list those that are missing, and why.

    Exit codes: 0 everyone is in the totals, or --allow-missing; 1 someone is missing; 2 usage, ruleset or rule error.
    """
    from dqcheck import waivers
    from dqcheck.api import aggregate
    from dqcheck.cli.inputs import inputs, own_files
    from dqcheck.cli.progress import progress
    from dqcheck.messages import sentence
    from dqcheck.model.report import Status
    from dqcheck.output import apart, write
    from dqcheck.reporters.totals_report import why, writer

    config, tongue = settings(), told(language)
    try:
        rendered = writer(output)
        chosen, waived = inputs(paths, config, None), config.path(config.waivers)
        apart((output,), own_files(chosen, (*(rulesets or config.rules), waived), config))
        with progress(tongue) as step:
            found = aggregate(
                chosen,
                rules=rulesets or config.rulesets(),
                severity=config.severity,
                waivers=waivers.load(waived),
                numbers=config.numbers,
                limits=config.limits(),
                progress=step,
                cache=config.cache_folder(),
            )
        write(output, rendered(found, tongue))
    except DqcheckError as error:
        fail(error, tongue)
    counts = {"accepted": len(found.accepted), "missing": len(found.missing), "path": str(output)}
    say(sentence("aggregate.summary", tongue, counts))
    absent = [one.name for one in found.missing if one.status is Status.NOT_SUBMITTED]
    for one in found.missing:
        if one.status is not Status.NOT_SUBMITTED:
            say(f"  {one.name}: {why(one, tongue)}")
    if absent:
        named, more = absent[:MOST_ABSENT], len(absent) - MOST_ABSENT
        others = [sentence("report.more-units", tongue, {"count": more})] if more > 0 else []
        facts = {"count": len(absent), "names": ", ".join((*named, *others))}
        say(f"  {sentence('aggregate.absent', tongue, facts)}")
    for broken in found.report.rule_errors:
        say(f"dqcheck: {broken.rule}: {broken.message}", err=True)
    if found.report.rule_errors:
        sys.exit(BROKEN)
    sys.exit(0 if found.complete or (allow_missing and found.accepted) else INCOMPLETE)

"""``dqcheck form``: what whoever keeps a form has to decide: which shortened headers stand for which fields."""

from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, settings, told
from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError


@click.group(name="form", short_help="Decide how headers of a form are read.")
def command() -> None:
    """Decide how headers of a form are read."""


@command.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--rules", "rulesets", multiple=True, metavar="NAME|PATH", help="Ruleset to use; found otherwise.")
@click.option("--only", multiple=True, metavar="HEADER", help="Accept only this header; may be given several times.")
@click.option("--dry-run", is_flag=True, help="Only say what would be accepted.")
@LANGUAGE
def accept(
    paths: tuple[Path, ...], rulesets: tuple[str, ...], only: tuple[str, ...], dry_run: bool, language: str | None
) -> None:
    """Accept the shortened headers of workbooks for the fields that they seem to stand for.

    They are written into accepted-labels.yaml beside the ruleset, where they hold from then on.
    """
    from dqcheck.cli.inputs import inputs, own_files
    from dqcheck.engine import label_proposals
    from dqcheck.engine.intake import expand, take
    from dqcheck.engine.selection import Library
    from dqcheck.messages import sentence
    from dqcheck.output import apart

    config, tongue = settings(), told(language)
    try:
        chosen = inputs(paths, config, None)
        library = Library(rulesets or config.rulesets())
        taken = take(expand(chosen), library.forms, limits=config.limits())
        found = label_proposals.wanted(label_proposals.of(taken), only)
        for one in found:
            say(sentence("form.proposal", tongue, {"header": one.header, "label": one.label, "table": one.table}))
        written = label_proposals.files(found, library.forms())
        if not dry_run:
            apart(tuple(written), own_files(chosen, (), config))
            label_proposals.write(written)
    except DqcheckError as error:
        fail(error, tongue)
    if not found:
        say(sentence("form.nothing-proposed", tongue, {}))
    for path in () if dry_run else written:
        say(sentence("form.accepted", tongue, {"path": str(path)}))

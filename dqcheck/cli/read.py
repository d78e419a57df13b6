"""``dqcheck read``: show what was understood of one report, for whoever asks why."""

from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, told
from dqcheck.errors import DqcheckError, UsageError


@click.command(name="read", short_help="Show what was understood of a report: its figures and claims.")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--claims/--no-claims", default=True, help="List the claims and how each was judged.")
@LANGUAGE
def command(path: Path, claims: bool, language: str | None) -> None:
    """Show what was understood of a report (.docx, .pdf, .txt): its text with figures marked, and its claims."""
    from dqcheck import narratives, sources
    from dqcheck.cli.shown_reading import print_reading
    from dqcheck.model.document import Narrative

    tongue = told(language)
    try:
        document = sources.read(path)
        if not isinstance(document, Narrative):
            raise UsageError(
                "error.not-a-report",
                f"{path.name} is a workbook; `dqcheck read` shows reports in prose. Use `dqcheck run`.",
                path=path.name,
            )
        extraction = narratives.extract(document)
        print_reading(document, extraction, narratives.annotate(document, extraction), tongue, claims=claims)
    except DqcheckError as error:
        fail(error, tongue)

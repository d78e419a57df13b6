"""``dqcheck read``: show what was understood of one report or workbook, for whoever asks why."""

from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, told
from dqcheck.errors import DqcheckError, UsageError
from dqcheck.model.document import Workbook
from dqcheck.model.text import Language


@click.command(name="read", short_help="Show what was understood of a report or workbook.")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--claims/--no-claims", default=True, help="List the claims and how each was judged.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.html",
    help="Write the tables of a workbook as a page, every cell with its role.",
)  # fmt: skip
@LANGUAGE
def command(path: Path, claims: bool, output: Path | None, language: str | None) -> None:
    """Show what was understood: of a report (.docx, .pdf, .txt) its text with figures marked, and its claims; of a
    workbook the roles of its cells and the relations between its figures."""
    from dqcheck import narratives, sources
    from dqcheck.cli.shown_reading import print_reading
    from dqcheck.cli.shown_tables import print_tables
    from dqcheck.drafting.table_views import table_views
    from dqcheck.model.document import Narrative

    tongue = told(language)
    try:
        document = sources.read(path)
        if isinstance(document, Workbook):
            _tables(document, path, output, tongue)
        elif output is not None:
            raise UsageError("error.read-output", "Only the tables of a workbook are written as a page.")
        elif isinstance(document, Narrative):
            extraction, _ = narratives.with_tables(document, narratives.extract(document))
            print_reading(document, extraction, narratives.annotate(document, extraction), tongue, claims=claims)
            if claims:
                print_tables(table_views(narratives.tables(document)), tongue)
    except DqcheckError as error:
        fail(error, tongue)


def _tables(workbook: Workbook, path: Path, output: Path | None, language: Language) -> None:
    """Show the tables of a workbook: on the terminal, or as a page."""
    from dqcheck.cli.printing import say
    from dqcheck.cli.shown_tables import print_tables
    from dqcheck.drafting.table_views import table_views
    from dqcheck.messages import sentence

    views = table_views(workbook)
    if not views:
        say(sentence("read.no-table", language))
    elif output is None:
        print_tables(views, language)
    else:
        from dqcheck.output import apart, write
        from dqcheck.reporters import tables_page

        apart((output,), (path,))
        write(output, tables_page.render(workbook.source, views, language).encode())

"""``dqcheck form``: the blank workbook of a form, and what whoever keeps a form has to decide: which shortened headers
stand for which fields."""

from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, settings, told
from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError


class FormGroup(click.Group):
    """The group whose commands work on a form; ``dqcheck form RULESET`` alone makes its workbook."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named, else ``make`` with all that was given."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            return make.name, make, args
        return super().resolve_command(ctx, args)


@click.group(name="form", cls=FormGroup, short_help="Make the blank workbook of a form; accept headers.")
def command() -> None:
    """Make the blank workbook that units fill in (dqcheck form RULESET -o form.xlsx), or accept shortened headers."""


@command.command(short_help="Make the blank workbook of a form.")
@click.argument("ruleset", metavar="RULESET")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.xlsx",
    help="The workbook to write.",
)  # fmt: skip
@click.option("--table", "tables", multiple=True, metavar="TABLE", help="Only this table; may be given several times.")
@click.option("--rows", type=int, default=None, metavar="N", help="Rows of tables with many records (default: 30).")
@click.option("--unit", default="", metavar="NAME", help="The reporting unit, filled in.")
@click.option("--every-unit", is_flag=True, help="One workbook for all: a row for each unit of the ruleset's list.")
@LANGUAGE
def make(
    ruleset: str, output: Path, tables: tuple[str, ...], rows: int | None, unit: str, every_unit: bool,
    language: str | None,
) -> None:  # fmt: skip
    """Make the blank workbook of a form: headers as declared, Excel's own checks on every cell, formulas for totals and
    rates.

    What units fill in is read by dqcheck run as it is. The word make may be left out.
    """
    from dqcheck import rulesets
    from dqcheck.authoring.blank_form import blank_form
    from dqcheck.authoring.form_layout import USUAL_ROWS, FormChoices, lay_out, unit_named
    from dqcheck.authoring.form_rereading import not_found
    from dqcheck.errors import UsageError
    from dqcheck.messages import sentence
    from dqcheck.output import write

    tongue = told(language)
    try:
        if output.suffix.casefold() != ".xlsx":
            raise UsageError("error.form-format", f"{output}: a form is written as .xlsx.", path=str(output))
        form = rulesets.load(ruleset)
        choices = FormChoices(tables=tables, rows=USUAL_ROWS if rows is None else rows, every_unit=every_unit)
        layout = lay_out(form, choices, tongue)
        data = blank_form(layout, tongue, unit_named(form, unit))
        write(output, data)
        missed = not_found(layout, data)
    except DqcheckError as error:
        fail(error, tongue)
    fields = [placed for block in layout.blocks for placed in block.fields]
    facts = {
        "path": str(output),
        "tables": len(layout.blocks),
        "fields": len(fields),
        "computed": sum(placed.computed is not None for placed in fields),
    }
    say(sentence("blank.made", tongue, facts))
    if left := [name for name in form.tables if not tables and layout.block(name) is None]:
        say(sentence("blank.left-out", tongue, {"tables": left}))
    for name, names in missed.items():
        titles = [form.tables[name].fields[field].called for field in names]
        say(sentence("blank.not-found", tongue, {"table": form.tables[name].title, "fields": titles}), err=True)


@command.command(short_help="Accept shortened headers.")
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

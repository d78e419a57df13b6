"""``dqcheck letter``: a request for correction to each reporting unit."""

import sys
from pathlib import Path

import click

from dqcheck.cli.common import LANGUAGE, fail, settings, told
from dqcheck.cli.printing import say
from dqcheck.errors import DqcheckError, UsageError
from dqcheck.messages import sentence
from dqcheck.model.report import Report


@click.command(name="letter", short_help="Write a request for correction to each reporting unit.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
    help="Folder for the letters.",
)  # fmt: skip
@click.option(
    "--report", "report_path", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Take the findings from this JSON report instead of checking PATHS.",
)  # fmt: skip
@click.option("--rules", "rulesets", multiple=True, metavar="NAME|PATH", help="Ruleset to use.")
@click.option(
    "--template", type=click.Path(path_type=Path, dir_okay=False), metavar="DOCX",
    help="Your own form of the letter.",
)  # fmt: skip
@click.option(
    "--save-template", type=click.Path(path_type=Path, dir_okay=False), metavar="DOCX",
    help="Write the built-in form of the letter, to change it and give it back with --template.",
)  # fmt: skip
@click.option("--set", "given", multiple=True, metavar="NAME=TEXT", help="Text for a placeholder, may be repeated.")
@click.option(
    "--mail", type=click.Choice(["html", "md", "none"]), default="html", show_default=True,
    help="Format of the e-mail body beside each letter.",
)  # fmt: skip
@click.option("--errors-only", is_flag=True, help="Ask about errors only, not about warnings.")
@LANGUAGE
def command(
    paths: tuple[Path, ...],
    folder: Path | None,
    report_path: Path | None,
    rulesets: tuple[str, ...],
    template: Path | None,
    save_template: Path | None,
    given: tuple[str, ...],
    mail: str,
    errors_only: bool,
    language: str | None,
) -> None:
    """Write, for each unit with figures that do not match yet, an official letter (.docx, in the form of Decree
    30/2020/NĐ-CP) and the same as an e-mail body.

    Exit codes: 0 when the letters were written or none is needed; 2 and 3 as dqcheck run.
    """
    from dqcheck.cli.inputs import inputs, own_files
    from dqcheck.model.rule import Severity
    from dqcheck.output import apart, make, write
    from dqcheck.reporters import letter_docx, letter_mail, letter_template, letters

    tongue = told(language)
    severities = (Severity.ERROR,) if errors_only else (Severity.ERROR, Severity.WARNING)
    try:
        config = settings()
        chosen = inputs(paths, config, None) if folder is not None and report_path is None else paths
        others = (*(rulesets or config.rules), report_path, template, config.path(config.waivers))
        own = own_files(chosen, others, config)
        if save_template is not None:
            apart((save_template,), own)
            make(save_template.parent)
            write(save_template, letter_docx.timeless(letter_template.build(tongue)))
            say(sentence("letter.template-written", tongue, {"path": str(save_template)}))
            if folder is None:
                return
        if folder is None:
            raise UsageError("error.letter-folder", "Name the folder for the letters: -o DIR.")
        texts = dict(map(_pair, given))
        form = letter_docx.Template(_read(template) if template is not None else letter_template.build(tongue))
        report = _report(chosen, report_path, rulesets)
        made = letters.letters(report, tongue, severities)
        bodies = {"html": letter_mail.html, "md": letter_mail.markdown}
        files = [folder / f"{one.name}.{ending}" for one in made.letters for ending in ("docx", mail)]
        apart(files, (*own, *(Path(file.path) for file in report.files)))
        if made.letters:
            make(folder)
        for one in made.letters:
            write(folder / f"{one.name}.docx", form.fill(one, texts, tongue))
            if mail in bodies:
                write(folder / f"{one.name}.{mail}", bodies[mail](one, tongue).encode())
    except DqcheckError as error:
        fail(error, tongue)
    for note in made.notes:
        say(note, err=True)
    facts = {"count": len(made.letters), "folder": str(folder)}
    say(sentence("letter.written" if made.letters else "letter.none", tongue, facts))


def _report(paths: tuple[Path, ...], report_path: Path | None, rulesets: tuple[str, ...]) -> Report:
    """The report to write letters from: a JSON file, or a run over the paths."""
    from dqcheck import waivers

    if report_path is not None:
        from dqcheck.reporters import json_reading

        return json_reading.load(report_path)
    from dqcheck.api import check

    config = settings()
    report = check(
        paths,
        rules=rulesets or config.rulesets(),
        select=config.select,
        ignore=config.ignore,
        severity=config.severity,
        waivers=waivers.load(config.path(config.waivers)),
    )
    if report.rule_errors or not report.judged:
        # A batch that was not checked must not look like one without anything to ask.
        from dqcheck.cli.run import exit_code, show

        show(report, "terminal", told(None))
        sys.exit(exit_code(report, "never"))
    return report


def _read(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except OSError as error:
        raise UsageError("error.letter-template", "The template is not a .docx document.") from error


def _pair(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not mark or not name.strip():
        raise UsageError("error.letter-option", f"{text!r} does not have the form NAME=TEXT.", text=text)
    return name.strip(), value

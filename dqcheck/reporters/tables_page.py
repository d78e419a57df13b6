"""What was understood of the tables of a workbook as one page: every cell with its role, the rows under those that add
them up, the relations beside them."""

from collections.abc import Sequence
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

from dqcheck.drafting.table_views import ROLES, TableView
from dqcheck.messages import legible_record, sentence
from dqcheck.model.place import column_letters
from dqcheck.model.text import Language
from dqcheck.reporters.html_report import policy

if TYPE_CHECKING:
    from jinja2 import Template

MOST_ROWS = 300
MOST_COLUMNS = 60
"""Rows and columns of a sheet that are shown; the page says how many there are more."""


def render(source: str, views: Sequence[TableView], language: Language = "vi") -> str:
    """The page, in UTF-8."""
    template, style = _parts()
    return template.render(
        source=legible_record(source),
        views=[legible_record(view) for view in views],
        roles=ROLES,
        letters=column_letters,
        most_rows=MOST_ROWS,
        most_columns=MOST_COLUMNS,
        t=partial(_words, language),
        language=language,
        style=style,
        policy=policy(style, ""),
    )


def _words(language: Language, key: str, **facts: object) -> str:
    return sentence(f"read.{key}", language, facts)


@cache
def _parts() -> "tuple[Template, str]":
    from jinja2 import Environment, StrictUndefined

    folder = files("dqcheck.reporters") / "templates"
    source, style = ((folder / name).read_text(encoding="utf-8") for name in ("tables.html.jinja", "tables.css"))
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return environment.from_string(source), f"\n{style}"

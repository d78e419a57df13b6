"""How the tables of a workbook are printed: what each row is, and which relations its figures show."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from dqcheck.cli import printing
from dqcheck.drafting.seen_relations import SeenRelation
from dqcheck.drafting.table_views import CellRole, TableView
from dqcheck.messages import legible_record, sentence
from dqcheck.model.text import Language

BY_ROWS: tuple[CellRole, ...] = ("title", "header", "group", "note")
"""Roles that are told by the rows in which they are."""
_LISTED_CELLS = 6
MOST_RELATIONS = 40
"""Relations of a table that are listed, those that fail first; a page shows them all."""


def print_tables(views: Sequence[TableView], language: Language) -> None:
    """Print what was understood of the tables of a workbook."""
    with printing.console() as console:
        for view in map(legible_record, views):
            console.print(Text(sentence("read.sheet", language, {"sheet": view.sheet}), style="bold"))
            for line in _lines(view, language):
                console.print(line, soft_wrap=not console.is_terminal)
            console.print()


def _lines(view: TableView, language: Language) -> Iterator[Text]:
    for role in BY_ROWS:
        rows = view.rows_of(role)
        if rows:
            name = sentence(f"read.role-{role}", language)
            yield Text(" – " + sentence("read.rows", language, {"role": name, "rows": spans(rows)}))
    if view.unit:
        yield Text(" – " + sentence("read.unit", language, {"unit": view.unit}))
    counts = {role: view.count(role) for role in ("data", "derived", "suspect")}
    facts = {"count": sum(counts.values()), "derived": counts["derived"], "suspect": counts["suspect"]}
    yield Text(" – " + sentence("read.figures", language, facts))
    for relation in view.relations[:MOST_RELATIONS]:
        style = "bold red" if relation.failing else "green"
        yield Text.assemble(" – ", (relation.formula, style), f"  {told(relation, language)}")
    if len(view.relations) > MOST_RELATIONS:
        yield Text(" – " + sentence("read.more-relations", language, {"count": len(view.relations) - MOST_RELATIONS}))
    if not view.relations:
        yield Text(" – " + sentence("read.no-relation", language))


def told(relation: SeenRelation, language: Language) -> str:
    """A relation in words: what is stated, and how many lines bear it out."""
    name = sentence(f"read.kind-{relation.kind}", language)
    if relation.declared:
        name = sentence("read.declared", language, {"kind": name})
    label = f"{relation.stated} · " if relation.stated else ""
    holds = sentence("read.holds", language, {"count": relation.holds})
    if not relation.failing:
        return f"{label}{name} · {holds}"
    cells = [*relation.failing[:_LISTED_CELLS], *(["…"] if len(relation.failing) > _LISTED_CELLS else [])]
    failing = sentence("read.fails", language, {"count": len(relation.failing), "cells": tuple(cells)})
    return f"{label}{name} · {holds}, {failing}"


def spans(rows: Sequence[int]) -> str:
    """Rows as ranges: ``1–3, 7``."""
    found: list[list[int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    return ", ".join(f"{first}–{last}" if first < last else str(first) for first, last in found)

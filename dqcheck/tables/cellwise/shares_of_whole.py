"""Shares of one whole under a heading that says so (``Cơ cấu kinh tế``): rows with a sign or columns side by side that
make up a hundred percent together on every line."""

from collections.abc import Iterator

import numpy as np

from dqcheck.tables.cellwise.cell_statements import CellRelation, CellStatement, Oriented
from dqcheck.tables.wordings import WORDS

_BULLETS = ("-", "–", "+", "*", "•")
_FEWEST_PARTS = 2
_MOST_PARTS = 40
_FEWEST_LINES = 2
"""Lines that must bear it out ..."""
_MOST_FAILURES_SHARE = 0.34
"""... and the share of them that may not."""
_SURE_LINES = 5
_WHOLE = 100.0
_HIGHEST = 100.5
"""A figure from which on it is no share in percent."""


def shares_of_whole(data: Oriented) -> Iterator[CellRelation]:
    """The groups of shares along one axis that nearly all lines bear out."""
    for parts in _under_headings(data) if data.axis == "rows" else _side_by_side(data):
        if _FEWEST_PARTS <= len(parts) <= _MOST_PARTS:
            found = _relation(data, parts)
            if found is not None:
                yield found


def _under_headings(data: Oriented) -> Iterator[list[int]]:
    """The rows with a sign right below a row without figures that heads shares."""
    filled, parts = set(data.filled), list[int]()
    structure = data.says(WORDS.rows.structure)
    opened = False
    for at, label in enumerate(data.labels):
        if at in filled and opened and label.strip().startswith(_BULLETS):
            parts.append(at)
            continue
        yield parts
        parts, opened = [], at not in filled and bool(structure[at])
    yield parts


def _side_by_side(data: Oriented) -> Iterator[list[int]]:
    """The columns side by side that stand under one heading of shares, none of them a total."""
    parts: list[int] = []
    heading = ""
    for at in data.filled:
        found = WORDS.cells.share.search(data.labels[at])
        mine = data.labels[at][: found.end()] if found is not None and found.start() == 0 else ""
        if mine and mine == heading and at == parts[-1] + 1:
            parts.append(at)
            continue
        yield parts
        parts, heading = ([at] if mine else []), mine
    yield parts


def _relation(data: Oriented, parts: list[int]) -> CellRelation | None:
    if any(WORDS.relations.total.search(data.labels[part]) for part in parts):
        return None
    values, given = data.values[parts], data.given[parts]
    applies = given.all(axis=0) & (values >= 0).all(axis=0) & (values <= _HIGHEST).all(axis=0)
    reach = 0.5 * data.steps[parts].sum(axis=0) + 1e-9
    holds = applies & (np.abs(values.sum(axis=0) - _WHOLE) <= reach)
    holding, failing = int(holds.sum()), int((applies & ~holds).sum())
    if holding < _FEWEST_LINES or failing > _MOST_FAILURES_SHARE * (holding + failing):
        return None
    statements = tuple(
        CellStatement(roles={"parts": tuple(data.cell(part, line) for part in parts)}, holds=bool(holds[line]))
        for line in np.nonzero(applies)[0].tolist()
    )
    return CellRelation(claim="table-shares", statements=statements, doubt=holding < _SURE_LINES or failing > 1)

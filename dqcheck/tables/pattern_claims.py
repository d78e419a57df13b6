"""What patterns state of each line: a claim with its cells, for the judge."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np

from dqcheck.model.claim import Claim, Figure
from dqcheck.model.quantity import Label
from dqcheck.tables.cell_figures import cell_figure, in_percent
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.relations.number_lines import Flags
from dqcheck.tables.statements import Outcomes, rounding_room
from dqcheck.tables.suspected_figures import suspected
from dqcheck.tables.table_patterns import TablePattern

_KINDS = {"sum": "table-total", "average": "table-average", "product": "table-product", "change": "table-growth"}
"""Kinds of claims, but for quotients, whose kind depends on their scale."""
_ADDED = ("sum", "average")
_EXACT_LINES = 10
"""Lines that hold, all of them to the digit, from which on whole numbers count and were not rounded."""
_SURE_LINES = 4
"""Lines that hold from which on a line that fails is an error ..."""
_SURE_DIGITS = 8
_SURE_FAILURES_SHARE = 0.15
"""... when at most this share of them fails."""
_MOST_WHOLE = 1e14
"""Whole numbers of fewer than 15 digits: spreadsheets keep no more of them."""


def claims(table: Labelled, found: Sequence[Outcomes], source: str, *, held: Sequence[Flags]) -> Iterator[Claim]:
    """The claims of lines that fail and of those that hold and are to be ``held``, by pattern."""
    for one, kept in zip(found, held, strict=True):
        sure = _is_sure(one)
        exact = one.pattern.kind in _ADDED and one.pattern.exact == one.pattern.holds >= _EXACT_LINES
        room = rounding_room(one.pattern)
        for line in np.nonzero(one.fails | kept)[0].tolist():
            failed = bool(one.fails[line])
            # beside decimals a whole number was rounded
            narrowed = None if exact or room >= 1 or not _all_whole(table, one.pattern, line) else room
            claim = _claim(table, one.pattern, line, source, exact=exact, room=narrowed, doubt=not sure, failed=failed)
            if claim is not None and line in one.suspects:
                claim = suspected(claim, one.pattern.cell(one.suspects[line], line))
            if claim is not None:
                yield claim


def claim_kind(pattern: TablePattern) -> str:
    """The kind of the claims that a pattern makes."""
    return _KINDS.get(pattern.kind) or ("table-ratio" if pattern.scale == 1 else "table-percentage")


def holding(table: Labelled, one: Outcomes, lines: Flags) -> int:
    """How many claims those of its lines would make (``claims``): those with two written figures besides the one that
    they give."""
    written = table.grid.written if one.pattern.axis == "rows" else table.grid.written.T
    return int((lines & (written[list(one.pattern.parts)].sum(axis=0) >= 2)).sum())


def _is_sure(one: Outcomes) -> bool:
    """Whether a line that fails is an error: nearly all others hold, and not by chance."""
    holds, fails = int(one.holds.sum()), int(one.fails.sum())
    return (
        not one.pattern.counted
        and one.pattern.digits >= _SURE_DIGITS
        and holds >= _SURE_LINES
        and fails <= max(1, _SURE_FAILURES_SHARE * (holds + fails))
    )


def _claim(
    table: Labelled,
    pattern: TablePattern,
    line: int,
    source: str,
    *,
    exact: bool,
    room: Decimal | None,
    doubt: bool,
    failed: bool,
) -> Claim | None:
    """One claim; None where a figure that is not stated would make up for what is lacking."""
    grid = table.grid
    exact = exact and _all_whole(table, pattern, line)
    target = cell_figure(table, source, pattern.cell(pattern.target, line), exact=exact, axis=pattern.axis, room=room)
    parts: list[Figure] = []
    unstated: list[Figure] = []
    for part in pattern.parts:
        row, column = pattern.cell(part, line)
        if not grid.written[row, column]:
            continue
        figure = cell_figure(table, source, (row, column), exact=exact, axis=pattern.axis, room=room)
        (unstated if isinstance(figure.value, Label) else parts).append(figure)
    if isinstance(target.value, Label) or not parts or (len(parts) + len(unstated) < 2):
        return None
    if failed and unstated:
        return None
    facts, kind = {"lines": pattern.holds}, claim_kind(pattern)
    if pattern.kind in ("sum", "average"):
        role = "total" if pattern.kind == "sum" else "stated"
        roles = {role: (target,), "parts": tuple(parts)}
        if unstated:
            roles["unstated"] = tuple(unstated)
        return Claim(kind=kind, roles=roles, doubt=doubt, facts=facts)
    if len(parts) != 2:
        return None
    above, below = parts
    if pattern.kind == "product":
        roles = {"stated": (target,), "factors": (above, below)}
        return Claim(kind=kind, roles=roles, params={"scale": pattern.scale}, doubt=doubt, facts=facts)
    if pattern.kind == "change":
        return Claim(
            kind=kind,
            roles={"stated": (in_percent(target, pattern.scale),), "now": (above,), "before": (below,)},
            doubt=doubt,
            facts=facts,
        )
    if pattern.scale == 1:
        return Claim(
            kind=kind,
            roles={"stated": (target,), "above": (above,), "below": (below,)},
            doubt=doubt,
            facts=facts,
        )
    roles = {"stated": (in_percent(target, pattern.scale),), "part": (above,), "whole": (below,)}
    return Claim(kind=kind, roles=roles, doubt=doubt, facts=facts)


def _all_whole(table: Labelled, pattern: TablePattern, line: int) -> bool:
    """Whether all figures of a line are whole numbers that a cell can hold to the last digit: beside decimals a whole
    number was rounded."""
    cells = [pattern.cell(one, line) for one in (pattern.target, *pattern.parts)]
    values = [float(table.grid.values[cell]) for cell in cells if table.grid.given[cell]]
    return all(value.is_integer() and abs(value) < _MOST_WHOLE for value in values)

"""What patterns state of each line: a claim with its cells, for the judge; what is not to be told is left out here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dqcheck.model.claim import Claim, Figure
from dqcheck.model.place import Place, cell_address
from dqcheck.model.quantity import Label, Missing, Quantity
from dqcheck.numerals.intervals import EXACT
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.patterns import AxisReading, Pattern
from dqcheck.tables.relations.lines import Flags, Numbers

KINDS = {"sum": "table-total", "average": "table-average"}
"""Kinds of claims, but for quotients and changes, whose kind depends on their scale."""
_EXACT_SHARE = 0.85
"""Share of the lines that hold to the digit from which on whole numbers count and were not rounded."""
_SURE_LINES = 4
"""Lines that hold from which on a line that fails is an error ..."""
_SURE_DIGITS = 12
_SURE_FAILURES_SHARE = 0.15
"""... when at most this share of them fails."""
_ROUNDING_DEVIATION = 0.5


@dataclass(slots=True, eq=False)
class Outcomes:
    """What became of the lines of one pattern: those that hold and those that fail and are told."""

    pattern: Pattern
    holds: Flags
    fails: Flags


def outcomes(reading: AxisReading) -> list[Outcomes]:
    """The lines of each pattern that hold, and those that fail it and do not fail most others too: a line whose
    figures do not add up elsewhere either is of another kind."""
    lines = reading.lines
    found = [_outcome(reading, pattern) for pattern in reading.patterns]
    added = [one for one in found if one.pattern.kind == "sum"]
    held = np.sum([one.holds for one in added], axis=0) if added else np.zeros(lines.values.shape[1])
    failed = np.sum([one.fails for one in added], axis=0) if added else np.zeros(lines.values.shape[1])
    apart = ((failed >= held) & (failed >= 2)) | ((failed > 0) & (held == 0) & lines.rates)
    for line in np.nonzero(apart)[0]:
        broken = [{one.pattern.target, *one.pattern.parts} for one in added if one.fails[line]]
        if not lines.rates[line] and set.intersection(*broken):  # one wrong figure explains them all
            apart[line] = False
    for one in added:
        one.fails &= ~apart
    return found


def _outcome(reading: AxisReading, pattern: Pattern) -> Outcomes:
    lines, parts = reading.lines, list(pattern.parts)
    stated, given = lines.values[pattern.target], lines.given[pattern.target]
    steps = lines.steps[pattern.target]
    noise = 1e-9 * np.maximum(np.abs(stated), 1)
    if pattern.kind in ("sum", "average"):
        present = lines.given[parts]
        count = present.sum(axis=0)
        expected = lines.values[parts].sum(axis=0)
        slack = np.where(lines.weighing[parts], lines.steps[parts], 0.0).sum(axis=0)
        if pattern.kind == "average":
            expected, slack = expected / np.maximum(count, 1), slack / np.maximum(count, 1)
        applies = given & (count >= (2 if pattern.kind == "average" else 1))
        tolerance = _ROUNDING_DEVIATION * (steps + slack) + noise
    else:
        above, below = parts
        applies = given & lines.given[above] & lines.given[below] & (lines.values[below] != 0)
        expected, tolerance = _quotient(lines.values[above], lines.values[below], pattern)
        tolerance = 0.51 * steps + noise + _spread(reading, pattern, expected)
    with np.errstate(invalid="ignore"):
        near = np.abs(stated - expected) <= tolerance
    return Outcomes(pattern, applies & near, applies & ~near)


def _quotient(above: Numbers, below: Numbers, pattern: Pattern) -> tuple[Numbers, Numbers]:
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(below != 0, above / np.where(below == 0, 1, below), 0.0)
    value = ratio - 1 if pattern.kind == "change" else ratio
    return value * pattern.scale, np.zeros_like(ratio)


def _spread(reading: AxisReading, pattern: Pattern, expected: Numbers) -> Numbers:
    """How far roundings of the two figures move their quotient."""
    lines, (above, below) = reading.lines, pattern.parts
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = [
            np.where(
                (lines.values[one] == 0) | (lines.values[one] == np.round(lines.values[one])), 0.0,
                0.5 * lines.steps[one] / np.abs(lines.values[one]),
            )
            for one in (above, below)
        ]  # fmt: skip
    base = np.abs(expected) + (pattern.scale if pattern.kind == "change" else 0)
    spread: Numbers = np.minimum(shares[0] + shares[1], 0.05) * base
    return spread


def claims(table: Labelled, found: Sequence[Outcomes], source: str, *, held: bool) -> Iterator[Claim]:
    """The claims of lines that fail and, with ``held``, of those that hold."""
    for one in found:
        sure = _is_sure(one)
        exact = one.pattern.exact >= _EXACT_SHARE * max(one.pattern.holds, 1)
        for line in np.nonzero(one.fails | one.holds if held else one.fails)[0].tolist():
            claim = _claim(table, one.pattern, line, source, exact=exact, doubt=not sure, failed=bool(one.fails[line]))
            if claim is not None:
                yield claim


def _is_sure(one: Outcomes) -> bool:
    """Whether a line that fails is an error: nearly all others hold, and not by chance."""
    holds, fails = int(one.holds.sum()), int(one.fails.sum())
    return (
        one.pattern.digits >= _SURE_DIGITS and holds >= _SURE_LINES
        and fails <= max(1, _SURE_FAILURES_SHARE * (holds + fails))
    )  # fmt: skip


def _claim(
    table: Labelled, pattern: Pattern, line: int, source: str, *, exact: bool, doubt: bool, failed: bool
) -> Claim | None:
    """One claim; None where a figure that is not stated would make up for what is lacking."""
    grid = table.grid
    target = _figure(table, source, pattern.cell(pattern.target, line), exact=exact)
    parts, unstated = [], []
    for part in pattern.parts:
        row, column = pattern.cell(part, line)
        if not grid.written[row, column]:
            continue
        figure = _figure(table, source, (row, column), exact=exact)
        (unstated if isinstance(figure.value, Label) else parts).append(figure)
    if isinstance(target.value, Label) or not parts or (len(parts) + len(unstated) < 2):
        return None
    if failed and unstated:
        return None
    facts = {"lines": pattern.holds}
    if pattern.kind in KINDS:
        role = "total" if pattern.kind == "sum" else "stated"
        roles = {role: (target,), "parts": tuple(parts)}
        if unstated:
            roles["unstated"] = tuple(unstated)
        return Claim(kind=KINDS[pattern.kind], roles=roles, doubt=doubt, facts=facts)
    if len(parts) != 2:
        return None
    above, below = parts
    if pattern.kind == "change":
        return Claim(
            kind="table-growth", roles={"stated": (_in_percent(target, pattern.scale),), "now": (above,), "before": (below,)},
            doubt=doubt, facts=facts,
        )  # fmt: skip
    if pattern.scale == 1:
        return Claim(
            kind="table-ratio", roles={"stated": (target,), "above": (above,), "below": (below,)}, doubt=doubt, facts=facts
        )
    roles = {"stated": (_in_percent(target, pattern.scale),), "part": (above,), "whole": (below,)}
    return Claim(kind="table-percentage", roles=roles, doubt=doubt, facts=facts)


def _figure(table: Labelled, source: str, cell: tuple[int, int], *, exact: bool) -> Figure:
    row, column = cell
    grid = table.grid
    value: Quantity | Missing | Label = grid.quantity(row, column, exact=exact)
    if isinstance(value, Missing):
        value = Label(text=value.text, value=" ".join(value.text.split()))
    row_label = " ".join(table.rows[row].split())
    column_label = table.columns[column]
    place = Place(
        sheet=grid.sheet.name, cell=cell_address(row, column), row_label=row_label or None, column_label=column_label or None
    )
    label = " / ".join(one for one in (row_label, column_label) if one)
    return Figure(value=value, source=source, place=place, quote="", label=label, paragraph=-1 - row, start=column)


def _in_percent(figure: Figure, scale: int) -> Figure:
    """A stated percentage, in percent also where the cell stores a fraction."""
    value = figure.value
    if not isinstance(value, Quantity):
        return figure
    factor = 100 // scale
    value = Quantity(
        text=value.text, value=EXACT.multiply(value.value, factor), quantum=EXACT.multiply(value.quantum, factor), unit="%",
        stored=value.stored,
    )  # fmt: skip
    return Figure(
        value=value, source=figure.source, place=figure.place, quote="", label=figure.label, paragraph=figure.paragraph,
        start=figure.start,
    )  # fmt: skip

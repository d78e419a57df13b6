"""Rows or columns that are called a part of another (``Trong đó``, ``of which``), or a group that a total counts too
(``Nữ`` beside ``Tổng số``): none of their figures may exceed the whole."""

from collections.abc import Iterator

import numpy as np

from dqcheck.numerals.folding import fold
from dqcheck.tables.cellwise.cell_statements import CellRelation, CellStatement, Oriented, room
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.relations.number_lines import Flags
from dqcheck.tables.wordings import WORDS, folded

_FURTHEST = 12
"""Positions between a part and its whole."""
_FEWEST_LINES = 3
"""Lines that must bear out that it is a part ..."""
_MOST_FAILURES_SHARE = 0.1
"""... and the share of them that may not, one at least where ..."""
_SURE_LINES = 5
"""... so many do; then nothing is in doubt."""
_BULLETS = ("-", "–", "+", "*", "•")
_TOTALS = frozenset(folded(WORDS.columns.totals))
_UNIT_COLUMNS = frozenset(folded((*WORDS.unit_lines, *WORDS.units)))


def wholes_and_parts(data: Oriented, table: Labelled) -> Iterator[CellRelation]:
    """The parts along one axis that the words call so and the figures bear out."""
    lines = _additive_lines(data)
    for part, whole in _of_rows(data, table) if data.axis == "rows" else _of_columns(data, data.filled):
        found = None if _is_no_amount(data.labels[part]) else _relation(data, part, whole, lines)
        if found is not None:
            yield found


def _additive_lines(data: Oriented) -> Flags:
    """Lines of amounts: not those that are called rates, changes or averages."""
    found: Flags = ~(data.across_say(WORDS.relations.unlike) | data.across_say(WORDS.relations.rate))
    return found


def _of_columns(data: Oriented, filled: list[int]) -> Iterator[tuple[int, int]]:
    """Columns whose heading says ``of which``, with the nearest column before that stands under the same heading and
    is none; a group under a heading that its total shares."""
    for index, at in enumerate(filled):
        label = data.labels[at]
        within = WORDS.cells.within.search(label)
        for other in reversed(filled[max(0, index - _FURTHEST) : index]):
            called = data.labels[other]
            if within is not None:
                if WORDS.cells.within.search(called):
                    continue
                heading = fold(label[: within.start()])
                if not heading or fold(called).startswith(heading):
                    yield at, other
                break
            if not _counts_again(label, called):
                break
            yield at, other
            break


def _counts_again(label: str, whole: str) -> bool:
    """Whether a label names a group of those whom the total beside it counts: both end a heading that they share."""
    words, others = label.split(), whole.split()
    shared = 0
    while shared < min(len(words), len(others)) and words[shared] == others[shared]:
        shared += 1
    rest, total = " ".join(words[shared:]), " ".join(others[shared:])
    return WORDS.cells.counted_again.fullmatch(rest) is not None and fold(total) in _TOTALS


def _of_rows(data: Oriented, table: Labelled) -> Iterator[tuple[int, int]]:
    """Rows whose label opens with ``of which``, and those with a bullet below such a label, with the row above."""
    whole: int | None = None
    opened = False
    given = set(data.filled)
    for at, label in enumerate(data.labels):
        found = WORDS.cells.within.search(label)
        opens = found is not None and not any(map(str.isalnum, label[: found.start()]))
        if at not in given:
            opened = opens or (opened and not label.strip())
        elif opens or (opened and label.strip().startswith(_BULLETS)):
            opened = True
            if whole is not None and at - whole <= _FURTHEST and _same_unit(table, at, whole):
                yield at, whole
        else:
            whole, opened = at, False


def _same_unit(table: Labelled, one: int, other: int) -> bool:
    """Whether two rows are counted in the same unit, as far as a column says."""
    for column, label in enumerate(table.columns):
        if fold(label) in _UNIT_COLUMNS:
            texts = [fold(table.grid.text(row, column)) for row in (one, other)]
            if all(texts) and texts[0] != texts[1]:
                return False
    return True


def _is_no_amount(label: str) -> bool:
    words = WORDS.relations
    return words.unlike.search(label) is not None or words.rate.search(label) is not None


def _relation(data: Oriented, part: int, whole: int, lines: Flags) -> CellRelation | None:
    if _is_no_amount(data.labels[whole]):
        return None
    pair = [whole, part]
    applies = data.given[pair].all(axis=0) & lines & (data.values[whole] >= 0) & (data.values[part] >= 0)
    reach = room(data.values[pair], data.steps[pair], data.given[pair])
    fails = applies & (data.values[part] > data.values[whole] + reach)
    holds = applies & ~fails
    telling = int((holds & (data.values[part] != 0) & (data.values[part] < data.values[whole])).sum())
    failing = int(fails.sum())
    if telling < _FEWEST_LINES or failing > max(telling >= _SURE_LINES, _MOST_FAILURES_SHARE * (telling + failing)):
        return None
    statements = tuple(
        CellStatement(
            roles={"part": (data.cell(part, line),), "whole": (data.cell(whole, line),)}, holds=bool(holds[line])
        )
        for line in np.nonzero(applies)[0].tolist()
    )
    return CellRelation(claim="table-part", statements=statements, doubt=telling < _SURE_LINES)

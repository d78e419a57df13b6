"""Text in columns on a page, as in a newspaper: lines that a gap parts at the same place, one sentence on either side.

A table has such lines too; its cells are labels and figures, not sentences that go on from line to line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dqcheck.sources.grids import Piece
from dqcheck.sources.reflow import TextLine

Line = tuple[TextLine, list[Piece]]

_FEWEST_LINES = 3
_FEWEST_WORDS = 3
"""Words of a usual line of a column."""
_FEWEST_GOING_ON_SHARE = 0.3
"""Of the lines of the columns, those that begin in the middle of a sentence."""


def by_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page with those that stand in columns put column after column, each as wide as all together."""
    ordered: list[Line] = []
    at = 0
    while at < len(lines):
        end, gutter = _region(lines, at)
        columns = _columns(lines[at:end], gutter)
        if columns is None:
            ordered.append(lines[at])
            at += 1
            continue
        ordered += _widened(columns)
        at = end
    return ordered


def _region(lines: Sequence[Line], start: int) -> tuple[int, tuple[float, float]]:
    """The end of the lines from ``start`` on that one gap parts, and that gap."""
    left, right = float("-inf"), float("inf")
    end = start
    for at in range(start, len(lines)):
        line, pieces = lines[at]
        if not line.text:
            break
        sides = _sides(line, pieces, (left, right))
        if sides is None:
            break
        left, right = sides
        end = at + 1
    while end > start and len(lines[end - 1][1]) < 2 and lines[end - 1][0].right > left:
        end -= 1
    return end, (left, right)


def _sides(line: TextLine, pieces: Sequence[Piece], gap: tuple[float, float]) -> tuple[float, float] | None:
    """What is left of a gap between columns when a line is laid over it; None where the line bridges it."""
    if len(pieces) == 2:
        left, right = max(gap[0], pieces[0][1]), min(gap[1], pieces[1][0])
    elif len(pieces) < 2 and line.right < gap[1] and gap[1] != float("inf") and line.left < gap[0]:
        left, right = max(gap[0], line.right), gap[1]
    elif len(pieces) < 2 and line.left > gap[0] and gap[0] != float("-inf") and line.right > gap[1]:
        left, right = gap[0], min(gap[1], line.left)
    else:
        return None
    return (left, right) if right - left > line.bottom - line.top else None


def _columns(region: Sequence[Line], gap: tuple[float, float]) -> tuple[list[TextLine], list[TextLine]] | None:
    """The lines of the two columns of a region, None where it holds none."""
    if sum(len(pieces) == 2 for _, pieces in region) < _FEWEST_LINES:
        return None
    columns: tuple[list[TextLine], list[TextLine]] = ([], [])
    for line, pieces in region:
        if len(pieces) == 2:
            for column, (left, right, text) in zip(columns, pieces, strict=True):
                column.append(replace(line, text=text, left=left, right=right, rigid=False))
        else:
            columns[line.left > gap[0]].append(replace(line, rigid=False))
    following = [line.text for column in columns for line in column[1:]]
    going_on = sum(text[:1].islower() for text in following)
    wordy = all(
        sorted(len(line.text.split()) for line in column)[len(column) // 2] >= _FEWEST_WORDS for column in columns
    )
    return columns if wordy and going_on >= max(1, _FEWEST_GOING_ON_SHARE * len(following)) else None


def _widened(columns: Sequence[Sequence[TextLine]]) -> Iterator[Line]:
    """The lines of columns, the first column first, brought to the width of all: a full line is then known for one."""
    whole_left = min(line.left for column in columns for line in column)
    whole_right = max(line.right for column in columns for line in column)
    for column in columns:
        left, right = min(line.left for line in column), max(line.right for line in column)
        scale = (whole_right - whole_left) / max(right - left, 1.0)
        for at, line in enumerate(column):
            moved_left, moved_right = (whole_left + (end - left) * scale for end in (line.left, line.right))
            top_of_second = at == 0 and column is not columns[0]
            yield replace(line, left=moved_left, right=moved_right, apart=top_of_second), []

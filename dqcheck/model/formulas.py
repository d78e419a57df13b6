"""The formulas of a sheet as its file writes them."""

from collections.abc import Mapping, Set
from dataclasses import field

from dqcheck.model.record import record

Position = tuple[int, int]
"""Row and column of a cell, counted from zero."""


@record
class WrittenFormulas:
    """The formulas of one sheet by their cells, without the ``=``; an empty text is one that the file keeps compiled.

    Of cells that share a formula ``origins`` tells for which cell its text is written. ``uncached`` are cells whose
    result was never saved, ``hidden_rows`` the rows that nobody sees. ``dialect`` is how the text refers to cells:
    ``A1:B2`` and ``'Sheet 1'!A1``, or as OpenDocument does ``[.A1:.B2]`` and ``[$'Sheet 1'.A1]``.
    """

    texts: Mapping[Position, str] = field(default_factory=dict)
    origins: Mapping[Position, Position] = field(default_factory=dict)
    uncached: Set[Position] = frozenset()
    hidden_rows: Set[int] = frozenset()
    dialect: str = "excel"

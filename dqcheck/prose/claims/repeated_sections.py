"""Sections that repeat the same labelled lines, one a unit: relations between their lines that hold in most units, and
the sums over the units that are stated elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from dqcheck.model.claim import Claim
from dqcheck.numerals.folding import fold
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.making import claim

FEWEST = 4
"""Records that make a pattern."""
MOST_LINES = 20
Key = tuple[str, str, int]
"""Label, dimension and position of a figure in its line."""


@dataclass(slots=True, eq=False)
class Record:
    """The figures of one section by key; ``none`` are labels whose line says that there is nothing."""

    figures: dict[Key, Mark] = field(default_factory=dict)
    none: set[str] = field(default_factory=set)


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of repeated sections."""
    for records in _sections(text.blocks):
        yield from _relations(records)
        yield from _sums(text.blocks, records)


def _line(block: Block) -> str | None:
    """The label of a line ``label: figure``."""
    head, colon, _ = block.text[block.body : block.body + 90].partition(":")
    return fold(head) if colon and len(head) < 70 else None


def _sections(document: Sequence[Block]) -> Iterator[list[Record]]:
    labels = [_line(block) for block in document]
    seen: dict[str, list[int]] = {}
    for index, label in enumerate(labels):
        if label:
            seen.setdefault(label, []).append(index)
    repeated = {label for label, where in seen.items() if len(where) >= FEWEST}
    if len(repeated) < 2:
        return
    records: list[Record] = []
    current = Record()
    for block, label in zip(document, labels, strict=True):
        if label not in repeated or label is None:
            if current.figures:
                records.append(current)
                current = Record()
            continue
        if label in current.none or any(key[0] == label for key in current.figures):
            records.append(current)
            current = Record()
        found = False
        counts: dict[str, int] = {}
        for mark in block.marks:
            if mark.kind in ADDITIVE and mark.whole_of is None and mark.depth == 0:
                place = counts.get(mark.dimension, 0)
                counts[mark.dimension] = place + 1
                current.figures[label, mark.dimension, place] = mark
                found = True
        if not found:
            current.none.add(label)
    records.append(current)
    records = [record for record in records if len(record.figures) > 1]
    if len(records) >= FEWEST:
        yield records


def _relations(records: Sequence[Record]) -> Iterator[Claim]:
    """One line as the sum of two others of its dimension, where that holds in most records."""
    keys: dict[str, list[Key]] = {}
    for record in records:
        for key in record.figures:
            if key[1] != "count" and key not in keys.setdefault(key[1], []):
                keys[key[1]].append(key)
    for same in keys.values():
        if not 3 <= len(same) <= MOST_LINES:
            continue
        for total in same:
            best: list[tuple[Mark, list[Mark], bool]] = []
            for pair in combinations([key for key in same if key != total], 2):
                tried = list(_try(records, total, pair))
                held = sum(fits for _, parts, fits in tried if len(parts) == 2)
                every = sum(fits for _, _, fits in tried)
                if held >= 3 and every * 2 > len(tried) and every > sum(fits for _, _, fits in best):
                    best = tried
            for stated, parts, fits in best:
                yield claim("total", {"total": [stated], "parts": parts}, doubt=not fits)


def _try(records: Sequence[Record], total: Key, pair: tuple[Key, ...]) -> Iterator[tuple[Mark, list[Mark], bool]]:
    for record in records:
        stated = record.figures.get(total)
        parts = [record.figures[key] for key in pair if key in record.figures]
        nothing = [key for key in pair if key not in record.figures and key[0] in record.none]
        if stated is not None and parts and len(parts) + len(nothing) == len(pair):
            yield stated, parts, fitting.sums(stated, parts)


def _sums(document: Sequence[Block], records: Sequence[Record]) -> Iterator[Claim]:
    """A figure outside of the sections, with the label of a line, that is the sum over all of them."""
    inside = {id(mark) for record in records for mark in record.figures.values()}
    columns: dict[Key, list[Mark]] = {}
    for record in records:
        for key, mark in record.figures.items():
            columns.setdefault(key, []).append(mark)
    for block in document:
        label = _line(block)
        if label is None:
            continue
        for mark in block.marks:
            if mark.kind not in ADDITIVE or id(mark) in inside:
                continue
            for key, marks in columns.items():
                if (
                    len(marks) >= FEWEST
                    and key[1] == mark.dimension
                    and (key[0] in label or label in key[0])
                    and fitting.sums(mark, marks)
                ):
                    yield claim("total", {"total": [mark], "parts": marks})
                    break

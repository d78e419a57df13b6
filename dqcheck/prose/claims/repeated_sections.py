"""Sections that repeat the same labelled lines, one a unit: relations between their lines that hold in most units, and
the sums over the units that are stated elsewhere."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from dqcheck.model.claim import Claim
from dqcheck.numerals.folding import fold
from dqcheck.prose.claims.finders import Settled, Text
from dqcheck.prose.figures.block import ADDITIVE, Block, Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.making import claim

FEWEST_SECTIONS = 4
"""Sections that make a pattern."""
FEWEST_SUMS = 3
"""Sections in which a relation between lines holds, at least."""
MOST_LINES = 20
"""Lines of a section between which relations are tried."""

Key = tuple[str, str, int]
"""Label, dimension and position of a figure in its line."""
Tried = list[tuple[Mark, list[Mark], bool]]
"""A total and its parts in each section that tells them, and whether they hold."""


@dataclass(slots=True, eq=False)
class Section:
    """The figures of one section by key; ``none`` are labels whose line says that there is nothing."""

    figures: dict[Key, Mark] = field(default_factory=dict)
    none: set[str] = field(default_factory=set)

    def has(self, label: str) -> bool:
        """True when the section has a line with a label."""
        return label in self.none or any(key[0] == label for key in self.figures)

    def add(self, label: str, marks: Sequence[Mark]) -> None:
        """Take in the figures of a line."""
        counts: Counter[str] = Counter()
        for mark in marks:
            self.figures[label, mark.dimension, counts[mark.dimension]] = mark
            counts[mark.dimension] += 1
        if not marks:
            self.none.add(label)


def find(text: Text, _: Settled) -> Iterator[Claim]:
    """The claims of repeated sections."""
    sections = _sections(text.blocks)
    if len(sections) >= FEWEST_SECTIONS:
        yield from _relations(sections)
        yield from _sums(text.blocks, sections)


def _label(block: Block) -> str:
    """The label of a line ``label: figure``."""
    head, colon, _ = block.text[block.body : block.body + block.words.sums.reach.label_characters].partition(":")
    return fold(head) if colon else ""


def _sections(document: Sequence[Block]) -> list[Section]:
    labels = [_label(block) for block in document]
    repeated = {label for label, count in Counter(labels).items() if label and count >= FEWEST_SECTIONS}
    sections = [Section()]
    if len(repeated) < 2:
        return []
    for block, label in zip(document, labels, strict=True):
        ended = bool(sections[-1].figures) if label not in repeated else sections[-1].has(label)
        if ended:
            sections.append(Section())
        if label in repeated:
            sections[-1].add(
                label, [m for m in block.marks if m.kind in ADDITIVE and m.whole_of is None and m.depth == 0]
            )
    return [section for section in sections if len(section.figures) > 1]


def _relations(sections: Sequence[Section]) -> Iterator[Claim]:
    """One line as the sum of two others of its dimension, where that holds in most sections."""
    keys = dict.fromkeys(key for section in sections for key in section.figures if key[1] != "count")
    for dimension in dict.fromkeys(key[1] for key in keys):
        same = [key for key in keys if key[1] == dimension]
        if len(same) <= MOST_LINES:
            for total in same:
                for stated, parts, fits in _best(sections, total, [key for key in same if key != total]):
                    yield claim("total", {"total": [stated], "parts": parts}, doubt=not fits)


def _best(sections: Sequence[Section], total: Key, others: Sequence[Key]) -> Tried:
    """The two lines that make up a total in the most sections, and in more than half of those that tell them."""
    best: Tried = []
    for pair in combinations(others, 2):
        tried = list(_try(sections, total, pair))
        both = sum(fits for _, parts, fits in tried if len(parts) == len(pair))
        held = _held(tried)
        if both >= FEWEST_SUMS and held * 2 > len(tried) and held > _held(best):
            best = tried
    return best


def _held(tried: Tried) -> int:
    return sum(fits for _, _, fits in tried)


def _try(sections: Sequence[Section], total: Key, pair: tuple[Key, ...]) -> Iterator[tuple[Mark, list[Mark], bool]]:
    for section in sections:
        stated = section.figures.get(total)
        parts = [section.figures[key] for key in pair if key in section.figures]
        nothing = [key for key in pair if key not in section.figures and key[0] in section.none]
        if stated is not None and parts and len(parts) + len(nothing) == len(pair):
            yield stated, parts, fitting.sums(stated, parts)


def _sums(document: Sequence[Block], sections: Sequence[Section]) -> Iterator[Claim]:
    """A figure outside of the sections, with the label of a line, that is the sum over all of them."""
    inside = {id(mark) for section in sections for mark in section.figures.values()}
    columns: dict[Key, list[Mark]] = {}
    for section in sections:
        for key, mark in section.figures.items():
            columns.setdefault(key, []).append(mark)
    columns = {key: marks for key, marks in columns.items() if len(marks) >= FEWEST_SECTIONS}
    for block in document:
        label = _label(block)
        for mark in block.marks:
            if not label or mark.kind not in ADDITIVE or id(mark) in inside:
                continue
            sums = (
                marks
                for key, marks in columns.items()
                if key[1] == mark.dimension and (key[0] in label or label in key[0]) and fitting.sums(mark, marks)
            )
            if marks := next(sums, None):
                yield claim("total", {"total": [mark], "parts": marks})

"""Where the figures of a narrative stand, to show a reader what was understood."""

from typing import Literal

from dqcheck.model.claim import Extraction
from dqcheck.model.document import Narrative
from dqcheck.prose.documents.languages import words_of
from dqcheck.prose.figures.block import QUANTITIES
from dqcheck.prose.figures.blocks import blocks
from dqcheck.prose.text.passages import passages
from dqcheck.tables.typed_grids import taken_lines

Kind = Literal["figure", "claim", "date", "reference", "name"]
KINDS: dict[str, Kind] = {"reference": "reference", "date": "date", "year": "date", "duration": "date"}


def annotate(narrative: Narrative, extraction: Extraction) -> tuple[tuple[int, int, int, Kind], ...]:
    """Stretches (paragraph, start, end, kind) of all figures, in reading order; of two that overlap the one that takes
    part in a claim is kept, else the earlier."""
    checked = {
        figure.where
        for claim in extraction.claims
        if not claim.kind.startswith("writing.")  # how a figure is written says nothing about another
        for figures in claim.roles.values()
        for figure in figures
    }
    spans: dict[tuple[int, int, int], Kind] = {}
    for figure in (*extraction.figures, *extraction.cells):
        spans[figure.where] = "figure"
    words = words_of(paragraph.text for paragraph in narrative.paragraphs)
    for block in blocks(passages(narrative, words.figures.text), words, taken_lines(narrative)):
        for mark in block.marks:
            if mark.kind not in QUANTITIES:
                spans.setdefault(mark.where, KINDS.get(mark.kind, "name"))
    for span in checked:
        spans[span] = "claim"
    out: list[tuple[int, int, int, Kind]] = []
    for (paragraph, start, end), kind in sorted(
        spans.items(), key=lambda item: (*item[0][:2], item[1] != "claim", -item[0][2])
    ):
        if paragraph < 0 or end <= start or end > len(narrative.paragraphs[paragraph].text):
            continue
        if out and out[-1][0] == paragraph and start < out[-1][2]:
            if kind == "claim" and out[-1][3] != "claim":
                out[-1] = (paragraph, start, end, kind)
            continue
        out.append((paragraph, start, end, kind))
    return tuple(out)

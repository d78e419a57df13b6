"""From a narrative to its extraction: blocks, breakdowns, claims."""

from pathlib import PurePath

from dqcheck.language.vi.prose import PROSE
from dqcheck.model.claim import Extraction
from dqcheck.model.document import Narrative
from dqcheck.prose.claims import FINDERS, linked
from dqcheck.prose.claims.finders import Settled, Text, found
from dqcheck.prose.claims.telling import told
from dqcheck.prose.documents import registers, sections
from dqcheck.prose.documents.issuers import own_unit
from dqcheck.prose.documents.reading import read
from dqcheck.prose.figures.block import QUANTITIES, Mark
from dqcheck.prose.figures.blocks import blocks
from dqcheck.prose.figures.reported import canonical_value, figure
from dqcheck.prose.phrases.breakdowns import find_breakdowns
from dqcheck.prose.writing import review
from dqcheck.tables.typed_grids import taken_lines


def extract(narrative: Narrative) -> Extraction:
    """Everything that a narrative states in figures: figures, claims, citations. Linear in its length."""
    reading = read(narrative)
    document = blocks(reading.passages, reading.words, taken_lines(narrative))
    text = Text(blocks=document, breakdowns=find_breakdowns(document), commune=reading.unit.commune)
    claims = told(document, found(text, FINDERS))
    claims += linked.find(document, claims)
    settled = Settled().with_claims(claims)
    written = review.claims(reading) if reading.words.official else ()
    claims += [*review.without_understood(written, claims), *registers.claims(reading)]
    marks = [mark for block in document for mark in block.marks]
    return Extraction(
        source=narrative.source,
        submission=str(reading.unit) or PurePath(narrative.source).stem,
        figures=tuple(
            figure(mark, None if mark.scale == 1 else canonical_value(mark))
            for mark in marks
            if mark.kind in QUANTITIES
        ),
        claims=tuple(claims),
        citations=registers.citations(reading),
        understood=sum(understood(mark, settled) for mark in marks if mark.kind in QUANTITIES),
        period=sections.title_period(document),
        aims=sections.aims(document),
    )


def understood(mark: Mark, settled: Settled) -> bool:
    """True for a figure that takes part in a claim or is known for what it is: a quantity with its noun or unit, a
    date, a document, a name."""
    if settled.has(mark):
        return True
    if mark.kind in ("unreadable", "scale"):
        return False
    return mark.kind != "count" or bool(mark.noun or mark.label)


def commune(narrative: Narrative) -> str:
    """Name of the unit that reports, from the text itself; empty when it does not say."""
    return str(own_unit([paragraph.text for paragraph in narrative.paragraphs], PROSE.documents))

"""From a narrative to its extraction: blocks, tables, groups, claims."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from dqcheck.model.claim import Claim, Extraction
from dqcheck.model.document import Narrative
from dqcheck.prose.claims.combined import combined
from dqcheck.prose.claims.enumerations import enumerations
from dqcheck.prose.claims.flows import flows
from dqcheck.prose.claims.growth import growth
from dqcheck.prose.claims.means import means
from dqcheck.prose.claims.parts import parts
from dqcheck.prose.claims.percentages import percentages
from dqcheck.prose.claims.products import products
from dqcheck.prose.claims.remainders import remainders
from dqcheck.prose.claims.repeated_sections import record_claims
from dqcheck.prose.claims.sameness import sameness
from dqcheck.prose.claims.shares import shares
from dqcheck.prose.claims.spelt_out import spelt_out
from dqcheck.prose.claims.totals import totals
from dqcheck.prose.claims.totals_behind import added
from dqcheck.prose.claims.totals_unsaid import renewals, runs
from dqcheck.prose.claims.trade import trade
from dqcheck.prose.documents import registers
from dqcheck.prose.documents.issuers import Unit, own_unit
from dqcheck.prose.figures.blocks import Block, Source, blocks, canonical_value, figure
from dqcheck.prose.figures.mark import QUANTITIES, Mark
from dqcheck.prose.phrases.breakdowns import groups
from dqcheck.prose.text.passages import reading
from dqcheck.prose.writing import review
from dqcheck.tables.between_columns import row_relations
from dqcheck.tables.between_rows import row_claims
from dqcheck.tables.outlines import outlines
from dqcheck.tables.row_totals import column_totals
from dqcheck.tables.typed_grids import grids
from dqcheck.tables.understanding import Table, cells, understand


def extract(narrative: Narrative) -> Extraction:
    """Everything that a narrative states in figures: figures, claims, citations. Linear in its length."""
    source = Source(narrative)
    found, taken = grids(narrative)
    document = blocks(source, taken)
    tables = [table for grid in found if (table := understand(source, grid)) is not None]
    unit = _unit(narrative)
    claims = _once([*prose_claims(document, commune=unit.commune), *table_claims(tables)])
    read = reading(narrative)
    claims += [*review.without_understood(review.claims(read), claims), *registers.claims(read)]
    marks = [mark for block in document for mark in block.marks]
    marks += [mark for table in tables for mark in cells(table)]
    return Extraction(
        source=narrative.source,
        submission=name(unit) or PurePath(narrative.source).stem,
        figures=tuple(
            figure(mark, None if mark.scale == 1 else canonical_value(mark))
            for mark in marks
            if mark.kind in QUANTITIES
        ),
        claims=tuple(claims),
        citations=registers.citations(read),
        understood=sum(understood(mark) for mark in marks if mark.kind in QUANTITIES),
    )


def prose_claims(document: Sequence[Block], *, commune: bool) -> list[Claim]:
    """The claims that sentences and list lines make."""
    found = groups(document)
    claims: list[Claim] = [
        *totals(found),
        *flows(document),
        *growth(document),
        *percentages(document, found),
        *shares(document, found),
        *products(document),
        *means(document),
        *spelt_out(document),
        *remainders(document),
        *combined(document, found),
        *record_claims(document),
        *sameness(document, commune=commune),
        *enumerations(document),
        *parts(document),
    ]
    settled = {id(group.total) for group in found if group.holds() and len(group.parts) > 1}
    claims.extend(added(document, settled))
    claims.extend(trade(document, settled))
    claims.extend(renewals(document, settled))
    claims.extend(runs(document, settled))
    return claims


def table_claims(tables: Sequence[Table]) -> Iterator[Claim]:
    """The claims that tables make: down their columns, between their columns, between their rows."""
    for table in tables:
        yield from column_totals(table)
        yield from outlines(table)
        yield from row_relations(table)
        yield from row_claims(table)


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """Claims without those that say the same of the same figures, as two ways of reading a table may: the certain one
    stays."""
    kept: dict[object, Claim] = {}
    for claim in claims:
        roles = ((role, *((f.place, f.paragraph, f.start) for f in figures)) for role, figures in claim.roles.items())
        same = (claim.kind, *roles)
        if same not in kept or (kept[same].doubt and not claim.doubt):
            kept[same] = claim
    return list(kept.values())


def understood(mark: Mark) -> bool:
    """True for a figure that takes part in a claim or is known for what it is: a quantity with its noun or unit, a
    date, a document, a name."""
    if mark.used:
        return True
    if mark.kind in ("unreadable", "scale"):
        return False
    return mark.kind != "count" or bool(mark.noun or mark.label)


def _unit(narrative: Narrative) -> Unit:
    return own_unit([paragraph.text for paragraph in narrative.paragraphs])


def name(unit: Unit) -> str:
    """Name of the reporting unit with its level (``Xã Ba Động``), empty when the text does not say."""
    return f"{unit.level[:1].upper()}{unit.level[1:]} {unit.name}".strip() if unit.name else ""


def commune(narrative: Narrative) -> str:
    """Name of the unit that reports, from the text itself; empty when it does not say."""
    return name(_unit(narrative))

"""From a narrative to its extraction: blocks, tables, groups, claims."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from dqcheck.model.claim import Claim, Extraction
from dqcheck.model.document import Narrative
from dqcheck.prose import documents, writing
from dqcheck.prose.added import added
from dqcheck.prose.blocks import Block, Source, blocks, canonical_value, figure
from dqcheck.prose.columns import row_relations
from dqcheck.prose.combined import combined
from dqcheck.prose.documents_issuers import Unit, own_unit
from dqcheck.prose.enumerations import enumerations
from dqcheck.prose.flows import flows
from dqcheck.prose.groups import groups
from dqcheck.prose.growth import growth
from dqcheck.prose.lines import row_claims
from dqcheck.prose.marks import QUANTITIES, Mark
from dqcheck.prose.means import means
from dqcheck.prose.outlines import outlines
from dqcheck.prose.parts import parts
from dqcheck.prose.percentages import percentages
from dqcheck.prose.products import products
from dqcheck.prose.records import record_claims
from dqcheck.prose.remainders import remainders
from dqcheck.prose.runs import renewals, runs
from dqcheck.prose.sameness import sameness
from dqcheck.prose.shares import shares
from dqcheck.prose.spelt_out import spelt_out
from dqcheck.prose.tables import Table, cells, understand
from dqcheck.prose.tables_in_text import grids
from dqcheck.prose.totals import totals
from dqcheck.prose.trade import trade
from dqcheck.prose.trees import column_totals
from dqcheck.prose.writing_passages import reading


def extract(narrative: Narrative) -> Extraction:
    """Everything that a narrative states in figures: figures, claims, citations. Linear in its length."""
    source = Source(narrative)
    found, taken = grids(narrative)
    document = blocks(source, taken)
    tables = [table for grid in found if (table := understand(source, grid)) is not None]
    unit = _unit(narrative)
    claims = _once([*prose_claims(document, commune=unit.commune), *table_claims(tables)])
    read = reading(narrative)
    claims += [*writing.without_understood(writing.claims(read), claims), *documents.claims(read)]
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
        citations=documents.citations(read),
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

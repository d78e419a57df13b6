"""References that are not written as Decree 30/2020 and the Party's instruction want them."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from dqcheck.model.claim import Claim
from dqcheck.prose.documents.citations import Cited
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.writing.written import fault

_MOST = 12
_YEAR_BEHIND = re.compile(r"\s{1,3}năm\s{1,3}\d{4}", re.IGNORECASE)


def claims(reading: Reading) -> Iterator[Claim]:
    """Every malformed reference (a warning), every loose one (a matter of form), and documents cited without a
    date."""
    for item in reading.cited:
        span = item.span
        if span.faults:
            yield fault(
                "writing.malformed-reference", item.passage, span.lead, span.end, span.faults[0], span.suggestion
            )
        elif span.oddities:
            clean = (
                f"{span.reference.number}{span.reference.suffix}"
                + ("-" if span.reference.party else "/")
                + span.reference.symbol
            )
            meant = clean if span.oddities[0] == "stray-space" and span.reference.year is None else ""
            yield fault("writing.loose-reference", item.passage, span.start, span.end, span.oddities[0], meant)
    yield from _marked(reading.cited)
    yield from _undated(reading.cited)


def _marked(cited: Sequence[Cited]) -> Iterator[Claim]:
    """The word ``Số`` in the column of numbers where the other lines have none."""
    lines = [item for item in cited if item.register]
    marked = [item for item in lines if item.marked]
    if marked and len(marked) * 3 <= len(lines):
        for item in marked:
            at = item.passage.text.rfind("ố", 0, item.span.start) - 1
            yield fault("writing.loose-reference", item.passage, max(at, 0), item.span.end, "number-word")


def _undated(cited: Sequence[Cited]) -> Iterator[Claim]:
    """Documents that the report names without ever giving their date."""
    dated = {item.span.reference.identity for item in cited if item.date is not None}
    told: set[tuple[object, ...]] = set()
    for item, following in zip_longest(cited, cited[1:]):
        reference = item.span.reference
        key = reference.identity
        if following is not None and _shares_date(item, following):
            continue
        if key in dated or key in told or reference.year is not None or len(told) >= _MOST or item.order == 0:
            continue
        if _YEAR_BEHIND.match(item.passage.text, item.span.end):
            continue
        told.add(key)
        yield fault("writing.undated-reference", item.passage, item.span.lead, item.span.end, "undated")


def _shares_date(item: Cited, following: Cited) -> bool:
    """Whether one date is written behind two documents (``Tờ trình số ... và Đề án số ... ngày ...``)."""
    between = item.passage.text[item.span.end : following.span.lead]
    return following.passage is item.passage and following.date is not None and between.strip() in (",", "và", "và các")

"""References that are not written as Decree 30/2020 and the Party's instruction want them."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from dqcheck.language.types.writing import ReferenceWriting
from dqcheck.model.claim import Claim
from dqcheck.prose.documents.citations import Cited
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.writing.written import fault

_UNDATED_DOCUMENTS = 12
"""So many documents without a date are told."""
_HABIT_LINES = 3
"""A word for number in no more than one of so many lines of a register is not its habit."""


def claims(reading: Reading) -> Iterator[Claim]:
    """Every malformed reference (a warning), every loose one (a matter of form), and documents cited without a
    date."""
    for item in reading.cited:
        span, reference = item.span, item.span.reference
        if span.faults:
            yield fault(
                "writing.malformed-reference", item.passage, span.lead, span.end, span.faults[0], span.suggestion
            )
        elif span.oddities:
            meant = ""
            if span.oddities[0] == "stray-space" and reference.year is None:
                meant = f"{reference.number}{reference.suffix}{'-' if reference.party else '/'}{reference.symbol}"
            yield fault("writing.loose-reference", item.passage, span.start, span.end, span.oddities[0], meant)
    yield from _number_words(reading.cited)
    yield from _undated(reading.cited, reading.words.writing.references)


def _number_words(cited: Sequence[Cited]) -> Iterator[Claim]:
    """The word for number in the column of numbers where the other lines have none."""
    lines = [item for item in cited if item.register]
    marked = [(item, item.number_word) for item in lines if item.number_word is not None]
    if len(marked) * _HABIT_LINES <= len(lines):
        for item, start in marked:
            yield fault("writing.loose-reference", item.passage, start, item.span.end, "number-word")


def _undated(cited: Sequence[Cited], words: ReferenceWriting) -> Iterator[Claim]:
    """Documents that the report names without ever giving their date."""
    dated = {item.span.reference.identity for item in cited if item.date is not None}
    told: set[tuple[object, ...]] = set()
    for item, following in zip_longest(cited, cited[1:]):
        key = item.span.reference.identity
        if (
            item.order == 0
            or item.span.reference.year is not None
            or key in dated
            or key in told
            or len(told) >= _UNDATED_DOCUMENTS
            or words.year_behind.match(item.passage.text, item.span.end)
            or (following is not None and _shares_date(item, following, words))
        ):
            continue
        told.add(key)
        yield fault("writing.undated-reference", item.passage, item.span.lead, item.span.end, "undated")


def _shares_date(item: Cited, following: Cited, words: ReferenceWriting) -> bool:
    """Whether one date is written behind two documents (``Tờ trình số ... và Đề án số ... ngày ...``)."""
    between = item.passage.text[item.span.end : following.span.lead]
    return following.passage is item.passage and following.date is not None and between.strip() in words.joined

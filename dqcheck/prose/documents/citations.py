"""Citations: each reference of a narrative with its date and its issuing body."""

import re
from collections.abc import Iterable, Sequence

from dqcheck.language.types.documents import DocumentWords
from dqcheck.model.claim import Citation
from dqcheck.model.quantity import DatePrecision, Day, Label
from dqcheck.model.record import working_record
from dqcheck.prose.documents.issuers import ReportingUnit, issuer
from dqcheck.prose.figures.date_spans import DateSpan, at_or_after, before
from dqcheck.prose.figures.reference_spans import ReferenceSpan
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.text.windows import match_before


@working_record
class Cited:
    """A citation with where it stands. ``date`` is None when none is written; ``stop`` is where date and reference end;
    ``series`` are the letters of the series in which its number runs. ``register`` tells a line of a list of documents,
    ``label`` its line number there, ``number_word`` where a word for number begins in it."""

    citation: Citation
    span: ReferenceSpan
    passage: Passage
    order: int
    date: DateSpan | None
    stop: int
    series: str
    register: bool = False
    label: int | None = None
    number_word: int | None = None

    @property
    def day(self) -> Day | None:
        """The day on which it was issued, when it is written."""
        return issued_on(self.citation)


def issued_on(citation: Citation) -> Day | None:
    """The day on which a document was issued, when a report writes it."""
    value = citation.date.value if citation.date else None
    return value if isinstance(value, Day) and value.precision is DatePrecision.DAY else None


def cite(
    passages: Sequence[Passage],
    references: Iterable[Sequence[ReferenceSpan]],
    dates: Iterable[Sequence[DateSpan]],
    own: ReportingUnit,
    words: DocumentWords,
) -> list[Cited]:
    """All citations of a narrative in reading order; ``references`` and ``dates`` are those of each passage, ``own`` is
    the unit that writes it."""
    out: list[Cited] = []
    for passage, spans, dated in zip(passages, references, dates, strict=True):
        for span in spans:
            out.append(_cited(passage, span, dated, own, len(out), words))
    return out


def _cited(
    passage: Passage, span: ReferenceSpan, dates: Sequence[DateSpan], own: ReportingUnit, order: int,
    words: DocumentWords,
) -> Cited:  # fmt: skip
    text, reference = passage.text, span.reference
    date, stop, around = _dated(text, span, dates, words)
    line = words.citing.line.match(text, text.rfind("\n", 0, span.lead) + 1, span.lead)
    behind = text[span.end : date.start].casefold() if date is not None and date.start >= span.end else None
    plain = behind is not None and words.dates.day_word not in behind
    register = line is not None and plain and not span.word
    around = around or _issuer_words(passage, span, stop, words, register=register)
    body = issuer(reference, around, own, words, register=register)
    return Cited(
        citation=_citation(passage, span, date, stop, body),
        span=span,
        passage=passage,
        order=order,
        date=date,
        stop=stop,
        series=_series(reference.symbol, words.references.issuers.own_series),
        register=register,
        label=int(line["label"]) if line and line["label"] else None,
        number_word=line.start("number_word") if line and line["number_word"] else None,
    )


def _citation(passage: Passage, span: ReferenceSpan, date: DateSpan | None, stop: int, body: str) -> Citation:
    reference = span.reference
    value = Label(text=span.text, value=f"{reference.number}{reference.suffix}/{reference.symbol}")
    label = f"{reference.kind} {span.text}".strip()
    dated = None
    if date is not None and date.value is not None:
        dated = passage.figure(date.start, date.end, date.value, noun=reference.kind, label=label)
    return Citation(
        number=reference.number,
        symbol=reference.symbol,
        kind=reference.kind,
        issuer=body,
        figure=passage.figure(span.start, max(stop, span.end), value, noun=reference.kind, label=label),
        date=dated,
    )


def _dated(
    text: str, span: ReferenceSpan, dates: Sequence[DateSpan], words: DocumentWords
) -> tuple[DateSpan | None, int, str]:
    """The date of a reference, where date and issuer end, and the words between them when they name the issuer."""
    between = words.citing.to_date.match(text, span.end)
    after = between.end() if between else span.end
    if date := _day_at(dates, after):
        return date, date.end, ""
    later = words.citing.issued_to_date.match(text, span.end)
    if later and (date := _day_at(dates, later.end())):
        return date, date.end, later["words"]
    return None if later else _signed_before(text, span, dates, words), span.end, ""


def _day_at(dates: Sequence[DateSpan], offset: int) -> DateSpan | None:
    date = at_or_after(dates, offset)
    return date if date is not None and date.names_a_day and date.start == offset else None


def _issuer_words(passage: Passage, span: ReferenceSpan, stop: int, words: DocumentWords, *, register: bool) -> str:
    """The words near a reference that may name its issuer."""
    text, citing = passage.text, words.citing
    if found := citing.of.match(text, stop):
        return found["words"]
    if register:
        return text[stop : stop + words.reach.issuer_characters]
    issued = match_before(citing.issued, text, span.lead, passage.words_said)
    return issued["words"] if issued else ""


def _series(symbol: str, own_series: frozenset[str]) -> str:
    """The letters of the series in which a number runs: the kind and the body that numbers it, where its letters say so
    (``QĐ-UBND``, ``QĐ-BCĐ``), or the issuer for letters."""
    first, *rest = re.split(r"[-/.(]", symbol.upper())
    return next((f"{first}-{body}" for body in rest if body in own_series), first)


def _signed_before(text: str, span: ReferenceSpan, dates: Sequence[DateSpan], words: DocumentWords) -> DateSpan | None:
    """The date of ``ngày 26/6/2018, ... đã ban hành Quyết định số ...``: the nearest before the reference, in
    its clause."""
    date = before(dates, span.lead)
    if date is None or date.full is None:
        return None
    opened = match_before(words.dates.before, text, date.start)
    return date if opened and words.citing.signed.fullmatch(text, date.end, span.lead) else None


def name(citation: Citation) -> str:
    """How a sentence names a document: ``Kế hoạch 45/KH-UBND``."""
    return " ".join(
        part for part in (citation.kind[:1].upper() + citation.kind[1:], citation.figure.value.text) if part
    )

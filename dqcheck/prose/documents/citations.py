"""Citations: each reference of a narrative with its date and its issuing body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dqcheck.model.claim import Citation
from dqcheck.model.quantity import Label
from dqcheck.prose.documents.issuers import Unit, issuer
from dqcheck.prose.figures.date_spans import DateSpan, at_or_after, before
from dqcheck.prose.figures.reference_spans import ReferenceSpan
from dqcheck.prose.text.passages import Passage

_TO_DATE = re.compile(
    r"\)?\s{0,3}[,(]?\s{0,3}(?:(?:được\s|đã\s)?(?:ban\shành|ký)\s{1,2})?(?:ngày\s{0,3}|,?\s{0,2})", re.IGNORECASE
)
_ISSUED_THEN_DATE = re.compile(
    r"\s{1,3}của\s{1,3}(?P<words>[^\d;(),.]{3,60}?)(?<!vào)(?<!từ)(?<!đến)(?<!trước)(?<!trong)\s{0,2},?\s{1,3}ngày\s{0,3}",
    re.IGNORECASE,
)
_OF = re.compile(r"\s{0,3},?\s{0,3}của\s{1,3}(?P<words>[^\d;()]{2,80})", re.IGNORECASE)
_DATE_BEFORE = re.compile(r"(?<!\w)ngày\s{0,3}$", re.IGNORECASE)
_SIGNED = re.compile(r"[^.;\n\d]{0,90}?(?:ban hành|ký)\s[^.;\d]{0,40}$")
_ISSUED_BEFORE = re.compile(
    r"(?P<words>(?:UBND|HĐND|[ỦU][yỷ] ban nhân dân|Hội đồng nhân dân|Ban Chỉ đạo|Đảng [uủ][yỷ])[^\d;().,]{0,50}?)"
    r"\s{1,3}(?:đã\s{1,2})?ban hành\s{1,3}(?:các\s{1,2})?(?:[^\W\d_]+\s{1,3}){0,3}(?:số\s{1,3})?$"
)
REGISTER = re.compile(r"\s{0,8}(?:(?P<label>\d{1,3})[.)]?\s{1,4})?(?P<so>[Ss]ố\s?:?\s{1,3})?$")


_NUMBERING = frozenset(("UBND", "HĐND", "BCĐ"))
"""Bodies of one unit that number their documents each for itself."""


@dataclass(slots=True, eq=False)
class Cited:
    """A citation with where it stands. ``date`` is None when none is written; ``register`` tells a line of a list of
    documents, ``label`` its line number there; ``stop`` is where date and issuer end."""

    citation: Citation
    span: ReferenceSpan
    passage: Passage
    order: int
    date: DateSpan | None
    stop: int
    register: bool = False
    label: int | None = None
    marked: bool = False

    @property
    def series(self) -> str:
        """The letters of the series in which the number runs: the type and the body that numbers it, where its letters
        say so (``QĐ-UBND``, ``QĐ-BCĐ``), or the issuer for letters."""
        first, *rest = re.split(r"[-/.(]", self.span.reference.symbol.upper())
        return next((f"{first}-{body}" for body in rest if body in _NUMBERING), first)


def cite(
    passages: Sequence[Passage],
    references: Sequence[Sequence[ReferenceSpan]],
    dates: Sequence[list[DateSpan]],
    own: Unit,
) -> list[Cited]:
    """All citations of a narrative in reading order; ``references`` and ``dates`` are those of each passage, ``own`` is
    the unit that writes it."""
    out: list[Cited] = []
    for passage, spans, dated in zip(passages, references, dates, strict=True):
        for span in spans:
            out.append(_cited(passage, span, dated, own, len(out)))
    return out


def _cited(passage: Passage, span: ReferenceSpan, dates: list[DateSpan], own: Unit, order: int) -> Cited:
    text, end = passage.text, span.end
    date, stop, words = None, end, ""
    between = _TO_DATE.match(text, end)
    after = between.end() if between else end
    candidate = at_or_after(dates, end)
    if candidate is not None and candidate.shape in ("numeric", "long") and candidate.start == after:
        date, stop = candidate, candidate.end
    elif later := _ISSUED_THEN_DATE.match(text, end):
        candidate = at_or_after(dates, later.end())
        if candidate is not None and candidate.start == later.end() and candidate.shape in ("numeric", "long"):
            date, stop, words = candidate, candidate.end, later["words"]
    elif signed := _signed_before(text, span, dates):
        date = signed
    line = text.rfind("\n", 0, span.lead) + 1
    lead = REGISTER.match(text, line, span.lead) if span.lead - line < 24 else None
    plain = date is not None and date.start >= end and not re.search(r"ngày", text[end : date.start], re.IGNORECASE)
    register = lead is not None and plain and not span.word
    if not words:
        if found := _OF.match(text, stop):
            words = found["words"]
        elif register:
            words = text[stop : stop + 40]
        elif issued := _ISSUED_BEFORE.search(text[max(0, span.lead - 130) : span.lead]):
            words = issued["words"]
    reference = span.reference
    body = issuer(reference, words, own, register=register)
    figure = passage.figure(
        span.start,
        max(stop, end),
        Label(text=span.text, value=f"{reference.number}{reference.suffix}/{reference.symbol}"),
        noun=reference.kind,
        label=f"{reference.kind} {span.text}".strip(),
    )
    dated = None
    if date is not None and date.value is not None:
        dated = passage.figure(date.start, date.end, date.value, noun=reference.kind, label=figure.label)
    citation = Citation(
        number=reference.number, symbol=reference.symbol, kind=reference.kind, issuer=body, figure=figure, date=dated
    )
    return Cited(
        citation, span, passage, order, date, stop, register, int(lead["label"]) if lead and lead["label"] else None,
        bool(lead and lead["so"]),
    )  # fmt: skip


def _signed_before(text: str, span: ReferenceSpan, dates: list[DateSpan]) -> DateSpan | None:
    """The date of ``ngày 26/6/2018, ... đã ban hành Quyết định số ...``: the nearest before the reference, in
    its clause."""
    date = before(dates, span.lead)
    if date is None or span.lead - date.end > 140 or date.shape not in ("numeric", "long") or date.day is None:
        return None
    opened = (
        _DATE_BEFORE.search(text, max(0, date.start - 8), date.start)
        or text[date.start : date.start + 4].casefold() == "ngày"
    )
    return date if opened and _SIGNED.fullmatch(text[date.end : span.lead]) else None


def name(citation: Citation) -> str:
    """How a sentence names a document: ``Kế hoạch 45/KH-UBND``."""
    return " ".join(
        part for part in (citation.kind[:1].upper() + citation.kind[1:], citation.figure.value.text) if part
    )

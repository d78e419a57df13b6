"""Documents cited in narratives: one date each, within a report and across the batch; numbers and dates in order."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.checks.kinds.sequence import out_of_order
from dqcheck.language.types.documents import DocumentWords
from dqcheck.model.claim import Citation, Claim, Extraction, Figure
from dqcheck.model.quantity import Day, Quantity
from dqcheck.prose.documents import calendar, report_dates
from dqcheck.prose.documents.citations import Cited, issued_on, name
from dqcheck.prose.documents.issuers import beyond_one_report, of_commune, same_issuer
from dqcheck.prose.documents.reading import SHOWN_FIGURES, Reading

Entry = tuple[int, dt.date, Cited]
"""A document of a series: its number, its day, and where it is cited."""

_COMPARED_BODIES = 200
"""Names of bodies that another one is compared with: a reference has few, and a hostile text shall cost no more."""
_TOLD_DOCUMENTS = 20
"""Documents out of order that are told of one series."""
_WITNESS_FIGURES = 3
_NEIGHBOUR_NUMBERS = 5
"""Documents of one passage whose numbers lie no further apart are of one register."""
_SURE_DOCUMENTS = 4
"""A series of fewer documents, of bodies that are not named, is no series when one of them does not fit."""
_TERM_DAYS = 45
"""Numbers of the Party's local bodies that fall over more days have begun again with a term."""
_YEARLY = re.compile(r"\d+/(?:19|20)\d\d/")
"""A number that carries its year."""


def citations(reading: Reading) -> tuple[Citation, ...]:
    """Every document that a narrative cites, in reading order, one entry a mention."""
    return tuple(item.citation for item in reading.cited)


def claims(reading: Reading) -> tuple[Claim, ...]:
    """What the dates and documents of one report claim: one date a document, numbers in order with dates, bases before
    what implements them, nothing after the report, periods that end after they begin."""
    return (
        *_agreements(reading.cited),
        *_sequences(reading.cited, reading.words.documents),
        *report_dates.claims(reading),
        *calendar.claims(reading),
    )


def batch_claims(extractions: Sequence[Extraction], words: DocumentWords) -> tuple[tuple[str, Claim], ...]:
    """Documents cited with different dates by different reports, as (submission, claim); the submission is the report
    that differs from the majority. Only bodies that have the same name in every report are compared."""
    groups: dict[tuple[int | None, str], list[tuple[str, Citation, Day]]] = {}
    for extraction in extractions:
        for item in extraction.citations:
            day = issued_on(item)
            if day is not None and beyond_one_report(item.issuer, words.references.issuers, words.bodies):
                groups.setdefault((item.number, item.symbol.casefold()), []).append((extraction.submission, item, day))
    out: list[tuple[str, Claim]] = []
    for mentions in groups.values():
        for group in _bodies(item.issuer for _, item, _ in mentions):
            chosen = [mentions[position] for position in group]
            if len({submission for submission, _, _ in chosen}) > 1:
                out.extend(_across(chosen, words.references.issuers.national))
    return tuple(out)


def _clashing(one: dt.date, other: dt.date, *, yearly: bool) -> bool:
    """Whether two dates of one reference cannot both be right. Numbering restarts each year, so another year is another
    document, unless day and month are the same (a slip in the year) or the number carries its year."""
    if one == other:
        return False
    return not yearly or one.year == other.year or (one.day, one.month) == (other.day, other.month)


def _bodies(names: Iterable[str]) -> list[list[int]]:
    """Positions grouped by issuing body; a name without its proper part joins the only body that it can mean."""
    positions: dict[str, list[int]] = {}
    for position, body in enumerate(names):
        positions.setdefault(body, []).append(position)
    groups: list[tuple[str, list[int]]] = []
    for body in sorted(positions, key=len, reverse=True):
        near = [group for group in groups[:_COMPARED_BODIES] if body and group[0] and same_issuer(group[0], body)]
        if len(near) == 1:
            near[0][1].extend(positions[body])
        else:
            groups.append((body, positions[body]))
    return [sorted(group) for _, group in groups]


def _agreements(cited: Sequence[Cited]) -> Iterator[Claim]:
    """The dates of each document that a report cites more than once."""
    same: dict[tuple[object, ...], list[Cited]] = {}
    for item in cited:
        if item.day is not None:
            same.setdefault(item.span.reference.identity, []).append(item)
    for mentions in same.values():
        for group in _bodies(item.citation.issuer for item in mentions):
            chosen = [mentions[position] for position in group]
            if len(chosen) > 1:
                doubt = not all(item.citation.issuer == chosen[0].citation.issuer != "" for item in chosen)
                yearly = chosen[0].span.reference.year is None
                yield from _by_date([item.citation for item in chosen], yearly=yearly, doubt=doubt)


def _by_date(mentions: Sequence[Citation], *, yearly: bool, doubt: bool) -> Iterator[Claim]:
    """One claim for each date that differs from the most frequent one, and one for all that agree with it."""
    days = [written.first for item in mentions if (written := issued_on(item))]
    counts = Counter(days)
    usual = max(counts, key=lambda day: (counts[day], -days.index(day)))
    agreeing = [item for item, day in zip(mentions, days, strict=True) if day == usual]
    facts = {"document": name(agreeing[0])}
    if len(agreeing) > 1:
        yield Claim(
            kind="documents.date-agreement",
            roles={"values": tuple(item.date for item in agreeing[:SHOWN_FIGURES] if item.date)},
            facts=facts,
        )
    told: set[dt.date] = set()
    for day in days:
        if day in told or not _clashing(usual, day, yearly=yearly):
            continue
        told.add(day)
        witnesses = tuple(other.date for other in agreeing[:_WITNESS_FIGURES] if other.date)
        most = max(1, len(witnesses) - 1) if len(agreeing) > counts[day] else SHOWN_FIGURES
        odd = tuple(item.date for item, there in zip(mentions, days, strict=True) if there == day and item.date)[:most]
        yield Claim(
            kind="documents.date-agreement",
            roles={"values": (*witnesses, *odd)},
            doubt=doubt or usual.year != day.year,
            facts={**facts, "times": counts[usual], "odd_times": counts[day]},
        )


def _sequences(cited: Sequence[Cited], words: DocumentWords) -> Iterator[Claim]:
    """Numbers and dates of each issuer's series. What fits is one claim; each document out of order is one with the
    documents that contradict it."""
    series: dict[str, list[Cited]] = {}
    for item in cited:
        reference = item.span.reference
        if item.day is None or reference.number is None or reference.suffix or reference.year is not None:
            continue
        series.setdefault(item.series, []).append(item)
    for items in series.values():
        for group in _bodies(item.citation.issuer for item in items):
            yield from _series([items[position] for position in group], words)


def _series(items: Sequence[Cited], words: DocumentWords) -> Iterator[Claim]:
    unique: dict[tuple[int, dt.date], Cited] = {}
    for item in items:
        if item.day is not None:
            unique.setdefault((item.citation.number or 0, item.day.first), item)
    issuer, anew = items[0].citation.issuer, words.bodies.formed_anew
    national = words.references.issuers.national
    runs: dict[tuple[int, bool], list[Entry]] = {}
    for (number, date), item in sorted(unique.items(), key=lambda entry: entry[0]):
        runs.setdefault((date.year, date >= anew and issuer not in national), []).append((number, date, item))
    for run in runs.values():
        yield from _in_order(run, national, doubt=not issuer)
    if of_commune(issuer, words.bodies):
        yield from _restart(runs.get((anew.year, False), []), runs.get((anew.year, True), []))


def _in_order(run: Sequence[Entry], national: frozenset[str], *, doubt: bool) -> Iterator[Claim]:
    numbers = Counter(number for number, _, _ in run)
    run = [entry for entry in run if numbers[entry[0]] == 1]  # a number with two dates is told on its own
    if len(run) < 2:
        return
    blamed, tied = out_of_order([date.toordinal() for _, date, _ in run])
    several = len(blamed) + len(tied) > 2 or len(run) < _SURE_DOCUMENTS
    if doubt and (blamed or tied) and several and not _neighbours(run):
        return  # several bodies whose names are not written are the likelier reason
    out = {*blamed, *tied}
    fits = [run[i][2] for i in range(len(run)) if i not in out]
    if len(fits) > 1:
        yield _sequence(fits[:SHOWN_FIGURES], doubt=False)
    odd = set(blamed)
    for i in blamed[:_TOLD_DOCUMENTS]:
        against = [j for j in range(len(run)) if j not in odd and _contrary(run, min(i, j), max(i, j), national)]
        if against:
            near = min(against, key=lambda j: abs(j - i))
            yield _sequence([run[k][2] for k in sorted((i, near))], doubt=doubt, blamed=run[i][2])
    done: set[int] = set()
    for i in tied[:_TOLD_DOCUMENTS]:
        against = [j for j in tied if i < j and not done & {i, j} and _contrary(run, i, j, national)]
        if against:
            done.update((i, against[0]))
            yield _sequence([run[i][2], run[against[0]][2]], doubt=doubt)


def _neighbours(run: Sequence[Entry]) -> bool:
    """True for a few documents of one passage whose numbers follow each other closely: of one register, whoever's."""
    return run[-1][0] - run[0][0] <= _NEIGHBOUR_NUMBERS and len({id(item.passage) for _, _, item in run}) == 1


def _contrary(run: Sequence[Entry], lower: int, higher: int, national: frozenset[str]) -> bool:
    """Whether the higher number has the earlier date. The Party's local bodies number by term: numbers that fall over a
    longer time have begun again."""
    gap = (run[lower][1] - run[higher][1]).days
    item = run[lower][2]
    by_term = item.span.reference.party and item.citation.issuer not in national
    return gap > 0 and (gap <= _TERM_DAYS or not by_term)


def _sequence(
    items: Sequence[Cited], *, doubt: bool, kind: str = "documents.sequence", blamed: Cited | None = None
) -> Claim:
    numbers = tuple(_numbered(item) for item in items)
    dates = tuple(item.citation.date for item in items if item.citation.date)
    facts: dict[str, object] = {
        "documents": tuple(f"{name(item.citation)} ({d.value.text})" for item, d in zip(items, dates, strict=True))
    }
    if blamed is not None:
        facts["document"] = name(blamed.citation)
    return Claim(kind=kind, roles={"number": numbers, "date": dates}, doubt=doubt, facts=facts)


def _numbered(item: Cited) -> Figure:
    figure = item.citation.figure
    return replace(figure, value=Quantity(text=item.span.text, value=Decimal(item.citation.number or 0)))


def _restart(before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[Claim]:
    """A commune's document from before its body was formed, with a number above later ones: worth a look, no more."""
    if before and after:
        high = max(before, key=lambda entry: entry[0])
        low = min(after, key=lambda entry: entry[0])
        yield _sequence([low[2], high[2]], doubt=True, kind="documents.sequence-restart")


def _comparable(item: Citation, usual: dt.date, date: dt.date, times: int, national: frozenset[str]) -> bool:
    """A body named only by its level (``UBND tỉnh``) is the same in every report of a province; where a batch may hold
    several provinces, only what looks like a slip from what others agree on is compared."""
    if item.issuer in national or any(part[:1].isupper() for part in item.issuer.split()[2:]):
        return True
    return times > 1 and usual.year == date.year and (usual.month == date.month or usual.day == date.day)


def _across(group: Sequence[tuple[str, Citation, Day]], national: frozenset[str]) -> Iterator[tuple[str, Claim]]:
    """Claims on one document that several reports cite. Each report has one voice for each date it writes."""
    voices: dict[tuple[str, dt.date], Citation] = {}
    for submission, item, day in group:
        voices.setdefault((submission, day.first), item)
    counts = Counter(date for _, date in voices)
    usual = max(counts, key=lambda date: (counts[date], -date.toordinal()))
    agreeing = [(submission, item) for (submission, date), item in voices.items() if date == usual]
    facts: dict[str, object] = {"document": name(agreeing[0][1]), "times": counts[usual]}
    if len(agreeing) > 1:
        figures = tuple(item.date for _, item in agreeing[:SHOWN_FIGURES] if item.date)
        yield agreeing[0][0], Claim(kind="documents.date-across", roles={"values": figures}, facts=facts)
    yearly = _YEARLY.match(agreeing[0][1].figure.value.text) is None
    for (submission, date), item in voices.items():
        times = counts[usual]
        if not (item.date and _clashing(usual, date, yearly=yearly)) or not _comparable(
            item, usual, date, times, national
        ):
            continue
        witnesses = tuple(other.date for _, other in agreeing[: SHOWN_FIGURES // 2] if other.date)
        majority = times > counts[date]
        yield (
            submission,
            Claim(
                kind="documents.date-across",
                roles={"values": (*witnesses, item.date)},
                doubt=not majority or usual.year != date.year,
                facts={**facts, "odd_times": counts[date], "hint": "majority" if majority else "not-meant"},
            ),
        )

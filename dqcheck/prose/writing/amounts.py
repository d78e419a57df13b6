"""Amounts that are impossible for what they are said to pay, given who reports.

Bounds are wide on purpose: they find a unit that slipped by a thousand, not a dear event. Each bound is printed with
the finding.
"""

from collections.abc import Iterator
from decimal import Decimal

from dqcheck.language.types.amounts import AmountBound, AmountWords
from dqcheck.language.wording import Match
from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Quantity
from dqcheck.numerals.numbers import parse_number
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.text.windows import match_before


def claims(reading: Reading) -> Iterator[Claim]:
    """The claim of every bounded amount that it is possible."""
    words, commune = reading.words.writing.amounts, reading.unit.commune
    for passage in reading.passages:
        if passage.bare:
            continue
        text = passage.text.replace("\n", " ")
        for found in words.money.finditer(text) if passage.may_say(words.money) else ():
            bound = _bound(passage, text, found, words, commune=commune)
            value = parse_number(f"{found['number']} {found['unit']}", type="money") if bound else None
            if bound and isinstance(value, Quantity):
                shown = Quantity(text=found[0].strip(), value=value.value, quantum=value.quantum, unit=value.unit)
                yield _claim(passage, found.span(), shown, bound)
        for found in words.population.finditer(text) if commune and passage.may_say(words.population) else ():
            value = parse_number(found["number"])
            if isinstance(value, Quantity):
                yield _claim(passage, found.span("number"), value, words.bounds.population)


def _bound(passage: Passage, text: str, found: Match, words: AmountWords, *, commune: bool) -> AmountBound | None:
    """What an amount may be by the words around it; None when they do not say what it pays."""
    bounds, said = words.bounds, passage.words_said
    start, end = found.span()
    per = "".join((found["per"] or "").casefold().split())
    if match_before(words.income, text, start, said):
        return _income_bound(per, text[end : end + words.reach.per_characters], words)
    if per:
        return bounds.pay if words.per_person.match(per) else None
    if words.event_after.match(text, end):
        local = commune or match_before(words.commune_pays, text, start, said) is not None
        return bounds.commune_event if local else bounds.event
    if (event := match_before(words.event_before, text, start, said)) and not words.other_money.search(event[0]):
        return bounds.commune_event_likely if commune else bounds.event_likely
    if not commune:
        return None
    if match_before(words.fees, text, start, said):
        return bounds.fees
    return bounds.equipment if match_before(words.equipment, text, start, said) else bounds.funds


def _income_bound(per: str, after: str, words: AmountWords) -> AmountBound | None:
    known = not per or words.income_per.search(per)
    if not known or words.short_time.search(per + after):
        return None
    return words.bounds.monthly_income if words.per_month.search(per) else words.bounds.income


def _claim(passage: Passage, span: tuple[int, int], value: Quantity, bound: AmountBound) -> Claim:
    params: dict[str, object] = {"at_most": _limit(bound.at_most, bound)}
    if bound.at_least is not None:
        params["at_least"] = _limit(bound.at_least, bound)
    return Claim(
        kind="amount.magnitude",
        roles={"value": (passage.figure(*span, value),)},
        params=params,
        doubt=bound.doubt,
        facts={"what": bound.name},
    )


def _limit(value: Decimal, bound: AmountBound) -> Quantity:
    return Quantity(text=format(value, "f"), value=value, unit=bound.unit)

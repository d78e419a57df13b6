"""A finding in words.

Every format for people prints these texts and no others, so all of them say the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from dqcheck.language.vi.currency import CURRENCY
from dqcheck.messages import known, notation, place_text, quantity, role_name, sentence, shown_text, unit_name
from dqcheck.messages.notation import decimals, iso_date, plain_number
from dqcheck.messages.places import heading_text
from dqcheck.messages.verdicts import shown
from dqcheck.messages.written_form import (
    WrittenForm,
    arithmetic_form,
    in_written_unit,
    scale_of,
    unit_as_written,
    written_form,
)
from dqcheck.model.finding import Evidence, Finding
from dqcheck.model.record import record
from dqcheck.model.text import Language
from dqcheck.numerals.folding import fold, normalise
from dqcheck.reporters import calculation

WORTH_TELLING = Decimal("0.0001")
"""Shares of a province's total below this are not put into words."""

PLACE = "place"
"""The role of an evidence that only says where: a defect of the form has no value of its own."""


@record
class Exhibit:
    """One value of the evidence: what it is called, what is written, and where.

    ``meaning`` is the value with its unit where the text alone does not show it (``15.130`` under "triệu đồng");
    ``where`` is the whole place without the file, ``shortly`` leaves out what the line above already says,
    ``brief`` the row heading too; ``row`` is that heading without the submission's own name.
    """

    name: str
    text: str
    meaning: str
    source: str
    where: str
    shortly: str
    brief: str
    row: str
    headings: str
    quote: str
    suspect: bool


@record
class Card:
    """A finding in words. Texts are empty where a finding has no such thing; ``gap`` carries its sign.

    ``stated_as`` and ``recomputed_as`` are the same numbers with the calculation that gives them spelt out
    (``603 + 357 = 960 hồ sơ``).
    """

    finding: Finding
    title: str
    severity: str
    message: str
    stated: str
    recomputed: str
    gap: str
    allowed: str
    stated_as: str
    recomputed_as: str
    cause: str
    influence: str
    waived: str
    exhibits: tuple[Exhibit, ...]


def word(name: str, language: Language, **facts: object) -> str:
    """A sentence of the section ``report`` of the catalogue."""
    return sentence(f"report.{name}", language, facts)


def title(finding: Finding, language: Language) -> str:
    """What is not as it should be, in a few words: the rule's title, else the name of the check kind."""
    return finding.title[language] if finding.title else check_name(finding.check, language)


def check_name(check: str, language: Language) -> str:
    """The name of a check kind."""
    return sentence(f"check.{check}", language) if known(f"check.{check}", language) else check


def topic_name(topic: str, language: Language) -> str:
    """The name of a topic; one that the catalogue does not know keeps its own, written as words."""
    key = f"topic.{topic or 'other'}"
    return sentence(key, language) if known(key, language) else topic.replace("-", " ").replace("_", " ").capitalize()


def value_text(value: str | None, unit: str | None, language: Language, places: int | None = None) -> str:
    """A value as findings carry it (plain decimal, ISO date or text), in the language's notation."""
    if value is None:
        return ""
    number = plain_number(value)
    if number is not None:
        return quantity(number, unit, language, places=places)
    day = iso_date(value)
    return notation(language).day(day) if day else value


def card(finding: Finding, language: Language) -> Card:
    """Put a finding into words."""
    observed, expected, gap = _numbers(finding)
    form = _form(finding)
    unit = form.unit
    stated = value_text(finding.observed, unit, language) if observed is None else quantity(observed, unit, language)
    stated = (form.quoted(language) if observed is not None else None) or stated
    wanted = value_text(finding.expected, unit, language) if expected is None else quantity(expected, unit, language)
    terms = finding.facts.get("arithmetic")
    spelt = _spelt(finding, form, language)
    result = calculation.result(terms) if isinstance(terms, tuple) else None
    return Card(
        finding=finding,
        title=title(finding, language),
        severity=sentence(f"severity.{finding.severity.value}", language),
        message=finding.message[language],
        stated=stated,
        recomputed=wanted,
        gap=_signed(gap, unit, language),
        allowed=_allowed(finding, language),
        stated_as=f"{spelt} = {stated}" if calculation.gives(result, finding.observed) else stated,
        recomputed_as=f"{spelt} = {wanted}" if calculation.gives(result, finding.expected) else wanted,
        cause=_cause(finding, language),
        influence=_influence(finding, language),
        waived=_waived(finding, language),
        exhibits=exhibits(finding, language),
    )


def _form(finding: Finding) -> WrittenForm:
    """How the numbers of a finding are written."""
    return written_form(finding.unit, plain_number(finding.observed or ""), finding.evidence)


def _spelt(finding: Finding, form: WrittenForm, language: Language) -> str:
    """The calculation of a finding, in the unit of its figures; empty where it has none."""
    terms = finding.facts.get("arithmetic")
    if not isinstance(terms, tuple):
        return ""
    written, own = arithmetic_form(terms, form, finding.unit, finding.evidence)
    spelt = notation(language).arithmetic(written)
    return f"{spelt} {unit_name(own, Decimal(0), language)}" if own else spelt


def exhibits(finding: Finding, language: Language) -> tuple[Exhibit, ...]:
    """Put the evidence into words."""
    blamed = suspects(finding)
    shortly, brief = places(finding, language), places(finding, language, rows=False)
    return tuple(
        Exhibit(
            name=evidence_name(item, language),
            text=shown_text(item, language) or _nothing(finding, item, language),
            meaning=_meaning(item, language),
            source=item.source,
            where=place_text(item.place, language),
            shortly=shortly[index],
            brief=brief[index],
            row=_row_heading(item.place.row_label, finding.submission),
            headings=heading_text(item.place, language),
            quote=" ".join((item.quote or "").split()),
            suspect=index in blamed and len(finding.evidence) > 1,
        )
        for index, item in enumerate(finding.evidence)
    )


def quotes(items: Iterable[Exhibit]) -> tuple[str, ...]:
    """The sentences that values stand in, each once; a piece of a longer one is left to that."""
    told = dict.fromkeys(item.quote for item in items if item.quote)
    return tuple(quote for quote in told if not any(quote in other for other in told if other != quote))


def written_in(quote: str, items: Iterable[Exhibit]) -> tuple[str, ...]:
    """The figures that stand in one of ``quotes``, each once."""
    return tuple(dict.fromkeys(item.text for item in items if item.quote and item.quote in quote))


def _nothing(finding: Finding, item: Evidence, language: Language) -> str:
    """What stands for a value where nothing is written."""
    if item.role == PLACE:
        return ""
    return word("not-calculated" if finding.note == "type.uncached" else "blank", language)


def _meaning(item: Evidence, language: Language) -> str:
    number = plain_number(item.value) if item.value is not None else None
    if number is None or item.unit is None or item.unit == "%" or item.unit in item.text:
        return ""
    written = item.text.replace(" ", "").replace("\u00a0", "")
    readings = (written, written.replace(".", "").replace(",", "."), written.replace(",", ""))
    if any(plain_number(reading) == number for reading in readings):
        return ""
    scale = scale_of(item)
    return quantity(in_written_unit(number, scale), unit_as_written(item), language)


def suspects(finding: Finding) -> frozenset[int]:
    """The evidence that is probably wrong, as indices: the diagnosis first, else what the check itself blames."""
    if (found := finding.diagnosis) is not None and (found.suspect is not None or found.alternatives):
        return frozenset({found.suspect} if found.suspect is not None else (one.suspect for one in found.alternatives))
    blamed = finding.facts.get("suspects", ())
    return frozenset(i for i in blamed if isinstance(i, int)) if isinstance(blamed, Iterable) else frozenset()


def evidence_name(item: Evidence, language: Language) -> str:
    """What the form or the sentence calls a value, unless that is the text itself; else its column heading, or role."""
    if item.label is not None and item.label[language] != item.text:
        return item.label[language]
    if item.place.column_label and item.role != PLACE:
        return item.place.column_label
    name = str(role_name(item.role, language))
    return name[:1].upper() + name[1:]


def places(finding: Finding, language: Language, *, rows: bool = True) -> list[str]:
    """Where each value of the evidence stands. What is as in the line above (the file, the sheet) is not said again.

    With ``rows`` the printed row heading follows where it tells more than the submission's own name.
    """
    lines = []
    before: tuple[str | None, str | None] = (None, None)
    for item in finding.evidence:
        place = item.place
        words = [item.source] if item.source != before[0] else []
        same_sheet = not words and place.sheet == before[1] and place.cell is not None
        words.append(place_text(replace(place, sheet=None) if same_sheet else place, language))
        heading = _row_heading(place.row_label, finding.submission) if rows else ""
        if heading and fold(heading) not in (fold(item.text), fold(evidence_name(item, language))):
            words.append(heading_text(replace(place, row_label=heading, column_label=None), language))
        lines.append(", ".join(filter(None, words)))
        before = (item.source, place.sheet)
    return lines


def _row_heading(label: str | None, submission: str) -> str:
    """A printed row heading without the submission's own name, which stands above."""
    own = normalise(submission).casefold()
    return " / ".join(part for part in (label or "").split(" / ") if normalise(part).casefold() != own)


def whole_place(item: Evidence, language: Language) -> str:
    """The place of a value with its printed headings, without the file."""
    return place_text(item.place, language, labels=True)


def excerpt(quote: str, texts: Iterable[str], most: int) -> str:
    """A sentence in at most about ``most`` characters: what stands between and around the figures, cut between words.
    Where the figures stand farther apart, all that is between them."""
    spans = [(at, at + len(text)) for text in texts if text and (at := quote.find(text)) >= 0]
    if len(quote) <= most or not spans:
        return quote
    start, end = min(spans)[0], max(at for _, at in spans)
    room = max(0, most - (end - start))
    before = min(start, max(room // 2, room - (len(quote) - end)))
    left, right = start - before, min(len(quote), end + room - before)
    if left and (space := quote.find(" ", left, start)) >= 0:
        left = space + 1
    elif left:
        left = start
    if right < len(quote):
        right = max(end, quote.rfind(" ", end, right + 1))
    return ("… " if left else "") + quote[left:right].strip() + (" …" if right < len(quote) else "")


def share_text(share: str, language: Language) -> str:
    """A share of a total as a percentage with two digits that count."""
    number = plain_number(share)
    if number is None:
        return share
    percent = number * 100
    places = min(6, max(2, 1 - percent.adjusted())) if percent else 0
    return notation(language).number(percent, places) + "%"


def _numbers(finding: Finding) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Observed, expected and gap as numbers; observed with the decimals that its writer gave it."""
    observed, expected, gap = (
        plain_number(value) if value is not None else None
        for value in (finding.observed, finding.expected, finding.discrepancy)
    )
    if observed is not None:
        written = [plain_number(item.value) for item in finding.evidence if item.value is not None]
        same = [number for number in written if number is not None and number == observed]
        observed = max(same, key=decimals, default=observed)
    form = _form(finding)
    observed, expected, gap = (None if number is None else form.number(number) for number in (observed, expected, gap))
    stated, wanted, difference = shown(observed, expected, gap)
    return (
        stated if isinstance(stated, Decimal) else None,
        form.plain(wanted) if isinstance(wanted, Decimal) else None,
        form.plain(difference) if difference is not None else None,
    )


def plain_numbers(finding: Finding) -> tuple[str | None, str | None, str | None]:
    """Observed, expected and gap in the unit in which the finding is written, with the decimals that are worth
    printing."""
    shown_values = _numbers(finding)
    given = (finding.observed, finding.expected, finding.discrepancy)
    plain = [text if number is None else format(number, "f") for number, text in zip(shown_values, given, strict=True)]
    return plain[0], plain[1], plain[2]


def plain_allowed(finding: Finding) -> str | None:
    """The allowed gap in the unit in which the finding is written."""
    number = plain_number(finding.allowed) if finding.allowed is not None else None
    return finding.allowed if number is None else format(_form(finding).number(number), "f")


def unit_text(finding: Finding, language: Language) -> str:
    """The name of the unit in which the finding is written."""
    unit = _form(finding).unit
    return unit_name(unit, Decimal(0), language) if unit else ""


def _signed(gap: Decimal | None, unit: str | None, language: Language) -> str:
    if gap is None:
        return ""
    sign = "+" if gap > 0 else "−" if gap < 0 else ""
    return sign + quantity(abs(gap), unit, language, gap=True)


def _allowed(finding: Finding, language: Language) -> str:
    number, form = plain_number(finding.allowed or ""), _form(finding)
    return quantity(form.number(number), form.unit, language, gap=True) if number is not None else ""


def _cause(finding: Finding, language: Language) -> str:
    diagnosis = finding.diagnosis
    if diagnosis is None:
        return ""
    if diagnosis.alternatives:
        return word("tie", language, choices=f" {word('tie-or', language)} ".join(_choices(finding, language)))
    at = diagnosis.suspect
    item = finding.evidence[at] if at is not None and at < len(finding.evidence) else None
    name = evidence_name(item, language) if item else word("one-figure", language)
    facts = {
        "suspect": name,
        "text": shown_text(item, language) if item else "",
        "cause": sentence(f"cause.{diagnosis.cause}", language),
        "suggestion": _suggestion(diagnosis.suggestion, item, finding.unit, language),
    }
    if diagnosis.cause == "value" and diagnosis.suggestion is None and len(finding.evidence) == 1:
        return ""  # There is no other value to look at.
    known_cause = "look" if diagnosis.cause == "value" else f"cause-{diagnosis.confidence}"
    text = word(known_cause, language, **facts)
    return text + (word("suggestion", language, **facts) if diagnosis.suggestion is not None else "") + "."


def _choices(finding: Finding, language: Language) -> Iterator[str]:
    """The figures of which any may be the wrong one, each with what would match."""
    for one in finding.diagnosis.alternatives if finding.diagnosis is not None else ():
        item = finding.evidence[one.suspect]
        suggestion = _suggestion(one.suggestion, item, finding.unit, language)
        facts = {"cell": item.place.cell or evidence_name(item, language), "text": shown_text(item, language)}
        yield word("tie-choice" if suggestion else "tie-cell", language, suggestion=suggestion, **facts)


def _suggestion(value: str | None, item: Evidence | None, unit: str | None, language: Language) -> str:
    """The suggested value with at least the decimals of the figure it would replace."""
    number = plain_number(value) if value is not None else None
    written = plain_number(item.value) if item is not None and item.value is not None else None
    unit = item.unit if item is not None else unit
    if number is None or written is None or item is None:
        return value_text(value, unit, language)
    if (scale := scale_of(item)) != 1:
        return quantity(in_written_unit(number, scale), unit_as_written(item), language)
    own = decimals(written) if unit != CURRENCY.code else 0
    return quantity(number, unit, language, places=max(decimals(number), own))


def _influence(finding: Finding, language: Language) -> str:
    if finding.influence is None:
        return ""
    number = plain_number(finding.influence.share_of_total)
    if number is None or number < WORTH_TELLING:
        return ""
    share = share_text(finding.influence.share_of_total, language)
    return word("influence", language, share=share, indicator=finding.influence.indicator)


def _waived(finding: Finding, language: Language) -> str:
    waiver = finding.waived
    if waiver is None:
        return ""
    until = word("waived-until", language, until=waiver.until) if waiver.until else ""
    return word("waived", language, reason=waiver.reason, by=waiver.by) + until + "."

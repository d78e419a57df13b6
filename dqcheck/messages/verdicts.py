"""The sentence that tells a verdict, with the very numbers that decided."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from dqcheck.messages.evidence import role_name, shown_text
from dqcheck.messages.formula_text import formula_text
from dqcheck.messages.notation import places_shown, rounded
from dqcheck.messages.sentences import Verbatim, fill, known, sentence
from dqcheck.messages.written_form import WrittenForm, arithmetic_form, written_form
from dqcheck.model.finding import Evidence
from dqcheck.model.quantity import Day, Label, Quantity
from dqcheck.model.record import record
from dqcheck.model.text import LANGUAGES, Language, LocalText
from dqcheck.model.verdict import FormulaText, Outcome, Verdict


def verdict_message(
    verdict: Verdict, evidence: Sequence[Evidence] = (), *, template: LocalText | None = None
) -> LocalText:
    """Tell a verdict in both languages.

    ``template`` is the rule's own message; without it the sentence of ``verdict.note`` is used, and without that the
    general sentence of the outcome. Facts: ``observed``, ``expected``, ``discrepancy``, ``allowed``, ``unit``,
    ``direction`` (higher or lower); for every role of the evidence its labels (``{total}``) and its texts as they are
    shown (``{total_text}``); what a row that is held against others is called (``row``) and the row that it is held against
    (``against``), which lead the sentence; and ``verdict.facts``, which win; for each of them that is a value of the evidence, what it is
    called (``{later_name}``).
    """
    numbers = _numbers(verdict, evidence)
    texts = {language: _told(verdict, evidence, numbers, template, language) for language in LANGUAGES}
    return LocalText(vi=texts["vi"], en=texts["en"])


def verdict_facts(verdict: Verdict, evidence: Sequence[Evidence], language: Language) -> Mapping[str, object]:
    """The facts of a verdict's sentence, numbers rounded to what is worth printing."""
    return _facts_in(verdict, evidence, _numbers(verdict, evidence), language)


@record
class _Numbers:
    """The numbers of a verdict as its sentence writes them, in whatever language: the form, what is stated, the gap,
    the facts of every verdict and its own."""

    form: WrittenForm
    observed: Decimal | str | None
    discrepancy: Decimal | None
    general: Mapping[str, object]
    own: Mapping[str, object]


def _numbers(verdict: Verdict, evidence: Sequence[Evidence]) -> _Numbers:
    stated = verdict.observed if isinstance(verdict.observed, Decimal) else None
    form = written_form(verdict.unit, stated, evidence)
    observed, expected, discrepancy = shown(
        form.number(verdict.observed) if isinstance(verdict.observed, Decimal) else verdict.observed,
        form.number(verdict.expected) if isinstance(verdict.expected, Decimal) else verdict.expected,
        form.number(verdict.discrepancy) if verdict.discrepancy is not None else None,
    )
    general = {
        "expected": form.plain(expected) if isinstance(expected, Decimal) else expected,
        "discrepancy": form.plain(discrepancy) if discrepancy is not None else None,
        "allowed": form.number(verdict.allowed) if verdict.allowed is not None else None,
        "unit": form.unit,
    }
    own = dict(verdict.facts)
    sums = verdict.facts.get("sums")
    if isinstance(sums, tuple):
        own["sums"] = tuple(form.plain(form.number(one)) for one in sums)
    terms = verdict.facts.get("arithmetic")
    if isinstance(terms, tuple | list):
        own["arithmetic"], own["arithmetic_unit"] = arithmetic_form(terms, form, verdict.unit, evidence)
    return _Numbers(form=form, observed=observed, discrepancy=discrepancy, general=general, own=own)


def _facts_in(
    verdict: Verdict, evidence: Sequence[Evidence], numbers: _Numbers, language: Language
) -> Mapping[str, object]:
    """The facts of a verdict's sentence in one language."""
    facts: dict[str, object] = {
        "observed": _verbatim(numbers.form, numbers.observed, language),
        "direction": _direction(numbers.discrepancy, language),
        **numbers.general,
    }
    roles: dict[str, list[Evidence]] = {}
    for item in evidence:
        roles.setdefault(item.role, []).append(item)
    for role, items in roles.items():
        labels = dict.fromkeys(_name(item, language) for item in items)
        facts[role] = tuple(labels)
        facts[f"{role}_text"] = tuple(shown_text(item, language) for item in items)
    for name, value in verdict.facts.items():
        if isinstance(value, Quantity | Day | Label):
            names = (_name(item, language) for item in evidence if item.text == value.text)
            facts[f"{name}_name"] = next(names, role_name(name, language))
    facts.update(numbers.own)
    facts |= {
        name: formula_text(value, facts, language)
        for name, value in verdict.facts.items()
        if type(value) is FormulaText
    }
    return facts


def _verbatim(form: WrittenForm, observed: Decimal | str | None, language: Language) -> object:
    """What is stated as its cell or text shows it, where one shows it."""
    text = form.quoted(language) if isinstance(observed, Decimal) else None
    return Verbatim(text=text, number=observed) if text is not None and isinstance(observed, Decimal) else observed


def _name(item: Evidence, language: Language) -> str:
    return item.label[language] if item.label else role_name(item.role, language)


def shown(
    observed: Decimal | str | None, expected: Decimal | str | None, discrepancy: Decimal | None
) -> tuple[Decimal | str | None, Decimal | str | None, Decimal | None]:
    """Round expected value and gap to the decimals worth printing beside the observed value, so that the three agree."""
    if not isinstance(expected, Decimal) or not expected.is_finite():
        return observed, expected, discrepancy
    stated = observed if isinstance(observed, Decimal) else None
    places = places_shown(stated, expected)
    gap = rounded(discrepancy, places) if discrepancy is not None and discrepancy.is_finite() else discrepancy
    return observed, rounded(expected, places), gap


def _told(
    verdict: Verdict,
    evidence: Sequence[Evidence],
    numbers: _Numbers,
    template: LocalText | None,
    language: Language,
) -> str:
    facts = _facts_in(verdict, evidence, numbers, language)
    if template is not None:
        return fill(template[language], language, facts)
    told = _by_note(verdict, facts, language)
    if "row" not in verdict.facts:
        return told
    key = "verdict.about-row-in" if "against" in verdict.facts else "verdict.about-row"
    return sentence(key, language, {**verdict.facts, "sentence": told})


def _by_note(verdict: Verdict, facts: Mapping[str, object], language: Language) -> str:
    """The catalogue's sentence of a verdict."""
    if known(verdict.note, language):
        return sentence(verdict.note, language, facts)
    if verdict.expected is None and verdict.observed is None:
        return sentence(f"verdict.{verdict.outcome.value}-plain", language, facts)
    if verdict.outcome is Outcome.FAIL and not isinstance(verdict.discrepancy, Decimal):
        return sentence("verdict.fail-other", language, facts)
    return sentence(f"verdict.{verdict.outcome.value}", language, facts)


def _direction(discrepancy: Decimal | None, language: Language) -> str:
    if discrepancy is None or discrepancy == 0:
        return ""
    return sentence("verdict.higher" if discrepancy > 0 else "verdict.lower", language)

"""A comparison of two reports in words: for the terminal, for a merge request, for a program."""

import json
from collections.abc import Callable, Iterator, Sequence

from dqcheck.messages import legible_json, legible_log, legible_record, notation, place_text, sentence
from dqcheck.messages.notation import iso_date
from dqcheck.model.finding import Finding
from dqcheck.model.text import Language, LocalText
from dqcheck.reporters import json_report, view
from dqcheck.reporters.comparison import Comparison, FigureChange
from dqcheck.reporters.markdown import escape

SCHEMA = "dqcheck.comparison/1"

Lines = Sequence[tuple[str, str]]
"""A line of a section: whom it is about, and what is said."""


def terminal(comparison: Comparison, language: Language = "vi") -> str:
    """The comparison as plain text."""
    comparison = legible_record(comparison)
    lines = [heading(comparison, language), summary(comparison, language)]
    for name, items in sections(comparison, language):
        lines += ["", f"{_word(name, language)} ({len(items)})"]
        lines += [f"  {unit}: {text}" if unit else f"  {text}" for unit, text in items]
    lines += ["", *(note[language] for note in comparison.notes)] if comparison.notes else []
    return legible_log("\n".join(lines) + "\n")


def markdown(comparison: Comparison, language: Language = "vi") -> str:
    """The comparison as Markdown."""
    comparison = legible_record(comparison)
    lines = [f"## {escape(heading(comparison, language))}", "", escape(summary(comparison, language))]
    for name, items in sections(comparison, language):
        lines += ["", f"### {escape(_word(name, language))} ({len(items)})", ""]
        lines += [f"- **{escape(unit)}**: {escape(text)}" if unit else f"- {escape(text)}" for unit, text in items]
    for note in comparison.notes:
        lines += ["", f"> {escape(note[language])}"]
    return "\n".join(lines) + "\n"


def to_json(comparison: Comparison, language: Language = "vi") -> str:  # noqa: ARG001
    """The comparison as JSON, schema ``dqcheck.comparison/1``; ``language`` changes nothing, it holds both."""
    finding, evidence = json_report.finding, json_report.evidence
    data = {
        "schema": SCHEMA,
        "settled": comparison.settled,
        "previous": comparison.previous.at,
        "current": comparison.current.at,
        "fixed": [finding(item) for item in comparison.fixed],
        "remaining": [{"previous": finding(old), "current": finding(new)} for old, new in comparison.remaining],
        "new": [finding(item) for item in comparison.new],
        "waived": [finding(item) for item in comparison.waived],
        "unchecked": [finding(item) for item in comparison.unchecked],
        "changed": [
            {"submission": item.submission, "previous": evidence(item.previous), "current": evidence(item.current)}
            for item in comparison.changed
        ],
        "notes": [{"vi": note.vi, "en": note.en} for note in comparison.notes],
    }
    return legible_json(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


FORMATS: dict[str, Callable[[Comparison, Language], str]] = {
    "json": to_json,
    "markdown": markdown,
    "terminal": terminal,
}


def heading(comparison: Comparison, language: Language) -> str:
    """Which report it is compared with."""
    at = comparison.previous.at
    day = iso_date(at[:10])
    written = f"{notation(language).day(day)} {at[11:16]}".strip() if day else at
    return sentence("compare.heading", language, {"at": written})


def summary(comparison: Comparison, language: Language) -> str:
    """How much became of what, in a line."""
    facts = {
        name: len(getattr(comparison, name)) for name in ("fixed", "remaining", "new", "waived", "unchecked", "changed")
    }
    text = sentence("compare.summary", language, facts)
    for name in ("waived", "unchecked", "changed"):
        if facts[name]:
            text += sentence(f"compare.summary-{name}", language, facts)
    return text + "."


def note(comparison: Comparison) -> LocalText:
    """The comparison in a sentence, for the notes of a report."""
    return LocalText(
        vi=f"{heading(comparison, 'vi')}: {summary(comparison, 'vi')}",
        en=f"{heading(comparison, 'en')}: {summary(comparison, 'en')}",
    )


def sections(comparison: Comparison, language: Language) -> Iterator[tuple[str, Lines]]:
    """The sections that have something to say: what is left first, what was put right last."""
    remaining = [(new.submission, _left(old, new, language)) for old, new in comparison.remaining]
    groups = (
        ("remaining", remaining),
        ("new", [_line(item, language, whole=True) for item in comparison.new]),
        ("changed", [(item.submission, _change(item, language)) for item in comparison.changed]),
        ("unchecked", [_line(item, language) for item in comparison.unchecked]),
        ("waived", [_line(item, language) for item in comparison.waived]),
        ("fixed", [_line(item, language) for item in comparison.fixed]),
    )
    return ((name, items) for name, items in groups if items)


def _line(finding: Finding, language: Language, *, whole: bool = False) -> tuple[str, str]:
    return finding.submission, finding.message[language] if whole else view.title(finding, language)


def _left(old: Finding, new: Finding, language: Language) -> str:
    text = new.message[language]
    stated = view.card(old, language).stated
    if stated and (old.observed, old.expected) != (new.observed, new.expected):
        text += " " + sentence("compare.before", language, {"text": stated})
    return text


def _change(change: FigureChange, language: Language) -> str:
    old, new = change.previous, change.current
    blank = view.word("blank", language)
    place = ", ".join(filter(None, (new.source, place_text(new.place, language))))
    facts = {
        "name": view.evidence_name(new, language),
        "old": old.text.strip() or blank,
        "new": new.text.strip() or blank,
        "place": place,
    }
    return sentence("compare.change", language, facts)


def _word(name: str, language: Language) -> str:
    return sentence(f"compare.{name}", language)

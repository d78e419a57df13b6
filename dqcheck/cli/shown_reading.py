"""How a reading is printed: the text with its figures marked, then the claims by place and how each was judged."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dqcheck.cli import printing
from dqcheck.messages import legible, legible_record, place_text, sentence
from dqcheck.model.claim import Extraction
from dqcheck.model.document import Narrative
from dqcheck.model.finding import Finding
from dqcheck.model.text import Language
from dqcheck.model.verdict import Outcome

WRITING = "writing"
"""Claims on how things are written: what is written well is not listed."""

STYLES = {"claim": "bold green", "figure": "yellow", "reference": "cyan", "date": "blue"}
OUTCOMES = {"pass": "green", "within-rounding": "green", "fail": "bold red", "undecided": "yellow", "error": "red"}

SIGNS = {"claim": ("‹", "›"), "figure": ("‹", "?›")}
"""Marks where there is no colour; documents and dates are known by their form."""


def print_reading(
    narrative: Narrative,
    extraction: Extraction,
    marks: Sequence[tuple[int, int, int, str]],
    language: Language,
    *,
    claims: bool,
) -> None:
    """Print a narrative with its marks (paragraph, start, end, kind) and, when asked, its claims."""
    with printing.console() as console:
        coloured = console.is_terminal and console.color_system is not None
        by_paragraph: dict[int, list[tuple[int, int, str]]] = {}
        for at, start, end, kind in marks:
            by_paragraph.setdefault(at, []).append((start, end, kind))
        legend = sentence(f"read.legend-{'colours' if coloured else 'signs'}", language)
        console.print(Text(legend, style="dim"), soft_wrap=not console.is_terminal)
        console.print()
        for number, paragraph in enumerate(narrative.paragraphs):
            found = by_paragraph.get(number, ())
            text = _coloured(paragraph.text, found) if coloured else Text(legible(_signed(paragraph.text, found)))
            console.print(text, soft_wrap=not console.is_terminal)
        if claims:
            _print_claims(console, extraction, language)
        seen, understood = (count + len(extraction.cells) for count in (len(extraction.figures), extraction.understood))
        facts = {"seen": seen, "understood": understood, "claims": len(extraction.claims)}
        console.print(Text(sentence("read.coverage", language, facts)))


def _print_claims(console: Console, extraction: Extraction, language: Language) -> None:
    """Print the claims by place, each once."""
    by_place: dict[str, dict[str, Text]] = {}
    for kind, finding in _claims(extraction):
        place = place_text(finding.evidence[0].place, language) if finding.evidence else ""
        told = _told(kind, finding, language)
        by_place.setdefault(place, {}).setdefault(told.plain, told)
    for place, lines in by_place.items():
        console.print()
        console.print(Text(place[:1].upper() + place[1:], style="bold"))
        for told in lines.values():
            if console.is_terminal:
                console.print(Padding(told, (0, 0, 0, 3)))
            else:
                console.print(Text.assemble("   ", told), soft_wrap=True)
    console.print()


def _coloured(text: str, marks: Sequence[tuple[int, int, str]]) -> Text:
    styles = [""] * len(text)
    for start, end, kind in marks:
        styles[start:end] = [STYLES.get(kind, "yellow")] * len(text[start:end])
    pieces = groupby(zip(text, styles, strict=True), key=itemgetter(1))
    return Text.assemble(*((legible("".join(letter for letter, _ in piece)), style) for style, piece in pieces))


def _signed(text: str, marks: Sequence[tuple[int, int, str]]) -> str:
    for start, end, kind in sorted(marks, reverse=True):
        before, after = SIGNS.get(kind, ("", ""))
        text = f"{text[:start]}{before}{text[start:end]}{after}{text[end:]}"
    return text


def _told(kind: str, finding: Finding, language: Language) -> Text:
    from dqcheck.reporters import view

    outcome = sentence(f"outcome.{finding.outcome}", language)
    name = view.check_name(kind, language)
    return Text.assemble((outcome, OUTCOMES[finding.outcome]), f" · {name}: {finding.message[language]}")


def _claims(extraction: Extraction) -> Iterator[tuple[str, Finding]]:
    """What the rules say of every claim, in reading order, with the kind of check; nothing of what is merely written
    well."""
    from dqcheck.engine.findings import finding_of
    from dqcheck.engine.judging import by_kind, judge_rules
    from dqcheck.engine.tally import ClaimCase
    from dqcheck.rulesets import load

    ruleset = load("narrative")
    claims = by_kind(ClaimCase(submission=extraction.submission, claim=claim) for claim in extraction.claims)
    tallies = judge_rules(ruleset.rules, {}, ruleset, claims=claims)
    found: list[tuple[int, str, Finding]] = []
    for judged in (one for tally in tallies for one in (*tally.kept, *(held.judged() for held in tally.held))):
        finding = legible_record(finding_of(judged, {}, ruleset))
        writing = isinstance(judged.case, ClaimCase) and judged.case.claim.kind.startswith(f"{WRITING}.")
        if writing and judged.verdict.outcome is Outcome.PASS:
            continue
        first = finding.evidence[0].place if finding.evidence else None
        line = first.line or first.paragraph or 0 if first else 0
        found.append((line, WRITING if writing else finding.check, finding))
    for _, kind, finding in sorted(found, key=lambda item: (*item[:2], item[2].fingerprint)):
        yield kind, finding

"""How a reading is printed: the text with its figures marked, then the claims and how each was judged."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dqcheck.messages import sentence
from dqcheck.model.claim import Extraction
from dqcheck.model.document import Narrative
from dqcheck.model.text import Language
from dqcheck.model.verdict import Outcome

WRITING = "writing"
"""Claims on how things are written: what is written well is not listed."""

STYLES = {"claim": "bold green", "figure": "yellow", "reference": "cyan", "date": "blue"}
OUTCOMES = {"pass": "green", "within-rounding": "green", "fail": "bold red", "undecided": "yellow", "error": "red"}


def print_reading(
    narrative: Narrative,
    extraction: Extraction,
    marks: Sequence[tuple[int, int, int, str]],
    language: Language,
    *,
    claims: bool,
) -> None:
    """Print a narrative with its marks (paragraph, start, end, kind) and, when asked, its claims."""
    console = Console(highlight=False)
    by_paragraph: dict[int, list[tuple[int, int, str]]] = {}
    for at, start, end, kind in marks:
        by_paragraph.setdefault(at, []).append((start, end, kind))
    for number, paragraph in enumerate(narrative.paragraphs):
        text = Text(paragraph.text)
        for start, end, kind in by_paragraph.get(number, ()):
            text.stylize(STYLES.get(kind, "yellow"), start, end)
        console.print(text)
    if claims:
        console.print()
        console.print(_claims(extraction, language))
    console.print(
        sentence(
            "read.coverage",
            language,
            {
                "seen": len(extraction.figures),
                "understood": extraction.understood,
                "claims": len(extraction.claims),
            },
        )
    )


def _claims(extraction: Extraction, language: Language) -> Table:
    from dqcheck.engine.claims import judge_claims
    from dqcheck.engine.record import from_claim
    from dqcheck.reporters import view
    from dqcheck.rulesets import load

    ruleset = load("narrative")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("line", "claim", "figures", "verdict"):
        table.add_column(sentence(f"read.column-{name}", language, {}), overflow="fold")
    rows = []
    for tally in judge_claims(ruleset.rules, ((extraction.submission, claim) for claim in extraction.claims), ruleset):
        for submission, claim, verdict in (*tally.kept, *tally.held):
            finding = from_claim(tally.counts.rule, claim, verdict, submission)
            kind = WRITING if claim.kind.startswith(f"{WRITING}.") else finding.check
            if kind == WRITING and verdict.outcome is Outcome.PASS:
                continue
            first = finding.evidence[0].place if finding.evidence else None
            rows.append((first.line or first.paragraph or 0 if first else 0, kind, finding, verdict.outcome))
    for line, kind, finding, outcome in sorted(rows, key=lambda row: (row[0], row[1], row[2].fingerprint)):
        table.add_row(
            str(line or ""),
            view.check_name(kind, language),
            "; ".join(f"{view.evidence_name(item, language)}: {item.text}" for item in finding.evidence),
            Text(sentence(f"outcome.{outcome}", language, {}), style=OUTCOMES[outcome]),
        )
    return table

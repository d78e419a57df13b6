"""A batch that was read becomes a report: tables and claims are judged, findings told, submissions given their
status."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dqcheck import forms, messages
from dqcheck.checks.base import Tables
from dqcheck.engine import assemble, confront
from dqcheck.engine.claims import judge_claims
from dqcheck.engine.intake import Intake
from dqcheck.engine.judging import Tally, judge_tables
from dqcheck.engine.record import from_defect
from dqcheck.engine.selection import Chosen, Library
from dqcheck.model.claim import Claim, Extraction
from dqcheck.model.dataset import PREVIOUS
from dqcheck.model.finding import Finding
from dqcheck.model.report import Coverage, Event, Report
from dqcheck.model.rule import Ruleset
from dqcheck.model.text import LocalText
from dqcheck.numerals.folding import fold

if TYPE_CHECKING:
    from dqcheck.waivers import Entry


def judge(
    taken: Intake,
    before: Intake,
    library: Library,
    chosen: Chosen,
    event: Callable[[Sequence[Ruleset]], Event],
    *,
    confirmed: bool,
    waivers: Sequence["Entry"] = (),
) -> Report:
    """Judge everything that was read. ``before`` is what was read of the period before."""
    used = [one for one in library.forms() if one.name in taken.bound] if taken.bound else []
    prose = [library.prose()] if taken.narratives else []
    rules = chosen.rules([*used, *prose]) if used or prose else {}
    findings: list[Finding] = [from_defect(defect) for defect in taken.defects if chosen.wants_defect(defect)]
    holds: list[Finding] = []
    tallies: list[Tally] = []
    files_of: dict[str, set[str]] = {}
    tables_read = Coverage()
    merged: dict[str, Tables] = {}
    notes: list[LocalText] = []
    for ruleset in used:
        bounds = taken.bound[ruleset.name]
        tables = forms.merge(bounds)
        merged[ruleset.name] = tables
        defects = (*forms.batch_defects(bounds, ruleset), *(defect for bound in bounds for defect in bound.defects))
        findings += [from_defect(defect) for defect in defects if chosen.wants_defect(defect)]
        for bound in bounds:
            told_of = [messages.local(notice.key, notice.facts) for notice in bound.notices]
            notes += [of_file(bound.source, note) for note in told_of] if len(taken.files) > 1 else told_of
        earlier = forms.merge(before.bound.get(ruleset.name, ()))
        everything = {
            **tables,
            **{PREVIOUS + name: replace(t, name=PREVIOUS + name) for name, t in earlier.items()},
        }
        own = judge_tables(rules[ruleset.name], everything, ruleset)
        told = confront.tell_tables(own, everything, ruleset, confirmed=confirmed)
        findings += told.findings
        holds += told.confirmed
        tallies += own
        tables_read = add(tables_read, coverage(tables, confront.checked_values(own, tables)))
        sheets = [
            (table.locator.source(row), name) for table in tables.values() for row, name in enumerate(table.submissions)
        ]
        # A summary sheet beside the communes' own belongs to the file, which is then no reporting unit.
        of_units = {source for source, name in sheets if name != source}
        for source, name in sheets:
            if name != source or source not in of_units:
                files_of.setdefault(name, set()).add(source)
    prose_read = Coverage()
    for ruleset in prose:
        known: dict[str, list[str]] = {}
        for name in files_of:
            known.setdefault(fold(name), []).append(name)
        extractions = [named(one, known) for one in taken.narratives]
        for one in extractions:
            files_of.setdefault(one.submission, set()).add(one.source)
        notes += [note for one in extractions if (note := about_text(one)) is not None]
        own_claims = judge_claims(rules[ruleset.name], claims(extractions, merged, used), ruleset)
        told = confront.tell_claims(own_claims, confirmed=confirmed)
        findings += told.findings
        holds += told.confirmed
        tallies += [tally.counts for tally in own_claims]
        prose_read = Coverage(
            seen=sum(len(one.figures) for one in extractions),
            understood=sum(one.understood for one in extractions),
            checked=sum(checked_figures(one) for one in extractions),
        )
    told_findings, about_waivers = assemble.waived(assemble.in_order(findings), waivers)
    return Report(
        event=event([*used, *prose]),
        files=taken.files,
        submissions=assemble.submissions(
            {name: sorted(files) for name, files in files_of.items()},
            told_findings,
            [file for file in taken.files if file.problem is not None],
            not_submitted(used, files_of),
        ),
        findings=told_findings,
        confirmed=assemble.in_order(holds),
        rules=tuple(assemble.summary(tally) for tally in tallies),
        rule_errors=assemble.rule_errors(tallies),
        tables=tables_read,
        prose=prose_read,
        notes=(*notes, *about_waivers),
    )


def of_file(source: str, note: LocalText) -> LocalText:
    """A note with the file that it is about, where there are several."""
    return LocalText(vi=f"{source}: {note.vi}", en=f"{source}: {note.en}")


def about_text(extraction: Extraction) -> LocalText | None:
    """What has to be said of a text of which nothing was confronted: nothing in it was found wrong, or right."""
    if any(not claim.kind.startswith("writing.") for claim in extraction.claims):
        return None
    facts = {"file": extraction.source, "seen": len(extraction.figures)}
    return messages.local("prose.none-checked" if extraction.figures else "prose.no-figures", facts)


def coverage(tables: Tables, checked: int) -> Coverage:
    """How many values of the tables were written, read and used."""
    counts = [assemble.written(column) for table in tables.values() for column in table.columns.values()]
    return Coverage(seen=sum(seen for seen, _ in counts), understood=sum(read for _, read in counts), checked=checked)


def add(one: Coverage, other: Coverage) -> Coverage:
    """Two coverages together."""
    return Coverage(
        seen=one.seen + other.seen, understood=one.understood + other.understood, checked=one.checked + other.checked
    )


def named(extraction: Extraction, known: Mapping[str, Sequence[str]]) -> Extraction:
    """An extraction under the name by which the batch's tables know its commune, ``known`` by their folded form;
    without its accents only when they know no other by that name (Ba Tơ and Ba Tô are two)."""
    alike = known.get(fold(extraction.submission), ())
    name = alike[0] if len(alike) == 1 else extraction.submission
    return replace(extraction, submission=name)


def claims(
    extractions: Sequence[Extraction], merged: dict[str, Tables], used: Sequence[Ruleset]
) -> list[tuple[str, Claim]]:
    """Every claim of the batch with its submission: those of each report, those between reports, and those between a
    report and the workbook of the same commune."""
    from dqcheck import narratives
    from dqcheck.engine.mentions import mention_claims

    own = [(one.submission, claim) for one in extractions for claim in one.claims]
    between = list(narratives.batch_claims(extractions))
    against = [pair for ruleset in used for pair in mention_claims(extractions, merged[ruleset.name], ruleset)]
    return [*own, *between, *against]


def checked_figures(extraction: Extraction) -> int:
    """The number of figures of a report that take part in a claim."""
    claimed = {
        (figure.paragraph, figure.start, figure.end)
        for claim in extraction.claims
        for figures in claim.roles.values()
        for figure in figures
    }
    return sum((figure.paragraph, figure.start, figure.end) in claimed for figure in extraction.figures)


def not_submitted(used: Sequence[Ruleset], files_of: dict[str, set[str]]) -> list[str]:
    """The units of the ruleset's list from which nothing came; none are named when a single unit was checked."""
    missing: list[str] = []
    for ruleset in used:
        units = ruleset.codelists.get(ruleset.units or "")
        if units is None:
            continue
        if sum(name in files_of for name in units.codes.values()) > 1:
            missing += [name for name in units.codes.values() if name not in files_of]
    return missing

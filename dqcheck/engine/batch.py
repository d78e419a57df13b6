"""A batch that was read is judged: what each of its rulesets brings to the report."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from dqcheck import forms, messages
from dqcheck.checks.base import Tables
from dqcheck.engine import coverage
from dqcheck.engine.findings import finding_of_defect
from dqcheck.engine.intake import Intake
from dqcheck.engine.judging import by_kind, judge_rules
from dqcheck.engine.reporting import PartialReport, files_by_unit, tell
from dqcheck.engine.selection import Chosen, Library
from dqcheck.engine.tally import ClaimCase
from dqcheck.forms import Bound, FormDefect
from dqcheck.model.claim import Extraction
from dqcheck.model.dataset import PREVIOUS
from dqcheck.model.finding import Finding
from dqcheck.model.record import record
from dqcheck.model.rule import Rule, Ruleset
from dqcheck.model.text import LocalText
from dqcheck.numerals.folding import fold

if TYPE_CHECKING:
    from dqcheck.engine.screens.filed_frame import FiledFrame


@record
class Batch:
    """What was read, with the rulesets that it is judged by, on forms, as large tables and on prose, and its tables by
    ruleset. ``before`` is what was read of the period before."""

    taken: Intake
    before: Intake
    filed_on: tuple[Ruleset, ...]
    narrated: tuple[Ruleset, ...]
    tables: Mapping[str, Tables]
    framed: tuple[Ruleset, ...] = ()

    @property
    def used(self) -> tuple[Ruleset, ...]:
        """All rulesets of the batch, each once."""
        return tuple({one.name: one for one in (*self.filed_on, *self.framed, *self.narrated)}.values())


def batch_of(taken: Intake, before: Intake, library: Library) -> Batch:
    """The batch that was read."""
    filed_on = tuple(one for one in library.forms() if one.name in taken.bound) if taken.bound else ()
    return Batch(
        taken=taken,
        before=before,
        filed_on=filed_on,
        narrated=(library.prose(),) if taken.narratives else (),
        tables={one.name: forms.merge(taken.bound[one.name]) for one in filed_on},
        framed=tuple({frame.ruleset.name: frame.ruleset for frame in taken.frames}.values()),
    )


def judge_batch(batch: Batch, chosen: Chosen, *, confirmed: bool) -> tuple[PartialReport, ...]:
    """Judge everything that was read by the rules that were chosen."""
    rules = chosen.rules(batch.used) if batch.used else {}
    parts = [PartialReport(findings=_of_filing(batch.taken.defects, chosen))]
    parts += [_of_form(batch, one, rules[one.name], chosen, confirmed=confirmed) for one in batch.filed_on]
    parts += [_of_frame(frame, rules[frame.ruleset.name], confirmed=confirmed) for frame in batch.taken.frames]
    known = tuple(files_by_unit(parts))
    parts += [_of_prose(batch, one, rules[one.name], known, confirmed=confirmed) for one in batch.narrated]
    return tuple(parts)


def _of_filing(defects: Iterable[FormDefect], chosen: Chosen) -> tuple[Finding, ...]:
    return tuple(finding_of_defect(defect) for defect in defects if chosen.wants_defect(defect))


def _of_form(
    batch: Batch, ruleset: Ruleset, rules: Sequence[Rule], chosen: Chosen, *, confirmed: bool
) -> PartialReport:
    """What the workbooks filed on one form come to."""
    bounds, tables = batch.taken.bound[ruleset.name], batch.tables[ruleset.name]
    earlier = forms.merge(batch.before.bound.get(ruleset.name, ()))
    everything = {**tables, **{PREVIOUS + name: replace(t, name=PREVIOUS + name) for name, t in earlier.items()}}
    tallies = judge_rules(rules, everything, ruleset)
    told = tell(tallies, everything, ruleset, confirmed=confirmed)
    defects = (*forms.batch_defects(bounds, ruleset), *(defect for bound in bounds for defect in bound.defects))
    return replace(
        told,
        findings=(*_of_filing(defects, chosen), *told.findings),
        files_of=files_of_units(tables),
        tables=coverage.of_tables(coverage.counts(tables), tallies),
        notes=tuple(_notices(bounds, several=len(batch.taken.files) > 1)),
    )


def _of_frame(frame: "FiledFrame", rules: Sequence[Rule], *, confirmed: bool) -> PartialReport:
    """What a large table comes to."""
    from dqcheck.engine.screens.frame_judging import EVERY_RECORD, judge_filed, of_frame

    judged = judge_filed(frame, rules, direct=EVERY_RECORD if confirmed else None)
    return of_frame(judged, frame.ruleset, confirmed=confirmed, files=(frame.source,))


def _notices(bounds: Iterable[Bound], *, several: bool) -> Iterator[LocalText]:
    """What has to be said of the workbooks, each with its file where there are several."""
    for bound in bounds:
        for notice in bound.notices:
            note = messages.local(notice.key, notice.facts)
            source = f"{bound.source}: " if several else ""
            yield LocalText(vi=source + note.vi, en=source + note.en)


def files_of_units(tables: Tables) -> Mapping[str, set[str]]:
    """The reporting units of tables and the files of each. A summary sheet beside the communes' own belongs to the
    file, which is then no reporting unit."""
    sheets = dict.fromkeys(
        (table.locator.source(row), name) for table in tables.values() for row, name in enumerate(table.submissions)
    )
    of_units = {source for source, name in sheets if name != source}
    found: dict[str, set[str]] = {}
    for source, name in sheets:
        if name != source or source not in of_units:
            found.setdefault(name, set()).add(source)
    return found


def _of_prose(
    batch: Batch, ruleset: Ruleset, rules: Sequence[Rule], known: Iterable[str], *, confirmed: bool
) -> PartialReport:
    """What the reports in prose come to; ``known`` are the units of the batch's tables."""
    extractions = named(batch.taken.narratives, known)
    tallies = judge_rules(rules, {}, ruleset, claims=by_kind(_claims(batch, extractions)))
    files_of: dict[str, set[str]] = {}
    for one in extractions:
        files_of.setdefault(one.submission, set()).add(one.source)
    return replace(
        tell(tallies, {}, ruleset, confirmed=confirmed),
        files_of=files_of,
        prose=coverage.of_texts(extractions),
        notes=tuple(note for one in extractions if (note := about_text(one)) is not None),
    )


def about_text(extraction: Extraction) -> LocalText | None:
    """What has to be said of a text of which nothing was confronted: nothing in it was found wrong, or right."""
    if any(not claim.kind.startswith("writing.") for claim in extraction.claims):
        return None
    facts = {"file": extraction.source, "seen": len(extraction.figures)}
    return messages.local("prose.none-checked" if extraction.figures else "prose.no-figures", facts)


def named(extractions: Sequence[Extraction], known: Iterable[str]) -> Sequence[Extraction]:
    """Extractions under the names by which the batch's tables know their communes; without its accents only where they
    know no other by that name (Ba Tơ and Ba Tô are two)."""
    spelt: dict[str, list[str]] = {}
    for name in known:
        spelt.setdefault(fold(name), []).append(name)
    alike = [spelt.get(fold(one.submission), []) for one in extractions]
    return [
        replace(one, submission=names[0]) if len(names) == 1 else one
        for one, names in zip(extractions, alike, strict=True)
    ]


def _claims(batch: Batch, extractions: Sequence[Extraction]) -> Iterator[ClaimCase]:
    """Every claim of the batch: those of each report, those between reports, and those between a report and the
    workbook of the same commune."""
    from dqcheck import narratives
    from dqcheck.engine.mentions import mention_claims

    for one in extractions:
        yield from (ClaimCase(submission=one.submission, claim=claim) for claim in one.claims)
    between = narratives.batch_claims(extractions)
    against = [mention_claims(extractions, batch.tables[one.name], one) for one in batch.filed_on]
    for submission, claim in chain(between, *against):
        yield ClaimCase(submission=submission, claim=claim)


def not_submitted(batch: Batch, names: Container[str]) -> tuple[str, ...]:
    """The units of the rulesets' lists from which nothing came, ``names`` being those that sent something; none are
    told when a single unit was checked."""
    lists = (one.codelists.get(one.units or "") for one in (*batch.filed_on, *batch.framed))
    return tuple(
        name
        for units in lists
        if units is not None and sum(name in names for name in units.codes.values()) > 1
        for name in units.codes.values()
        if name not in names
    )

"""A batch that was read is judged: what each of its rulesets brings to the report."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING

from dqcheck import forms, messages
from dqcheck.checks.base import Tables
from dqcheck.engine import completeness, coverage, missing_tables
from dqcheck.engine.findings import finding_of_defect
from dqcheck.engine.formula_cases import contradicted, formula_notes, unit_cases
from dqcheck.engine.intake import Intake
from dqcheck.engine.judging import by_kind, judge_rules
from dqcheck.engine.lookup_notes import lookup_notes
from dqcheck.engine.reporting import PartialReport, files_by_unit, tell
from dqcheck.engine.selection import Chosen, Library
from dqcheck.engine.table_faults import UNREADABLE, fault_of_table
from dqcheck.engine.table_notes import notes_of_unknown, of_files, table_notes
from dqcheck.engine.tally import ClaimCase, Tally
from dqcheck.forms import Bound, FormDefect
from dqcheck.forms.file_notations import READING_NOTICES
from dqcheck.model.claim import Extraction
from dqcheck.model.dataset import PREVIOUS, form_of
from dqcheck.model.finding import Finding
from dqcheck.model.record import record
from dqcheck.model.report import Coverage, UnreadPart
from dqcheck.model.rule import Rule, Ruleset
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import Outcome
from dqcheck.numerals.folding import fold

if TYPE_CHECKING:
    from dqcheck.engine.screens.filed_frame import FiledFrame

FORMULA = "formula"
"""The check kind that judges formulas, of workbooks on a form too."""

LAYOUT = "form.layout-"
"""What the defects of workbooks on no known form begin with. They are notes where no form was asked for, and the tables
say something themselves."""


@record
class Batch:
    """What was read, with the rulesets that it is judged by, on forms, as large tables and on prose, and its tables by
    ruleset. ``before`` is what was read of the period before; ``expects_forms`` says that workbooks are to be on a
    form."""

    taken: Intake
    before: Intake
    filed_on: tuple[Ruleset, ...]
    narrated: tuple[Ruleset, ...]
    tables: Mapping[str, Tables]
    framed: tuple[Ruleset, ...] = ()
    on_tables: tuple[Ruleset, ...] = ()
    expects_forms: bool = False

    @property
    def used(self) -> tuple[Ruleset, ...]:
        """All rulesets of the batch, each once."""
        every = (*self.filed_on, *self.framed, *self.narrated, *self.on_tables)
        return tuple({one.name: one for one in every}.values())


def batch_of(taken: Intake, before: Intake, library: Library) -> Batch:
    """The batch that was read."""
    filed_on = tuple(one for one in library.forms() if one.name in taken.bound) if taken.bound else ()
    framed = tuple({frame.ruleset.name: frame.ruleset for frame in taken.frames}.values())
    said = taken.tables or taken.beside or any(one.claims for one in taken.formulas)
    return Batch(
        taken=taken,
        before=before,
        filed_on=filed_on,
        narrated=(library.prose(),) if taken.narratives else (),
        tables={one.name: forms.merge(taken.bound[one.name]) for one in filed_on},
        framed=framed,
        on_tables=(library.any_table(),) if said else (),
        expects_forms=bool(filed_on) or bool(framed) or library.expects_forms,
    )


def judge_batch(batch: Batch, chosen: Chosen, *, confirmed: bool) -> tuple[PartialReport, ...]:
    """Judge everything that was read by the rules that were chosen."""
    rules = chosen.rules(batch.used) if batch.used else {}
    unread = batch.taken.unread
    held = {file.source for file in batch.taken.files if file.ruleset is not None}
    beside = sum(one.numbers or 0 for one in unread if one.source not in held)
    unknown = () if batch.expects_forms else _of_no_form(batch.taken)
    speaking = {one.source for one in batch.taken.tables if one.says}
    speaking |= {one.source for one in batch.taken.formulas if one.says}
    silent = {one.source for one in unknown} - speaking
    parts = [
        PartialReport(
            findings=_of_filing(forms.told_once([one for one in batch.taken.defects if one not in unknown]), chosen),
            files_of={PurePath(source).stem: {source} for source in silent},
            unread=unread,
            tables=Coverage(seen=beside),
            notes=tuple(notes_of_unknown(unknown, silent)),
        )
    ]
    parts += [_of_form(batch, one, rules[one.name], chosen, confirmed=confirmed) for one in batch.filed_on]
    parts += [_of_frame(frame, rules[frame.ruleset.name], confirmed=confirmed) for frame in batch.taken.frames]
    known = tuple(files_by_unit(parts))
    parts += [_of_prose(batch, one, rules[one.name], known, confirmed=confirmed) for one in batch.narrated]
    parts += [_of_any_table(batch, one, rules[one.name], known, confirmed=confirmed) for one in batch.on_tables]
    return tuple(parts)


def _of_no_form(taken: Intake) -> tuple[FormDefect, ...]:
    """What is said of workbooks on no known form: a note where no form was asked for."""
    return tuple(one for one in taken.defects if one.key.startswith(LAYOUT))


def _of_filing(defects: Iterable[FormDefect], chosen: Chosen) -> tuple[Finding, ...]:
    return tuple(finding_of_defect(defect) for defect in defects if chosen.wants_defect(defect))


def _of_form(
    batch: Batch, ruleset: Ruleset, rules: Sequence[Rule], chosen: Chosen, *, confirmed: bool
) -> PartialReport:
    """What the workbooks filed on one form come to."""
    bounds, tables = batch.taken.bound[ruleset.name], batch.tables[ruleset.name]
    earlier = forms.merge(batch.before.bound.get(ruleset.name, ()))
    past = {PREVIOUS + name: replace(table, name=PREVIOUS + name) for name, table in earlier.items()}
    everything = {**ruleset.reference_tables, **tables, **past}
    tallies = judge_rules(rules, everything, ruleset, all_held=confirmed)
    told = tell(tallies, everything, ruleset, confirmed=confirmed)
    found = (*forms.batch_defects(bounds, ruleset), *(defect for bound in bounds for defect in bound.defects))
    taken = batch.taken
    texts = named(taken.narratives, files_of_units(tables))
    sent = missing_tables.Sent(ruleset=ruleset, bounds=bounds, texts=texts, files=taken.files)
    beside = sum(one.numbers or 0 for bound in bounds for one in bound.unread)
    return replace(
        told,
        tallies=in_form_order(told.tallies, ruleset),
        findings=(*_of_filing(forms.told_once(missing_tables.told(found, sent)), chosen), *told.findings),
        files_of=files_of_units(tables),
        tables=coverage.of_tables(coverage.counts(tables), tallies, beside),
        compared=completeness.compared_units(tables),
        unread=tuple(completeness.unread_values(tables)),
        notes=(*_notices(bounds, several=len(batch.taken.files) > 1), *lookup_notes(rules, everything, ruleset)),
    )


def _of_frame(frame: "FiledFrame", rules: Sequence[Rule], *, confirmed: bool) -> PartialReport:
    """What a large table comes to."""
    from dqcheck.engine.screens.frame_judging import EVERY_RECORD, judge_filed, of_frame

    try:
        judged = judge_filed(frame, rules, direct=EVERY_RECORD if confirmed else None)
        if frame.sha256 is not None:
            frame.sha256()  # tells here of a file that went away meanwhile
        return of_frame(judged, frame.ruleset, confirmed=confirmed, files=(frame.source,))
    except BaseException as error:
        problem = fault_of_table(error, frame.source)
        if problem is None:
            raise
        unread = UnreadPart(source=frame.source, reason=UNREADABLE, why=problem)
        return PartialReport(tallies=tuple(Tally(rule=rule) for rule in rules), unread=(unread,))


def in_form_order(tallies: Sequence[Tally], ruleset: Ruleset) -> tuple[Tally, ...]:
    """Tallies in the order of the form's tables, so that reports follow the form; rules of no table come last."""
    order = {name: place for place, name in enumerate(ruleset.tables)}

    def place(tally: Tally) -> int:
        return order.get(form_of(getattr(tally.rule.params, "table", None) or ""), len(order))

    return tuple(sorted(tallies, key=place))


def _notices(bounds: Iterable[Bound], *, several: bool) -> Iterator[LocalText]:
    """What has to be said of the workbooks, each with its file where there are several; of how texts were read once for
    all files that were read alike."""
    alike: dict[tuple[str, object], list[FormDefect]] = {}
    for bound in bounds:
        for notice in bound.notices:
            if notice.key in READING_NOTICES:
                alike.setdefault((notice.key, notice.facts.get("notation")), []).append(notice)
                continue
            note = messages.local(notice.key, notice.facts)
            yield of_files([bound.source], note) if several else note
    for (key, _), found in alike.items():
        note = messages.local(key, found[0].facts)
        yield of_files([one.source for one in found], note) if several else note


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
    tallies = judge_rules(rules, {}, ruleset, claims=by_kind(_claims(batch, extractions)), all_held=confirmed)
    spoken = {one.source for one in batch.taken.tables}
    files_of: dict[str, set[str]] = {}
    for one in extractions:
        files_of.setdefault(one.submission, set()).add(one.source)
    return replace(
        tell(tallies, {}, ruleset, confirmed=confirmed),
        files_of=files_of,
        prose=coverage.of_texts(extractions),
        compared=frozenset(one.submission for one in extractions if completeness.compared(one)),
        unread=tuple(
            part
            for one in extractions
            if one.source not in spoken and (part := completeness.unread_text(one)) is not None
        ),
    )


def _of_any_table(
    batch: Batch, ruleset: Ruleset, rules: Sequence[Rule], known: Iterable[str], *, confirmed: bool
) -> PartialReport:
    """What the workbooks of no known form and the tables of reports come to, and the formulas of all; ``known`` are the
    units of the batch's tables."""
    readings, formulas = batch.taken.tables, batch.taken.formulas
    units = {one.source: one.submission for one in named(batch.taken.narratives, known)}
    units = {one.source: units.get(one.source, PurePath(one.source).stem) for one in readings}
    cases = [ClaimCase(submission=units[one.source], claim=claim) for one in readings for claim in one.claims]
    bounds = [bound for given in batch.taken.bound.values() for bound in given]
    cases += unit_cases((*formulas, *batch.taken.beside), bounds)
    if not readings:
        met = {claim.kind for one in batch.taken.beside for claim in one.claims}
        rules = [one for one in rules if one.check == FORMULA or getattr(one.params, "claim", None) in met]
    tallies = judge_rules(rules, {}, ruleset, claims=by_kind(cases), all_held=confirmed)
    declared = {(one.source, *cell) for one in formulas for cell in one.declared}
    for tally in tallies:
        tally.take_back([one for one in tally.kept if contradicted(one, declared)])
        kind = str(getattr(tally.rule.params, "claim", None))
        counts = chain((one.counted for one in readings), (one.counted for one in formulas))
        tally.add(Outcome.PASS, sum(one.get(kind, 0) for one in counts))
    written = {one.source: one for one in formulas}
    files_of: dict[str, set[str]] = {}
    for one in readings:
        if one.says or (one.source in written and written[one.source].says):
            files_of.setdefault(units[one.source], set()).add(one.source)
    return replace(
        tell(tallies, {}, ruleset, confirmed=confirmed),
        files_of=files_of,
        notes=(*formula_notes(formulas), *table_notes(readings)),
        compared=frozenset(files_of),
        unread=tuple(
            part for one in readings if (part := completeness.unrelated(one, written.get(one.source))) is not None
        ),
        tables=coverage.of_any_tables(readings, batch.taken.beside),
    )


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
    told when a single unit was checked, nor one whose name a file bears that was not recognised or read; none either
    when the reading was stopped: nobody knows whose the other files are."""
    if batch.taken.stopped:
        return ()
    absent: list[str] = []
    for one in (*batch.filed_on, *batch.framed):
        units = one.codelists.get(one.units or "")
        if units is not None and sum(name in names for name in units.codes.values()) > 1:
            by_name = missing_tables.of_unit_by_name(batch.taken.files, one)
            absent += [name for name in units.codes.values() if name not in names and name not in by_name]
    return tuple(absent)

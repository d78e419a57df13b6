"""Tables that were not found: claimed missing only where nothing else that the unit sent may hold them, and told once.

A sheet or section that nobody read, a text that speaks of the table's figures, a file of the unit's name that was not
recognised: each of them may hold it. Then it is said that the table was not found, and where to look.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from dqcheck import forms, messages
from dqcheck.forms import Bound, FormDefect
from dqcheck.model.claim import Extraction
from dqcheck.model.record import record
from dqcheck.model.report import InputFile
from dqcheck.model.rule import TEXTS, Ruleset, Severity, TableForm
from dqcheck.model.text import LocalText
from dqcheck.numerals.folding import fold

MISSING = ("form.sheet-missing", "form.record-missing", "form.table-blank")
"""Defects that say of a table that it was not sent."""
UNREAD = "form.table-unread"
"""The defect of a table that may stand where nobody read."""
PARTIAL = ("form.column-missing", "form.header-ambiguous", "form.headers-abbreviated", "form.values-ambiguous", UNREAD)
"""Defects that leave a table of a unit found only in part."""

_LEAST_WORDS = 2
"""Words that a label has at least for its place in a text to say anything."""


@record
class Sent:
    """All that was sent of a form: its workbooks, the texts beside them, and every file of the batch."""

    ruleset: Ruleset
    bounds: Sequence[Bound]
    texts: Sequence[Extraction]
    files: Sequence[InputFile]


def told(defects: Iterable[FormDefect], sent: Sent) -> tuple[FormDefect, ...]:
    """The defects of a form as they are told: missing tables claimed only where nothing may hold them, those of one
    unit in one line, and each with the units that it leaves incomplete (fact ``incomplete``)."""
    doubted = [_doubted(defect, sent) if defect.key in MISSING else defect for defect in defects]
    return tuple(_with_units(defect, sent.bounds) for defect in _together(doubted))


def _doubted(defect: FormDefect, sent: Sent) -> FormDefect:
    """The defect, or that the table was not found where something of the unit may hold it."""
    where = tuple(dict.fromkeys(_places(defect, sent)))
    if not where:
        return defect
    return replace(defect, key=UNREAD, severity=Severity.WARNING, facts={**defect.facts, "where": where})


def _places(defect: FormDefect, sent: Sent) -> Iterable[LocalText]:
    """Where the table of a defect may stand: sheets with at least half as many unread numbers as it has figures, texts
    that speak of it, files by name."""
    unit, form = defect.submission, sent.ruleset.tables[defect.table]
    fewest = -(-sum(field.type not in TEXTS for field in form.fields.values()) // 2)
    for bound in sent.bounds:
        if unit in (bound.unit, bound.source) or (bound.unit is None and bound.source == defect.source):
            beside = Counter[str]()
            for part in bound.unread:
                # Of a column that several fields claim it is known whose table it belongs to.
                beside[part.sheet or part.source] += (part.numbers or 0) * (part.reason != "header-ambiguous")
            yield from (_sheet(name) for name, count in beside.items() if count >= fewest)
    texts = [one.source for one in sent.texts if fold(one.submission) == fold(unit) and _speaks_of(one, form)]
    yield from map(_file, (*texts, *of_unit_by_name(sent.files, sent.ruleset).get(unit, ())))


def _sheet(name: str) -> LocalText:
    return messages.local("place.sheet", {"sheet": name})


def _file(name: str) -> LocalText:
    return LocalText(vi=name, en=name)


def _speaks_of(text: Extraction, form: TableForm) -> bool:
    """Whether the sentences with figures say the name of a table or of one of its fields."""
    labels = [form.title.vi, form.title.en]
    labels += [label.rpartition("/")[2] for field in form.fields.values() for label in field.label]
    wanted = [folded for label in labels if len((folded := fold(label)).split()) >= _LEAST_WORDS]
    quotes = {fold(figure.quote) for figure in (*text.figures, *text.cells)}
    return any(label in quote for label in wanted for quote in quotes)


def of_unit_by_name(files: Sequence[InputFile], ruleset: Ruleset) -> Mapping[str, tuple[str, ...]]:
    """Files on no form that bear the name of a unit, by that unit: what they hold is not known."""
    names = forms.unit_names(ruleset)
    found: dict[str, tuple[str, ...]] = {}
    for file in files:
        if file.ruleset is None:
            path = PurePath(file.path or file.source)
            said = (names.find(text, strict=False) for text in (path.stem, path.parent.name) if text)
            unit = next((one.name for one in said if one is not None and one.status == "known"), None)
            if unit is not None:
                found[unit] = (*found.get(unit, ()), file.source)
    return found


def _together(defects: Sequence[FormDefect]) -> list[FormDefect]:
    """Defects that say the same of several tables of a unit, or of several columns of a table, as one."""
    groups: dict[tuple[object, ...], list[FormDefect]] = {}
    for number, defect in enumerate(defects):
        key: tuple[object, ...] = (number,)
        if defect.key in (*MISSING, UNREAD):
            key = (defect.key, defect.source, defect.submission, defect.facts.get("where"))
        elif defect.key == "form.column-missing" and not defect.sentence:
            key = (defect.key, defect.source, defect.submission, defect.table, defect.severity)
        groups.setdefault(key, []).append(defect)
    return [_one(group) for group in groups.values()]


def _one(group: Sequence[FormDefect]) -> FormDefect:
    first = group[0]
    if len(group) == 1:
        return first
    name = "field" if first.field else "table"
    return replace(
        first,
        table=first.table if first.field else ",".join(one.table for one in group),
        field=",".join(one.field for one in group),
        facts={**first.facts, name: tuple(one.facts[name] for one in group)},
    )


def _with_units(defect: FormDefect, bounds: Sequence[Bound]) -> FormDefect:
    if defect.key not in PARTIAL:
        return defect
    if defect.key == UNREAD:
        units = {defect.submission}
    else:
        tables = (bound.tables.get(defect.table) for bound in bounds if bound.source == defect.source)
        units = {name for table in tables if table is not None for name in table.submissions}
    return replace(defect, facts={**defect.facts, "incomplete": tuple(sorted(units))})

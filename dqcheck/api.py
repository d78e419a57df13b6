"""The library: check files, check a frame, load a ruleset. Stages 1 to 7 of a run, in order."""

import datetime as dt
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dqcheck import __version__, forms, messages, rulesets
from dqcheck.engine import assemble, confront
from dqcheck.engine.batch import judge
from dqcheck.engine.intake import Progress, expand, take, unread
from dqcheck.engine.selection import Chosen, Library, Rules
from dqcheck.model.limits import LIMITS, Limits
from dqcheck.model.report import Event, Report
from dqcheck.model.rule import Ruleset
from dqcheck.validation_report import ValidationReport

if TYPE_CHECKING:
    from dqcheck.engine.totals import Aggregate
    from dqcheck.waivers import Entry

LISTED = 10
"""Names of files that a note lists."""


def check(
    paths: str | Path | Iterable[str | Path],
    *,
    rules: Rules = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    confirmed: bool = False,
    previous_period: Iterable[str | Path] = (),
    waivers: "str | Path | Sequence[Entry]" = (),
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> ValidationReport:
    """Check workbooks, narrative reports or folders of them.

    ``rules`` names shipped rulesets, paths or rulesets; by default a workbook's form is recognised among the shipped
    ones and narratives are judged by ``narrative``. ``select`` and ``ignore`` take rules (with or without their
    ruleset), check kinds and severities. ``severity`` gives rules another severity, or ``off``. ``confirmed`` also
    lists what holds.
    ``previous_period`` are the submissions of the period before, for rules on change. ``waivers`` is a file that
    ``dqcheck waive`` writes, or its entries. ``limits`` is what one large or odd file may cost
    (``dqcheck.model.limits``).

    Raises UsageError for a folder with nothing to check and for a name that selects nothing, RulesetError for a wrong
    ruleset. Files that cannot be read are told in the report, and the others are checked.
    """
    library = Library(rules)
    given = _paths(paths)
    taken = take(expand(given), library.forms, limits=limits, progress=progress)
    before = take(expand([Path(path) for path in previous_period]), library.forms, limits=limits)
    chosen = Chosen(select=tuple(select), ignore=tuple(ignore), severity=severity or {})
    report = judge(taken, before, library, chosen, event, confirmed=confirmed, waivers=_entries(waivers))
    left_out = unread(given)
    if left_out:
        facts = {"count": len(left_out), "names": left_out[:LISTED] + ("…",) * (len(left_out) > LISTED)}
        report = replace(report, notes=(messages.local("run.left-out", facts), *report.notes))
    return ValidationReport.of(report)


def aggregate(
    paths: str | Path | Iterable[str | Path],
    *,
    rules: Rules = None,
    severity: Mapping[str, str] | None = None,
    waivers: "str | Path | Sequence[Entry]" = (),
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> "Aggregate[ValidationReport]":
    """Check submissions and add up those that are accepted: the province's totals, who is in them, and who is missing.

    A submission with an error that is not waived is not added. ``Aggregate.complete`` is false as long as anyone is
    missing. Raises as ``check`` does.
    """
    from dqcheck.engine.totals import add_up

    library = Library(rules)
    taken = take(expand(_paths(paths)), library.forms, limits=limits, progress=progress)
    chosen = Chosen(select=(), ignore=(), severity=severity or {})
    report = judge(taken, take((), library.forms), library, chosen, event, confirmed=False, waivers=_entries(waivers))
    used = [one for one in library.forms() if one.name in taken.bound] if taken.bound else []
    return add_up(ValidationReport.of(report), {one.name: forms.merge(taken.bound[one.name]) for one in used}, used)


def _paths(paths: str | Path | Iterable[str | Path]) -> Sequence[Path]:
    return [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]


def _entries(waivers: "str | Path | Sequence[Entry]") -> "Sequence[Entry]":
    if not isinstance(waivers, str | Path):
        return waivers
    from dqcheck.waivers import load

    return load(Path(waivers))


def load_ruleset(name: str | Path) -> Ruleset:
    """Load a shipped ruleset by name, or a folder or YAML file by path. Raises UsageError when there is none,
    RulesetError with every mistake in it."""
    return rulesets.load(name)


def check_frame(
    frame: Any,
    ruleset: str | Path | Ruleset,
    *,
    table: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    confirmed: bool = False,
    waivers: "str | Path | Sequence[Entry]" = (),
) -> ValidationReport:
    """Check a frame in memory: pandas, polars (lazy too), pyarrow, DuckDB, or anything narwhals reads.

    Its columns are the fields of ``table`` by name or by printed label. A place is the table, the row counted from zero
    and the column. Small frames are judged directly, large ones are screened first: the findings are the same.
    Raises UsageError when the ruleset has no such table or the frame none of its fields.
    """
    from dqcheck.engine.frames import judge_frame

    loaded = rulesets.built(ruleset) if isinstance(ruleset, Ruleset) else rulesets.load(ruleset)
    chosen = Chosen(select=tuple(select), ignore=tuple(ignore), severity=severity or {})
    rules = chosen.rules([loaded])[loaded.name]
    # What holds can only be listed for records that were judged: then none is screened out.
    judged = judge_frame(frame, loaded, rules, table, direct=sys.maxsize if confirmed else None)
    told = confront.tell_tables(judged.tallies, judged.tables, loaded, confirmed=confirmed, totals=judged.totals)
    findings, notes = assemble.waived(assemble.in_order(told.findings), _entries(waivers))
    names = dict.fromkeys(judged.submissions, ())
    found = Report(
        event=event([loaded]),
        submissions=assemble.submissions(names, findings, (), ()),
        findings=findings,
        confirmed=assemble.in_order(told.confirmed),
        rules=tuple(assemble.summary(tally) for tally in judged.tallies),
        rule_errors=assemble.rule_errors(judged.tallies),
        tables=judged.coverage,
        notes=notes,
    )
    return ValidationReport.of(found)


def event(used: Sequence[Ruleset]) -> Event:
    """When and with what a report is made; ``SOURCE_DATE_EPOCH`` fixes the time for reproducible output."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    at = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return Event(
        at=at.isoformat(timespec="seconds"),
        tool=f"dqcheck {__version__}",
        rulesets={one.name: one.version for one in sorted(used, key=lambda one: one.name)},
    )

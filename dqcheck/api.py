"""The library: check files, check a frame, load a ruleset. Stages 1 to 7 of a run, in order."""

import datetime as dt
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dqcheck import __version__, messages, rulesets
from dqcheck.engine.batch import Batch, batch_of, judge_batch, not_submitted
from dqcheck.engine.intake import Intake, Progress, expand, take, unread
from dqcheck.engine.reporting import PartialReport, files_by_unit, put_together
from dqcheck.engine.selection import Chosen, Library, Rules, in_notation
from dqcheck.errors import UsageError
from dqcheck.model.limits import LIMITS, Limits
from dqcheck.model.report import Event, UnreadPart
from dqcheck.model.rule import Numbers, Ruleset
from dqcheck.validation_report import ValidationReport

if TYPE_CHECKING:
    from dqcheck.engine.aggregate import ProvinceTotals
    from dqcheck.waivers import Entry


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
    numbers: Numbers | None = None,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> ValidationReport:
    """Check workbooks, narrative reports or folders of them.

    ``rules`` names shipped rulesets, paths or rulesets; by default a workbook's form is recognised among the shipped
    ones and narratives are judged by ``narrative``. ``select`` and ``ignore`` take rules (with or without their
    ruleset), check kinds and severities. ``severity`` gives rules another severity, or ``off``. ``confirmed`` also
    lists what holds.
    ``previous_period`` are the submissions of the period before, for rules on change. ``waivers`` is a file that
    ``dqcheck waive`` writes, or its entries. ``numbers`` is the notation of numbers that are typed as text (``vi``,
    ``en``, ``fr``, ``ch``, ``plain``, ``auto``: inferred from each file); by default the ruleset says. ``limits`` is
    what one large or odd file may cost (``dqcheck.model.limits``).

    Raises UsageError for a folder with nothing to check and for a name that selects nothing, RulesetError for a wrong
    ruleset. Files that cannot be read are told in the report, and the others are checked.
    """
    library, given, earlier = Library(rules, numbers), _paths(paths), _paths(previous_period)
    batch = batch_of(
        take(expand(given), library.forms, limits=limits, progress=progress, large=not earlier),
        take(expand(earlier), library.undated_forms, limits=limits),
        library,
    )
    chosen = Chosen(select=tuple(select), ignore=tuple(ignore), severity=severity or {})
    parts = judge_batch(batch, chosen, confirmed=confirmed)
    return _report((_left_out(given), *parts), batch, waivers)


def aggregate(
    paths: str | Path | Iterable[str | Path],
    *,
    rules: Rules = None,
    severity: Mapping[str, str] | None = None,
    waivers: "str | Path | Sequence[Entry]" = (),
    numbers: Numbers | None = None,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> "ProvinceTotals[ValidationReport]":
    """Check submissions and add up those that are accepted: the province's totals, who is in them, and who is missing.

    A submission with an error that is not waived is not added. ``complete`` is false as long as anyone is missing.
    Raises as ``check`` does.
    """
    from dqcheck.engine.aggregate import add_up

    library = Library(rules, numbers)
    batch = batch_of(take(expand(_paths(paths)), library.forms, limits=limits, progress=progress), Intake(), library)
    parts = judge_batch(batch, Chosen(select=(), ignore=(), severity=severity or {}), confirmed=False)
    return add_up(_report(parts, batch, waivers), batch.tables, batch.filed_on)


def _report(parts: Sequence[PartialReport], batch: Batch, waivers: "str | Path | Sequence[Entry]") -> ValidationReport:
    report = put_together(
        parts,
        event(batch.used),
        files=batch.taken.files,
        absent=not_submitted(batch, files_by_unit(parts)),
        waivers=_entries(waivers),
    )
    return ValidationReport.of(report)


def _left_out(paths: Sequence[Path]) -> PartialReport:
    """Files in the folders that are of no kind that is read."""
    why = messages.local("unread.file-kind")
    return PartialReport(unread=tuple(UnreadPart(source=name, reason="file-kind", why=why) for name in unread(paths)))


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
    ruleset: str | Path | Ruleset | None = None,
    *,
    table: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    confirmed: bool = False,
    waivers: "str | Path | Sequence[Entry]" = (),
    numbers: Numbers | None = None,
) -> ValidationReport:
    """Check a frame in memory: pandas, polars (lazy too), pyarrow, DuckDB, or anything narwhals reads.

    Its columns are the fields of ``table`` by name or by printed label. A place is the table, the row counted from zero
    and the column. Small frames are judged directly, large ones are screened first: the findings are the same, and
    those of a large one are told when ``report.findings`` is looked at. ``report.failing(rule)`` gives the failing
    records. Without a ruleset what its columns and rows say of each other is found, and judged by the rules of
    ``tables``. ``numbers`` is the notation of columns of text, as for ``check``.
    Raises UsageError when the ruleset has no such table or the frame none of its fields.
    """
    from dqcheck.engine.screens.frame_judging import EVERY_RECORD, judge_frame, of_frame

    chosen = Chosen(select=tuple(select), ignore=tuple(ignore), severity=severity or {})
    if ruleset is None:
        return _frame_alone(frame, table, chosen, waivers, confirmed=confirmed)
    loaded = _loaded(ruleset, numbers)
    rules = chosen.rules([loaded])[loaded.name]
    # What holds can only be listed for records that were judged: then none is screened out.
    judged = judge_frame(frame, loaded, rules, table, direct=EVERY_RECORD if confirmed else None)
    report = put_together([of_frame(judged, loaded, confirmed=confirmed)], event([loaded]), waivers=_entries(waivers))
    return ValidationReport.of(report, judged.failing)


def _loaded(ruleset: str | Path | Ruleset, numbers: Numbers | None) -> Ruleset:
    built = rulesets.built(ruleset) if isinstance(ruleset, Ruleset) else rulesets.load(ruleset)
    return in_notation(built, numbers)


def _frame_alone(
    frame: Any, table: str | None, chosen: Chosen, waivers: "str | Path | Sequence[Entry]", *, confirmed: bool
) -> ValidationReport:
    """What a frame without rules says of itself."""
    from dqcheck.engine.frame_reading import MOST_RECORDS, judge_alone, read_frame

    ruleset = Library(None).any_table()
    found = read_frame(frame, table, confirmed=confirmed)
    part = judge_alone(found.reading, ruleset, chosen.rules([ruleset])[ruleset.name], confirmed=confirmed)
    notes = (messages.local("frame.only-first", {"count": MOST_RECORDS}),) if found.more else ()
    part = replace(part, notes=notes)
    return ValidationReport.of(put_together([part], event([ruleset]), waivers=_entries(waivers)))


def event(used: Sequence[Ruleset]) -> Event:
    """When and with what a report is made; ``SOURCE_DATE_EPOCH`` fixes the time for reproducible output.

    Raises UsageError when it is no time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        at = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    except (ValueError, OverflowError, OSError) as error:
        english = f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds since 1970."
        raise UsageError("error.epoch", english, text=epoch) from error
    return Event(
        at=at.isoformat(timespec="seconds"),
        tool=f"dqcheck {__version__}",
        rulesets={one.name: one.version for one in sorted(used, key=lambda one: one.name)},
    )

"""The library: check files, load a ruleset. Stages 1 to 7 of a run, in order. Frames are checked in ``frame_api``."""

import datetime as dt
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dqcheck import __version__, messages, rulesets
from dqcheck.engine.reporting import PartialReport, files_by_unit, put_together
from dqcheck.engine.selection import Chosen, Library, Rules
from dqcheck.errors import UsageError
from dqcheck.model.how_far import Counted, Progress
from dqcheck.model.limits import LIMITS, Limits
from dqcheck.model.report import Event, UnreadPart
from dqcheck.model.rule import Numbers, Ruleset
from dqcheck.model.text import Language
from dqcheck.validation_report import ValidationReport

if TYPE_CHECKING:
    from dqcheck.engine.aggregate import ProvinceTotals
    from dqcheck.engine.batch import Batch
    from dqcheck.engine.file_reading import Forms
    from dqcheck.engine.intake import Intake
    from dqcheck.engine.reading_cache import ReadingCache
    from dqcheck.engine.screens.chosen_engine import Engine
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
    engine: "Engine | None" = None,
    language: Language = "vi",
    cache: str | Path | None = None,
    on_interrupt: Counted | None = None,
    on_cache: Counted | None = None,
) -> ValidationReport:
    """Check workbooks, narrative reports or folders of them; the report tells what could not be read.

    ``rules`` names shipped rulesets, paths or rulesets (by default the shipped ones). ``select`` and ``ignore`` take
    rules, check kinds and severities; ``severity`` gives rules another one, or ``off``. ``confirmed`` also lists what
    holds. ``previous_period`` are the submissions of the period before. ``waivers`` is a file that ``dqcheck waive``
    writes, or its entries. ``numbers`` is the notation of typed numbers (by default the ruleset's). ``limits`` is what
    one odd file may cost. ``engine`` screens flat tables (``polars``, ``duckdb``, ``spark``, ``auto``); a path may be a
    table of a database (``duckdb:FILE?table=NAME``). ``language`` is that of the report. ``cache`` is a folder that
    keeps what was read: the next check reads only files that changed. ``on_interrupt`` is told files read, and all,
    when Ctrl-C ends the reading, ``on_cache`` files kept, and all.

    Raises UsageError for nothing to check, a name that selects nothing, a cache that others may write; RulesetError.
    """
    library, given, earlier = Library(rules, numbers), _paths(paths), _paths(previous_period)
    reading, chosen = partial(_taken, limits=limits, cache=_opened(cache)), _chosen(select, ignore, severity)
    before = reading(earlier, library.undated_forms)
    reading = partial(reading, large=not earlier, engine=engine, on_cache=on_cache)
    taken = reading(given, library.forms, progress=progress, on_interrupt=on_interrupt)
    batch, parts = _judged(taken, before, library, chosen, confirmed=confirmed)
    return _report((_left_out(given), _stopped(taken), *parts), batch, waivers, language, chosen=chosen.some)


def aggregate(
    paths: str | Path | Iterable[str | Path],
    *,
    rules: Rules = None,
    severity: Mapping[str, str] | None = None,
    waivers: "str | Path | Sequence[Entry]" = (),
    numbers: Numbers | None = None,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
    cache: str | Path | None = None,
) -> "ProvinceTotals[ValidationReport]":
    """Check submissions and add up those that are accepted: the province's totals, who is in them, and who is missing.

    A submission with an error that is not waived is not added. ``complete`` is false as long as anyone is missing.
    Raises as ``check`` does.
    """
    from dqcheck.engine.aggregate import add_up
    from dqcheck.engine.intake import Intake

    library = Library(rules, numbers)
    taken = _taken(_paths(paths), library.forms, limits=limits, progress=progress, cache=_opened(cache))
    batch, parts = _judged(taken, Intake(), library, _chosen((), (), severity), confirmed=False)
    return add_up(_report(parts, batch, waivers), batch.tables, batch.filed_on)


def _taken(paths: Sequence[Path], forms: "Forms", **how: Any) -> "Intake":
    """The files of a batch, read as ``intake.take`` reads them."""
    from dqcheck.engine.intake import expand, take

    return take(expand(paths), forms, **how)


def _judged(
    taken: "Intake", before: "Intake", library: Library, chosen: Chosen, *, confirmed: bool
) -> "tuple[Batch, tuple[PartialReport, ...]]":
    """A batch that was read, and what is brought to the report by the rules that were chosen."""
    from dqcheck.engine.batch import batch_of, judge_batch

    batch = batch_of(taken, before, library)
    return batch, judge_batch(batch, chosen, confirmed=confirmed)


def _report(
    parts: Sequence[PartialReport],
    batch: "Batch",
    waivers: "str | Path | Sequence[Entry]",
    language: Language = "vi",
    *,
    chosen: bool = False,
) -> ValidationReport:
    from dqcheck.engine.batch import not_submitted
    from dqcheck.engine.file_reading import judged_files

    report = put_together(
        parts,
        event(batch.used),
        files=judged_files(batch.taken.files, batch.taken.frames, (part for one in parts for part in one.unread)),
        absent=not_submitted(batch, files_by_unit(parts)),
        waivers=entries(waivers),
        chosen=chosen,
    )
    return ValidationReport.of(report, language=language)


def _left_out(paths: Sequence[Path]) -> PartialReport:
    """Files in the folders that are of no kind that is read, and those beside the parts of a table."""
    from dqcheck.engine.folder_files import beside_parts, unread

    found = {"file-kind": unread(paths), "beside-parts": beside_parts(paths)}
    return PartialReport(
        unread=tuple(
            UnreadPart(source=name, reason=reason, why=messages.local(f"unread.{reason}"))
            for reason, names in found.items()
            for name in names
        )
    )


def _chosen(select: Iterable[str], ignore: Iterable[str], severity: Mapping[str, str] | None) -> Chosen:
    return Chosen(select=tuple(select), ignore=tuple(ignore), severity=severity or {})


def _opened(cache: str | Path | None) -> "ReadingCache | None":
    if cache is None:
        return None
    from dqcheck.engine.reading_cache import ReadingCache

    return ReadingCache.opened(Path(cache), __version__)


def _stopped(taken: "Intake") -> PartialReport:
    """That the user ended the reading early."""
    if not taken.stopped:
        return PartialReport()
    read = sum(not file.unreached for file in taken.files)
    return PartialReport(notes=(messages.local("run.stopped-early", {"read": read, "of": len(taken.files)}),))


def _paths(paths: str | Path | Iterable[str | Path]) -> Sequence[Path]:
    return [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]


def entries(waivers: "str | Path | Sequence[Entry]") -> "Sequence[Entry]":
    """Waivers that were given, or those of a file. Raises as ``waivers.load`` does."""
    if not isinstance(waivers, str | Path):
        return waivers
    from dqcheck.waivers import load

    return load(Path(waivers))


def load_ruleset(name: str | Path) -> Ruleset:
    """Load a shipped ruleset by name, or a folder or YAML file by path. Raises UsageError when there is none,
    RulesetError with every mistake in it."""
    return rulesets.load(name)


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

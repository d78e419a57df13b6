"""The library for whoever has a frame: check it, insist on it, insist on what a function returns."""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, Union

from dqcheck import messages, rulesets
from dqcheck.api import entries, event
from dqcheck.engine.reporting import put_together
from dqcheck.engine.selection import Chosen, Library, in_notation
from dqcheck.errors import UsageError
from dqcheck.model.rule import Numbers, Rule, Ruleset, Severity
from dqcheck.model.text import Language
from dqcheck.validation_report import ValidationReport

if TYPE_CHECKING:
    from dqcheck.checks.base import Check
    from dqcheck.column_checks import ColumnCheck
    from dqcheck.engine.screens.chosen_engine import Engine
    from dqcheck.engine.screens.filed_frame import FiledFrame
    from dqcheck.waivers import Entry

FrameRules = Union[str, Path, Ruleset, "ColumnCheck", "Check", Iterable["ColumnCheck | Check"], None]
"""What a frame is held against: a ruleset, or checks of its columns."""

Frame = TypeVar("Frame")
Function = TypeVar("Function", bound=Callable[..., Any])


def check_frame(
    frame: Any,
    rules: FrameRules = None,
    *,
    table: str | None = None,
    key: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    confirmed: bool = False,
    waivers: "str | Path | Sequence[Entry]" = (),
    numbers: Numbers | None = None,
    engine: "Engine" = "auto",
    language: Language | None = None,
) -> ValidationReport:
    """Check a frame: pandas, polars (lazy too), pyarrow, a relation of DuckDB, a frame of Spark, or any narwhals reads.

    ``rules`` are checks of its columns, one or several (``dqcheck.total("total", ["a", "b"])``), or a ruleset (name,
    path or record) whose ``table`` it is: then its columns are the fields by name or by printed label. Without rules
    what its columns and rows say of each other is found, and judged by the rules of ``tables``.

    A place is the table, the row counted from zero and the column; ``key`` is the column that names a row, ``table``
    what to call the frame (both with checks of columns). Small frames are judged directly, large ones are screened
    first: the findings are the same, and those of a large one are told when ``report.findings`` is looked at.
    ``report.failing(rule)`` gives the failing records. ``numbers`` is the notation of columns of text, as for
    ``check``. ``engine`` is what screens it: by default the library or engine that holds it, so that a relation of
    DuckDB and a frame of Spark stay where they are and only records that may fail are fetched. Records of Spark have no
    rows: they are told by their ``key``. ``language`` is that of the report (default: ``en`` with
    checks of columns, whose author writes Python, else ``vi``).
    Raises UsageError for a column that the frame does not have, with the nearest that it has, and when the ruleset has
    no such table or the frame none of its fields.
    """
    chosen = Chosen(select=tuple(select), ignore=tuple(ignore), severity=severity or {})
    if engine != "auto":
        from dqcheck.engine.screens.chosen_engine import on_engine

        frame = on_engine(frame, engine)
    if rules is None:
        return _frame_alone(frame, table, chosen, waivers, confirmed=confirmed, language=language or "vi")
    if isinstance(rules, str | Path | Ruleset):
        filed, of_form = _filed(frame, rules, table, numbers), True
    else:
        filed, of_form = _filed_columns(frame, rules, key, table, numbers), False
    asked = chosen.rules([filed.ruleset], implied=of_form)[filed.ruleset.name]
    speaks = language or ("vi" if of_form else "en")
    return _judged(filed, asked, waivers, frame, confirmed=confirmed, language=speaks)


def ensure(
    frame: Frame,
    rules: FrameRules = None,
    *,
    fail_on: Severity | str = Severity.ERROR,
    table: str | None = None,
    key: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    waivers: "str | Path | Sequence[Entry]" = (),
    numbers: Numbers | None = None,
    engine: "Engine" = "auto",
    language: Language | None = None,
) -> Frame:
    """The very frame that was given, once it holds: ``df.pipe(dqcheck.ensure, [dqcheck.total("total", ["a", "b"])])``.

    Parameters are those of ``check_frame``. Raises ValidationError, which says the first discrepancies in words and
    carries the ``report``, when a finding is of severity ``fail_on`` or worse or when nothing could be compared, and
    otherwise as ``check_frame`` does. A lazy frame is judged now and returned as lazy as it was.
    """
    report = check_frame(
        frame,
        rules,
        table=table,
        key=key,
        select=select,
        ignore=ignore,
        severity=severity,
        waivers=waivers,
        numbers=numbers,
        engine=engine,
        language=language,
    )
    report.raise_for(fail_on)
    return frame


def ensure_output(
    rules: FrameRules = None,
    *,
    fail_on: Severity | str = Severity.ERROR,
    table: str | None = None,
    key: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    waivers: "str | Path | Sequence[Entry]" = (),
    numbers: Numbers | None = None,
    engine: "Engine" = "auto",
    language: Language | None = None,
) -> Callable[[Function], Function]:
    """Decorate a function that returns a frame (a coroutine too): what it returns goes through ``ensure``.

    Parameters are those of ``ensure``. The decorated function raises as ``ensure`` does.
    """

    from dqcheck.engine.screens.opened_frames import is_frame

    def held(frame: Frame, function: Callable[..., Any]) -> Frame:
        if not is_frame(frame):
            name, kind = function.__name__, type(frame).__name__
            english = f"{name}() returned {kind}, which is no frame that dqcheck can read."
            raise UsageError("error.not-returned-frame", english, function=f"{name}()", kind=kind)
        return ensure(
            frame,
            rules,
            fail_on=fail_on,
            table=table,
            key=key,
            select=select,
            ignore=ignore,
            severity=severity,
            waivers=waivers,
            numbers=numbers,
            engine=engine,
            language=language,
        )

    def decorated(function: Function) -> Function:
        @wraps(function)
        def checked(*args: Any, **given: Any) -> Any:
            return held(function(*args, **given), function)

        @wraps(function)
        async def awaited(*args: Any, **given: Any) -> Any:
            return held(await function(*args, **given), function)

        made: Any = awaited if inspect.iscoroutinefunction(function) else checked
        return made  # type: ignore[no-any-return]  # it is called as the function is

    return decorated


def _filed(frame: Any, rules: str | Path | Ruleset, table: str | None, numbers: Numbers | None) -> "FiledFrame":
    """A frame filed as a table of a ruleset."""
    from dqcheck.engine.screens.filed_frame import filed_frame
    from dqcheck.engine.screens.frame_judging import the_form

    loaded = rulesets.built(rules) if isinstance(rules, Ruleset) else rulesets.load(rules)
    ruleset = in_notation(loaded, numbers)
    return filed_frame(frame, the_form(ruleset, table), ruleset)


def _filed_columns(
    frame: Any, rules: FrameRules, key: str | None, table: str | None, numbers: Numbers | None
) -> "FiledFrame":
    """A frame filed for checks of its columns."""
    from dqcheck.column_checks.column_ruleset import as_checks
    from dqcheck.engine.screens.judged_columns import file_columns

    filed = file_columns(frame, as_checks(rules), key=key, table=table)
    return replace(filed, ruleset=in_notation(filed.ruleset, numbers))


def _judged(
    filed: "FiledFrame",
    rules: Sequence[Rule],
    waivers: "str | Path | Sequence[Entry]",
    frame: Any,
    *,
    confirmed: bool,
    language: Language,
) -> ValidationReport:
    """What the rules of a frame that was filed come to."""
    from dqcheck.engine.screens.chosen_engine import fetched_from
    from dqcheck.engine.screens.frame_judging import EVERY_RECORD, judge_filed, of_frame
    from dqcheck.engine.screens.judged_source import JudgedSource

    ruleset = filed.ruleset
    # What holds can only be listed for records that were judged: then none is screened out.
    judged = judge_filed(filed, rules, direct=EVERY_RECORD if confirmed else None)
    part = of_frame(judged, ruleset, confirmed=confirmed)
    if (library := fetched_from(frame)) is not None:
        part = replace(part, notes=(messages.local("frame.fetched-all", {"library": library}), *part.notes))
    report = put_together([part], event([ruleset]), waivers=entries(waivers))
    source = JudgedSource(handed_in=frame, opened=filed.frame, columns=filed.columns)
    return ValidationReport.of(report, judged.failing, source, language)


def _frame_alone(
    frame: Any,
    table: str | None,
    chosen: Chosen,
    waivers: "str | Path | Sequence[Entry]",
    *,
    confirmed: bool,
    language: Language,
) -> ValidationReport:
    """What a frame without rules says of itself."""
    from dqcheck.engine.frame_reading import MOST_RECORDS, judge_alone, read_frame
    from dqcheck.engine.screens.judged_source import JudgedSource

    ruleset = Library(None).any_table()
    found = read_frame(frame, table, confirmed=confirmed)
    part = judge_alone(found.reading, ruleset, chosen.rules([ruleset])[ruleset.name], confirmed=confirmed)
    notes = (messages.local("frame.only-first", {"count": MOST_RECORDS}),) if found.more else ()
    part = replace(part, notes=notes)
    report = put_together([part], event([ruleset]), waivers=entries(waivers))
    source = JudgedSource(handed_in=frame, opened=found.opened, columns={name: name for name in found.columns})
    return ValidationReport.of(report, None, source, language)

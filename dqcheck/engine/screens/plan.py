"""What the rules ask of a large frame: each rule on single records one expression, true where it may fail.

So a rule can only be judged on more records than fail, never on fewer. Records with a missing operand are counted
apart: they are undecided, not passed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dqcheck.checks.base import Check, Terms, operands, resolve
from dqcheck.checks.engine_words import Words
from dqcheck.checks.grades import Grades
from dqcheck.checks.monies import of_several_monies
from dqcheck.checks.operands import needs_an_operand, policy, role_policy, terms
from dqcheck.checks.screening import all_of
from dqcheck.engine.record_judging import in_one_record
from dqcheck.engine.screens.opened_frames import ROW, Frame
from dqcheck.engine.screens.plain_columns import PlainColumn, either
from dqcheck.engine.screens.repeated_keys import keep_repeated
from dqcheck.engine.screens.row_conditions import EVERY, Speaks
from dqcheck.forms import unit_names
from dqcheck.model.record import record
from dqcheck.model.rule import MissingPolicy, Rule, Ruleset, TableForm

Lacks = tuple[tuple[str, ...], ...]
"""The fields of which a null leaves a rule undecided, those that skip it, and those of which one at least is needed."""

EVERYWHERE: Lacks = ()
"""In place of fields: every record lacks a column that the frame has not."""


@record
class Screen:
    """What a rule asks of a frame: ``keep`` is true for every record of plain values that its judge may fail, ``odd``
    for those that only its judge can read, ``unsure`` for those of which the ``grades`` leave the verdict to it
    (without grades it decides all that are kept). ``blank`` is true where an operand is missing, ``skipped`` where the
    rule is skipped for it, ``absent`` when a column that the rule needs is not there. None is never true. Screens with
    the same ``lacks`` are blank and skipped for the same records, of those that the rule ``speaks`` of: of no others is
    anything else true."""

    keep: Any = None
    odd: Any = None
    unsure: Any = None
    grades: Grades | None = None
    blank: Any = None
    skipped: Any = None
    absent: bool = False
    lacks: Lacks = ()
    speaks: Speaks = EVERY

    @property
    def counted(self) -> tuple[Lacks, str]:
        """Screens of which this is the same are blank and skipped for the same records."""
        return self.lacks, self.speaks.scope

    @property
    def judged(self) -> Any:
        """True for records that the judge must decide where grades decide all others."""
        asked = (self.odd, self.keep if self.grades is None else self.unsure)
        return either(one for one in asked if one is not None)

    def of_some(self, speaks: Speaks) -> "Screen":
        """The same for the records that a rule speaks of."""
        met = speaks.meets
        if met is None:
            return self
        own = {name: getattr(self, name) for name in ("keep", "odd", "unsure", "blank", "skipped")}
        return replace(self, speaks=speaks, **{name: met & one for name, one in own.items() if one is not None})


def screen_of(
    rule: Rule,
    ruleset: Ruleset,
    form: TableForm,
    columns: Mapping[str, PlainColumn | None],
    *,
    words: Words,
    frame: Frame | None = None,
    graded: bool = True,
    known: Grades | None = None,
    speaks: Speaks | None = EVERY,
    numbers_rows: Callable[[str], bool] = lambda _: False,
) -> Screen | None:
    """What a rule asks of a frame, or None when it needs every record. ``columns`` are the frame's by field,
    in the ``words`` of its engine. A lazy
    ``frame`` is asked for its repeated keys at once; ``graded`` says that whole numbers may grade its records,
    ``known`` are the grades of a rule on one value, ``speaks`` the records that it speaks of (None: nobody knows),
    ``numbers_rows`` says which fields number the records."""
    if speaks is None:
        return None
    if frame is not None and speaks.meets is not None:
        frame = frame.filter(speaks.meets)
    check = rule.params
    single = isinstance(check, Check) and (in_one_record(check) or check.by_single_records(numbers_rows))
    made = _of_every(rule, ruleset, form, columns, words=words, frame=frame, graded=graded, known=known, single=single)
    return None if made is None else made.of_some(speaks)


def _of_every(
    rule: Rule,
    ruleset: Ruleset,
    form: TableForm,
    columns: Mapping[str, PlainColumn | None],
    *,
    words: Words,
    frame: Frame | None,
    graded: bool,
    known: Grades | None,
    single: bool,
) -> Screen | None:
    """The screen of a rule, asked of every record; ``single``: it judges records one by one."""
    check = rule.params
    # Combinations that are no records only the rule itself can count.
    if not isinstance(check, Check) or not _screens(check, ruleset) or not (single or has_key(rule)):
        return None
    names = [name for _, name in operands(check)]
    if any(name in columns and columns[name] is None for name in names):
        return None
    policies = {name: _policy(check, rule, ruleset, form, name) for name in names}
    given = {name: one for name in names if (one := columns.get(name)) is not None}
    skipped = either(one.null for name, one in given.items() if policies[name] is MissingPolicy.SKIP)
    spared = _spared(check)
    if len(given) < len(names):
        others = single and any(name not in given and (check.gathers or name in spared) for name in names)
        return None if others else _without_columns(check, names, given, policies, skipped, words)
    if not _compares(check, given, policies, form, ruleset, single=single):
        return None
    circumstances = terms(rule, ruleset)
    grades = known or (_grades(check, given, policies, circumstances) if graded else None)
    kept = grades.keep if grades is not None else _kept(check, given, policies, circumstances, frame)
    if kept is None and not (check.passes_present or frame is not None):
        return None
    lacking = _lacking(check, given, policies, asked=grades is None or not check.judges_missing)
    return Screen(**_conditions(check, given, policies, kept, grades), grades=grades, skipped=skipped, **lacking)


def _lacking(
    check: Check, given: Mapping[str, PlainColumn], policies: Mapping[str, MissingPolicy], *, asked: bool
) -> dict[str, Any]:
    """Where a rule is blank, if that is ``asked``, and what decides that."""
    spared = _spared(check)
    needed = {name: one for name, one in given.items() if name not in spared}
    blank = [*_blank(needed, policies), *_nothing(check, given, policies)]
    return {"blank": either(blank) if asked else None, "lacks": _lacks(check, needed, policies)}


def _spared(check: Check) -> frozenset[str]:
    """The fields without a value of which the others decide."""
    return frozenset(field for role in check.may_lack for field in check.own_fields(check.fields().get(role, ())))


def _screens(check: Check, ruleset: Ruleset) -> bool:
    """Whether a rule may be asked of a frame as a whole; of amounts of several currencies only its judge knows."""
    return check.screens and check.claim is None and not of_several_monies(check, ruleset)


def _compares(
    check: Check,
    given: Mapping[str, PlainColumn],
    policies: Mapping[str, MissingPolicy],
    form: TableForm,
    ruleset: Ruleset,
    *,
    single: bool,
) -> bool:
    """Whether the columns of a kind that gathers records compare as their values do for the judge."""
    if not single:
        return all(_identifies(one, name, form, ruleset) for name, one in given.items())
    return not check.gathers or (_alike(given.values()) and MissingPolicy.SKIP not in policies.values())


def _identifies(one: PlainColumn, name: str, form: TableForm, ruleset: Ruleset) -> bool:
    """Whether equal values of a column are equal for the judge; of a list of units several names mean one unit."""
    return one.identifies and (name != form.key or not unit_names(ruleset).codes)


def _alike(given: Iterable[PlainColumn]) -> bool:
    """Whether columns compare as they are: all of them are numbers, or days."""
    kinds = {"number" if one.number else one.dated for one in given}
    return len(kinds) == 1 and None not in kinds


def has_key(rule: Rule) -> bool:
    """Whether a rule compares the keys of records, which are best found apart."""
    return isinstance(rule.params, Check) and type(rule.params).key is not Check.key


def _conditions(
    check: Check,
    given: Mapping[str, PlainColumn],
    policies: Mapping[str, MissingPolicy],
    kept: Any,
    grades: Grades | None,
) -> dict[str, Any]:
    """Which records a check keeps, and which its judge must decide whatever grades say."""
    # A null that counts as zero is no number of its column's type there; the judge knows what to make of it.
    unclear = [one.null for name, one in given.items() if policies[name] is MissingPolicy.ZERO and not one.number]
    if grades is None and check.weighs_missing and not check.judges_missing:
        unclear += [one.null for one in given.values()]  # the judge decides by the others
    unclear += [given[name].null for name in _spared(check) if name in given]
    if grades is None and check.reads_decimals:
        unclear += [one.coarse for one in given.values() if one.coarse is not None]
    keep = [*unclear, *([] if kept is None else [kept.fill_null(value=False)])]
    unsure = unclear
    if grades is not None and grades.unsure is not None:
        unsure = [*unclear, grades.unsure.fill_null(value=False)]
    odd = [one.odd for one in given.values() if one.odd is not None]
    return {"keep": either(keep), "odd": either(odd), "unsure": either(unsure) if grades else None}


def _kept(
    check: Check,
    given: Mapping[str, PlainColumn],
    policies: Mapping[str, MissingPolicy],
    circumstances: Terms,
    frame: Frame | None,
) -> Any:
    """True for records that the judge of a check may fail; None where the check has no screen, or keeps nothing."""

    def column(name: str) -> Any:
        one = given[name]
        return one.seen.fill_null(0) if policies[name] is MissingPolicy.ZERO and one.number else one.seen

    if frame is not None and check.key(column, strict=True) is not None:
        return keep_repeated(frame, check, column)
    return check.screen(column, circumstances)


def _grades(
    check: Check, given: Mapping[str, PlainColumn], policies: Mapping[str, MissingPolicy], circumstances: Terms
) -> Grades | None:
    """The grades of a check on single records, where whole numbers and days tell all that its judge would."""
    if not in_one_record(check) or (check.judges_missing and set(policies.values()) != {MissingPolicy.UNDECIDED}):
        return None
    return check.grades(lambda name: given[name].operand(zero=policies[name] is MissingPolicy.ZERO), circumstances)


def _blank(given: Mapping[str, PlainColumn], policies: Mapping[str, MissingPolicy]) -> list[Any]:
    """Where a null leaves the rule undecided."""
    return [one.null for name, one in given.items() if policies[name] is MissingPolicy.UNDECIDED]


def _lacks(check: Check, given: Mapping[str, PlainColumn], policies: Mapping[str, MissingPolicy]) -> Lacks:
    """What decides where a rule with all of its columns is blank or skipped."""
    by_policy = [tuple(sorted(n for n in given if policies[n] is one)) for one in MissingPolicy]
    some = tuple(sorted(given)) if _nothing(check, given, policies) else ()
    return (*by_policy, some)


def _nothing(check: Check, given: Mapping[str, PlainColumn], policies: Mapping[str, MissingPolicy]) -> list[Any]:
    """Where a null that counts as zero leaves the rule undecided too: where there is nothing but nulls."""
    if MissingPolicy.ZERO not in policies.values() or not needs_an_operand(check) or not given:
        return []
    return [all_of([one.null for one in given.values()])]


def _policy(check: Check, rule: Rule, ruleset: Ruleset, form: TableForm, name: str) -> MissingPolicy:
    """What a null of a field does to a rule, the strictest of its roles."""
    chosen = policy(rule, ruleset, form.name, name)
    roles = [role for role, given in check.fields().items() if name in {resolve(one, check.table)[1] for one in given}]
    return next((one for role in roles if (one := role_policy(check, role, chosen)) is not chosen), chosen)


def _without_columns(
    check: Check,
    names: Sequence[str],
    given: Mapping[str, PlainColumn],
    policies: Mapping[str, MissingPolicy],
    skipped: Any,
    words: Words,
) -> Screen:
    """The screen of a rule whose columns are not all there: it can decide nothing, whatever the others hold."""
    absent = [name for name in names if name not in given]
    if any(policies[name] is MissingPolicy.SKIP for name in absent):
        return Screen(skipped=words.col(ROW) >= 0, lacks=EVERYWHERE)
    before = {name: given[name] for name in names[: names.index(absent[0])]}
    odd = either(one.odd for one in before.values() if one.odd is not None)
    return Screen(
        odd=odd,
        blank=either([*_blank(before, policies), *(_nothing(check, given, policies) if before else [])]),
        skipped=skipped,
        absent=True,
        lacks=(tuple(before), *_lacks(check, given, policies)),
    )

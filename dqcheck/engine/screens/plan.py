"""What the rules ask of a large frame: each rule on single records one expression, true where it may fail.

So a rule can only be judged on more records than fail, never on fewer. Records with a missing operand are counted
apart: they are undecided, not passed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dqcheck.checks.base import Check, operands, resolve
from dqcheck.checks.operands import needs_an_operand, policy, role_policy, terms
from dqcheck.checks.screening import all_of
from dqcheck.engine.record_judging import in_one_record
from dqcheck.engine.screens.opened_frames import ROW
from dqcheck.engine.screens.plain_columns import PlainColumn, either
from dqcheck.model.record import record
from dqcheck.model.rule import MissingPolicy, Rule, Ruleset, TableForm


@record
class Screen:
    """What a rule asks of a frame: ``keep`` is true for every record that its judge may fail and for every odd value,
    ``blank`` where an operand is missing, ``skipped`` where the rule is skipped for it, ``absent`` when a column that
    the rule needs is not there. None is never true."""

    keep: Any = None
    blank: Any = None
    skipped: Any = None
    absent: bool = False


def screen_of(
    rule: Rule, ruleset: Ruleset, form: TableForm, columns: Mapping[str, PlainColumn | None]
) -> Screen | None:
    """What a rule asks of a frame, or None when it needs every record. ``columns`` are the frame's by field."""
    check = rule.params
    if not isinstance(check, Check) or check.where or check.claim is not None:
        return None
    if not in_one_record(check) and type(check).screen is Check.screen:
        return None  # its combinations are no records, and only it can count them
    names = [name for _, name in operands(check)]
    if any(name in columns and columns[name] is None for name in names):
        return None
    policies = {name: _policy(check, rule, ruleset, form, name) for name in names}
    given = {name: one for name in names if (one := columns.get(name)) is not None}
    skipped = either(one.null for name, one in given.items() if policies[name] is MissingPolicy.SKIP)
    if len(given) < len(names):
        return _without_columns(check, names, given, policies, skipped)
    if not in_one_record(check) and not all(one.identifies and name != form.key for name, one in given.items()):
        return None

    def column(name: str) -> Any:
        one = given[name]
        return one.seen.fill_null(0) if policies[name] is MissingPolicy.ZERO and one.number else one.seen

    expression = check.screen(column, terms(rule, ruleset))
    if expression is None and not check.passes_present:
        return None
    # A null that counts as zero is no number of its column's type there; the judge knows what to make of it.
    nulls = [one.null for name, one in given.items() if policies[name] is MissingPolicy.ZERO and not one.number]
    odd = [one.odd for one in given.values() if one.odd is not None]
    if check.reads_decimals:
        odd += [one.coarse for one in given.values() if one.coarse is not None]
    wanted = [] if expression is None else [expression.fill_null(value=False)]
    blank = either([*_blank(given, policies), *_nothing(check, given, policies)])
    return Screen(keep=either([*wanted, *odd, *nulls]), blank=blank, skipped=skipped)


def _blank(given: Mapping[str, PlainColumn], policies: Mapping[str, MissingPolicy]) -> list[Any]:
    """Where a null leaves the rule undecided."""
    return [one.null for name, one in given.items() if policies[name] is MissingPolicy.UNDECIDED]


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
) -> Screen:
    """The screen of a rule whose columns are not all there: it can decide nothing, whatever the others hold."""
    absent = [name for name in names if name not in given]
    if any(policies[name] is MissingPolicy.SKIP for name in absent):
        import narwhals as nw

        return Screen(skipped=nw.col(ROW) >= 0)
    before = {name: given[name] for name in names[: names.index(absent[0])]}
    return Screen(
        keep=either(one.odd for one in before.values() if one.odd is not None),
        blank=either([*_blank(before, policies), *(_nothing(check, given, policies) if before else [])]),
        skipped=skipped,
        absent=True,
    )

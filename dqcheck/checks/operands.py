"""What a rule sees of its operands: the policy on missing values, and what leaves a combination undecided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dqcheck.checks.base import Check, Combination, Tables, Terms, Values
from dqcheck.model.claim import Claim
from dqcheck.model.dataset import NO_KEY, REPEATED, UNMATCHED, Ref, rows_of
from dqcheck.model.quantity import ZERO, Missing, MissingReason, Quantity, Value
from dqcheck.model.rule import MarkerEffect, MissingPolicy, Rule, Ruleset
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.pieces import marks_of
from dqcheck.numerals.units import is_money

ABSENT = Missing(text="", reason=MissingReason.ABSENT)
NOTHING = (MissingReason.BLANK, MissingReason.NOT_AVAILABLE, MissingReason.ABSENT)


NOT_FOUND = {
    UNMATCHED: Missing(text="", reason=MissingReason.UNMATCHED),
    REPEATED: Missing(text="", reason=MissingReason.REPEATED),
    NO_KEY: Missing(text="", reason=MissingReason.NO_KEY),
}
"""What stands in place of a value that is looked up where no record was found."""


def terms(rule: Rule, ruleset: Ruleset) -> Terms:
    """The circumstances under which a rule is judged."""
    return Terms(
        rounding=rule.rounding,
        tolerance=rule.tolerance,
        period=ruleset.period,
        codelists=ruleset.codelists,
        markers={mark.casefold(): effect for mark, effect in rule.markers.items()},
    )


def policy(rule: Rule, ruleset: Ruleset, table: str, name: str) -> MissingPolicy:
    """What a missing value of a field does to a rule: the rule's word, else the field's, else undecided."""
    if rule.missing is not None:
        return rule.missing
    of = ruleset.references.get(table)
    form = of.form if of is not None else ruleset.tables.get(rows_of(table))
    declared = form.fields.get(name) if form else None
    return declared.missing if declared else MissingPolicy.UNDECIDED


def under_policy(value: Value, chosen: MissingPolicy) -> Value | None:
    """The value that a rule sees; None when the policy skips it. Only a blank counts as zero: a mark of what is not
    known (``…``, ``chưa có``) is no zero, nor is a column that is not there. What could not be read stays missing."""
    if not isinstance(value, Missing):
        return value
    if chosen is MissingPolicy.ZERO and value.reason is MissingReason.BLANK:
        return Quantity(text=value.text, value=ZERO)
    return None if chosen is MissingPolicy.SKIP and value.reason in NOTHING else value


def role_policy(check: Check, role: str, chosen: MissingPolicy) -> MissingPolicy:
    """The policy on a missing value in a role: what is stated of others is never zero, and what may be missing skips
    nothing."""
    if role in check.may_lack and chosen is MissingPolicy.SKIP:
        return MissingPolicy.UNDECIDED
    return MissingPolicy.UNDECIDED if chosen is MissingPolicy.ZERO and role in check.never_zero else chosen


def needs_an_operand(check: Check) -> bool:
    """Whether a kind says nothing of operands that are all missing: none of them then counts as zero, for 0 = 0 + 0
    would be said of nothing. Kinds that speak of a missing value itself do not."""
    return check.compares_operands or not check.judges_missing


def under_policies(
    check: Check, values: Values, policies: Mapping[str, Sequence[MissingPolicy]]
) -> Mapping[str, Sequence[Value | None]]:
    """The values that a rule sees under the policies on its operands by role; None for those that are skipped."""
    nothing = needs_an_operand(check) and all(type(value) is Missing for given in values.values() for value in given)
    return {
        role: [
            value if nothing and chosen is MissingPolicy.ZERO else under_policy(value, role_policy(check, role, chosen))
            for value, chosen in zip(given, policies[role], strict=True)
        ]
        for role, given in values.items()
    }


def undecided(values: Values) -> Verdict | None:
    """The verdict on a combination that lacks an operand, or None when nothing is missing."""
    for given in values.values():
        if not given:
            return Verdict(outcome=Outcome.UNDECIDED, note="undecided.absent")
        for value in given:
            if isinstance(value, Missing):
                return Verdict(outcome=Outcome.UNDECIDED, note=f"undecided.{value.reason.value}")
    return None


def decide(check: Check, values: Values, given: Terms) -> Verdict:
    """The verdict on a combination: undecided where an operand is missing that the kind does not speak of and that
    decides, and where amounts are of two currencies, else the kind's own; a failing one under the marks of its
    figures."""
    verdict = _plainly(check, values, given)
    return under_marks(values, verdict, given.markers) if given.markers and verdict.outcome is Outcome.FAIL else verdict


def _plainly(check: Check, values: Values, given: Terms) -> Verdict:
    needed = {role: own for role, own in values.items() if role not in check.may_lack} if check.may_lack else values
    missing = None if check.judges_missing or check.weighs_missing else undecided(needed)
    if missing is None and check.of_one_money and _of_two_monies(check, values):
        return Verdict(outcome=Outcome.UNDECIDED, note="undecided.currencies")
    return missing or check.judge(values, given)


def bounds_of(check: Check) -> tuple[object, ...]:
    """The bounds that a kind is given for its value."""
    return getattr(check, "at_least", None), getattr(check, "at_most", None)


def _of_two_monies(check: Check, values: Values) -> bool:
    """Whether operands, or the bounds of a kind, are amounts of different currencies."""
    first: str | None = None
    for given in (*values.values(), bounds_of(check)):
        for value in given:
            unit = value.unit if type(value) is Quantity else None
            if unit is None or unit == first or not is_money(unit):
                continue
            if first is not None:
                return True
            first = unit
    return False


def under_marks(values: Values, verdict: Verdict, markers: Mapping[str, MarkerEffect]) -> Verdict:
    """A failing verdict on figures of which some bear marks: undecided where one is exempt from the rule, milder where
    the rule says so. ``markers`` are in small letters."""
    effects = {
        markers.get(mark.casefold())
        for given in values.values()
        for value in given
        if isinstance(value, Quantity)
        for mark in marks_of(value.text)
    }
    if "exempt" in effects:
        return Verdict(outcome=Outcome.UNDECIDED, note="undecided.marked")
    return replace(verdict, mild=True) if "milder" in effects else verdict


def check_of(rule: Rule) -> Check:
    """The check kind of a rule with its parameters. Raises TypeError for a rule that was built with anything else."""
    if not isinstance(rule.params, Check):
        raise TypeError(f"rule {rule.qualified}: params is {type(rule.params).__name__}, not a check kind")
    return rule.params


def with_params(rule: Rule, given: Mapping[str, object]) -> Check:
    """The rule's check kind with the parameters that the wording of a claim fixes. Raises TypeError as ``check_of``."""
    check = check_of(rule)
    return replace(check, **given) if given else check  # type: ignore[arg-type]  # the keys are the kind's fields


def claimed(rule: Rule, claim: Claim, ruleset: Ruleset) -> Verdict:
    """The verdict of a rule on a claim of prose. Raises TypeError as ``check_of``, and whatever the rule's fault is."""
    return on_claim(rule, claim, terms(rule, ruleset))


def on_claim(rule: Rule, claim: Claim, circumstances: Terms) -> Verdict:
    """The verdict of a rule on a claim of prose under its ``terms``. Raises as ``claimed``."""
    values = {role: tuple([figure.value for figure in figures]) for role, figures in claim.roles.items()}
    return decide(with_params(rule, claim.params), values, circumstances)


def lookup(tables: Tables, ref: Ref) -> Value:
    """The value behind an identity; absent when its table or column is not there, or a missing one where no record was
    found by a key."""
    if ref.row < 0:
        return NOT_FOUND[ref.row]
    table = tables.get(ref.table)
    column = table.column(ref.field) if table else None
    return ABSENT if column is None else column[ref.row]


def seen(
    check: Check, rule: Rule, combination: Combination, tables: Tables, ruleset: Ruleset
) -> tuple[Combination, Values] | None:
    """The operands that a rule sees of a combination and their values, or None when a policy skips the rule: for one
    missing operand, or, where a kind gathers the records of a table, for all operands of a role."""
    written = {role: tuple([lookup(tables, ref) for ref in refs]) for role, refs in combination.items()}
    if not any(type(value) is Missing for given in written.values() for value in given):
        return combination, written  # policies speak of what is missing alone
    kept: dict[str, tuple[Ref, ...]] = {}
    values: dict[str, tuple[Value, ...]] = {}
    policies = {
        role: [policy(rule, ruleset, ref.table, ref.field) for ref in refs] for role, refs in combination.items()
    }
    taken = under_policies(check, written, policies)
    for role, refs in combination.items():
        pairs = [(ref, value) for ref, value in zip(refs, taken[role], strict=True) if value is not None]
        if len(pairs) < len(refs) and not (check.gathers and pairs):
            return None
        kept[role] = tuple(ref for ref, _ in pairs if ref.row >= 0)
        values[role] = tuple(value for _, value in pairs)
    return kept, values


def judged(rule: Rule, tables: Tables, ruleset: Ruleset) -> Iterator[tuple[Combination, Values, Verdict]]:
    """Judge every combination that a rule meets, plainly; one that a policy skips is left out. Raises TypeError as
    ``check_of`` does, and whatever the rule's own fault is."""
    circumstances, check = terms(rule, ruleset), check_of(rule).prepare(tables)
    for combination in check.combinations(tables):
        operands = seen(check, rule, combination, tables, ruleset)
        if operands is not None:
            yield *operands, decide(check, operands[1], circumstances)

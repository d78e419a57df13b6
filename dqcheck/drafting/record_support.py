"""What the records say of a drafted rule, by the one judge; and examples for it from the records themselves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace as changed
from decimal import Decimal

from dqcheck.checks.base import Check, Values
from dqcheck.checks.operands import judged
from dqcheck.forms import Bound
from dqcheck.model.quantity import Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.rule import Example, Rule, Ruleset
from dqcheck.model.verdict import Outcome
from dqcheck.rulesets import examples

SURE_RECORDS = 4
"""Records that must hold for a rule to be switched on ..."""
SURE_DIGITS = 8
"""... with so many digits that would have had to agree by chance ..."""
MOST_FAILURES_SHARE = 0.15
"""... and at most this share of the records failing."""
_TRIED_RECORDS = 200
_HOLDS = (Outcome.PASS, Outcome.WITHIN_ROUNDING)
_TELLING = ("total", "stated", "parts")
"""Roles of which one is changed for the example that fails."""


@record
class RecordSupport:
    """Records that hold and that fail a rule; ``against`` are the files in which as many fail as hold."""

    holds: int
    fails: int
    against: tuple[str, ...] = ()

    def sure(self, digits: int) -> bool:
        """Whether a rule with this support, and so many digits of evidence, is switched on."""
        enough = self.holds >= SURE_RECORDS and digits >= SURE_DIGITS
        return enough and not self.against and self.fails <= MOST_FAILURES_SHARE * (self.holds + self.fails)


def support(rule: Rule, bounds: Sequence[Bound], ruleset: Ruleset) -> RecordSupport:
    """What the records of all files come to."""
    holds = fails = 0
    against: list[str] = []
    for bound in bounds:
        found = [verdict.outcome for _, _, verdict in judged(rule, bound.tables, ruleset)]
        held, failed = sum(one in _HOLDS for one in found), found.count(Outcome.FAIL)
        holds, fails = holds + held, fails + failed
        if failed and failed >= held:
            against.append(bound.source)
    return RecordSupport(holds=holds, fails=fails, against=tuple(against))


def with_examples(rule: Rule, bounds: Sequence[Bound], ruleset: Ruleset) -> Rule:
    """The rule with an example that passes, one of the records, and one that fails, the same with a digit changed. An
    example that the rule judges otherwise is left out."""
    for bound in bounds:
        for at, (values, outcome) in enumerate(_verdicts(rule, bound, ruleset)):
            if at == _TRIED_RECORDS:
                break
            if outcome is not Outcome.PASS:
                continue
            written = _written(rule, values)
            if written is None or not any(any(digit in "123456789" for digit in text) for text in written.values()):
                continue
            cases = (Example(expect="pass", data=written), Example(expect="fail", data=_altered(rule, written)))
            tried = changed(rule, examples=cases)
            right = tuple(result.example for result in examples.run(tried, ruleset) if result.ok)
            if len(right) == len(cases):
                return changed(rule, examples=right)
    return rule


def _verdicts(rule: Rule, bound: Bound, ruleset: Ruleset) -> Iterator[tuple[Values, Outcome]]:
    for _, values, verdict in judged(rule, bound.tables, ruleset):
        yield values, verdict.outcome


def _written(rule: Rule, values: Values) -> dict[str, str] | None:
    """The cells of a record as somebody would type them, by field; None where one holds no number."""
    check = rule.params
    if not isinstance(check, Check):
        return None
    found: dict[str, str] = {}
    for role, names in check.fields().items():
        for name, value in zip(names, values[role], strict=True):
            text = _text(value)
            if text is None:
                return None
            found[name] = text
    return found


def _text(value: Value) -> str | None:
    """A number in Vietnamese notation, in the unit of its column; a percentage with its sign."""
    if not isinstance(value, Quantity):
        return None
    plain = value.value / value.scale
    if value.quantum and value.quantum < value.scale:
        plain = plain.quantize(value.quantum / value.scale)
    text = f"{plain.normalize() if not value.quantum else plain:f}".replace(".", ",")
    return f"{text}%" if value.unit == "%" else text


def _altered(rule: Rule, written: Mapping[str, str]) -> dict[str, str]:
    """The record with the first digit of what is stated changed."""
    check = rule.params
    told = check.fields() if isinstance(check, Check) else {}
    name = next(told[role][0] for role in _TELLING if told.get(role))
    text = written[name]
    at = next((place for place, digit in enumerate(text) if digit in "123456789"), None)
    if at is None:
        return {**written, name: "7"}
    other = str(Decimal(text[at]) + 1 if text[at] != "9" else 8)
    return {**written, name: f"{text[:at]}{other}{text[at + 1 :]}"}

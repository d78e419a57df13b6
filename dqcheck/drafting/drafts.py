"""From workbooks to the files of a ruleset."""

from collections.abc import Mapping, Sequence
from dataclasses import replace as changed

from dqcheck import forms, messages, rulesets
from dqcheck.drafting import ruleset_text
from dqcheck.drafting.between_fields import FieldRelation, counted, relations
from dqcheck.drafting.drafted_names import rule_id
from dqcheck.drafting.record_support import RecordSupport, support, with_examples
from dqcheck.drafting.sketches import Sketch, sketches
from dqcheck.drafting.table_parts import parts
from dqcheck.forms import Bound
from dqcheck.model.document import Workbook
from dqcheck.model.record import record
from dqcheck.model.rule import Period, Rule, Ruleset, Severity
from dqcheck.model.text import LocalText

VERSION = "0.1"


@record
class Proposed:
    """A rule with what the records say of it."""

    rule: Rule
    support: RecordSupport


@record
class DraftedRuleset:
    """A drafted ruleset: ``files`` by name, and what stands in them. ``skipped`` are sheets on which no table with a
    header was found."""

    ruleset: Ruleset
    proposed: tuple[Proposed, ...]
    files: Mapping[str, str]
    skipped: tuple[str, ...]


def draft(workbooks: Sequence[Workbook], name: str, period: Period | None = None) -> DraftedRuleset:
    """Draft a ruleset from workbooks of one form: several units, or several periods. ``period`` is theirs where it is
    known."""
    found_parts = [part for workbook in workbooks for part in parts(workbook)]
    found = sketches(found_parts)
    told = [(sketch, relations(sketch)) for sketch in found]
    told = [(counted(sketch, related), related) for sketch, related in told]
    ruleset = Ruleset(
        name=name,
        version=VERSION,
        title=messages.local("draft.ruleset", {"file": workbooks[0].source}),
        tables={sketch.form.name: sketch.form for sketch, _ in told},
        period=period,
    )
    bounds = [
        forms.bind(workbook, recognition, ruleset)
        for workbook in workbooks
        if (recognition := forms.recognise(workbook, [ruleset])).ruleset is not None
    ]
    proposed = _sound([one for sketch, related in told for one in _proposed(sketch, related, bounds, ruleset)], ruleset)
    ruleset = changed(ruleset, rules=tuple(one.rule for one in proposed))
    seen = {(part.workbook.source, part.sheet.name) for sketch in found for part in sketch.parts}
    return DraftedRuleset(
        ruleset=ruleset,
        proposed=proposed,
        files=ruleset_text.files(ruleset, {one.rule.id: one.support for one in proposed}),
        skipped=tuple(
            dict.fromkeys(
                sheet.name
                for workbook in workbooks
                for sheet in workbook.sheets
                if (workbook.source, sheet.name) not in seen and any(map(any, sheet.rows))
            )
        ),
    )


def _proposed(
    sketch: Sketch, related: Sequence[FieldRelation], bounds: Sequence[Bound], ruleset: Ruleset
) -> list[Proposed]:
    """The rules of a table that hold in any record, each with an id of its own."""
    found: list[Proposed] = []
    for relation in related:
        rule = _rule(sketch, relation, ruleset, {one.rule.id for one in found})
        said = support(rule, bounds, ruleset)
        if said.holds <= said.fails:
            continue
        sure = said.sure(relation.digits)
        rule = changed(
            with_examples(rule, bounds, ruleset),
            enabled=sure,
            severity=Severity.ERROR if sure else Severity.WARNING,
            because=messages.local("draft.because", {"holds": said.holds, "count": said.holds + said.fails}),
        )
        found.append(Proposed(rule=rule, support=said))
    return found


def _rule(sketch: Sketch, relation: FieldRelation, ruleset: Ruleset, taken: set[str]) -> Rule:
    fields = sketch.form.fields
    base = rule_id(sketch.form.name, relation.stated, relation.check, "mismatch")
    ids = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    facts = {
        "stated": fields[relation.stated].called,
        "others": tuple(fields[name].called for name in relation.others),
    }
    return Rule(
        id=next(one for one in ids if one not in taken),
        ruleset=ruleset.name,
        title=_title(relation.check, facts),
        check=relation.check,
        params=relation.params,
        topic=sketch.form.name,
    )


def _title(check: str, facts: Mapping[str, object]) -> LocalText:
    return messages.local(f"draft.title-{check}", facts)


def _sound(proposed: Sequence[Proposed], ruleset: Ruleset) -> tuple[Proposed, ...]:
    """The rules, those switched off that contradict what stands before them or say it again."""
    kept: list[Proposed] = []
    for one in proposed:
        rules = tuple(other.rule for other in kept)
        if one.rule.enabled and rulesets.selfcheck(changed(ruleset, rules=(*rules, one.rule))):
            one = changed(one, rule=changed(one.rule, enabled=False))
        kept.append(one)
    return tuple(kept)

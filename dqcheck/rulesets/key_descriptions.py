"""What each key of a ruleset's files is for, in a sentence: what an editor shows beside it.

A key that has no sentence here has the one of its record's docstring that names it (``key``).
"""

import re
from collections.abc import Mapping

from dqcheck.checks.base import Check

KEYS: Mapping[str, str] = {
    # --- the head of a ruleset
    "Ruleset.codelists": "Lists of admissible names, by the name by which fields and rules refer to them.",
    "Ruleset.missing_marks": "What the form writes where there is no figure, beside the usual marks.",
    "Ruleset.numbers": "The notation of numbers typed as text; auto is inferred from each file.",
    "Ruleset.period": "The reporting period, first and last day inclusive.",
    "Ruleset.references": "Tables of the ruleset itself, each a .csv file beside it; rules look figures up in them.",
    "Ruleset.rounding": "The convention by which the form's figures were rounded; a rule may say otherwise.",
    "Ruleset.rules": "The validation rules; they may stand in files of their own beside ruleset.yaml.",
    "Ruleset.ruleset": "The name of the ruleset; findings carry it before the id of their rule.",
    "Ruleset.tables": "The tables of the form, by name.",
    "Ruleset.title": "What people call the form.",
    "Ruleset.topic": "The topic of the rules of this file; by default the file's name.",
    "Ruleset.units": "The code list of the reporting units; names outside it and units that are absent are told.",
    "Ruleset.version": "The version of the ruleset; reports name it.",
    "Period.from": "The first day, such as 2025-01-01.",
    "Period.to": "The last day, such as 2025-09-30; it belongs to the period.",
    "LocalText.en": "The text in English.",
    "LocalText.vi": "The text in Vietnamese.",
    "Tolerance.abs": "The accepted gap as a number, in the canonical unit of the value.",
    "Tolerance.pct": "The accepted gap in percent of the expected value.",
    # --- tables and fields
    "TableForm.fields": "The columns of the table, by name.",
    "TableForm.key": "The field that names the reporting unit; without it the unit is the file's.",
    "TableForm.layout": "rows: a record a row; pairs: labels and values; auto finds out.",
    "TableForm.required": "false where a submission may do without the table.",
    "TableForm.sheet": "The names that its sheet may have; where there is such a sheet, it is looked for on no other.",
    "TableForm.title": "What people call the table.",
    "TableForm.unit_line": "The unit of its figures where the sheet's own unit line and the columns say nothing.",
    "Field.carried": "true where a blank cell of a worksheet holds the text of the nearest one above it.",
    "Field.at_least": "The least value; with its unit where the field has one, such as 500 kg.",
    "Field.at_most": "The largest value; with its unit where the field has one, such as 500 kg.",
    "Field.codelist": "The code list of the ruleset that holds its values.",
    "Field.codes": "The values that it may have.",
    "Field.decimals": "The decimals that the form shows; a figure with more is told.",
    "Field.format": "A pattern that the whole text must match.",
    "Field.label": "The printed headers it may have; those of several rows joined from the top down with ' / '.",
    "Field.mentions": "Words by which a report in prose speaks of it; such figures are compared with the table.",
    "Field.missing": "What a missing value does to a rule: undecided, zero (it counts as zero), skip (it is left out).",
    "Field.required": "true where a blank cell is a finding.",
    "Field.summed": "false where a sum of its values says nothing: a price, a serial number.",
    "Field.title": "What messages call it; by default its first header.",
    "Field.type": "What its values are; a count is whole and exact, a reference the number and symbol of a document.",
    "Field.unique": "true where a value that occurs twice is a finding.",
    "Field.unit": "The unit of the column, unless its header, the sheet's unit line or the cell says otherwise.",
    "Codes.code": "The column of the codes in the file; by default 'code'.",
    "Codes.codes": "The names, or codes with their names, where they stand in no file.",
    "Codes.file": "A .csv file in the folder of the ruleset.",
    "Codes.name": "The column of the names in the file; by default 'name'.",
    "ReferenceTable.fields": "The columns of the file that are read, by name.",
    "ReferenceTable.file": "A .csv file in the folder of the ruleset.",
    "ReferenceTable.title": "What people call it.",
    # --- rules and their examples
    "Rule.because": "Why it matters, for whoever has to correct the figure.",
    "Rule.check": "The check kind.",
    "Rule.enabled": "false switches the rule off.",
    "Rule.examples": "Cases with the verdict they must get: the rule's tests (dqcheck rules test).",
    "Rule.id": "Names the defect, in small letters, digits and hyphens; stable, never used again for another rule.",
    "Rule.message": "The sentence of a finding, in place of the check kind's; {stated}, {observed} ... are filled in.",
    "Rule.missing": "What a missing operand does to this rule, whatever its field says.",
    "Rule.rounding": "The convention of rounding for this rule; by default that of the ruleset.",
    "Rule.severity": "error: the figure cannot be right; warning: please look; info: good to know.",
    "Rule.title": "The defect in a few words.",
    "Rule.tolerance": "The accepted gap: auto (what rounding allows), exact, a number, a percentage, or {abs, pct}.",
    "Rule.topic": "The topic of the rule; by default that of its file.",
    "Rule.with": "The parameters of the check kind.",
    "Example.data": "The cells of one record as they are typed, by field, or a list of records.",
    "Example.expect": "The verdict: pass, within-rounding, fail, mild (a milder failure), undecided, nothing.",
    "Example.name": "What the example shows.",
    "Example.text": "A sentence, or a table with ';' between its cells, for a rule on claims.",
    # --- check kinds
    "above": "The field of the number that is divided.",
    "as": "Whether the growth is stated as a percentage or as an amount.",
    "below": "The field of the number it is divided by.",
    "by": "What the records that belong together have in common.",
    "claim": "For a rule on texts and tables of any form: the kind of claim it judges. Then no field is named.",
    "codes": "The admissible values, where no code list is named.",
    "date": "The field of the date.",
    "decimals": "The decimals of the stated figure; by default those it is written with.",
    "direction": "up or down: the change is stated without a sign, and this is what the words say.",
    "exhaustive": "false where there may be other parts, so that the named ones may not exceed the total.",
    "factors": "The fields that are multiplied.",
    "field": "The field whose values are looked at.",
    "fields": "The fields whose total rows are compared with the sum of their records.",
    "gapless": "true where no number may be left out.",
    "list": "The code list of the ruleset.",
    "lookup": "How a record of another table is found: {table: {own field (or submission): field there}}.",
    "now": "The field of the later figure.",
    "number": "The field of the number.",
    "code": "The field of codes that say which row stands under which: 1, 1.1, 1.1.2.",
    "hold": "any: one of the breakdowns must add up; all: every one.",
    "level": "The field of the level of each row, a number.",
    "name": "The field that names a row in findings.",
    "of_where": "Picks the rows that are added; by default all but that of the total.",
    "of": "The field that is added up over the records.",
    "parent": "The field that names the row above each row.",
    "part": "The field of the part.",
    "parts": "The fields that are added; a part written -name is subtracted.",
    "pattern": "The pattern that the whole text must match.",
    "peers": "How many times the median of the column a value may be, or that part of it.",
    "scale": "A factor between the units, such as 0.1.",
    "splits": "Several breakdowns of one total, such as [[men, women], [town, country]].",
    "stated": "The field of the figure as it is stated.",
    "strict": "true where equal values are out of order too.",
    "table": "The table whose records are judged.",
    "that": "The condition that every record must meet, such as if a > 0 then b + c <= a.",
    "total": "The field of the stated total.",
    "value": "The field of the value.",
    "values": "The fields that are compared.",
    "Aggregate.where": "Picks the records of the totals where they stand in the table of the units.",
    "where": "Only records whose field contains one of the texts (is, not: exactly, or none of them).",
    "whole": "The field of the whole.",
    "whole_where": "Picks the row whose figure is the whole, among the rows that belong together.",
    "within": "Whether values are compared within a submission or among all of them.",
    "Aggregate.by": "Which records are added: submission, sheet, file, all, or fields whose text they share.",
    "Agreement.by": "The field that the records to compare have in common; submission, or all.",
    "Change.at_most": "The largest plausible change: more than both pct and abs is told.",
    "Change.before": "The field of the figure of the period before, such as previous.table.field.",
    "Change.cumulative": "true where the figure adds up over the year, so that it cannot fall.",
    "Growth.before": "The field of the earlier figure.",
    "Sequence.by": "The fields that records of one series have in common, such as issuer and kind.",
    "Shares.parts": "The fields of the shares of one whole.",
    "Shares.total": "What they add up to; by default 100.",
    "Within.not_after": "The field of the date of the document that reports it.",
    "Within.period": "true: the ruleset's period; or from and to, each a date or a field.",
    "Span.from": "The first day, a date or a field.",
    "Span.to": "The last day, a date or a field.",
    "Limit.abs": "The gap, in the canonical unit of the field, from which on a change is told.",
    "Limit.pct": "The change in percent of the earlier value from which on it is told.",
    "at_least": "The least value that is possible.",
    "at_most": "The largest value that is possible.",
}
"""By ``Record.key``, or by the key alone for parameters of check kinds."""


def description(owner: type, key: str) -> str:
    """The sentence on a key of a record; empty where nothing says it."""
    general = KEYS.get(key) if issubclass(owner, Check) else None
    return KEYS.get(f"{owner.__name__}.{key}") or general or _of_docstring(owner, key)


def _of_docstring(owner: type, key: str) -> str:
    """The clauses of a record's docstring that name a key, as one text."""
    text = " ".join((owner.__doc__ or "").split())
    named = re.compile(rf"``{re.escape(key)}\b")
    clauses = [clause.rstrip(".;") for clause in re.split(r"(?<=[.;])\s+", text) if named.search(clause)]
    told = "; ".join(clauses).replace("``", "")
    return f"{told[:1].upper()}{told[1:]}." if told else ""

"""The JSON Schema of a report in JSON, built from the same vocabulary as the report itself.

``docs/report.schema.json`` is ``text()``.
"""

import json
from collections.abc import Mapping

from dqcheck.model.report import Status
from dqcheck.model.rule import Severity
from dqcheck.model.verdict import Outcome
from dqcheck.reporters.json_report import SCHEMA

Schema = Mapping[str, object]

NUMBER = {
    "type": ["string", "null"],
    "description": "A plain decimal, an ISO date or a text; null where there is none.",
}
TEXT = {"$ref": "#/$defs/text"}
COUNT: Schema = {"type": "integer", "minimum": 0}


def text() -> str:
    """The schema as JSON text."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> Schema:
    """The schema as plain data (JSON Schema, draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Validation report of dqcheck, {SCHEMA}",
        **_closed(
            {
                "schema": {"const": SCHEMA},
                "ok": {
                    "type": "boolean",
                    "description": "No error or warning, nothing unreadable or incomplete, something judged.",
                },
                "judged": {**COUNT, "description": "Combinations that were decided."},
                "event": _ref("event"),
                "coverage": _closed({"tables": _ref("coverage"), "prose": _ref("coverage"), "unread": _list("unread")}),
                "inputs": _list("input"),
                "submissions": _list("submission"),
                "findings": _list("finding"),
                "untold": _named(COUNT, "Findings of a large table that are not listed, by severity."),
                "confirmed": {**_list("finding"), "description": "Relations that hold; only when asked for."},
                "rules": _list("rule"),
                "rule_errors": _list("rule_error"),
                "notes": {"type": "array", "items": TEXT},
            },
            optional=("untold", "confirmed"),
        ),
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    word: Schema = {"type": "string"}
    maybe: Schema = {"type": ["string", "null"]}
    severity = {"enum": [item.value for item in Severity]}
    return {
        "text": _closed({"vi": word, "en": word}),
        "event": _closed(
            {"at": {**word, "format": "date-time"}, "tool": word, "rulesets": _named(word, "Name to version.")}
        ),
        "input": _closed(
            {
                "source": word,
                "path": word,
                "sha256": word,
                "ruleset": maybe,
                "problem": _or_null(TEXT),
                "remarks": {"type": "array", "items": TEXT, "description": "What was seen and not taken over."},
                "incomplete": {"const": True, "description": "The file was read only in part."},
                "unreached": {"const": True, "description": "The run was stopped before the file was read."},
            },
            optional=("remarks", "incomplete", "unreached"),
        ),
        "submission": _closed(
            {
                "name": word,
                "status": {"enum": [item.value for item in Status]},
                "files": {"type": "array", "items": word},
                "errors": COUNT,
                "warnings": COUNT,
                "infos": COUNT,
            }
        ),
        "place": _closed(
            {
                **dict.fromkeys(("sheet", "cell", "row_label", "column_label", "table", "column"), word),
                **{name: {"type": "integer", "minimum": 1} for name in ("page", "paragraph", "line")},
                "row": COUNT,
            },
            optional=(
                *("sheet", "cell", "row_label", "column_label", "table", "column"),
                *("page", "paragraph", "line", "row"),
            ),
        ),
        "evidence": _closed(
            {
                "role": word,
                "text": {**word, "description": "Verbatim from the source."},
                "value": NUMBER,
                "source": word,
                "place": _ref("place"),
                "label": TEXT,
                "quote": {**word, "description": "The sentence, verbatim from the source."},
                "unit": word,
                "stored": {"const": True, "description": "A number that the cell stores: nobody typed the text."},
                "scale": {**word, "description": "How much of the unit the unit as written is."},
                "written_unit": {**word, "description": "The unit as written, where the ruleset declares it."},
            },
            optional=("label", "quote", "unit", "stored", "scale", "written_unit"),
        ),
        "finding": _closed(
            {
                "rule": word,
                "check": word,
                "severity": severity,
                "outcome": {"enum": [item.value for item in Outcome]},
                "submission": word,
                "title": _or_null(TEXT),
                "message": TEXT,
                **dict.fromkeys(("observed", "expected", "discrepancy", "allowed"), NUMBER),
                **dict.fromkeys(("unit", "table", "topic", "note"), maybe),
                "evidence": _list("evidence"),
                "diagnosis": _or_null(_ref("diagnosis")),
                "influence": _or_null(_ref("influence")),
                "fingerprint": word,
                "follows": {**maybe, "description": "Fingerprint of the finding that is its root cause."},
                "waived": _or_null(_ref("waiver")),
                "repeats": {**word, "description": "Fingerprint of the same finding in another file."},
            },
            optional=("repeats",),
        ),
        "diagnosis": _closed(
            {
                "cause": word,
                "suspect": {"type": ["integer", "null"], "minimum": 0, "description": "Index in the evidence."},
                "suggestion": NUMBER,
                "confidence": {"enum": ["low", "high"]},
                "alternatives": {
                    **_list("alternative"),
                    "description": "Figures of which any may be the wrong one, where the cause is a tie.",
                },
            }
        ),
        "alternative": _closed({"suspect": {"type": "integer", "minimum": 0}, "suggestion": NUMBER}),
        "influence": _closed({"indicator": TEXT, "share_of_total": word}),
        "waiver": _closed({"reason": word, "by": word, "until": maybe}),
        "rule": _closed(
            {
                "rule": word,
                "check": word,
                "severity": severity,
                "title": TEXT,
                "because": _or_null(TEXT),
                "topic": maybe,
                **dict.fromkeys(("met", "passed", "within_rounding", "failed", "undecided", "errors"), COUNT),
                "reasons": _named(COUNT, "How many combinations were undecided for which reason."),
                "lacking": {
                    "type": "array",
                    "items": word,
                    "description": "Columns that the rule asks for and that none of the data has.",
                },
                "called": {
                    "type": "array",
                    "items": TEXT,
                    "description": "What the form calls these columns, in the same order.",
                },
                "records": {**COUNT, "description": "How many records of a frame fail."},
                "rows": {
                    "type": "array",
                    "items": COUNT,
                    "description": "The first records of a frame that fail, counted from zero.",
                },
            },
            optional=("called", "records", "rows"),
        ),
        "rule_error": _closed({"rule": word, "message": word}),
        "unread": _closed(
            {
                "source": word,
                "sheet": maybe,
                "range": {**maybe, "description": "Cells, as B5:F20; null for the whole sheet or file."},
                "numbers": {"type": ["integer", "null"], "minimum": 0, "description": "Null where nobody could count."},
                "reason": word,
                "why": TEXT,
            }
        ),
        "coverage": _closed({"seen": COUNT, "understood": COUNT, "checked": COUNT}),
    }


def _closed(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _ref(name)}


def _or_null(item: Schema) -> Schema:
    return {"anyOf": [item, {"type": "null"}]}


def _named(item: Schema, description: str) -> Schema:
    return {"type": "object", "additionalProperties": item, "description": description}

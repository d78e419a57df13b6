"""Reads a JSON report back into the validation report it was made of.

``facts``, which only help to put a finding into words, are not in the JSON; nothing else is lost.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from dqcheck.errors import UsageError
from dqcheck.model.finding import Alternative, Diagnosis, Evidence, Finding, Influence, Waiver
from dqcheck.model.place import Place
from dqcheck.model.report import (
    Coverage,
    Event,
    InputFile,
    Report,
    RuleError,
    RuleSummary,
    Status,
    Submission,
    UnreadPart,
)
from dqcheck.model.rule import Severity
from dqcheck.model.text import LocalText
from dqcheck.reporters.json_report import SCHEMA

Plain = Mapping[str, Any]


def load(path: Path) -> Report:
    """The report in a file. Raises UsageError when it is no JSON report of this version."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError("error.not-a-json-report", f"{path}: not a JSON report of dqcheck.", path=str(path)) from error


def parse(text: str) -> Report:
    """The report in a text. Raises ValueError, KeyError, TypeError, AttributeError or RecursionError when it is
    none."""
    data = json.loads(text)
    if data["schema"] != SCHEMA:
        raise ValueError(data["schema"])
    report = Report(
        event=Event(**data["event"]),
        files=tuple(_input_file(item) for item in data["inputs"]),
        submissions=tuple(_submission(item) for item in data["submissions"]),
        findings=tuple(finding(item) for item in data["findings"]),
        confirmed=tuple(finding(item) for item in data.get("confirmed", ())),
        rules=tuple(_rule(item) for item in data["rules"]),
        rule_errors=tuple(RuleError(**item) for item in data["rule_errors"]),
        tables=Coverage(**data["coverage"]["tables"]),
        prose=Coverage(**data["coverage"]["prose"]),
        unread=tuple(
            UnreadPart(**{**item, "why": LocalText(**item["why"])}) for item in data["coverage"].get("unread", ())
        ),
        notes=tuple(LocalText(**item) for item in data["notes"]),
    )
    if not _is(report, Report):
        raise TypeError("a value of another type than the report declares")
    return report


@cache
def _declared(owner: type) -> Mapping[str, Any]:
    return get_type_hints(owner)


def _is(value: object, declared: Any) -> bool:
    """Whether a value, and all that is in it, is of the type that a record declares."""
    origin, arguments = get_origin(declared), get_args(declared)
    if origin in (Union, UnionType):
        return any(_is(value, one) for one in arguments)
    if origin in (tuple, Sequence):
        return isinstance(value, tuple) and all(_is(item, arguments[0]) for item in value)
    if origin is Mapping:
        return isinstance(value, Mapping) and all(
            _is(key, arguments[0]) and _is(item, arguments[1]) for key, item in value.items()
        )
    if declared is int and isinstance(value, bool):
        return False
    if not isinstance(value, declared):
        return False
    hints = _declared(declared) if hasattr(declared, "__dataclass_fields__") else {}
    return all(_is(getattr(value, name), hint) for name, hint in hints.items())


def finding(item: Plain) -> Finding:
    """A finding from plain data."""
    changed = {
        "severity": Severity(item["severity"]),
        "title": _text(item["title"]),
        "message": LocalText(**item["message"]),
        "table": item["table"] or "",
        "topic": item["topic"] or "",
        "note": item["note"] or "",
        "evidence": tuple(_evidence(value) for value in item["evidence"]),
        "diagnosis": _diagnosis(item["diagnosis"]) if item["diagnosis"] else None,
        "influence": _influence(item["influence"]) if item["influence"] else None,
        "waived": Waiver(**item["waived"]) if item["waived"] else None,
    }
    return Finding(**{**item, **changed})


def _diagnosis(item: Plain) -> Diagnosis:
    tied = tuple(Alternative(**one) for one in item.get("alternatives", ()))
    return Diagnosis(**{**item, "alternatives": tied})


def _evidence(item: Plain) -> Evidence:
    return Evidence(**{**item, "place": Place(**item["place"]), "label": _text(item.get("label"))})


def _influence(item: Plain) -> Influence:
    return Influence(indicator=LocalText(**item["indicator"]), share_of_total=item["share_of_total"])


def _submission(item: Plain) -> Submission:
    return Submission(**{**item, "status": Status(item["status"]), "files": tuple(item["files"])})


def _input_file(item: Plain) -> InputFile:
    remarks = tuple(LocalText(**remark) for remark in item.get("remarks", ()))
    return InputFile(**{**item, "problem": _text(item["problem"]), "remarks": remarks})


def _unread(item: Plain) -> UnreadPart:
    return UnreadPart(**{**item, "why": LocalText(**item["why"])})


def _rule(item: Plain) -> RuleSummary:
    changed = {
        "severity": Severity(item["severity"]),
        "title": LocalText(**item["title"]),
        "because": _text(item["because"]),
        "topic": item["topic"] or "",
        "rows": tuple(item.get("rows", ())),
        "lacking": tuple(item.get("lacking", ())),
        "called": tuple(LocalText(**one) for one in item.get("called", ())),
    }
    return RuleSummary(**{**item, **changed})


def _text(item: Plain | None) -> LocalText | None:
    return LocalText(**item) if item else None

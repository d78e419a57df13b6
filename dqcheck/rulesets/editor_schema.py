"""The JSON Schema of a ruleset's files, derived from the records: what editors complete and check while one types."""

import datetime as dt
import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

from dqcheck import checks
from dqcheck.language.vi.currency import CURRENCY
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import Codes, Field, ReferenceTable, Rule, Ruleset, TableForm, Tolerance
from dqcheck.model.text import LocalText
from dqcheck.rulesets.key_descriptions import description
from dqcheck.rulesets.typed import declared, key_of

Schema = dict[str, Any]

SCALAR: Schema = {"type": ["string", "number", "boolean"]}
"""YAML in an editor types scalars by itself; dqcheck reads each as text."""

NUMBER: Schema = {"type": ["number", "string"], "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}

HEAD = ("ruleset", "version", "title")


def text() -> str:
    """The schema as the file ``rules/ruleset.schema.json`` holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema() -> Schema:
    """The schema of one YAML file: a ruleset's head, a topic file with rules, or both in one."""
    definitions: Schema = {
        "text": {
            "description": "A text in Vietnamese and English, or one text for both.",
            "anyOf": [
                {"type": "string"},
                _object(_told(LocalText, {"vi": {"type": "string"}, "en": {"type": "string"}}), ["vi", "en"]),
            ],
        },
        "texts": {"anyOf": [SCALAR, {"type": "array", "items": SCALAR}], "description": "One text or a list of texts."},
        "tolerance": {
            "description": _first(Tolerance),
            "anyOf": [
                {"type": ["string", "number"], "pattern": r"^(auto|exact|[0-9]+(\.[0-9]+)?%?)$"},
                _object(_told(Tolerance, {"abs": {**NUMBER, "minimum": 0}, "pct": {**NUMBER, "minimum": 0}}), []),
            ],
        },
        "table": _table(),
        "codelist": _codelist(),
        "reference": _reference(),
        "rule": _rule(),
    }
    for kind in checks.names():
        owner: Any = checks.load(kind)
        definitions[f"check-{kind}"] = {
            **_object(_told(owner, {key_of(owner, f.name): _of(f.type) for f in declared(owner)}), []),
            "description": _first(owner),
        }
    properties = {
        key_of(Ruleset, f.name) if f.name != "name" else "ruleset": _of(f.type)
        for f in declared(Ruleset)
        if f.name not in ("tables", "codelists", "references", "rules", "path")
    }
    properties |= {
        "tables": {"type": "object", "additionalProperties": {"$ref": "#/$defs/table"}},
        "codelists": {"type": "object", "additionalProperties": {"$ref": "#/$defs/codelist"}},
        "references": {"type": "object", "additionalProperties": {"$ref": "#/$defs/reference"}},
        "topic": {"type": "string"},
        "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of a dqcheck ruleset",
        "description": "ruleset.yaml says what the form is; the files beside it hold the rules.",
        **_object(_told(Ruleset, properties), []),
        "anyOf": [{"required": list(HEAD)}, {"required": ["rules"]}],
        "$defs": definitions,
    }


def _rule() -> Schema:
    skipped = ("ruleset", "params", "file", "line", "check")
    properties = {key_of(Rule, f.name): _of(f.type) for f in declared(Rule) if f.name not in skipped}
    kinds = checks.names()
    properties["check"] = {"enum": list(kinds), "enumDescriptions": [_first(checks.load(kind)) for kind in kinds]}
    properties["with"] = {"type": "object"}
    properties["id"] = {"type": "string", "pattern": "^[a-z0-9-]+$"}
    return {
        **_object(_told(Rule, properties), ["id", "title", "check", "with"]),
        "description": _first(Rule),
        "allOf": [
            {
                "if": {"properties": {"check": {"const": kind}}},
                "then": {"properties": {"with": {"$ref": f"#/$defs/check-{kind}"}}},
            }
            for kind in kinds
        ],
    }


def _table() -> Schema:
    properties: dict[str, Schema] = {
        key_of(TableForm, f.name): _of(f.type) for f in declared(TableForm) if f.name != "name"
    }
    return {**_object(_told(TableForm, properties), ["title", "fields"]), "description": _first(TableForm)}


def _codelist() -> Schema:
    codes = {"anyOf": [{"type": "array", "items": SCALAR}, {"type": "object", "additionalProperties": SCALAR}]}
    properties: dict[str, Schema] = {
        "file": {"type": "string"},
        "code": {"type": "string"},
        "name": {"type": "string"},
        "codes": codes,
    }
    return {**_object(_told(Codes, properties), []), "description": _first(Codes)}


def _reference() -> Schema:
    fields = {"type": "object", "additionalProperties": _of(Field)}
    properties: dict[str, Schema] = {"title": _of(LocalText), "file": {"type": "string"}, "fields": fields}
    told = _told(ReferenceTable, properties)
    return {**_object(told, ["title", "file", "fields"]), "description": _first(ReferenceTable)}


def _of(annotation: Any) -> Schema:
    """The schema of a type."""
    known = _KNOWN.get(annotation)
    if known is not None:
        return known
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        chosen = [_of(one) for one in arguments if one is not type(None)]
        return chosen[0] if len(chosen) == 1 else {"anyOf": chosen}
    if origin is tuple:
        one = _of(arguments[0])
        return {"anyOf": [one, {"type": "array", "items": one}]}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(arguments[1])}
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return {"enum": [str(member.value) for member in annotation]}
    if isinstance(annotation, type) and is_dataclass(annotation):
        chosen_fields = [f for f in declared(annotation) if not (f.name == "name" and f.default is MISSING)]
        required = [
            key_of(annotation, f.name) for f in chosen_fields if f.default is MISSING and f.default_factory is MISSING
        ]
        properties = {key_of(annotation, f.name): _of(f.type) for f in chosen_fields}
        return {**_object(_told(annotation, properties), required), "description": _first(annotation)}
    raise TypeError(f"a ruleset cannot hold {annotation!r}")


def _object(properties: Mapping[str, Schema], required: list[str]) -> Schema:
    result: Schema = {"type": "object", "additionalProperties": False, "properties": dict(sorted(properties.items()))}
    return {**result, "required": required} if required else result


def _told(owner: type, properties: Mapping[str, Schema]) -> dict[str, Schema]:
    """The properties of a record, each with the sentence on its key before that on its type."""
    told = ((key, one, description(owner, key)) for key, one in properties.items())
    return {key: {**one, "description": text} if text else one for key, one, text in told}


def _first(owner: type) -> str:
    """The first sentence of a record's docstring."""
    paragraph = (owner.__doc__ or "").strip().split("\n\n")[0]
    return " ".join(paragraph.split())


_KNOWN: Mapping[Any, Schema] = {
    str: SCALAR,
    bool: {"type": "boolean"},
    int: {"type": ["integer", "string"], "pattern": "^-?[0-9]+$"},
    Decimal: NUMBER,
    tuple[str, ...]: {"$ref": "#/$defs/texts"},
    tuple[tuple[str, ...], ...]: {"type": "array", "items": {"type": "array", "items": SCALAR}},
    dt.date: {"type": "string", "format": "date"},
    Quantity: {"type": ["string", "number"], "description": f"A number with its unit, such as {CURRENCY.example}."},
    LocalText: {"$ref": "#/$defs/text"},
    Tolerance: {"$ref": "#/$defs/tolerance"},
}

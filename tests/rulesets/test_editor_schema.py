import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from dqcheck import checks, rulesets
from dqcheck.checks.base import Check
from dqcheck.rulesets import editor_schema
from dqcheck.rulesets.key_descriptions import KEYS, description
from dqcheck.rulesets.locate import files, find

VALIDATOR = jsonschema.Draft202012Validator(rulesets.schema())


def plain(path: Path) -> Any:
    return json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(rulesets.schema())


def test_the_published_file_is_fresh(root):
    assert (root / "rules" / "ruleset.schema.json").read_text(encoding="utf-8") == editor_schema.text(), (
        "run: make docs"
    )


@pytest.mark.parametrize(
    "path", [p for name in rulesets.shipped() for p in files(find(name))], ids=lambda p: f"{p.parent.name}-{p.stem}"
)
def test_shipped_files_are_valid(path):
    assert [f"{list(e.absolute_path)}: {e.message}" for e in VALIDATOR.iter_errors(plain(path))] == []


def test_every_check_kind_is_described():
    defined = rulesets.schema()["$defs"]
    for kind in checks.names():
        assert defined[f"check-{kind}"]["description"]


def keys(node: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    """Every key that a file may hold, with what the schema says of it."""
    if isinstance(node, list):
        for part in node:
            yield from keys(part, where)
    if isinstance(node, dict):
        for name, part in node.items():
            if name == "properties":
                yield from ((f"{where}.{key}", told) for key, told in part.items())
            yield from keys(part, f"{where}.{name}")


def test_an_editor_has_a_sentence_for_every_key():
    found = [(key, told) for key, told in keys(rulesets.schema()) if ".if." not in key and ".then." not in key]
    assert len(found) > 150
    assert [key for key, told in found if not told.get("description", "").strip()] == []


def test_the_sentence_on_a_key_is_its_own():
    defined = rulesets.schema()["$defs"]
    assert "Vietnamese" in defined["text"]["anyOf"][1]["properties"]["vi"]["description"]
    assert defined["check-growth"]["properties"]["before"]["description"].startswith("The field of the earlier figure")
    assert defined["check-shares"]["properties"]["parts"]["description"].startswith("The fields of the shares")
    assert defined["check-total"]["properties"]["parts"]["description"].startswith("The fields that are added")
    check = defined["rule"]["properties"]["check"]
    assert len(check["enum"]) == len(check["enumDescriptions"])


def test_a_key_without_a_sentence_has_that_of_its_docstring():
    class Fresh(Check):
        """Fails often. ``newest`` is the field that was named last; ``other`` is none. More is not said."""

    assert description(Fresh, "newest") == "Newest is the field that was named last."
    assert description(Fresh, "other") == "Other is none."
    assert description(Fresh, "unheard") == ""


def test_every_sentence_is_of_a_key_that_exists():
    defined = rulesets.schema()["$defs"]
    parameters = {key for name, one in defined.items() if name.startswith("check-") for key in one["properties"]}
    assert {key for key in KEYS if "." not in key} - parameters == set()


@pytest.mark.parametrize(
    "document",
    [
        {"rules": [{"id": "x", "title": "x", "check": "totl", "with": {}}]},
        {"rules": [{"id": "x", "title": "x", "check": "total", "with": {"totl": "a"}}]},
        {"rules": [{"id": "X y", "title": "x", "check": "total", "with": {}}]},
        {"rules": [{"id": "x", "check": "total", "with": {}}]},
        {"rulse": []},
        {},
    ],
)
def test_mistakes_are_refused(document):
    assert list(VALIDATOR.iter_errors(document))

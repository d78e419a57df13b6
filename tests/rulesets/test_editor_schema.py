import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from dqcheck import checks, rulesets
from dqcheck.rulesets import editor_schema
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

"""The JSON report keeps its published schema, byte for byte."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import sample
from jsonschema import Draft202012Validator, ValidationError

from dqcheck.reporters import json_report, report_schema

ROOT = Path(__file__).resolve().parents[2]
VALIDATOR = Draft202012Validator(report_schema.schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("case", sorted(sample.ALL))
def test_reports_are_valid(case: str) -> None:
    VALIDATOR.validate(json.loads(json_report.render(sample.ALL[case]())))


def test_the_schema_is_published() -> None:
    assert (ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8") == report_schema.text()
    Draft202012Validator.check_schema(report_schema.schema())


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("findings", 0, "surprise"), 1),
        (("findings", 0, "observed"), 966),
        (("findings", 0, "severity"), "fatal"),
        (("coverage",), {}),
    ],
)
def test_the_schema_is_closed(where: tuple[str | int, ...], value: object) -> None:
    plain = json.loads(json_report.render(sample.mixed()))
    *path, last = where
    target = plain
    for step in path:
        target = target[step]
    target[last] = value
    with pytest.raises(ValidationError):
        VALIDATOR.validate(plain)


def test_a_finding_says_what_where_and_how_much() -> None:
    plain = json.loads(json_report.render(sample.mixed()))
    first = plain["findings"][0]
    assert first["observed"] == "1966"
    assert first["evidence"][0]["place"] == {
        "sheet": "TTHC",
        "cell": "F12",
        "row_label": "Xã Suối Đá",
        "column_label": "Tiếp nhận trực tuyến",
    }
    cause = {"cause": "one-digit", "suspect": 0, "suggestion": "1960", "confidence": "high", "alternatives": []}
    assert first["diagnosis"] == cause
    assert plain["findings"][5]["evidence"][0]["quote"].startswith("Toàn xã có 2.451 người")
    assert [item["outcome"] for item in plain["confirmed"]] == ["pass"]
    assert "confirmed" not in json.loads(json_report.render(sample.clean()))


def test_one_line_a_finding(snapshot: Callable[[str, str], None]) -> None:
    text = json_report.render(sample.mixed())
    assert sum(line.startswith('  {"rule": ') and '"fingerprint"' in line for line in text.splitlines()) == 9
    snapshot("mixed.json", text)

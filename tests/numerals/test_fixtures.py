"""Every line of fixtures/numerals means what it says."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from dqcheck.model.quantity import Day, Missing, Quantity
from dqcheck.numerals.dates import parse_date
from dqcheck.numerals.numbers import parse_number
from dqcheck.numerals.references import parse_reference

FIXTURES = Path(__file__).parents[2] / "fixtures" / "numerals"


def cases(name: str) -> list[Any]:
    rows = yaml.safe_load((FIXTURES / name).read_text(encoding="utf-8"))
    return [pytest.param(row, id=f"{row.get('type', '')} {row['text']!r}") for row in rows]


def missing(row: dict[str, Any], result: object) -> None:
    assert isinstance(result, Missing), result
    assert result.reason == row["missing"]
    assert list(result.candidates) == row.get("candidates", [])
    assert result.text == row["text"]


@pytest.mark.parametrize("row", cases("numbers.yaml"))
def test_number(row: dict[str, Any]) -> None:
    result = parse_number(row["text"], type=row.get("type", "count"), unit=row.get("column"))
    if "missing" in row:
        return missing(row, result)
    assert isinstance(result, Quantity), result
    assert result.value == Decimal(row["value"])
    assert result.text == row["text"]
    assert result.qualifier == row.get("qualifier")
    if "quantum" in row:
        assert result.quantum == Decimal(row["quantum"])
    if "unit" in row:
        assert result.unit == row["unit"]
    return None


@pytest.mark.parametrize("row", cases("dates.yaml"))
def test_date(row: dict[str, Any]) -> None:
    result = parse_date(row["text"])
    if "missing" in row:
        return missing(row, result)
    assert isinstance(result, Day), result
    assert (result.first, result.last) == (row["first"], row.get("last", row["first"]))
    assert isinstance(result.first, dt.date)
    assert result.precision == row.get("precision", "day")
    return None


@pytest.mark.parametrize("row", cases("references.yaml"))
def test_reference(row: dict[str, Any]) -> None:
    result = parse_reference(row["text"])
    if row.get("none"):
        assert result is None
        return
    assert result is not None
    for name in ("number", "suffix", "symbol", "kind", "issuer", "year", "party"):
        if name in row:
            assert getattr(result, name) == row[name], name

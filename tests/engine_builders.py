"""Small forms, tables and rules for the tests of the engine."""

from collections.abc import Mapping, Sequence
from typing import Any

from dqcheck.checks import load
from dqcheck.engine.tally import ClaimCase
from dqcheck.model.claim import Claim, Figure
from dqcheck.model.dataset import Table
from dqcheck.model.finding import Finding
from dqcheck.model.place import Place
from dqcheck.model.quantity import Label, Missing, MissingReason, Quantity, Value
from dqcheck.model.rule import Field, MissingPolicy, Rule, Ruleset, Severity, TableForm
from dqcheck.model.text import LocalText
from dqcheck.numerals.numbers import parse_number

TITLE = LocalText(vi="Hồ sơ", en="Dossiers")


class At:
    """Places by row: cell ``received12``."""

    def __init__(self, source: str = "batch.xlsx") -> None:
        self._source = source

    def source(self, row: int) -> str:
        """The only file."""
        return self._source

    def place(self, row: int, field: str) -> Place:
        """A made-up cell."""
        return Place(sheet="TTHC", cell=f"{field}{row}")


def form(**policies: MissingPolicy) -> TableForm:
    """A form of received = carried + new."""
    fields = {
        "unit": Field(name="unit", label=("Đơn vị",), required=True, unique=True),
        **{
            name: Field(name=name, label=(name,), type="count", missing=policies.get(name, MissingPolicy.UNDECIDED))
            for name in ("received", "carried", "new")
        },
    }
    return TableForm(name="dossiers", title=TITLE, fields=fields, key="unit")


def rule(
    check: str = "total",
    *,
    name: str = "received-total-mismatch",
    severity: Severity = Severity.ERROR,
    **params: object,
) -> Rule:
    """A rule of the small form."""
    given = params or {"table": "dossiers", "total": "received", "parts": ("carried", "new")}
    return Rule(id=name, ruleset="small", title=TITLE, check=check, params=load(check)(**given), severity=severity)  # type: ignore[arg-type]


def ruleset(*rules: Rule, **policies: MissingPolicy) -> Ruleset:
    """A ruleset with the small form."""
    return Ruleset(name="small", version="1", title=TITLE, tables={"dossiers": form(**policies)}, rules=rules)


def table(rows: Sequence[Mapping[str, str]], source: str = "batch.xlsx") -> Table:
    """A table of texts as written; the key ``unit`` names the submission, an absent text is blank."""

    def value(name: str, text: str) -> Value:
        if name == "unit":
            return Label(text=text, value=text)
        return parse_number(text) if text else Missing(text="", reason=MissingReason.BLANK)

    names = ("unit", "received", "carried", "new")
    return Table(
        name="dossiers",
        columns={name: [value(name, row.get(name, "")) for row in rows] for name in names},
        submissions=[row["unit"] for row in rows],
        locator=At(source),
    )


def quantity(text: str) -> Quantity:
    """A number as written."""
    value = parse_number(text)
    assert isinstance(value, Quantity)
    return value


def figure(text: str, *, quote: str = "", label: str = "hồ sơ", source: str = "a.docx") -> Figure:
    """A figure of a narrative."""
    return Figure(value=quantity(text), source=source, place=Place(paragraph=1), quote=quote or text, label=label)


def claim(submission: str, total: str, *parts: str, kind: str = "total", doubt: bool = False) -> ClaimCase:
    """A claim that a total is the sum of its parts."""
    roles = {"total": (figure(total),), "parts": tuple(figure(part) for part in parts)}
    return ClaimCase(submission=submission, claim=Claim(kind=kind, roles=roles, doubt=doubt))


def finding(**changed: Any) -> Finding:
    """A finding of the small form."""
    given = {
        "rule": "small/received-total-mismatch",
        "check": "total",
        "severity": Severity.ERROR,
        "outcome": "fail",
        "submission": "Xã A",
        "message": TITLE,
        "evidence": (),
        "fingerprint": "f",
    }
    return Finding(**(given | changed))

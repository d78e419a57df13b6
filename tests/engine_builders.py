"""Small forms, tables and rules for the tests of the engine."""

from collections.abc import Mapping, Sequence

from dqcheck.checks import load
from dqcheck.model.dataset import Table
from dqcheck.model.place import Place
from dqcheck.model.quantity import Label, Missing, MissingReason, Value
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

"""Validation rules, the forms they speak of, and the rulesets that hold both."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from typing import Literal, get_args

from dqcheck.errors import UsageError
from dqcheck.model.dataset import Table, form_of
from dqcheck.model.quantity import Quantity
from dqcheck.model.record import record
from dqcheck.model.text import LocalText


class Severity(StrEnum):
    """How bad a discrepancy is. An error is a hard edit, a warning a soft edit (ESS handbook on data validation)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for info: lower is worse."""
        return ("error", "warning", "info").index(self.value)

    @classmethod
    def called(cls, name: "Severity | str") -> "Severity":
        """The severity of a name. Raises UsageError when there is none."""
        if name not in tuple(cls):
            names = ", ".join(cls)
            english = f"There is no severity {str(name)!r}; one of: {names}."
            raise UsageError("error.severity-unknown", english, name=str(name), names=names)
        return cls(name)

    def milder(self) -> "Severity":
        """One severity lower; info stays info."""
        return (Severity.WARNING, Severity.INFO, Severity.INFO)[self.rank]


class Rounding(StrEnum):
    """The convention by which the form's figures were rounded."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    TRUNCATE = "truncate"
    ANY = "any"


class MissingPolicy(StrEnum):
    """What a missing value does to a rule: the rule is undecided, the value counts as zero, or the rule is skipped."""

    UNDECIDED = "undecided"
    ZERO = "zero"
    SKIP = "skip"


@record
class Tolerance:
    """The gap that a rule accepts. ``auto`` is the rounding interval of the values as written, ``exact`` none; ``abs``
    and ``pct`` (percent of the expected value) widen the accepted gap, the larger of the two holds."""

    mode: Literal["auto", "exact", "given"] = "auto"
    abs: Decimal | None = None
    pct: Decimal | None = None


AUTO = Tolerance()

MarkerEffect = Literal["exempt", "milder"]
"""What a mark behind a figure, such as ``*`` or ``(e)``, does to a rule that the figure breaks: it is not held against
it, or is told one severity lower."""

Numbers = Literal["auto", "vi", "en", "fr", "ch", "plain"]
"""The notation of numbers that are written as text; ``auto`` is inferred for each file."""

NOTATION_NAMES: tuple[Numbers, ...] = get_args(Numbers)

FieldType = Literal["text", "count", "number", "percent", "money", "date", "reference"]

NUMBERS: tuple[FieldType, ...] = ("count", "number", "percent", "money")
"""Types of fields whose values are numbers."""

DATES: tuple[FieldType, ...] = ("date",)
"""Types of fields whose values are dates."""

TEXTS: tuple[FieldType, ...] = ("text", "reference")
"""Types of fields whose values are texts."""


_PLACEHOLDER = r"\{(\w+)\}"


def placeholders(heading: str) -> tuple[str, ...]:
    """The fields that a heading with placeholders names: ``{year} / Number`` names ``year``."""
    return tuple(re.findall(_PLACEHOLDER, heading)) if "{" in heading else ()


@record
class UnitOfMeasure:
    """A unit that a ruleset declares beside the known ones: ``name`` as forms print it, ``also`` its other spellings,
    ``equals`` how much it is in another unit (``bao`` equals 50 kg). One that equals nothing is counted as itself."""

    name: str
    also: tuple[str, ...] = ()
    equals: Quantity | None = None


@record
class Field:
    """A column of a form. ``label`` are the printed headers it may have (one with a placeholder, ``{year} / Number``,
    stands for a family of columns; a field that a placeholder names has none), ``mentions`` patterns of labels by which
    prose speaks of it. ``unit`` is the unit of the column unless the form's unit line or the cell says otherwise. A
    bound that is a bare number is in the canonical unit. ``summed`` is false where a sum of the values says nothing: a
    price, a serial number. ``carried``: in a worksheet a blank cell holds the text of the nearest one above it.

    ``own_units`` are the units of measure that the ruleset declares.
    """

    name: str
    label: tuple[str, ...] = ()
    type: FieldType = "text"
    title: LocalText | None = None
    unit: str | None = None
    decimals: int | None = None
    missing: MissingPolicy = MissingPolicy.UNDECIDED
    required: bool = False
    unique: bool = False
    at_least: Decimal | dt.date | Quantity | None = None
    at_most: Decimal | dt.date | Quantity | None = None
    codes: tuple[str, ...] = ()
    codelist: str | None = None
    format: str | None = None
    mentions: tuple[str, ...] = ()
    summed: bool = True
    carried: bool = False
    own_units: tuple[UnitOfMeasure, ...] = field(default=(), metadata={"internal": "yes"})

    @property
    def called(self) -> LocalText:
        """What people call it: its title, else its first printed label (without what placeholders stand for), else its
        name."""
        if self.title is not None:
            return self.title
        levels = (re.sub(_PLACEHOLDER, "", level) for level in self.label[0].split(" / ")) if self.label else ()
        label = " / ".join(level.strip() for level in levels if any(map(str.isalnum, level))) or self.name
        return LocalText(vi=label, en=label)

    @property
    def bounds(self) -> tuple[Decimal | dt.date | None, Decimal | dt.date | None]:
        """``at_least`` and ``at_most`` in the canonical unit."""
        low, high = (side.value if isinstance(side, Quantity) else side for side in (self.at_least, self.at_most))
        return low, high

    @property
    def additive(self) -> bool:
        """Whether the figures of all units add up to one of the province."""
        return self.summed and self.type in ("count", "number", "money")


@record
class Pivot:
    """A long table, in which a row holds one figure and the name of what it is. ``indicator`` and ``value`` are the
    printed headers of these two columns, ``unit`` those of the column of units where there is one. ``by`` are the
    fields with a column of their own: rows that are alike in them are one record. Every other field of the table stands
    in the column of indicators, under one of its labels."""

    indicator: tuple[str, ...]
    value: tuple[str, ...]
    unit: tuple[str, ...] = ()
    by: tuple[str, ...] = ()


@record
class TableForm:
    """A table of the form: where it stands and what it holds. ``key`` is the field that names the reporting unit;
    ``sheet`` are the names its sheet may have; ``layout`` is ``rows`` (a record a row) or ``pairs`` (label and value)
    or ``auto``. ``key`` None: the reporting unit is the file's. ``columns`` make a form of labels and values a cross
    table: headings with placeholders (``{year}``), each column under one of them a record. ``pivot`` says of a long
    table in which columns its indicators and their values stand."""

    name: str
    title: LocalText
    fields: Mapping[str, Field]
    sheet: tuple[str, ...] = ()
    key: str | None = None
    layout: Literal["rows", "pairs", "auto"] = "auto"
    unit_line: str | None = None
    required: bool = True
    columns: tuple[str, ...] = ()
    pivot: Pivot | None = None

    @property
    def headed(self) -> tuple[str, ...]:
        """The fields whose values stand in headings: those that placeholders name."""
        texts = [*self.columns, *[text for field in self.fields.values() for text in field.label if "{" in text]]
        texts += self.pivot.value if self.pivot is not None else ()
        return tuple(dict.fromkeys(chain.from_iterable(map(placeholders, texts)))) if texts else ()

    @property
    def identifying(self) -> tuple[str, ...]:
        """The fields that tell records of one unit apart: what headings say, and what rows of a long table say."""
        return (*self.headed, *(self.pivot.by if self.pivot is not None else ()))

    @property
    def unfolds(self) -> bool:
        """Whether its columns are not simply its fields: it is a long table, or has families of columns."""
        return self.pivot is not None or (not self.columns and bool(self.headed))

    @property
    def arrangement(self) -> Literal["rows", "pairs", "auto"]:
        """The layout in which the table is searched: a cross table is one of labels and values, a long table and one
        with families of columns have rows."""
        if self.columns:
            return "pairs"
        return "rows" if self.unfolds else self.layout


@record
class Example:
    """A case that a rule must judge as ``expect``: ``data`` holds cells of one record, or records, as written;
    ``text`` a sentence for a rule on claims."""

    expect: str
    data: Mapping[str, str] | tuple[Mapping[str, str], ...] | None = None
    text: str | None = None
    name: str = ""


@record
class Rule:
    """A validation rule: identity and severity, and the check kind with its parameters.

    ``params`` is the frozen parameter record of the check kind (``dqcheck.checks``). ``id`` names the defect, is
    stable, and is never reused; ``qualified`` is ``ruleset/id``. ``markers`` are the marks behind figures that exempt
    them from the rule or make it milder.
    """

    id: str
    ruleset: str
    title: LocalText
    check: str
    params: object
    severity: Severity = Severity.ERROR
    because: LocalText | None = None
    message: LocalText | None = None
    examples: tuple[Example, ...] = ()
    tolerance: Tolerance = AUTO
    rounding: Rounding = Rounding.HALF_UP
    missing: MissingPolicy | None = None
    markers: Mapping[str, MarkerEffect] = field(default_factory=dict)
    enabled: bool = True
    topic: str = ""
    file: str = ""
    line: int = 0

    @property
    def qualified(self) -> str:
        """The id with its ruleset, as findings carry it."""
        return f"{self.ruleset}/{self.id}"


@record
class Period:
    """The reporting period, first and last day inclusive."""

    first: dt.date
    last: dt.date


@record
class Codes:
    """A list of admissible names, from the ruleset's own file. ``codes`` maps code to name."""

    name: str
    codes: Mapping[str, str]


@record
class ReferenceTable:
    """A table of the ruleset itself, such as the population of each unit: rules look figures up in it. ``file`` is the
    CSV file beside the ruleset that it was read from, ``table`` its records, which no submission holds."""

    name: str
    title: LocalText
    fields: Mapping[str, Field]
    file: str = ""
    table: Table = field(metadata={"internal": "yes"})

    @property
    def form(self) -> TableForm:
        """Its fields as those of a table."""
        return TableForm(name=self.name, title=self.title, fields=self.fields)


@record
class Ruleset:
    """A form and the rules on it. ``references`` are tables that rules look figures up in. ``numbers`` is the notation
    of numbers typed as text (``auto``: inferred from each file), ``missing_marks`` are what the form writes where there
    is no figure, beside the usual marks. ``units`` is the code list of reporting units; ``units_of_measure`` are the
    units that figures are in beside the known ones."""

    name: str
    version: str
    title: LocalText
    tables: Mapping[str, TableForm] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    period: Period | None = None
    rounding: Rounding = Rounding.HALF_UP
    codelists: Mapping[str, Codes] = field(default_factory=dict)
    units: str | None = None
    units_of_measure: Mapping[str, UnitOfMeasure] = field(default_factory=dict)
    numbers: Numbers = "auto"
    missing_marks: tuple[str, ...] = ()
    references: Mapping[str, ReferenceTable] = field(default_factory=dict)
    path: str = ""

    def form(self, table: str) -> TableForm | None:
        """The form of a table, of one of its versions or of a reference; None where there is none."""
        if table in self.references:
            return self.references[table].form
        return self.tables.get(form_of(table))

    @property
    def reference_tables(self) -> Mapping[str, Table]:
        """The records of the references by name."""
        return {name: one.table for name, one in self.references.items()}

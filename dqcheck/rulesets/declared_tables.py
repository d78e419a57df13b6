"""The form of a ruleset, read from its tree: tables and their fields, and what is wrong with them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from dqcheck import checks
from dqcheck.language.vi.currency import CURRENCY
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import TEXTS, Codes, Field, TableForm, UnitOfMeasure
from dqcheck.model.text import LocalText
from dqcheck.numerals.folding import fold
from dqcheck.numerals.units import MONEY, Unit, nearest_unit, unit_named, vocabulary
from dqcheck.rulesets.cross_references import Unread
from dqcheck.rulesets.declared_layouts import mistakes_of_layout
from dqcheck.rulesets.nodes import BLANK, MAP, SCALAR, Node
from dqcheck.rulesets.typed import Faults, attributes, unknown

NO_TITLE = LocalText(vi="", en="")
"""Stands in where a title could not be read."""

MEASURES = {"money": ("money", *MONEY, "scale"), "percent": ("percent", "points")}
"""Dimensions that the unit of a field of this type may have; other types take any unit."""


class Form:
    """Tables read from the mapping under ``tables``. What is not right is noted in ``faults``; ``unread`` is what rules
    may name although nothing is known of it."""

    def __init__(self, node: Node, faults: Faults, own_units: tuple[UnitOfMeasure, ...] = ()) -> None:
        self.tables: dict[str, TableForm] = {}
        self._faults = faults
        self._own_units = own_units
        self._nodes: dict[str, Mapping[str, Node]] = {}
        self._columns: dict[tuple[str, str], Mapping[str, Node]] = {}
        self._blind: set[str] = set()
        self._untyped: set[tuple[str, str]] = set()
        if node[0] == MAP:
            for name, _, value in node[2]:
                self.tables[name] = self._table(name, value)
        elif node[0] != BLANK:
            faults.append((node, "a mapping of tables is expected"))
        self._malformed = node[0] not in (MAP, BLANK)

    @property
    def unread(self) -> Unread:
        """What could not be read."""
        return Unread(form=self._malformed, tables=frozenset(self._blind), fields=frozenset(self._untyped))

    def check_names(self, units: Node | None, codelists: Mapping[str, Codes]) -> None:
        """Note names of fields and code lists that do not exist."""
        if units is not None and units[0] == SCALAR and units[2] not in codelists:
            self._faults.append((units, "no such code list; " + unknown(units[2], list(codelists))))
        for table in self.tables.values():
            if table.key is not None and table.key not in table.fields and table.name not in self._blind:
                at = self._nodes[table.name]["key"]
                self._faults.append((at, "no such field; " + unknown(table.key, list(table.fields))))
            for column in table.fields.values():
                if column.codelist is not None and column.codelist not in codelists:
                    at = self._columns[table.name, column.name]["codelist"]
                    self._faults.append((at, "no such code list; " + unknown(column.codelist, list(codelists))))

    def _table(self, name: str, node: Node) -> TableForm:
        found = attributes(TableForm, node, self._faults, without=("name", "fields"), ignore=("fields",))
        own = self._nodes[name] = entries(node)
        columns: dict[str, Field] = {}
        given = own.get("fields")
        if given is None or given[0] != MAP:
            self._faults.append((node, "'fields' is missing"))
            self._blind.add(name)
        else:
            for key, line, entry in given[2]:
                if "." in key or key.startswith("-"):
                    self._faults.append(((SCALAR, line, key), "the name of a field has no dot and no leading hyphen"))
                columns[key] = self._field(name, key, entry)
            self._same_label(name, columns)
        form = TableForm(name=name, fields=columns, **{"title": NO_TITLE, **found})
        if name not in self._blind:
            self._faults += mistakes_of_layout(form, node)
        return form

    def _field(self, table: str, name: str, node: Node) -> Field:
        before = len(self._faults)
        found = attributes(Field, node, self._faults, without=("name",))
        own = self._columns[table, name] = entries(node)
        if node[0] != MAP or ("type" in own and "type" not in found):
            self._untyped.add((table, name))
        column = Field(name=name, **{"label": (), **found}, own_units=self._own_units)
        if len(self._faults) == before:
            self._faults += [(own.get(key, node), message) for key, message in impossible(column)]
        return column

    def _same_label(self, table: str, columns: Mapping[str, Field]) -> None:
        """A header that two fields claim can never be told apart."""
        first: dict[str, str] = {}
        for column in columns.values():
            for label in column.label:
                owner = first.setdefault(fold(label), column.name)
                if owner != column.name:
                    at = self._columns[table, column.name]["label"]
                    self._faults.append((at, f"the label {label!r} is also one of {owner}, so that neither is found"))


def entries(node: Node | None) -> dict[str, Any]:
    """The nodes under the keys of a mapping; none where it is no mapping."""
    return {key: value for key, _, value in node[2]} if node is not None and node[0] == MAP else {}


def code_of_unit(field: Field) -> str:
    """The canonical unit that values of a field are in; empty for a plain number."""
    unit = unit_named(field.unit, vocabulary(field.own_units)) if field.unit else None
    return unit.code if unit is not None else CURRENCY.code if field.type == "money" else ""


def _units_of_bounds(column: Field) -> Iterator[tuple[str, str]]:
    """Bounds that are in another unit than the field, or that leave out the million that the column is in."""
    unit = unit_named(column.unit, vocabulary(column.own_units)) if column.unit else None
    code = code_of_unit(column)
    for side in ("at_least", "at_most"):
        bound = getattr(column, side)
        if isinstance(bound, Quantity) and bound.unit and bound.unit != code:
            yield side, f"{side}: is in {bound.unit}, but {column.name} is in {code or 'no unit'}"
        elif isinstance(bound, Decimal) and unit is not None and 0 < abs(bound) < unit.scale:
            yield side, f"{side}: {bound} is {bound} {code}; write its unit too: '{bound} {column.unit}'"


def impossible(column: Field) -> Iterator[tuple[str, str]]:
    """What no value of a field can meet, as key and message."""
    low, high = column.bounds
    if low is not None or high is not None:
        kind: Any = checks.load("range")
        for message in kind(field=column.name, at_least=low, at_most=high).problems():
            yield message.partition(":")[0], message
    yield from _units_of_bounds(column)
    if column.format is not None:
        pattern: Any = checks.load("format")
        for message in pattern(field=column.name, pattern=column.format).problems():
            yield "format", message
    if column.carried and column.type not in TEXTS:
        yield "carried", f"carried: a blank of type {column.type} is no figure; only texts hold for the cells below"
    wanted = MEASURES.get(column.type)
    if column.unit and wanted:
        words = vocabulary(column.own_units)
        unit = unit_named(column.unit, words)
        if unit is None or unit.dimension not in wanted:
            usual = Unit(code=code_of_unit(Field(name="", label=(), type=column.type)), dimension=wanted[0])
            near = nearest_unit(column.unit, usual, words)
            hint = f" (did you mean {near!r}?)" if near else ""
            yield "unit", f"{column.unit!r} is no unit of a field of type {column.type}{hint}"

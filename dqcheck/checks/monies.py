"""The currencies of the fields that a rule compares, as far as the form says."""

from collections.abc import Mapping

from dqcheck.checks.base import Check, operands
from dqcheck.model.dataset import form_of
from dqcheck.model.rule import Field, Ruleset, TableForm
from dqcheck.numerals.units import BOTH_UNITS, MONEY, Unit, unit_named, vocabulary


def monies(check: Check, tables: Mapping[str, TableForm], *, declared: bool = False) -> Mapping[str, str]:
    """The canonical units of the amounts that a rule names, each with its first operand as written. An amount whose
    field declares no unit is in the usual one, or, with ``declared``, left out: a header may say otherwise."""
    found: dict[str, str] = {}
    for table, name in operands(check):
        form = tables.get(form_of(table))
        field = form.fields.get(name) if form is not None else None
        unit = None if field is None or (declared and not field.unit) else _money(field)
        if unit is not None:
            found.setdefault(unit.code, name if table == check.table else f"{table}.{name}")
    return found


def of_several_monies(check: Check, ruleset: Ruleset) -> bool:
    """Whether a rule compares amounts of different currencies, so that its judge leaves it undecided."""
    return check.of_one_money and len(monies(check, ruleset.tables)) > 1


def _money(field: Field) -> Unit | None:
    if field.unit is None:
        return Unit(code=BOTH_UNITS.money, dimension="money") if field.type == "money" else None
    unit = unit_named(field.unit, vocabulary(field.own_units))
    if unit is not None and unit.dimension == "scale" and field.type == "money":
        return Unit(code=BOTH_UNITS.money, dimension="money")
    return unit if unit is not None and unit.dimension in MONEY else None

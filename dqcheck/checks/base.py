"""What every check kind is: a frozen record of parameters that can name its operands, gather them, and judge them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import product
from typing import TYPE_CHECKING, Any, ClassVar

from dqcheck.checks.conditions import Where, holds
from dqcheck.checks.lookups import key_index, keys
from dqcheck.model.dataset import UNMATCHED, Ref, Table, rows_of
from dqcheck.model.quantity import Value
from dqcheck.model.record import record
from dqcheck.model.rule import AUTO, Codes, Field, FieldType, MarkerEffect, Period, Rounding, Tolerance
from dqcheck.model.verdict import Verdict

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands
    from dqcheck.numerals.intervals import Interval

Values = Mapping[str, tuple[Value, ...]]
"""Operands by role, in the order of the declaration."""

Combination = Mapping[str, tuple[Ref, ...]]
"""The identities of the operands of one judgement, by role."""

Tables = Mapping[str, Table]

OPERAND: Mapping[str, str] = {"operand": "required"}
"""Metadata of a parameter that names a field and must be given, except in rules on claims."""

OPTIONAL: Mapping[str, str] = {"operand": "optional"}
"""Metadata of a parameter that may name a field."""

SEVERAL = frozenset({"parts", "splits", "less", "values", "factors", "of"})
"""Roles that hold any number of values; all others hold one."""

INTERNAL: Mapping[str, str] = {"internal": "yes"}
"""Metadata of a field that no ruleset sets: ``prepare`` fills it."""


class FormulaError(ValueError):
    """A formula is not in the language; the message says what was found at which character."""


@record
class Terms:
    """The circumstances of a judgement that do not belong to one check kind."""

    rounding: Rounding = Rounding.HALF_UP
    tolerance: Tolerance = AUTO
    period: Period | None = None
    codelists: Mapping[str, Codes] = field(default_factory=dict)
    markers: Mapping[str, MarkerEffect] = field(default_factory=dict)


@record
class Check:
    """Base of all check kinds.

    A subclass is a record whose fields are the parameters of the YAML key ``with``; its docstring's first line says
    when it fails, the rest when it is undecided and where the method comes from. It declares ``kind`` and implements
    ``fields`` and ``judge``; ``combinations`` and ``screen`` have defaults.

    ``table`` is the table whose records are judged, ``claim`` the kind of claim in prose (one of the two, or neither
    for kinds that name tables in their operands); ``where`` keeps only records whose fields meet its conditions: a list
    of texts of which the field contains one, or ``is``, ``not``, ``contains``, ``without``. ``lookup`` says how a
    record of another table is found: by which own fields (or ``submission``), and which fields there hold the same.
    """

    kind: ClassVar[str]
    judges_missing: ClassVar[bool] = False
    """True for kinds that speak of missing values; all others are undecided when an operand is missing."""
    passes_present: ClassVar[bool] = False
    """True for kinds that every present value passes (``required``, ``type``): the engine asks about missing ones
    only."""
    gathers: ClassVar[bool] = False
    """True for kinds that gather the records of a table: there a value that a policy skips is left out, elsewhere it
    skips the rule."""
    takes: ClassVar[tuple[FieldType, ...]] = ()
    """Types of the fields that its operands may name; none: any."""
    compares_operands: ClassVar[bool] = False
    """True for kinds that compare their operands with each other, so that one field alone can never fail."""
    tolerance_is_of_figure: ClassVar[bool] = False
    """True for kinds whose tolerance in percent is one of the figure itself, so that 100% accepts zero."""
    never_zero: ClassVar[frozenset[str]] = frozenset()
    """Roles of what is stated of other figures (a total, a whole, a percentage): missing, it is never zero, whatever
    the policy says, for the kind would hold the others against a figure that nobody stated."""
    may_lack: ClassVar[frozenset[str]] = frozenset()
    """Roles of which a value may be missing and the others still decide."""
    of_one_value: ClassVar[bool] = False
    """True for kinds whose verdict hangs on one value alone, so that equal values are judged alike."""
    vouches: ClassVar[bool] = True
    """False for kinds that hold whatever their operands are: they do not speak for any of them."""
    bounds_value: ClassVar[bool] = False
    """True for kinds that hold one value between ``at_least`` and ``at_most``."""
    groups: ClassVar[tuple[str, ...]] = ("submission",)
    """What ``by`` may say besides the names of fields."""
    choosing_texts: ClassVar[frozenset[str]] = frozenset()
    """Parameters of ``choosing`` whose fields must hold texts: a code read as a number loses its zeros."""

    table: str | None = None
    claim: str | None = None
    where: Where = field(default_factory=dict)
    lookup: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def weighs_missing(self) -> bool:
        """Whether ``judge`` is asked although an operand is missing: the others may decide."""
        return self.judges_missing

    @property
    def relates_rows(self) -> bool:
        """True where one row of a table is held against others of it: such a rule sees the rows that total others or
        break one down too, and is judged on all of them at once."""
        return False

    @property
    def gathers_by_record(self) -> bool:
        """True where each judgement is of one record and of what other tables have of its submission."""
        return type(self).combinations is Check.combinations

    def by_single_records(self, numbers_rows: "Callable[[str], bool]") -> bool:
        """Whether a kind that gathers records judges each by itself, where fields for which ``numbers_rows`` is true
        hold the number of the record."""
        return False

    @property
    def screens(self) -> bool:
        """False where every record of a frame must be judged, whatever its columns hold."""
        return not self.relates_rows and not self.lookup

    def naming_fields(self) -> tuple[str, ...]:
        """The fields that tell a row from the others that a check relates it to, in the order in which they name it."""
        return ()

    @property
    def reads_decimals(self) -> bool:
        """True where the screen takes the precision of a figure from the decimals it shows."""
        return False

    @property
    def of_one_money(self) -> bool:
        """True where amounts must be in one currency to be added or compared; False where one may be the other times a
        rate."""
        return True

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        """Operand names by role, as written in the rule: ``field`` of ``table``, or ``table.field``."""
        raise NotImplementedError

    def choosing(self) -> Mapping[str, tuple[str, ...]]:
        """Fields that choose, group or name rows and are no operands, by parameter, written as operands are."""
        by: str | tuple[str, ...] = getattr(self, "by", ())
        keys = (by,) if isinstance(by, str) else by
        return {"where": tuple(self.where), "by": tuple(name for name in keys if name not in self.groups)}

    def own_fields(self, operands: Sequence[str]) -> tuple[str, ...]:
        """The fields that operands name, without their table."""
        return tuple(resolve(name, self.table)[1] for name in operands)

    def types_of(self, operand: str) -> tuple[FieldType, ...]:
        """Types of the fields that an operand may name; none: any."""
        return self.takes

    def held_alike(self) -> tuple[tuple[str, str], ...]:
        """Pairs of operands that are compared as they are, so that both must be numbers, or dates, or texts."""
        return ()

    def asks_for_blanks(self) -> tuple[str, ...]:
        """Operands of which it asks whether something is written: a policy that fills or skips them would answer."""
        return ()

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the parameters beyond their types, one English sentence each, led by the parameter."""
        return ()

    def completed(self, field_of: Callable[[str], Field | None]) -> "Check":
        """The check with what the form knows of its operands. ``field_of`` is the field that an operand names, or None
        where the form has none."""
        return self

    def judge(self, values: Values, terms: Terms) -> Verdict:
        """Judge one combination. Pure, exact, independent of the order of records and of where the values come from."""
        raise NotImplementedError

    def solve(self, values: Values, terms: Terms) -> "Iterator[tuple[str, int, Interval]]":
        """For each operand that alone could repair a failing combination: its role, its index there, and the values
        with which the relation would hold. By default none is known."""
        return iter(())

    def prepare(self, tables: Tables) -> "Check":
        """The check with what it must know of all records (the median of the peers); called once before judging."""
        return self

    def peers_in(self) -> str | None:
        """The operand with all values of which each is compared (``prepare`` looks at them); None for other kinds."""
        return None

    def among(self, middle: Any) -> "Check":
        """The check with what ``prepare`` would find: the middle of the values of ``peers_in``."""
        return self

    def combinations(self, tables: Tables) -> Iterator[Combination]:
        """Gather the operands of each judgement: by default one for each record of ``table``."""
        yield from by_record(self, tables)

    def screen(self, column: "Callable[[str], nw.Expr]", terms: Terms) -> "nw.Expr | None":
        """A true value for every record that ``judge`` may fail (never for fewer), as one expression over the columns
        of a frame; None when the kind cannot be screened record by record."""
        return None

    def key(self, column: "Callable[[str], nw.Expr]", *, strict: bool) -> "nw.Expr | None":
        """What two records have in common that the judge may fail together; None for kinds that do not compare
        records. Where ``loose_key`` is true of some record, a key that is not ``strict`` is asked for."""
        return None

    def loose_key(self, column: "Callable[[str], nw.Expr]") -> "nw.Expr | None":
        """True for records whose strict key says too little; None when it always says enough."""
        return None

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        """What ``judge`` says of each record, as expressions over whole numbers and days; None when it takes more than
        they tell. ``operand`` gives a field of the record."""
        return None


def resolve(name: str, table: str | None) -> tuple[str, str]:
    """Table and field of an operand name."""
    if "." in name:
        head, _, tail = name.rpartition(".")
        return head, tail
    return table or "", name


def operands(check: Check) -> tuple[tuple[str, str], ...]:
    """Table and field of every operand of a check, each once, in the order of the roles."""
    return tuple(dict.fromkeys(resolve(name, check.table) for names in check.fields().values() for name in names))


def choosing(check: Check) -> tuple[tuple[str, str], ...]:
    """Table and field of everything that chooses, groups or names the rows of a check, each once."""
    return tuple(dict.fromkeys(resolve(name, check.table) for names in check.choosing().values() for name in names))


def table_of_added_rows(check: Check) -> str | None:
    """The table of which a check holds rows against the sum of others; None for checks that do not."""
    return operands(check)[0][0] if check.gathers and check.relates_rows else None


def in_home_table(check: Check) -> bool:
    """Whether every operand stands in the check's own table."""
    return all(table == check.table for table, _ in operands(check))


def by_record(check: Check, tables: Tables) -> Iterator[Combination]:
    """One combination for each record of the check's table. An operand of a table that is looked up is that of the one
    record with the key. An operand of another table is taken from the records of the same submission there: all of them
    for roles that hold several values, else one combination for each; none gives an empty role, which the engine counts
    as absent."""
    home = tables.get(check.table or "")
    if home is None:
        return
    roles = {role: [resolve(name, check.table) for name in names] for role, names in check.fields().items()}
    others: dict[str, dict[str, list[int]]] = {}
    for pairs in roles.values():
        for table, _ in pairs:
            if table != check.table and table not in others and table in tables and table not in check.lookup:
                others[table] = rows_by_submission(tables[table].submissions)
    found = {table: looked_up(home, tables.get(table), pairs) for table, pairs in check.lookup.items()}
    for row in records(check, home):
        submission = home.submissions[row]
        refs = {
            role: tuple(
                Ref(table=table, row=other, field=name)
                for table, name in pairs
                for other in (
                    (row,)
                    if table == check.table
                    else (found[table][row],)
                    if table in found
                    else others.get(table, {}).get(submission, ())
                )
            )
            for role, pairs in roles.items()
        }
        twice = [role for role, given in refs.items() if len(given) > 1 and role not in SEVERAL]
        for chosen in product(*(refs[role] for role in twice)):
            yield refs | {role: (ref,) for role, ref in zip(twice, chosen, strict=True)} if twice else refs


def looked_up(home: Table, other: Table | None, pairs: Mapping[str, str]) -> Sequence[int]:
    """For each record of a table that of another one with its key: ``pairs`` are own fields and fields there."""
    if other is None:
        return (UNMATCHED,) * len(home.submissions)
    index = key_index(other, tuple(pairs.values()))
    return [index.row(unit, key) for unit, key in zip(home.submissions, keys(home, tuple(pairs)), strict=True)]


def records(check: Check, table: Table) -> Sequence[int]:
    """The records of a table that a check speaks of: all, or those that meet its conditions.

    A plain field name of ``where`` speaks of the check's table, or of every table that has it where the check has none.
    """
    return meeting(check.where, check.table, table)


def meeting(where: Where, home: str | None, table: Table) -> Sequence[int]:
    """The records of a table that meet conditions, whose plain field names speak of the table ``home``."""
    wanted = []
    for name, condition in where.items():
        of, column = resolve(name, home)
        if of == rows_of(table.name) or (of == "" and name in table.columns):
            wanted.append((table.column(column), condition))
    if not wanted:
        return range(len(table.submissions))
    return [
        row
        for row in range(len(table.submissions))
        if all(column is not None and holds(condition, column[row]) for column, condition in wanted)
    ]


def rows_by_submission(submissions: Sequence[str]) -> dict[str, list[int]]:
    """The records of each submission."""
    rows: dict[str, list[int]] = {}
    for row, submission in enumerate(submissions):
        rows.setdefault(submission, []).append(row)
    return rows

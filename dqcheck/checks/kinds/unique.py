"""Values that occur once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field as field_
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from dqcheck.checks.base import INTERNAL, OPERAND, Check, Combination, Tables, Terms, Values, records, resolve
from dqcheck.checks.engine_words import words_of
from dqcheck.checks.grading import undecided
from dqcheck.checks.screening import Column, local
from dqcheck.model.dataset import Ref
from dqcheck.model.quantity import Label, Missing, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.rule import TEXTS, Field
from dqcheck.model.verdict import Outcome, Verdict

if TYPE_CHECKING:
    import narwhals as nw

PLAIN = (
    r"\x20-\x7e\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd"
    r"\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9"
)
"""ASCII and the Latin letters of Vietnamese in NFC, for which lower case and case folding are the same."""

STRANGE = f"[^{PLAIN}]".encode().decode("unicode_escape")
"""Any other character; the characters themselves, for engines spell them in patterns each in its own way."""


@record
class Unique(Check):
    """The same value occurs in more than one record (``within: submission``: of the same submission).

    Case and spacing do not matter, accents do. One combination for each value. Undecided when the value is missing.
    """

    kind: ClassVar[str] = "unique"
    gathers: ClassVar[bool] = True

    field: str = field_(default="", metadata=OPERAND)
    within: Literal["submission", "all"] = "all"
    of_text: bool = field_(default=True, metadata=INTERNAL)

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"values": (self.field,)}

    def completed(self, field_of: Callable[[str], Field | None]) -> "Unique":
        field = field_of(self.field)
        return self if field is None else replace(self, of_text=field.type in TEXTS)

    def combinations(self, tables: Tables) -> Iterator[Combination]:
        table_name, name = resolve(self.field, self.table)
        table = tables.get(table_name)
        if table is None:
            return
        column = table.columns.get(name)
        groups: dict[object, list[Ref]] = {}
        for row in records(self, table):
            key = None if column is None else identity(column[row])
            group: object = row if key is None else (key, table.submissions[row] if self.within == "submission" else "")
            groups.setdefault(group, []).append(Ref(table=table_name, row=row, field=name))
        for refs in groups.values():
            # The unit of a record that names none says nothing of the others; in what order they stand, nothing either.
            units = table.submissions
            yield {"values": tuple(sorted(refs, key=lambda ref: (not units[ref.row], units[ref.row], ref.row)))}

    def judge(self, values: Values, terms: Terms) -> Verdict:
        given = values["values"]
        keys = {identity(value) for value in given}
        if None in keys:
            return undecided("blank")
        if len(given) == 1:
            return Verdict(outcome=Outcome.PASS, note="unique.pass")
        if len(keys) == len(given):
            return Verdict(outcome=Outcome.PASS, note="unique.pass")
        first = given[0]
        return Verdict(
            outcome=Outcome.FAIL,
            note="unique.fail",
            observed=first.value if isinstance(first, Label | Quantity) else first.text,
            facts={"count": len(given)},
        )

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        """Duplicates of the key."""
        if not local(self):
            return None
        loose = self.loose_key(column)
        key = self.key(column, strict=True)
        if loose is not None:
            key = words_of(loose).when(loose.any()).then(self.key(column, strict=False)).otherwise(key)
        return key.is_duplicated() & ~key.is_null()

    def loose_key(self, column: Column) -> "nw.Expr | None":
        """True where a text holds a character beyond ASCII and Vietnamese letters."""
        if not self.of_text:
            return None
        value = column(resolve(self.field, self.table)[1])
        text = value.cast(words_of(value).String)
        return text.str.contains(STRANGE).fill_null(value=False)

    def key(self, column: Column, *, strict: bool) -> "nw.Expr":
        """The same wherever the identity is: the text in small letters with single blanks, or, once a column holds a
        character beyond those that are known (not ``strict``), its digits alone. ``of_text`` is false where the form
        knows the field to hold no text: then the value itself is the key."""
        value = column(resolve(self.field, self.table)[1])
        if not self.of_text:
            return value
        text = value.cast(words_of(value).String)
        if not strict:
            return text.str.replace_all("[^0-9]", "")
        return text.str.to_lowercase().str.replace_all(" +", " ").str.strip_chars()


def identity(value: Value) -> object:
    """What makes two values the same; None for a missing one."""
    if isinstance(value, Missing):
        return None
    if isinstance(value, Label):
        return value.value.casefold()
    if isinstance(value, Quantity):
        return value.value
    return (value.first, value.last)

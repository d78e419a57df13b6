"""The words of a ruleset by which its tables are found, made once for a batch."""

from collections.abc import Mapping

from dqcheck.forms.communes import UnitNames, is_unit_like, unit_names
from dqcheck.forms.families import of_header
from dqcheck.forms.headings import HeadingTemplate, heads, template
from dqcheck.forms.labels import tokens, vocabulary
from dqcheck.model.record import record
from dqcheck.model.rule import Field, Period, Ruleset, TableForm, placeholders


@record
class FormWords:
    """The labels of a ruleset, folded: what each table calls its fields, and every piece of a label; its period and
    the names of its reporting units. ``in_rows`` and ``in_pairs`` are the tables that are searched in these layouts,
    ``unfolded`` those whose columns are not simply their fields, ``long`` the long ones among these, ``families``
    their headings with placeholders, each with the fields of its table."""

    forms: Mapping[str, TableForm]
    vocabularies: Mapping[str, Mapping[str, tuple[str, ...]]]
    tokens: frozenset[str]
    units: UnitNames
    ruleset: str = ""
    period: Period | None = None
    in_rows: frozenset[str] = frozenset()
    in_pairs: frozenset[str] = frozenset()
    unfolded: frozenset[str] = frozenset()
    long: frozenset[str] = frozenset()
    families: tuple[tuple[HeadingTemplate, Mapping[str, Field]], ...] = ()

    def heads(self, text: str) -> bool:
        """Whether a text may be what a placeholder of a heading stands for: a year, a code."""
        return any(heads(text, wanted, fields) for wanted, fields in self.families)

    def is_unit(self, text: str) -> bool:
        """Whether a text names a reporting unit: one of the list, or what reads like one where there is no list."""
        if self.units.codes:
            return self.units.resolve(text).status == "known"
        return is_unit_like(text)


_KEPT: list[tuple[Ruleset, FormWords]] = []
"""The words of the rulesets used last: a folder of a hundred files asks for the same again and again."""


def words_of(ruleset: Ruleset) -> FormWords:
    """The words of a ruleset."""
    for known, words in _KEPT:
        if known is ruleset:
            return words
    tables = ruleset.tables
    printed = {name: of_header(form).values() for name, form in tables.items()}
    made = FormWords(
        forms=tables,
        vocabularies={name: vocabulary(form) for name, form in tables.items()},
        tokens=frozenset().union(*map(tokens, printed.values())),
        units=unit_names(ruleset),
        ruleset=ruleset.name,
        period=ruleset.period,
        in_rows=frozenset(name for name, form in tables.items() if form.arrangement != "pairs"),
        in_pairs=frozenset(name for name, form in tables.items() if form.arrangement != "rows"),
        unfolded=frozenset(name for name, form in tables.items() if form.unfolds),
        long=frozenset(name for name, form in tables.items() if form.pivot is not None),
        families=tuple(
            (template(label), tables[name].fields)
            for name, fields in printed.items()
            for field in fields
            for label in field.label
            if placeholders(label)
        ),
    )
    _KEPT[:] = [(ruleset, made), *_KEPT[:7]]
    return made

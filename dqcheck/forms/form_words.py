"""The words of a ruleset by which its tables are found, made once for a batch."""

from collections.abc import Mapping

from dqcheck.forms.communes import UnitNames, is_unit_like
from dqcheck.forms.labels import tokens, vocabulary
from dqcheck.model.record import record
from dqcheck.model.rule import Period, Ruleset, TableForm


@record
class FormWords:
    """The labels of a ruleset, folded: what each table calls its fields, and every piece of a label; its period and
    the names of its reporting units."""

    forms: Mapping[str, TableForm]
    vocabularies: Mapping[str, Mapping[str, tuple[str, ...]]]
    tokens: frozenset[str]
    units: UnitNames
    ruleset: str = ""
    period: Period | None = None

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
    made = FormWords(
        forms=ruleset.tables,
        vocabularies={name: vocabulary(form) for name, form in ruleset.tables.items()},
        tokens=frozenset().union(*(tokens(form) for form in ruleset.tables.values())),
        units=UnitNames(ruleset.codelists.get(ruleset.units) if ruleset.units else None),
        ruleset=ruleset.name,
        period=ruleset.period,
    )
    _KEPT[:] = [(ruleset, made), *_KEPT[:7]]
    return made

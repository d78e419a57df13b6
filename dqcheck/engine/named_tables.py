"""Tables whose columns bear the names of fields, as those of databases do: they need no printed header."""

from collections.abc import Mapping, Sequence

from dqcheck.model.record import record
from dqcheck.model.rule import Ruleset, TableForm

FEWEST = 3
"""Columns named as fields by which a table is known."""


@record
class NamedTable:
    """The table of a ruleset whose fields the columns of a table are named by: its own columns by field."""

    ruleset: Ruleset
    form: TableForm
    columns: Mapping[str, str]


def named_by_fields(names: Sequence[str], title: str, rulesets: Sequence[Ruleset]) -> NamedTable | None:
    """The table whose fields at least half of the columns are named by, or half of whose fields columns are named by,
    its key among them; of several the one with the most, or that has the ``title``. None where none is, or several."""
    found = [one for ruleset in rulesets for form in ruleset.tables.values() if (one := _named(names, ruleset, form))]
    most = max((len(one.columns) for one in found), default=0)
    best = [one for one in found if len(one.columns) == most]
    if len(best) > 1:
        best = [one for one in best if one.form.name == title]
    return best[0] if len(best) == 1 else None


def _named(names: Sequence[str], ruleset: Ruleset, form: TableForm) -> NamedTable | None:
    columns = {name: name for name in form.fields if name in names}
    few = len(columns) < FEWEST or 2 * len(columns) < min(len(names), len(form.fields))
    if few or form.unfolds or (form.key is not None and form.key not in columns):
        return None
    return NamedTable(ruleset=ruleset, form=form, columns=columns)

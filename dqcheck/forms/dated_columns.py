"""Columns of one field for several periods in a table of a record a row: this period, the one before, a plan."""

from collections.abc import Mapping, Sequence

from dqcheck.forms import value_columns
from dqcheck.forms.found import Column, ColumnRole
from dqcheck.forms.labels import BARE, FULL, phrases
from dqcheck.forms.matching import assign
from dqcheck.model.record import record
from dqcheck.model.rule import Period

_VERSIONS: tuple[ColumnRole, ...] = ("previous", "planned", "cumulative")

Vocabulary = Mapping[str, tuple[str, ...]]


@record
class DatedColumns:
    """The columns of a header by what they hold: those ``of_period`` (without the labels that only say so), and the
    others by their role."""

    of_period: Sequence[Column]
    others: Mapping[ColumnRole, Sequence[Column]]

    def versions(self, vocabulary: Vocabulary) -> Mapping[ColumnRole, Mapping[str, Column]]:
        """The columns of each field in the periods and plans that are not this one."""
        found = {role: assign(self.others[role], vocabulary).fields for role in _VERSIONS if role in self.others}
        return {role: fields for role, fields in found.items() if fields}


def split(columns: Sequence[Column], vocabulary: Vocabulary, period: Period | None) -> DatedColumns:
    """The columns of a header, told apart by labels that only say of which period, or whether planned, figures are. A
    column whose labels are the form's own is the form's."""
    of_period: list[Column] = []
    others: dict[ColumnRole, list[Column]] = {}
    for column in columns:
        role: ColumnRole = ""
        labels = column.labels
        if not any(grade in (FULL, BARE) and phrase in vocabulary for grade, phrase in phrases(labels)):
            role, labels = value_columns.strip(labels, period)
        if role in ("", "period"):
            of_period.append(column)
            continue
        bare = Column(index=column.index, labels=labels, printed=column.labels)
        if role == "current":
            of_period.append(bare)
        else:
            others.setdefault(role, []).append(bare)
    return DatedColumns(of_period=of_period, others=others)

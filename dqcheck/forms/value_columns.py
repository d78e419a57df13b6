"""What the columns of values beside labels are: this period, the previous one, a plan, a sum to date, a unit each."""

from collections.abc import Callable, Mapping

from dqcheck.forms.found import ColumnRole
from dqcheck.forms.labels import bare
from dqcheck.language.wording import Wording, one_of
from dqcheck.model.dataset import CUMULATIVE, PLANNED, PREVIOUS
from dqcheck.model.rule import Period
from dqcheck.numerals.folding import fold
from dqcheck.tables.wordings import WORDS, folded

_COLUMNS = WORDS.columns
_YEAR = Wording(r"(?<!\d)(?:19|20)\d\d(?!\d)", cased=True)
_ONLY_YEARS = Wording(r"(?:nam |year )?(?:19|20)\d\d(?: (?:\d\d|(?:19|20)\d\d))?", cased=True)
_VALUES = frozenset(folded(_COLUMNS.values))
_BEGINS_VALUE = Wording(rf"{one_of(folded((*_COLUMNS.values, *_COLUMNS.current)))}(?: .*)?")
_MONTHS_OF_YEAR = 12

_BY_WORDS: tuple[tuple[ColumnRole, Wording], ...] = (
    ("compared", _COLUMNS.compared),
    ("planned", _COLUMNS.planned),
    ("previous", _COLUMNS.previous),
    ("cumulative", _COLUMNS.cumulative),
)


VERSIONS: Mapping[ColumnRole, str] = {"previous": PREVIOUS, "planned": PLANNED, "cumulative": CUMULATIVE}
"""What stands before the name of the table that a column of values makes; those of the period have nothing."""


def said(head: str, period: Period | None = None) -> ColumnRole:
    """What a heading alone says, with the period that the form is of."""
    plain, text = bare(head), fold(head)
    role: ColumnRole = next((name for name, words in _BY_WORDS if words.search(text)), "")
    if role == "compared":
        return role
    if role == "" and _BEGINS_VALUE.fullmatch(plain):
        role = "current"
    years = [int(year) for year in _YEAR.findall(head)]
    if period is None:
        return "period" if role == "" and _ONLY_YEARS.fullmatch(text) else role
    if role in ("current", "") and years:
        last = max(years)
        if last != period.last.year:
            return "previous" if last == period.last.year - 1 else "other"
        role = "current"
    elif role == "previous" and years and max(years) >= period.last.year:
        return "other"
    months = _months(text)
    if role in ("current", "", "cumulative") and months is not None:
        return "current" if months == _length(period) else "other"
    return role


def roles(heads: Mapping[int, str], period: Period | None, is_unit: Callable[[str], bool]) -> dict[int, ColumnRole]:
    """What each column is, by its heading and those beside it.

    Where none says that it is of this period, the only one that says nothing is, or else the sum to date of a period
    that begins with the year. Two that say the same are both uncertain: ``other``, or nothing where they would be of
    this period.
    """
    found = {column: said(head, period) for column, head in heads.items()}
    if len(heads) > 1 and all(head and is_unit(head) for head in heads.values()):
        return dict.fromkeys(heads, "unit")
    if not _with(found, "current"):
        silent, summed = _with(found, ""), _with(found, "cumulative")
        if len(silent) == 1 and len(found) > 1:
            found[silent[0]] = "current"
        elif not silent and len(summed) == 1 and (period is None or period.first.month == period.first.day == 1):
            found[summed[0]] = "current"
    for role in ("current", "previous", "planned", "cumulative"):
        same = _with(found, role)
        exact = [column for column in same if bare(heads[column]) in _VALUES]
        if len(same) > 1:
            kept = exact if len(exact) == 1 else []
            found |= {column: "" if role == "current" else "other" for column in same if column not in kept}
    return found


def strip(labels: tuple[str, ...], period: Period | None) -> tuple[ColumnRole, tuple[str, ...]]:
    """What a column under several labels holds, by the label that only says that, and the other labels."""
    for at in range(len(labels) - 1, -1, -1) if len(labels) > 1 else ():
        role = said(labels[at], period) if _only_tells(labels[at]) else ""
        if role:
            return role, (*labels[:at], *labels[at + 1 :])
    return "", labels


def _only_tells(label: str) -> bool:
    """Whether a label says nothing but the period or the way of its figures."""
    return _COLUMNS.period_only.fullmatch(fold(label)) is not None


def _with(found: Mapping[int, ColumnRole], role: str) -> list[int]:
    return [column for column, held in found.items() if held == role]


def _months(text: str) -> int | None:
    """How many months a folded heading says that its figures are of."""
    for months, words in _COLUMNS.months:
        if (given := words.search(text)) is not None:
            return months or int(given[1])
    return None


def _length(period: Period) -> int:
    return (period.last.year - period.first.year) * _MONTHS_OF_YEAR + period.last.month - period.first.month + 1

"""What the figures of a workbook on a known form say of each other where no declared rule speaks: on sheets that the
form does not know, in columns added to it, in fields that no rule names."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from dqcheck.checks.base import Check, choosing, operands
from dqcheck.forms import Bound
from dqcheck.language.wording import Wording
from dqcheck.model.claim import Claim, TableReading
from dqcheck.model.dataset import form_of
from dqcheck.model.document import Workbook
from dqcheck.model.identity import Identity
from dqcheck.model.place import cell_address
from dqcheck.model.report import UnreadPart
from dqcheck.model.rule import NUMBERS, Ruleset

_FEWEST_CELLS = 3
"""Cells of a sheet that nobody speaks of from which on they may say something of each other."""
_CORNER = Wording(r"([A-Z]+)(\d+)", cased=True)

Cell = tuple[str, str]
"""Sheet and address."""


def beside_form(workbook: Workbook, bound: Bound, ruleset: Ruleset) -> TableReading | None:
    """The claims about cells of a workbook that no rule of its form speaks of, with how many such cells take part in
    them (``checked``) and how many of these the form left unread (``seen``); None where there are none."""
    unread = {cell for part in bound.unread for cell in _cells(part)}
    free = {*unread, *_unruled(bound, ruleset)}
    if len(free) < _FEWEST_CELLS:
        return None
    from dqcheck.tables.any_table import read_tables

    names = {sheet for sheet, _ in free}
    sheets = tuple(sheet for sheet in workbook.sheets if sheet.name in names)
    reading = read_tables(replace(workbook, sheets=sheets))
    claims = tuple(claim for claim in reading.claims if _about(claim) in free)
    if not claims:
        return None
    judged = _judged(claims) & free
    seen = len(judged & unread)
    return replace(reading, seen=seen, checked=len(judged), claims=claims, counted={}, named=(), dates_undecided=())


def still_unread(bound: Bound, beside: TableReading | None) -> Iterator[UnreadPart]:
    """The parts that a form left unread, without the numbers that were judged all the same."""
    judged = _judged(beside.claims) if beside is not None else frozenset()
    for part in bound.unread:
        told = sum(cell in judged for cell in _cells(part)) if judged else 0
        if not told or part.numbers is None:
            yield part
        elif part.numbers > told:
            yield replace(part, numbers=part.numbers - told)


def _judged(claims: Iterable[Claim]) -> frozenset[Cell]:
    """The cells that take part in claims."""
    figures = (figure for claim in claims for given in claim.roles.values() for figure in given)
    return frozenset((figure.place.sheet or "", figure.place.cell or "") for figure in figures)


def _about(claim: Claim) -> Cell:
    """The cell that a claim is about: that of its first role."""
    place = next(iter(claim.roles.values()))[0].place
    return place.sheet or "", place.cell or ""


def _cells(part: UnreadPart) -> Iterator[Cell]:
    """The cells of an area that a form left unread."""
    corners = _CORNER.findall(part.range or "")
    if not corners or part.sheet is None:
        return
    (left, top), (right, bottom) = corners[0], corners[-1]
    for row in range(int(top) - 1, int(bottom)):
        for column in range(_index(left), _index(right) + 1):
            yield part.sheet, cell_address(row, column)


def _index(letters: str) -> int:
    """The column of its letters, counted from zero."""
    index = 0
    for letter in letters:
        index = 26 * index + ord(letter) - ord("A") + 1
    return index - 1


def _unruled(bound: Bound, ruleset: Ruleset) -> Iterator[Cell]:
    """The cells of fields with figures that no rule names."""
    spoken = _spoken(Identity(ruleset))
    for name, table in bound.tables.items():
        of = form_of(name)
        form = ruleset.tables.get(of)
        fields = form.fields if form is not None else {}
        for field in table.columns:
            if field not in fields or fields[field].type not in NUMBERS or (of, field) in spoken:
                continue
            for record in range(len(table.submissions)):
                place = table.locator.place(record, field)
                if place.sheet is not None and place.cell is not None:
                    yield place.sheet, place.cell


@lru_cache(maxsize=64)
def _spoken(ruleset: Identity[Ruleset]) -> Collection[tuple[str, str]]:
    """Table and field of everything that rules compare or choose by: the same for all workbooks on a form."""
    checks = [rule.params for rule in ruleset.of.rules if isinstance(rule.params, Check)]
    named = [one for check in checks for one in (*operands(check), *choosing(check))]
    return frozenset((form_of(table), field) for table, field in named)

"""What the rows of a table are to each other: records, totals of some of them, groups over their rows, parts of a row.

Words say it, numbers, indents and weight say it, and above all the figures do: a row that is the sum of the rows
beside it in every column is their total. Only texts and numbers are looked at.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dqcheck.numerals.folding import fold
from dqcheck.tables.adjacent_sums import any_adds_up
from dqcheck.tables.row_labels import (
    begins_average,
    begins_total,
    is_average,
    is_subtotal,
    is_total,
    opens_subtotal,
    some_of,
)
from dqcheck.tables.row_numbering import Placement, parents, readings
from dqcheck.tables.row_roles import MOST_ROWS, RowFacts, RowRole
from dqcheck.tables.summed_runs import Ways

if TYPE_CHECKING:
    from dqcheck.tables.row_figures import RowAgreement

_GROUP_STYLES = ("roman", "capital")
"""Numbers that head groups wherever other numbers stand below them."""

_TOTALS = ("total", "subtotal")
"""What words say of a row that is surely a total."""

_Level = tuple[str, int, bool]
"""The style of a row's number, its indent, whether it is in bold."""

_TELLING_DIGITS = 4
"""Digits that add up by which a total is read in another way than the nearest one."""

_Reading = tuple[str, tuple[int, ...], "RowAgreement"]
"""The way in which a total is read, the rows that it adds up then, how well these fit."""


def structure(rows: Sequence[RowFacts]) -> Sequence[RowRole]:
    """The role of each row, in their order."""
    if _is_list(rows):
        return [RowRole(kind="record") for _ in rows]
    found = _Structure(rows)
    found.find_parts()
    found.find_groups()
    found.find_unsaid()
    found.find_totals()
    return found.roles


def _is_list(rows: Sequence[RowFacts]) -> bool:
    """Whether rows are one list, by their words, their looks and their figures: of it nothing has to be searched."""
    return (
        all(row.written and not _said(row) and row.placement == Placement() for row in rows)
        and not any(begins_total(row.label) for row in rows)
        and not any_adds_up([row.figures for row in rows])
    )


class _Structure:
    """The roles of rows while they are found, from what is surest to what rests on it."""

    def __init__(self, rows: Sequence[RowFacts]) -> None:
        self.rows = rows
        self.words = [_said(row) for row in rows]
        from dqcheck.tables.row_figures import RowAgreement, RowFigures  # its arrays cost a short run much

        self.figures = RowFigures([row.figures for row in rows])
        self.nothing = RowAgreement()
        self.roles = [
            RowRole(kind="heading" if not row.written or said == "average" else "record")
            for row, said in zip(rows, self.words, strict=True)
        ]
        self.body = [at for at, said in enumerate(self.words) if said == ""]
        above = parents([rows[at].placement for at in self.body])
        self.above = {at: None if up is None else self.body[up] for at, up in zip(self.body, above, strict=True)}
        self.children: dict[int, list[int]] = {}
        for at, up in self.above.items():
            if up is not None:
                self.children.setdefault(up, []).append(at)
        self.alone: set[int] = set()
        self.doubtful = False

    def leaves(self, at: int) -> Iterator[int]:
        """The rows with figures that stand under a row and have none under themselves."""
        for child in self.children.get(at, ()):
            role = self.roles[child]
            if role.kind == "record" or child in self.alone:
                yield child
            elif role.kind != "part":
                yield from self.leaves(child)

    def records(self) -> list[int]:
        """The rows that are added up: records, and groups of which no row is known."""
        return [
            at
            for at, role in enumerate(self.roles)
            if at in self.alone or (role.kind == "record" and self.words[at] not in _TOTALS)
        ]

    def find_parts(self) -> None:
        """Rows that tell some of what the row above them holds."""
        opened: _Level | None = None
        before: _Level | None = None
        for at, row in enumerate(self.rows):
            said, here = self.words[at], _level(row.placement)
            if said == "some of" and self.roles[at].kind == "record":
                self.roles[at] = RowRole(kind="part")
            elif said == "some of":
                opened = before
            elif opened is not None and here != opened and said == "" and row.named is not True:
                if self.roles[at].kind == "record":
                    self.roles[at] = RowRole(kind="part")
            elif self.roles[at].kind == "record":
                opened, before = None, here

    def find_groups(self) -> None:
        """Rows over others that stand under them, from the innermost outwards."""
        over = [at for at in reversed(self.body) if self.roles[at].kind == "record" and any(self.leaves(at))]
        for level in dict.fromkeys(_level(self.rows[at].placement) for at in over):
            self._decide([at for at in over if _level(self.rows[at].placement) == level])
        for at in self.body:
            if self.rows[at].named is False and self.roles[at].kind == "record":
                self.roles[at] = RowRole(kind="total", parts=())
                self.alone.add(at)
        self.doubtful = self.doubtful or bool(self.alone)

    def _decide(self, over: Sequence[int]) -> None:
        under = {at: tuple(self.leaves(at)) for at in over}
        under = {at: rows for at, rows in under.items() if rows}
        likely = self._likely(under)
        repeated = _repeated([{fold(self.rows[row].label) for row in rows} for rows in under.values()])
        for at, rows in under.items():
            deeper = self._deeper(at, rows)
            if self.rows[at].named is True:
                if likely or deeper:
                    self._break_down(rows)
            elif likely and repeated:
                self._break_down(rows)
            elif likely:
                self.roles[at] = RowRole(kind="total", parts=rows)
            elif _style(self.rows[at].placement) in _GROUP_STYLES or self.rows[at].named is False:
                self.roles[at] = RowRole(kind="total", parts=())
                self.doubtful = True
            elif all(_style(self.rows[row].placement).startswith("sign") for row in rows):
                self._break_down(rows)
            else:
                self.doubtful = True

    def _likely(self, under: Mapping[int, tuple[int, ...]]) -> bool:
        """Whether the rows of one level are the sums of the rows under them: mostly, where these are set apart from
        them; without any doubt, where they are not."""
        sums = {at: self.figures.compare(at, rows) for at, rows in under.items()}
        if not all(self._deeper(at, rows) for at, rows in under.items()):
            return all(one.certain for one in sums.values())
        speaking = [
            one for at, one in sums.items() if len(under[at]) > 1 or _style(self.rows[at].placement) in _GROUP_STYLES
        ]
        held = sum(one.held for one in speaking)
        return held > 0 and held >= sum(one.failed for one in speaking)

    def _deeper(self, at: int, rows: Sequence[int]) -> bool:
        """Whether rows have numbers, or are indented, below a row, and do not merely lack what it has."""
        own = self.rows[at].placement
        return all(
            here.indent > own.indent or (own.bold and not here.bold) or _style(here) not in ("", _style(own))
            for here in (self.rows[row].placement for row in rows)
        )

    def _break_down(self, rows: Sequence[int]) -> None:
        for row in rows:
            if self.rows[row].named is not True:
                self.roles[row] = RowRole(kind="part")

    def find_unsaid(self) -> None:
        """Totals that no word and no number tells."""
        rows = [at for at, role in enumerate(self.roles) if role.kind == "record" and self.words[at] not in _TOTALS]
        possible = [at for at in rows if self.rows[at].named is not True]
        if not possible or len(rows) > MOST_ROWS:
            return
        for at, parts in self.figures.totals(rows, possible).items():
            self.roles[at] = RowRole(kind="total", parts=parts, unsaid=not begins_total(self.rows[at].label))

    def find_totals(self) -> None:
        """The rows that words call totals, and what each of them adds up."""
        named = [
            at
            for at, said in enumerate(self.words)
            if said in ("total", "subtotal", "perhaps") and self.roles[at].kind == "record"
        ]
        if not named:
            return
        breaks = [at for at, role in enumerate(self.roles) if role.kind in ("heading", "total")]
        plain = [at for at in self.records() if self.words[at] != "perhaps"]
        ways = Ways(
            records=plain,
            tops=[at for at in plain if self._is_top(at)],
            breaks=sorted({*breaks, *named}),
        )
        read = {at: self._reading(at, ways) for at in named}
        runs = Counter(way for way, _, agreement in read.values() if agreement.likely)
        for at, (way, rows, agreement) in read.items():
            if agreement.likely:
                self.roles[at] = RowRole(kind="total", parts=rows)
                if way.startswith("top"):
                    self._break_down(sorted(set(plain) - set(ways.tops)))
            elif self.words[at] != "perhaps":
                self.roles[at] = RowRole(kind="total", parts=self._unlikely(at, way, ways, runs))

    def _unlikely(self, at: int, way: str, ways: Ways, runs: Counter[str]) -> tuple[int, ...] | None:
        """The rows of a total that fits none: those of the way in which the other totals of the table are read, else
        what its position says, where no group leaves that open."""
        partial = self.words[at] == "subtotal"
        if (partial or ways.inside(at)) and way.startswith("run") and runs[way]:
            return next(rows for name, rows in ways.of(at, partial) if name == way)
        return () if partial or self.doubtful else None

    def _reading(self, at: int, ways: Ways) -> _Reading:
        """The rows that a total adds up by its figures, or, where these fit none, the first way of reading it."""
        best: _Reading | None = None
        first: _Reading = ("", (), self.nothing)
        for way, rows in ways.of(at, self.words[at] != "total"):
            here = way, rows, self.figures.compare(at, rows)
            first = first if first[0] else here
            telling = here is first or here[2].digits >= _TELLING_DIGITS
            if here[2].likely and telling and (best is None or _fits(here[2]) > _fits(best[2])):
                best = here
        return best or first

    def _is_top(self, row: int) -> bool:
        up = self.above.get(row)
        while up is not None:
            if self.roles[up].kind == "record":
                return False
            up = self.above.get(up)
        return True


def _said(row: RowFacts) -> str:
    """What the words of a label say: a ``total`` of all or of what stands before it, a ``subtotal``, ``perhaps`` one,
    an ``average``, ``some of`` another row; empty where they say nothing."""
    if is_total(row.label):
        return "total"
    if row.named is True:
        return ""
    if opens_subtotal(row.label):
        return "subtotal"
    if is_average(row.label) or (row.named is False and begins_average(row.label)):
        return "average"
    if is_subtotal(row.label):
        return "perhaps" if row.named is None else "subtotal"
    return "some of" if some_of(row.label) else ""


def _fits(agreement: "RowAgreement") -> tuple[int, int]:
    return agreement.held, -agreement.failed


def _level(placement: Placement) -> _Level:
    return _style(placement), placement.indent, placement.bold


def _style(placement: Placement) -> str:
    given = readings(placement.mark)
    return given[0].style if given else ""


def _repeated(labels: Sequence[set[str]]) -> bool:
    """Whether several groups have rows of the same names, so that these break down what the groups are."""
    return len(labels) > 1 and all(one == labels[0] for one in labels)

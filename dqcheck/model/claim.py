"""What prose says: figures, and the claims they make about each other."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from dqcheck.model.place import Place
from dqcheck.model.quantity import Value
from dqcheck.model.record import record

Where = tuple[int, int, int]
"""Paragraph (counted from zero), start and end of a figure in the text as written."""


@record
class Figure:
    """One value in a text with its place and the sentence it stands in, verbatim.

    ``noun`` is the head of what is counted (``hồ sơ``), ``label`` the words that say what it is (``hồ sơ tiếp nhận
    trực tuyến``); ``start`` and ``end`` are offsets in the paragraph's text. ``malformed`` is a
    number whose marks stand in the wrong places, ``unlikely`` one that is out of proportion to the figures around it.
    """

    value: Value
    source: str
    place: Place
    quote: str
    noun: str = ""
    label: str = ""
    paragraph: int = 0
    start: int = 0
    end: int = 0
    malformed: bool = False
    unlikely: bool = False

    @property
    def where(self) -> Where:
        """The figure's place in the text as written."""
        return self.paragraph, self.start, self.end


@record
class Claim:
    """A relation that the text states. ``kind`` names the pattern (``percentage``, ``total``, ``flow``,
    ``writing.malformed-number``); a rule of the ruleset ``narrative`` with ``claim: KIND`` judges it.

    ``roles`` maps the role names of the check kind to figures. ``params`` are further parameters of the check kind
    that the wording fixes (``exhaustive``). ``doubt`` says that the reading is probable, not certain: such a claim is
    confirmed when it holds and is never worse than ``warning`` when it does not.
    """

    kind: str
    roles: Mapping[str, tuple[Figure, ...]]
    params: Mapping[str, object] = field(default_factory=dict)
    doubt: bool = False
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def of_cells(self) -> bool:
        """Whether its figures are cells of a table, whose ``paragraph`` and ``start`` tell row and column."""
        return self.kind.startswith(("table-", "formula-"))

    @property
    def of_form(self) -> bool:
        """Whether it doubts a whole row or column at once: no single cell of it is wrong."""
        return self.kind in ("table-signs-reversed", "table-declared-unmet")


@record
class Citation:
    """A document that a text cites (Decree 30/2020: number, symbol, kind, issuer, date)."""

    number: int | None
    symbol: str
    kind: str
    issuer: str
    figure: Figure
    date: Figure | None = None


@record
class Extraction:
    """Everything read out of one narrative. ``figures`` are those of its text, of which ``understood`` take part in a
    claim or are identified; ``cells`` are those of its tables, of which ``related`` take part in what the tables
    state. ``period`` are the years, months and quarters of its title, ``aims`` the paragraphs that speak of what is
    still to be done."""

    source: str
    submission: str
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    understood: int
    cells: tuple[Figure, ...] = ()
    related: int = 0
    period: frozenset[str] = frozenset()
    aims: frozenset[int] = frozenset()


@record
class NamedFigures:
    """The figures of one sheet that have a name of their own: by what their row and their column are called, as
    compared. ``period`` are the years, months and quarters that the sheet speaks of."""

    sheet: str
    period: frozenset[str]
    figures: Mapping[tuple[str, str], Figure]


@record
class NotationUse:
    """How numbers typed as text were read where they might be read otherwise: in which notation, and some of the
    ``figures``. ``why`` says what decided: other ``texts`` of the sheet (which are the figures), ``counting``, since
    nothing did, or the rest of their ``line``, against the rest of the sheet."""

    notation: str
    why: Literal["texts", "counting", "line"]
    figures: tuple[str, ...]


@record
class TableReading:
    """What the tables of one workbook of any form state of their own numbers. ``seen`` figures stand in it, ``checked``
    of them take part in a claim. ``counted`` are the claims of each kind that hold beside those listed: of a very large
    sheet not all are kept. ``named`` are the figures of its sheets that another file may state too;
    ``dates_undecided`` are the columns of first and last days of which nothing tells whether day or month stands
    first. ``notations`` are those of which something has to be said."""

    source: str
    seen: int
    checked: int
    claims: tuple[Claim, ...]
    counted: Mapping[str, int] = field(default_factory=dict)
    named: tuple[NamedFigures, ...] = ()
    dates_undecided: tuple[str, ...] = ()
    notations: tuple[NotationUse, ...] = ()

    @property
    def says(self) -> bool:
        """Whether the tables state anything of their numbers."""
        return bool(self.claims or self.counted)


@record
class FormulaReading:
    """What the formulas of one workbook show. Of ``seen`` formulas that give numbers ``left`` are of kinds that are
    left alone; ``counted`` are the claims of each kind that hold beside those listed, ``faulty`` sheet and address of
    the cells that are told, ``declared`` of those that hold what their formula gives."""

    source: str
    seen: int = 0
    left: int = 0
    claims: tuple[Claim, ...] = ()
    faulty: frozenset[tuple[str | None, str | None]] = frozenset()
    declared: frozenset[tuple[str | None, str | None]] = frozenset()
    counted: Mapping[str, int] = field(default_factory=dict)

    @property
    def says(self) -> bool:
        """Whether the formulas state anything."""
        return bool(self.claims)

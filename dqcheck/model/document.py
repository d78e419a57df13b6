"""A source exactly as written, before anyone interprets it."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Literal

from dqcheck.model.place import Place
from dqcheck.model.record import record

Raw = str | int | float | bool | None | object
"""A cell as the reader gives it: text, number, bool, ``datetime.date``, ``datetime.datetime``, ``datetime.time``,
``datetime.timedelta``, None for blank."""


@record
class CellError:
    """A cell that holds an error (``#REF!``) instead of a value."""

    text: str


@record
class Remark:
    """Something that a reader saw in a file and did not take over as it stands, or could not read: it has to be told.

    ``key`` names its sentence (``source.struck``), ``facts`` fill it, ``place`` is that of the first where there are
    several. ``lost`` says that figures may be lost by it: the file was read only in part.
    """

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)
    place: Place = field(default_factory=Place)
    lost: bool = False


@record
class Sheet:
    """A worksheet: ``rows`` are cells as stored, addressed from A1 (leading blank rows and columns are kept).

    ``merged`` are ranges (first row, first column, last row, last column), counted from zero, inclusive.
    """

    name: str
    rows: Sequence[Sequence[Raw]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    visible: bool = True


@record
class Paragraph:
    """A paragraph of a narrative report, its text as written with its lines re-joined by single line breaks.

    ``lines`` gives for each line break offset the place that follows it: (offset in ``text``, page, line).
    ``kind`` is what the layout says it is. ``anchor`` is, for a footnote, the number of the paragraph that cites it.
    """

    text: str
    place: Place
    kind: Literal["body", "heading", "list", "footnote", "header", "textbox", "cell"] = "body"
    lines: tuple[tuple[int, int | None, int | None], ...] = ()
    anchor: int | None = None


@record
class Workbook:
    """A file of tables. ``media`` is the file's ending without the dot; ``remarks`` are what has to be told of it."""

    source: str
    path: str
    media: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[Remark, ...] = ()


@record
class Narrative:
    """A report in prose: its paragraphs in reading order and the tables it holds as sheets.

    ``table_after`` says after which paragraph (counted from zero) each table stands, in the order of ``tables``.
    ``remarks`` are what has to be told of the file.
    """

    source: str
    path: str
    media: str
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Sheet, ...] = ()
    table_after: tuple[int, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


Document = Workbook | Narrative

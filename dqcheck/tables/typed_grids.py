"""Tables as grids of cells: those the reader found, and those written as rows of pipes in the text, whole or broken
into a line a cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dqcheck.language.wording import Wording, one_of
from dqcheck.model.document import Narrative, Sheet
from dqcheck.model.place import Place, cell_address
from dqcheck.prose.text.passages import without_notes
from dqcheck.tables.wordings import WORDS

_CAPTION = Wording(one_of((*WORDS.titles.captions, *WORDS.titles.titles)))
_NUMBERING = re.compile(r"\*?(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*|[a-zA-H" + WORDS.item_letters.upper() + r"]|[-+])\.?\*?$")
_FEWEST_PIPES = 2
"""Pipes in a line without outer ones that make it a row of a table."""
_CAPTION_LINES = 5
"""Lines before a table that are its caption."""
_CAPTION_CHARACTERS = 25
"""Characters up to which a cell is no caption of the next table."""
_SENTENCE_CHARACTERS = 60
"""Characters beyond which a cell behind a row is text that follows the table."""
_SEARCHED_CELLS = 80
"""First cells of a broken table that tell its width."""
_FEWEST_COLUMNS = 3
"""Columns that a broken table has at least."""
_FEWEST_NUMBERS = 4
"""Columns that a row which numbers them has at least."""
_SIGN_CHARACTERS = 3
"""Characters up to which a cell is a number or sign, no name."""
_OUTER = "\0"
"""Marks a line whose outer pipes were added."""
_WIDEST_PIPES = 120
"""Pipes in a line beyond which it is no row of a table."""
_CELL_CHARACTERS = 300
"""Characters beyond which a line without a pipe at its head is running text, whatever pipes stand in it."""
_CELL_LINES = 14
"""Lines that a cell broken over lines may have."""


@dataclass(slots=True, eq=False)
class GridCell:
    """A cell: its text with single spaces, and where it begins: paragraph and offset there, or, for a cell of a table
    that the reader found, minus one less the number of the table, and row times 1000 plus column."""

    text: str
    place: Place
    paragraph: int = 0
    base: int = 0


@dataclass(slots=True, eq=False)
class Grid:
    """A table: rows of cells, all of the same length. ``caption`` is the text before it."""

    rows: list[list[GridCell]]
    caption: str = ""
    quotes: list[str] = field(default_factory=list)


Line = tuple[int, int, str, Place]
"""Paragraph, offset in it, text, place."""


def grids(narrative: Narrative) -> list[Grid]:
    """The tables of a narrative."""
    found = [_of_sheet(number, sheet) for number, sheet in enumerate(narrative.tables)]
    return [grid for grid in (*found, *_typed(narrative)[0]) if len(grid.rows) > 1]


def taken_lines(narrative: Narrative) -> frozenset[tuple[int, int]]:
    """The lines (paragraph, offset) that tables typed in the text of a narrative take up."""
    return frozenset(_typed(narrative)[1])


def _typed(narrative: Narrative) -> tuple[list[Grid], set[tuple[int, int]]]:
    found: list[Grid] = []
    taken: set[tuple[int, int]] = set()
    if any("|" in paragraph.text or "\t" in paragraph.text for paragraph in narrative.paragraphs):
        lines = _bordered(list(_lines(narrative)))
        at = 0
        while at < len(lines):
            if (
                not lines[at][2].lstrip().removeprefix(_OUTER).startswith("|")
                or lines[at][2].count("|") > _WIDEST_PIPES
            ):
                at += 1
                continue
            end = _region(lines, at)
            found.extend(_of_lines(lines[at:end], _caption(lines, at), taken))
            at = end
    return found, taken


def _of_sheet(number: int, sheet: Sheet) -> Grid:
    width = max((len(row) for row in sheet.rows), default=0)
    rows = [
        [
            GridCell(
                without_notes(" ".join(str(raw).split())) if raw is not None else "",
                Place(sheet=sheet.name, cell=cell_address(r, c)),
                -1 - number,
                r * 1000 + c,
            )
            for c, raw in enumerate([*row, *[None] * (width - len(row))])
        ]
        for r, row in enumerate(sheet.rows)
    ]
    return Grid(rows, "", [" | ".join(cell.text for cell in row) for row in rows])


def _lines(narrative: Narrative) -> Iterator[Line]:
    for number, paragraph in enumerate(narrative.paragraphs):
        at = 0
        for line in paragraph.text.split("\n"):
            yield number, at, line, paragraph.place
            at += len(line) + 1


def _bordered(lines: list[Line]) -> list[Line]:
    """The lines with the outer pipes that rows of a table may lack (``1 | Hồ sơ | 2.000 | 1.744``, with tabs too): two
    lines or more, one after the other, with the same number of pipes."""
    lines = [
        (number, offset, text.replace("\t", "|") if "|" not in text else text, place)
        for number, offset, text, place in lines
    ]
    counts = [0 if line[2].lstrip().startswith("|") else line[2].count("|") for line in lines]
    out = list(lines)
    for at, count in enumerate(counts):
        if count >= _FEWEST_PIPES and count in (
            counts[at - 1] if at else 0,
            counts[at + 1] if at + 1 < len(counts) else 0,
        ):
            number, offset, text, place = lines[at]
            out[at] = (number, offset, f"{_OUTER}|{text}|", place)
    return out


def _caption(lines: Sequence[Line], at: int) -> str:
    return " ".join(line[2].strip() for line in lines[max(0, at - _CAPTION_LINES) : at])


def _region(lines: Sequence[Line], at: int) -> int:
    """The end of the lines that belong to tables from a first line of pipes on."""
    last = at
    i = at + 1
    while i < len(lines) and i - last <= _CELL_LINES:
        text = lines[i][2]
        if len(text) > _CELL_CHARACTERS and not text.removeprefix(_OUTER).lstrip().startswith("|"):
            break
        if "|" in text:
            last = i
        elif not _open(lines, last):
            break
        i += 1
    return last + 1


def _open(lines: Sequence[Line], last: int) -> bool:
    """True when a line of pipes may go on in the next line: a lone pipe, or a row without its last pipe."""
    text = lines[last][2].strip()
    return text.count("|") == 1 or not text.endswith("|")


def _of_lines(lines: Sequence[Line], caption: str, taken: set[tuple[int, int]]) -> Iterator[Grid]:
    """The grids of a region: lines that are rows themselves, and runs of cells a line each."""
    whole: list[list[GridCell]] = []
    broken: list[Line] = []
    for line in lines:
        number, offset, text, place = line
        stripped = text.removeprefix(_OUTER).strip()
        if not broken and stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") > 2:
            cells = []
            at = offset + text.index("|") + (-1 if text.startswith(_OUTER) else 1)
            for part in stripped[1:-1].split("|"):
                cells.append(GridCell(" ".join(part.split()), place, number, at + len(part) - len(part.lstrip())))
                at += len(part) + 1
            taken.add((number, offset))
            if not all(re.fullmatch(r":?-+:?", cell.text) for cell in cells):
                whole.append(cells)
        else:
            broken.append(line)
    if whole:
        yield _grid(whole, caption)
    if broken:
        yield from _broken(broken, caption, taken)


def _grid(rows: list[list[GridCell]], caption: str) -> Grid:
    width = max(map(len, rows))
    for row in rows:
        row.extend(GridCell("", row[0].place, row[0].paragraph) for _ in range(width - len(row)))
    return Grid(rows, caption, [" | ".join(cell.text for cell in row) for row in rows])


def _broken(lines: Sequence[Line], caption: str, taken: set[tuple[int, int]]) -> Iterator[Grid]:
    """Tables whose cells stand on lines of their own between lone pipes: rows are cut at the width of the index row."""
    cells: list[GridCell] = []
    current: list[str] = []
    start: Line | None = None
    members: list[list[tuple[int, int]]] = []
    mine: list[tuple[int, int]] = []
    for line in lines:
        mine.append((line[0], line[1]))
        parts = line[2].removeprefix(_OUTER).split("|")
        for i, part in enumerate(parts):
            if i:
                cells.append(
                    GridCell(
                        " ".join(" ".join(current).split()), (start or line)[3], (start or line)[0], (start or line)[1]
                    )
                )
                members.append(mine)
                mine = [(line[0], line[1])]
                current, start = [], None
            if part.strip():
                start = start or line
                current.append(part)
    at = 1
    while at < len(cells):
        width, anchor = _width(cells, at)
        if width < _FEWEST_COLUMNS:
            return
        rows: list[list[GridCell]] = []
        rows.extend(_header(cells, at, anchor, width))
        end = anchor
        title = caption
        while end + width <= len(cells):
            following = cells[end + width] if end + width < len(cells) else None
            if following is None or _ends(following) or (not following.text and not _swallows(cells, end, width)):
                rows.append(cells[end : end + width])
                end += width + 1
                if following is None or following.text:
                    caption = following.text if following else ""
                    break
                continue
            size = _short(cells, end, width)
            if not size:
                break
            rows.append([*cells[end : end + size], *[GridCell("", cells[end].place) for _ in range(width - size)]])
            end += size + 1
        for group in members[at - 1 : end]:
            taken.update(group)
        if rows:
            yield _grid(rows, title)
        at = max(end, at + 1)


def _short(cells: Sequence[GridCell], start: int, width: int) -> int:
    """Number of cells of a row with merged cells: up to the first gap behind which a numbered row begins, or else a row
    of full width; 0 when there is none."""
    gaps = [m for m in range(2, width) if start + m < len(cells) and not cells[start + m].text]
    for m in gaps:
        after = cells[start + m + 1].text if start + m + 1 < len(cells) else ""
        if m >= _FEWEST_COLUMNS and _NUMBERING.match(after):
            return m
    for m in reversed(gaps):
        if start + m + 1 + width >= len(cells) or not cells[start + m + 1 + width].text:
            return m
    return gaps[-1] if gaps else 0


def _swallows(cells: Sequence[GridCell], start: int, width: int) -> bool:
    """True when a stretch of full width holds a second row's number behind a gap: it is two rows with merged cells."""
    first = cells[start].text
    return bool(_NUMBERING.match(first)) and any(
        not cells[start + m - 1].text and cells[start + m].text != "-" and _NUMBERING.match(cells[start + m].text)
        and start + m + 1 < len(cells) and len(cells[start + m + 1].text) > _SIGN_CHARACTERS
        and not cells[start + m + 1].text.replace(".", "").replace(",", "").isdigit()
        for m in range(4, width)
    )  # fmt: skip


def _ends(cell: GridCell) -> bool:
    """True for the text behind a table: a sentence, or the caption of the next one."""
    text = cell.text
    return len(text) > _SENTENCE_CHARACTERS or (len(text) > _CAPTION_CHARACTERS and bool(_CAPTION.search(text)))


def _width(cells: Sequence[GridCell], at: int) -> tuple[int, int]:
    """Number of columns of the table that begins at a cell and where its first full row begins: the row that numbers
    the columns when there is one, else the longest run of filled cells."""
    plain = [cell.text.strip("* ()") for cell in cells[at : at + _SEARCHED_CELLS]]
    for i, text in enumerate(plain):
        if text in ("1", "A", "a"):
            size = 1
            expected = 2 if text == "1" else None
            while i + size < len(plain):
                following = plain[i + size]
                number = re.match(r"\d+", following)
                if expected is None and following in ("B", "b", "C", "c"):
                    size += 1
                elif number and int(number[0]) == (expected or 1):
                    expected = (expected or 1) + 1
                    size += 1
                else:
                    break
            if size >= _FEWEST_NUMBERS:
                return size, at + i
    runs: dict[int, list[int]] = {}
    i = 0
    while i < len(plain):
        j = i
        while j < len(plain) and plain[j]:
            j += 1
        if j - i >= _FEWEST_COLUMNS:
            runs.setdefault(j - i, []).append(i)
        i = j + 1
    if not runs:
        return 0, at
    usual = max(runs, key=lambda size: (len(runs[size]) > 1, size * len(runs[size])))
    numbered = [i for i in runs[usual] if _NUMBERING.match(plain[i])]
    anchor = (numbered or runs[usual])[0]
    while anchor >= 2 and (short := _before(plain, anchor)) is not None:
        anchor = short
    return usual, at + anchor


def _before(plain: Sequence[str], anchor: int) -> int | None:
    """Where a short numbered row right before a full one begins, if there is one."""
    for size in (3, 4, 5):
        start = anchor - size - 1
        if (
            start >= 0
            and plain[start]
            and plain[start] != "-"
            and _NUMBERING.match(plain[start])
            and len(plain[start + 1]) > _SIGN_CHARACTERS
        ):
            return start
    return None


def _header(cells: Sequence[GridCell], at: int, anchor: int, width: int) -> Iterator[list[GridCell]]:
    """The header cells before the first full row, as one row."""
    head = [cell for cell in cells[at:anchor] if cell.text]
    if head:
        row = head[:width]
        yield [*row, *[GridCell("", row[0].place) for _ in range(width - len(row))]]

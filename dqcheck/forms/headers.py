"""Find the headers on a sheet: title rows above, labels of several rows with merged cells, column numbers below."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dqcheck.forms.found import Column, Header, UnitLine
from dqcheck.forms.grid import CellRange, blank, cell_of, filled, heads_year, is_figure, label, within
from dqcheck.forms.labels import BLANK_HEADER, spellings
from dqcheck.language.wording import Wording, one_of
from dqcheck.model.document import Raw, Sheet
from dqcheck.numerals.folding import fold, normalise
from dqcheck.numerals.units import BOTH_UNITS, MONEY, printed_unit, unit_named
from dqcheck.tables.row_labels import counts_columns, numbers_a_column
from dqcheck.tables.row_numbering import mark_of
from dqcheck.tables.wordings import WORDS, folded

_DEEPEST_ROWS = 6
"""Rows that a header may have."""
_FEWEST_HITS = 2
"""Labels of the form in a row that begins a header."""
_SEARCHED_ROWS = 5000
"""Rows of a sheet that are searched for headers; of a longer sheet only the first ``_FIRST_ROWS``."""
_DAY = Wording(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}", cased=True)
_FIRST_ROWS = 200
_ABOVE_ROWS = 15
"""Rows above a header in which its unit line may stand."""
_BELOW_ROWS = 8
"""Rows from a header on among which its first figures stand."""
_FILLED_ROWS = 30
"""Rows below a header that tell which of two columns under one label is in use."""
_MOST_KEPT_CELLS = 2000
"""Cells of a header up to which its columns are kept for the next workbook."""
_UNIT_CHARACTERS = 60
"""Characters of the longest text that is a unit alone."""
_LABEL_CHARACTERS = 500
"""Characters from which on a text is no label."""

Heads = Callable[[str], bool]
"""Whether a text may stand in a header although no form says it so."""

_TAG = Wording(r"\s*#[^\W\d]", cased=True)
"""A tag of the Humanitarian Exchange Language (hxlstandard.org)."""

_UNIT_LINE = Wording(rf"(?:^|[\s(]){one_of(WORDS.unit_lines)}\s*[:：]?\s*([^()]*)[)\s.]*$")
_UNIT_ONLY = Wording(rf"\(?\s*{one_of(WORDS.units)}\s*[:：]\s*([^()]*)\)?\.?")
_JOINING = Wording(rf"[,;]|\b{one_of(WORDS.joining)}\b")
_LETTERHEADS = folded((*WORDS.titles.letterheads, *WORDS.titles.captions, *WORDS.unit_lines))


def find(sheet: Sheet, tokens: frozenset[str] | set[str], heads: Heads | None = None) -> list[Header]:
    """Every header on a sheet, from the top down. ``tokens`` are the folded pieces of labels that the forms know;
    ``heads`` says of other texts whether they may stand in a header."""
    rows = sheet.rows
    limit = len(rows) if len(rows) <= _SEARCHED_ROWS else _FIRST_ROWS
    known = _known(tokens, heads)
    hits = [_hits(rows[row], tokens, heads, known) for row in range(limit)]
    if max(hits, default=0) < _FEWEST_HITS:
        return []
    plain = [hits[row] > 0 and not any(map(is_figure, rows[row])) and not is_tags(rows[row]) for row in range(limit)]
    headers: list[Header] = []
    row = floor = 0
    while row < limit:
        if hits[row] < _FEWEST_HITS or not plain[row]:
            row += 1
            continue
        top, bottom = _extent(sheet, row, floor, hits, plain)
        start = _start(rows, bottom)
        labelled = columns(sheet, top, bottom, start)
        headers.append(
            Header(
                top=top,
                bottom=bottom,
                start=start,
                end=len(rows),
                columns=labelled,
                unit_line=unit_line(sheet, max(floor, top - _ABOVE_ROWS), top),
                blank=_blank(sheet, top, bottom, start),
                tags=next((at for at in range(bottom + 1, start) if is_tags(rows[at])), None),
            )
        )
        row = floor = start
    ends = [*(header.top for header in headers[1:]), len(rows)]
    return [replace(header, end=end) for header, end in zip(headers, ends, strict=False)]


_KEPT: list[tuple[object, Heads | None, dict[str, bool]]] = []
"""Whether texts are labels, for the labels asked for last: the sheets of a batch say the same."""
_MOST_TEXTS = 20_000


def _known(tokens: frozenset[str] | set[str], heads: Heads | None) -> dict[str, bool]:
    """What is known of texts: kept for labels that do not change."""
    if not isinstance(tokens, frozenset):
        return {}
    for kept, said, known in _KEPT:
        if kept is tokens and said == heads:
            if len(known) > _MOST_TEXTS:
                known.clear()
            return known
    _KEPT[:] = [(tokens, heads, {}), *_KEPT[:7]]
    return _KEPT[0][2]


def guess(sheet: Sheet) -> Header | None:
    """The likely header of a table that no form knows: the first row of three or more texts with figures or days
    below."""
    for row in range(min(len(sheet.rows), _FIRST_ROWS)):
        used = filled(sheet.rows[row])
        if len(used) < 3 or any(_is_value(sheet.rows[row][c]) for c in used):
            continue
        below = range(row + 1, min(row + _BELOW_ROWS, len(sheet.rows)))
        if any(_is_value(cell) for r in below for cell in sheet.rows[r]):
            bottom = _sink(sheet.merged, row, row)
            start = _start(sheet.rows, bottom)
            found = columns(sheet, row, bottom, start)
            return Header(top=row, bottom=bottom, start=start, end=len(sheet.rows), columns=found)
    return None


def _is_value(cell: Raw) -> bool:
    return is_figure(cell) or (isinstance(cell, str) and _DAY.fullmatch(cell.strip()) is not None)


def columns(sheet: Sheet, top: int, bottom: int, start: int) -> tuple[Column, ...]:
    """The columns of a header with their labels from the top down. A label merged over several columns that have none
    of their own stands for one column: the one with most in it."""
    same = _kept_header(sheet, top, bottom)
    chosen = [found[0] if len(found) == 1 else _fullest(sheet, found, start) for found in same]
    return tuple(sorted(chosen, key=lambda column: column.index))


def _kept_header(sheet: Sheet, top: int, bottom: int) -> Sequence[Sequence[Column]]:
    """The columns of a header (``_of_header``); of one that holds texts alone they are worked out once, for the
    workbooks of a batch have the same."""
    rows = tuple([tuple(row) for row in sheet.rows[top : bottom + 1]])
    if sum(map(len, rows)) > _MOST_KEPT_CELLS:
        return _of_header(sheet, top, bottom)
    spans = [span for span in sheet.merged if span[0] <= bottom and span[2] >= top]
    if not all(cell is None or type(cell) is str for row in rows for cell in row):
        return _of_header(sheet, top, bottom)
    if not all(top <= first and last <= bottom for first, _, last, _ in spans):
        return _of_header(sheet, top, bottom)
    return _of_texts(rows, tuple([(first - top, left, last - top, right) for first, left, last, right in spans]))


@lru_cache(maxsize=512)
def _of_texts(rows: tuple[tuple[Raw, ...], ...], merged: tuple[CellRange, ...]) -> Sequence[Sequence[Column]]:
    return _of_header(Sheet(name="", rows=rows, merged=merged), 0, len(rows) - 1)


def _of_header(sheet: Sheet, top: int, bottom: int) -> Sequence[Sequence[Column]]:
    """The columns of the rows of a header with their labels, those under one cell together."""
    spans = within(sheet.merged, top, bottom)
    width = max((len(row) for row in sheet.rows[top : bottom + 1]), default=0)
    width = max(width, 1 + max((c for _, c in spans), default=-1))
    last: dict[int, int] = {}
    for column in range(width):
        for row in range(top, bottom + 1):
            if not blank(cell_of(sheet, row, column)):
                last[column] = row
    same: dict[tuple[int, int], list[Column]] = {}
    for column in range(width):
        labels, leaf = _labels(sheet, spans, last, column, top, bottom)
        if labels:
            same.setdefault(leaf, []).append(Column(index=column, labels=labels))
    return tuple(tuple(found) for found in same.values())


def unit_line(sheet: Sheet, first: int, last: int) -> UnitLine | None:
    """The unit line in the rows from ``first`` up to before ``last``; the nearest to the table holds."""
    for row in range(last - 1, first - 1, -1):
        cells = sheet.rows[row]
        for column in filled(cells):
            cell = cells[column]
            if type(cell) is str and (units := _units(cell, cell_of(sheet, row, column + 1))):
                return UnitLine(row=row, column=column, text=normalise(cell), units=units)
    return None


def _units(text: str, beside: Raw) -> tuple[str, ...]:
    """The units that a text names, ``beside`` it when it only says that a unit follows. ``Đơn vị: triệu đồng`` is a
    unit line, ``Đơn vị: Xã Ba Động`` is none."""
    clean = normalise(text)
    match = _UNIT_LINE.search(clean)
    if match:
        return _listed(match[1] or (normalise(beside) if isinstance(beside, str) else ""))
    alone = _UNIT_ONLY.fullmatch(clean)
    named = alone[1] if alone else clean[1:-1] if clean.startswith("(") and clean.endswith(")") else ""
    found = _listed(named or (clean if len(clean) <= _UNIT_CHARACTERS and _surely(clean) else ""))
    return found if any(map(_measured, found)) else ()


def _listed(text: str) -> tuple[str, ...]:
    text = text.strip(" .:")
    if _measured(text):
        return (text,)
    pieces = (piece.strip() for piece in _JOINING.split(text))
    return tuple(piece for piece in pieces if piece and unit_named(piece) is not None)


def _measured(unit: str) -> bool:
    known = unit_named(unit)
    return known is not None and (known.dimension not in ("count", "any") or known.scale != 1)


def _surely(text: str) -> bool:
    """Whether a text alone above a table says what its figures are in: money with its scale (``£ million``), or any
    unit behind words that lead one (``In thousands``)."""
    known = printed_unit(text, None)
    if known is None or known.dimension in ("count", "any"):
        return False
    return bool(BOTH_UNITS.heading.match(text.casefold())) or (known.dimension in MONEY and known.scale != 1)


def _blank(sheet: Sheet, top: int, bottom: int, start: int) -> tuple[Column, ...]:
    """The columns without a label in which texts stand below the header."""
    rows = range(start, min(start + _FILLED_ROWS, len(sheet.rows)))
    width = max((len(sheet.rows[row]) for row in rows), default=0)
    spans = within(sheet.merged, top, bottom)
    found = []
    for column in range(width):
        if any((row, column) in spans or not blank(cell_of(sheet, row, column)) for row in range(top, bottom + 1)):
            continue
        written = [cell for row in rows if not blank(cell := cell_of(sheet, row, column))]
        texts = [cell for cell in written if isinstance(cell, str) and not is_figure(cell) and not mark_of(cell)]
        if texts and len(texts) * 2 >= len(rows):
            found.append(Column(index=column, labels=(BLANK_HEADER,)))
    return tuple(found)


def is_tags(row: Sequence[Raw]) -> bool:
    """Whether a row only holds tags (HXL): ``#sector``, ``#population +f``."""
    used = filled(row)
    return len(used) > 1 and all(isinstance(cell := row[at], str) and _TAG.match(cell) for at in used)


def _hits(row: Sequence[Raw], tokens: frozenset[str] | set[str], heads: Heads | None, known: dict[str, bool]) -> int:
    count = 0
    for cell in row:
        if cell is None:
            continue
        if type(cell) is not str:
            if not heads_year(cell):
                continue
            cell = label(cell)
        found = known.get(cell)
        if found is None:
            found = known[cell] = 0 < len(cell) < _LABEL_CHARACTERS and (
                any(form in tokens for form in spellings(cell)) or (heads is not None and heads(cell))
            )
        count += found
    return count


def _extent(sheet: Sheet, row: int, floor: int, hits: Sequence[int], plain: Sequence[bool]) -> tuple[int, int]:
    """First and last row of the header around a row that surely belongs to it."""
    top = bottom = row
    while top > floor and row - top < _DEEPEST_ROWS and _joins_above(sheet, top - 1, hits, plain):
        top -= 1
    for first, _, last, _ in sheet.merged:
        if floor <= first < top <= last and row - first < _DEEPEST_ROWS and hits[first]:
            top = first
    bottom = _sink(sheet.merged, top, bottom)
    while bottom + 1 < len(plain) and bottom - top + 1 < _DEEPEST_ROWS and plain[bottom + 1]:
        if not _joins_below(sheet, top, bottom, hits):
            break
        bottom = _sink(sheet.merged, top, bottom + 1)
    return top, min(bottom, len(sheet.rows) - 1)


def _sink(merged: Sequence[CellRange], top: int, bottom: int) -> int:
    """The last row that merged cells starting in the header reach."""
    changed = True
    while changed:
        changed = False
        for first, _, last, _ in merged:
            if top <= first <= bottom < last < top + _DEEPEST_ROWS:
                bottom, changed = last, True
    return bottom


def _joins_above(sheet: Sheet, row: int, hits: Sequence[int], plain: Sequence[bool]) -> bool:
    used = filled(sheet.rows[row])
    if len(used) < 2 or any(is_figure(sheet.rows[row][c]) for c in used):
        return (
            len(used) == 1
            and plain[row]
            and not any(
                first <= row <= last and right - left >= 3 and left == used[0]
                for first, left, last, right in sheet.merged
            )
        )
    names = [fold(str(sheet.rows[row][column])) for column in used]
    if any(name.startswith(_LETTERHEADS) for name in names):
        return False
    wide = any(first == last == row and right > left for first, left, last, right in sheet.merged)
    return hits[row] > 0 or wide


def _joins_below(sheet: Sheet, top: int, bottom: int, hits: Sequence[int]) -> bool:
    """A row of sub-labels: of known labels, or with nothing under the first label."""
    row = bottom + 1
    cells = sheet.rows[row]
    if hits[row] >= 2 and hits[row] * 2 >= len(filled(cells)):
        return True
    used = filled(cells)
    first = min((c for r in range(top, bottom + 1) for c in filled(sheet.rows[r])[:1]), default=0)
    return bool(used) and used[0] > first


def _start(rows: Sequence[Sequence[Raw]], bottom: int) -> int:
    """The first row of data: after the header and a row of column numbers."""
    start = bottom + 1
    ahead = start
    while ahead < len(rows) and ahead <= bottom + 2:
        if is_tags(rows[ahead]):
            start = ahead + 1
        elif is_numbering(rows[ahead]):
            return ahead + 1
        elif filled(rows[ahead]):
            break
        ahead += 1
    return start


def is_numbering(row: Sequence[Raw]) -> bool:
    """Whether a row counts the columns: ``(1) (2) (3)``, ``A B 1 2 3=1+2``."""
    texts: list[str] = []
    for index in filled(row):
        texts.append(label(row[index]))
        if not numbers_a_column(texts[-1]):
            return False
    return counts_columns(texts)


def _labels(
    sheet: Sheet,
    spans: Mapping[tuple[int, int], CellRange],
    last: Mapping[int, int],
    column: int,
    top: int,
    bottom: int,
) -> tuple[tuple[str, ...], tuple[int, int]]:
    """The labels of a column, and the cell of the last one."""
    labels: list[str] = []
    leaf = (-1, column)
    before: tuple[int, int] | None = None
    for row in range(top, bottom + 1):
        at = _anchor(sheet, spans, last, row, column)
        if at is None or at == before:
            continue
        text = label(cell_of(sheet, *at))
        if text:
            labels.append(text)
            leaf = before = at
    if labels and not (leaf in spans and spans[leaf][3] > spans[leaf][1]):
        leaf = (leaf[0], column)
    return tuple(labels), leaf


def _anchor(
    sheet: Sheet, spans: Mapping[tuple[int, int], CellRange], last: Mapping[int, int], row: int, column: int
) -> tuple[int, int] | None:
    """The cell that holds the label seen at a place: that of its merged range, or, where the file does not tell merged
    ranges, the label to the left that has labels below it like this column."""
    span = spans.get((row, column))
    if span is not None:
        return span[0], span[1]
    if not blank(cell_of(sheet, row, column)):
        return row, column
    if last.get(column, -1) <= row:
        return None
    left = column - 1
    while left >= 0 and (row, left) not in spans and last.get(left, -1) > row:
        if not blank(cell_of(sheet, row, left)):
            return row, left
        left -= 1
    return None


def _fullest(sheet: Sheet, found: Sequence[Column], start: int) -> Column:
    rows = range(start, min(start + _FILLED_ROWS, len(sheet.rows)))
    return max(found, key=lambda column: (sum(not blank(cell_of(sheet, r, column.index)) for r in rows), -column.index))

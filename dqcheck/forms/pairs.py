"""Forms of labels and values: a label in one column, its value in another to the right."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dqcheck.forms import cross_headings, pair_lines, value_columns
from dqcheck.forms.abbreviations import propose
from dqcheck.forms.form_words import FormWords
from dqcheck.forms.found import Column, FieldCell, Region, ValueColumn
from dqcheck.forms.grid import blank, cell_of, is_figure
from dqcheck.forms.grid import label as label_of
from dqcheck.forms.labels import REMARKS, SERIAL, bare, enumerated, spellings
from dqcheck.forms.matching import assign
from dqcheck.forms.pair_lines import SEARCHED_ROWS, Line, Lines
from dqcheck.model.document import Sheet
from dqcheck.model.identity import Identity
from dqcheck.model.record import record
from dqcheck.model.rule import TableForm
from dqcheck.numerals.folding import fold, normalise
from dqcheck.numerals.units import unit_named
from dqcheck.tables.wordings import WORDS, folded

_SEARCHED_COLUMNS = 16
"""Columns of a sheet in which labels may stand."""
_FEWEST_LABELS = 2
"""Labels of the form that make a column one of labels."""
_LABEL_CHARACTERS = 300
"""Characters from which on a text is no label."""
_MOST_TEXTS = 20_000
"""Texts of which it is remembered whether they are labels."""
_HEAD_ROWS = 5
"""Rows above the first label in which the headings of the columns beside it stand."""
_UNIT_HEADS = frozenset(folded((*WORDS.unit_lines, *WORDS.units)))
_VALUE_HEADS = frozenset(folded(WORDS.columns.values))


def find(
    sheet: Sheet, index: int, forms: Mapping[str, TableForm], words: FormWords, *, named: frozenset[str]
) -> list[Region]:
    """The tables among ``forms`` that stand on a sheet as labels and values; ``named`` are those that the sheet's name
    speaks of."""
    columns = _label_columns(sheet, words.tokens)
    regions: list[Region] = []
    for place, column in enumerate(columns):
        right = columns[place + 1] if place + 1 < len(columns) else None
        labels = _Labels(column=column, right=right, found=pair_lines.read(sheet, column, words.tokens, forms))
        regions += _tables(sheet, index, labels, words, named, forms)
    return _joined(regions)


def _label_columns(sheet: Sheet, known: frozenset[str]) -> list[int]:
    counts: dict[int, set[str]] = {}
    told = _told(Identity(known))
    for row in sheet.rows[:SEARCHED_ROWS]:
        for column, cell in enumerate(row[:_SEARCHED_COLUMNS]):
            if type(cell) is str:
                found = told.get(cell)
                if found is None:
                    found = told[cell] = _is_label(cell, known)
                if found:
                    counts.setdefault(column, set()).add(fold(cell))
    if len(told) > _MOST_TEXTS:
        told.clear()
    return sorted(column for column, found in counts.items() if len(found) >= _FEWEST_LABELS)


def _is_label(text: str, known: frozenset[str]) -> bool:
    return len(text) < _LABEL_CHARACTERS and any(form in known for form in spellings(enumerated(text)[1]))


@lru_cache(maxsize=8)
def _told(_: Identity[frozenset[str]]) -> dict[str, bool]:
    """Whether texts are labels that are known: the sheets of a batch say the same."""
    return {}


def _assigned(found: Lines, name: str, form: TableForm, vocabulary: Mapping[str, tuple[str, ...]]) -> "_Claim | None":
    """The labels that are fields of a table. A label that occurs twice is the one in the table's own section: the one
    that bears its name, else the one that holds most of its other labels."""
    sections = {line.row: line.section for line in found.lines}
    result = assign([Column(index=line.row, labels=line.labels) for line in found.lines], vocabulary)
    fields = dict(result.fields)
    titled = [section for section, table in found.titled.items() if table == name]
    counts = Counter(sections[column.index] for field, column in fields.items() if field != form.key)
    own = [section for section in titled if counts[section]]
    if not own:  # all of its labels may occur again in other sections
        doubtful = {sections[column.index] for given in result.ambiguous.values() for column in given}
        own = [section for section in titled if section in doubtful] or [s for s, _ in counts.most_common(1)]
    home = own[0] if len(own) == 1 and (titled or list(counts.values()).count(counts[own[0]]) == 1) else None
    ambiguous = dict(result.ambiguous)
    for field, given in result.ambiguous.items():
        inside = [column for column in given if sections[column.index] == home]
        if len(inside) == 1:
            fields[field] = inside[0]
            del ambiguous[field]
    if not fields:
        return None
    return _Claim(table=name, fields=fields, ambiguous=ambiguous, home=home, sections=sections, titled=bool(titled))


@record
class _Claim:
    """The labels that a table claims, those that several of its fields may be, and its own section."""

    table: str
    fields: Mapping[str, Column]
    ambiguous: Mapping[str, tuple[Column, ...]]
    home: int | None
    sections: Mapping[int, int]
    titled: bool

    def at_home(self, column: Column) -> bool:
        """Whether a label stands in the table's own section."""
        return self.sections[column.index] == self.home


def _tables(
    sheet: Sheet, index: int, place: "_Labels", words: FormWords, named: frozenset[str], forms: Mapping[str, TableForm]
) -> list[Region]:
    wanted = {name: form for name, form in forms.items() if name in words.in_pairs and (not named or name in named)}
    claims: list[tuple[int, _Claim]] = []
    taken: set[int] = set()
    regions: list[Region] = []
    for name, form in wanted.items():
        blocks = _continued(sheet, index, place, form, words) if form.columns else []
        regions += blocks
        taken.update(cell.row for region in blocks for cell in region.cells.values())
        if blocks:
            continue
        claim = _assigned(place.found, name, form, words.vocabularies[name])
        if claim is None:
            continue
        figures = len(claim.fields.keys() - {form.key})
        enough = 1 if claim.titled or named else max(_FEWEST_LABELS, -(-2 * (len(form.fields) - 1) // 5))
        if figures >= enough:
            claims.append((figures, claim))
    claims.sort(key=lambda item: (-item[0], item[1].table))
    homes = {
        column.index: claim.table
        for _, claim in reversed(claims)
        for column in claim.fields.values()
        if claim.at_home(column)
    }
    for _, claim in claims:
        form = wanted[claim.table]
        rows = {
            field: label
            for field, label in claim.fields.items()
            if field == form.key or (label.index not in taken and homes.get(label.index, claim.table) == claim.table)
        }
        figures = len(rows.keys() - {form.key})
        if figures * 2 < len(form.fields) - 1 and figures < len(claim.fields) - 1:
            continue
        taken.update(label.index for label in rows.values())
        regions.append(_region(sheet, index, place, claim, rows, words))
    return regions


def _continued(sheet: Sheet, index: int, place: "_Labels", form: TableForm, words: FormWords) -> Sequence[Region]:
    """The blocks of a cross table that goes on below under further headings; none where it stands in one block, where
    a heading names one of them, and where blocks differ in their labels or are alike in their headings: then they are
    tables of their own."""
    if form.name in place.found.titled.values():
        return []
    sections: dict[int, list[Line]] = {}
    for line in place.found.lines:
        sections.setdefault(line.section, []).append(line)
    blocks = [Lines(lines=lines, titled={}) for lines in sections.values()]
    vocabulary = words.vocabularies[form.name]
    claims = [claim for block in blocks if (claim := _assigned(block, form.name, form, vocabulary)) is not None]
    fields = set().union(*(claim.fields for claim in claims))
    if len(claims) < 2 or len(fields) < _FEWEST_LABELS:
        return []
    if any(set(claim.fields) != fields or claim.ambiguous for claim in claims):
        return []
    found = [_region(sheet, index, place, claim, claim.fields, words) for claim in claims]
    heads = [frozenset(column.named.items()) for region in found for column in region.records]
    return found if all(region.cells for region in found) and len(set(heads)) == len(heads) else []


def _region(
    sheet: Sheet, index: int, place: "_Labels", claim: _Claim, rows: Mapping[str, Column], words: FormWords
) -> Region:
    form = words.forms[claim.table]
    at = [label.index for label in rows.values()]
    naming = rows[form.key].index if form.key is not None and form.key in rows else None
    labelled = [row for row in at if row != naming]
    values, unit = _value_columns(sheet, place, labelled, naming, words)
    if form.columns:
        width = max(len(sheet.rows[row]) for row in at)
        beside = range(place.column + 1, min(width, place.right if place.right is not None else width))
        values = cross_headings.find(
            sheet, form, labelled, place.column, [column for column in beside if column != unit]
        )
    main = [column for column in values if column.role in ("current", "period", "unit", "record")]
    if not main:
        unsure = {field: (label.text,) for field, label in rows.items()}
        return Region(table=claim.table, sheet=index, ambiguous=unsure, values=values)
    free = [
        Column(index=line.row, labels=line.labels)
        for line in place.found.lines
        if line.row not in at and (claim.home is None or line.section == claim.home)
    ]
    missing = [field for field in form.fields if field not in rows and field not in claim.ambiguous]
    cells = {field: _cell(sheet, label, main[0].index, unit) for field, label in rows.items()}
    if form.key in cells and blank(cell_of(sheet, cells[form.key].row, main[0].index)):
        # The name of the unit stands right of its label, whatever columns of figures follow.
        filled = [c.index for c in values if not blank(cell_of(sheet, cells[form.key].row, c.index))]
        cells[form.key] = replace(cells[form.key], column=filled[0] if filled else main[0].index)
    ambiguous = {field: tuple(column.text for column in given) for field, given in claim.ambiguous.items()}
    return Region(
        table=claim.table,
        sheet=index,
        cells=cells,
        ambiguous=ambiguous,
        values=values,
        proposals=propose(free, form, missing, words.ruleset),
    )


def _cell(sheet: Sheet, label: Column, value: int, unit: int | None) -> FieldCell:
    beside = cell_of(sheet, label.index, unit) if unit is not None else None
    printed = normalise(beside) if isinstance(beside, str) else ""
    return FieldCell(row=label.index, column=value, label=label.text, unit=printed)


@record
class _Labels:
    """A column of labels and the next one to the right of it."""

    column: int
    right: int | None
    found: Lines


def _value_columns(
    sheet: Sheet, place: _Labels, rows: Sequence[int], naming: int | None, words: FormWords
) -> tuple[tuple[ValueColumn, ...], int | None]:
    """The columns of the values, each with what it holds, and that of the units. One that is the only one needs no
    heading to be that of this period. The row that names the unit (``naming``) is no heading."""
    width = max((len(sheet.rows[row]) for row in rows), default=0)
    between = range(place.column + 1, min(place.right, width) if place.right is not None else width)
    above = [row for row in range(min(rows, default=0) - 1, -1, -1) if row != naming][:_HEAD_ROWS]
    heads = _heads(sheet, place.column, above, words)
    unit: int | None = None
    candidates: list[int] = []
    for at in between:
        written = [cell for row in rows if not blank(cell := cell_of(sheet, row, at))]
        head = bare(heads.get(at, ""))
        if not written or head in REMARKS or head in SERIAL:
            continue
        units = [cell for cell in written if isinstance(cell, str) and not is_figure(cell) and unit_named(cell)]
        if (
            unit is None
            and not candidates
            and (head in _UNIT_HEADS or (len(units) * 2 > len(written) and at + 1 < width))
        ):
            if head in _UNIT_HEADS or any(
                is_figure(cell_of(sheet, row, other)) for row in rows for other in between if other > at
            ):
                unit = at
                continue
        candidates.append(at)
    found = value_columns.roles({at: heads.get(at, "") for at in candidates}, words.period, words.is_unit)
    if len(candidates) == 1 and value_columns.said(heads.get(candidates[0], "")) in ("", "current", "cumulative"):
        found[candidates[0]] = "current"
    if len(candidates) > 1 and not {"current", "period", "unit"} & set(found.values()):
        figures = [at for at in candidates if any(is_figure(cell_of(sheet, row, at)) for row in rows)]
        if len(figures) == 1 and found[figures[0]] == "":
            found[figures[0]] = "current"
    return tuple(ValueColumn(index=at, role=found[at], head=heads.get(at, "")) for at in candidates), unit


def _heads(sheet: Sheet, column: int, above: Sequence[int], words: FormWords) -> Mapping[int, str]:
    """The headings of the columns right of the labels, from the nearest of the rows ``above`` that has some that are
    known, else from the nearest one with texts."""
    nearest: Mapping[int, str] = {}
    for row in above:
        found = {
            at: text
            for at in range(column + 1, len(sheet.rows[row]))
            if (text := label_of(cell_of(sheet, row, at))) and not is_figure(cell_of(sheet, row, at))
        }
        if any(_is_head(text, words) for text in found.values()):
            return found
        nearest = nearest or found
    return nearest


def _is_head(text: str, words: FormWords) -> bool:
    plain = bare(text)
    if plain in _UNIT_HEADS or plain in _VALUE_HEADS or plain in REMARKS or words.is_unit(text):
        return True
    return value_columns.said(text, words.period) != ""


def _joined(regions: Iterable[Region]) -> list[Region]:
    """One region a table: labels that stand in several columns make one record."""
    by_table: dict[str, Region] = {}
    apart: list[Region] = []
    for region in regions:
        before = by_table.get(region.table)
        if before is None:
            by_table[region.table] = region
        elif region.records or before.records:
            apart.append(region)  # the columns of a cross table are records: its blocks are no pieces of one
        else:
            both = before.cells.keys() & region.cells.keys()
            cells = {n: c for n, c in {**before.cells, **region.cells}.items() if n not in both}
            values = before.values if before.cells else region.values
            doubtful = {n: (before.cells[n].label, region.cells[n].label) for n in both}
            by_table[region.table] = Region(
                table=region.table,
                sheet=region.sheet,
                cells=cells,
                ambiguous={**before.ambiguous, **region.ambiguous, **doubtful},
                values=values if not (before.cells and region.cells) else (),
            )
    return [*by_table.values(), *apart]

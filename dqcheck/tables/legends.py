"""What a table declares of its own rows and columns: the row that numbers the columns (``A | 1=2+3 | 2 | 3``), formulas
in headers (``(3) = (1) - (2)``, ``Tỷ lệ % (4/3)``) and in labels of rows (``Tổng cộng (I+II)``, ``20 = 10 - 11``)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from dqcheck.language.wording import Wording
from dqcheck.model.record import record
from dqcheck.tables.declared_formulas import DeclaredFormula, entry, formula, name_of, names_of
from dqcheck.tables.number_labels import Labelled, header_rows
from dqcheck.tables.table_patterns import Axis
from dqcheck.tables.told_relations import Told
from dqcheck.tables.worded_formulas import most_compared, worded_formulas
from dqcheck.tables.wordings import WORDS

_LABEL_COLUMNS = 6
"""First columns of a sheet in which rows are named and numbered."""
_LETTERS = f"A-Za-z{WORDS.item_letters}{WORDS.item_letters.upper()}"
_STATED = re.compile(r"(?:^|[\s(])\(?(?P<name>[\w.]{1,6})\)?\s*=\s*(?P<formula>[^=]+)$")
_BRACKETED = re.compile(r"\((?P<inner>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_TRAILING = re.compile(r"(?:^|\s)(?P<formula>\(?\d{1,2}\)?\s*[/:]\s*\(?\d{1,2}\)?(?:\s*[x*×]\s*100\s*%?)?)\s*$")
_TRAILING_DIFFERENCE = re.compile(r"(?:^|\s)(?P<formula>\(\d{1,2}\)\s*[-–+]\s*\(\d{1,2}\))\s*$")
_OWN_NAME = re.compile(r"(?<![-+/:x*×–=])(?<![-+/:x*×–=]\s)\((?P<name>\d{1,2}[a-z]?|[A-Z])\)\s*$")
_NUMBERED = re.compile(
    rf"\s*\(?(?P<name>[IVX]{{1,5}}|[{_LETTERS}]|\d{{1,3}}(?:\.\d{{1,2}}){{0,3}})(?:[.):]\s*|\s*[-–]\s+|\s+(?==))"
)
_LEADING_NAME = re.compile(r"\((?P<name>\d{1,2}[a-z]?|[A-Z])\)\s+(?=[^\W\d_]{2})")
"""The name of a column before its heading: ``(1) Tổng số = (2)+(3)``."""
_FEWEST_NAMES = 2
_FIRST_NAMES = 2
"""First names of a numbering, with which another one begins."""
_FEWEST_HEADINGS = 3
"""New headings in a row without figures that make it the head of another table."""
_CHARACTERS = 200
_MAY_STATE = re.compile(r"[=(\[{]")
_BRACKETS = str.maketrans("[]{}", "()()")
_CODE = re.compile(rf"\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}[a-z]?|[IVX]{{1,5}}|[{_LETTERS}]")


@record
class _Stated:
    """A formula with what it is said of, where that is known by name (else empty)."""

    name: str
    formula: DeclaredFormula
    sure: bool = True


def declared(table: Labelled) -> tuple[Told, ...]:
    """The relations that a table declares, in numbers and in words."""
    found = (*_of_columns(table), *_of_rows(table))
    said = {(one.axis, one.target) for one in found}
    return (*found, *(one for one in worded_formulas(table) if (one.axis, one.target) not in said))


def _of_columns(table: Labelled) -> Iterator[Told]:
    """Relations between columns: each legend speaks of the rows down to the next one."""
    height = len(table.rows)
    starts = [*table.legends, height]
    if not table.legends:
        tops = np.nonzero(table.figures.any(axis=1))[0].tolist()
        if tops:
            yield from _below(table, range(table.figures.shape[1]), {}, {}, tops[0] - 1, height)
        return
    for row, end in pairwise(starts):
        found = {
            column: one
            for column in range(table.figures.shape[1])
            if (one := entry(table.grid.text(row, column).strip())) is not None
        }
        named = dict(zip(found, names_of([one[0] for one in found.values()]), strict=True))
        spans = _side_by_side(named)
        for columns in spans:
            names: dict[str, int] = {}
            for column in columns:
                if named[column]:
                    names.setdefault(named[column], column)
            formulas = {column: text for column in columns if (text := found[column][1])}
            alone = range(table.figures.shape[1]) if len(spans) == 1 else columns
            yield from _below(table, alone, names, formulas, row, _reach(table, columns, row, end))


def _side_by_side(named: Mapping[int, str]) -> list[list[int]]:
    """The columns of each table that a row numbers: where the numbering begins anew, another one stands beside."""
    spans: list[list[int]] = []
    for column, name in named.items():
        first = [named[one] for one in spans[-1][:_FIRST_NAMES]] if spans else []
        if not spans or (name and name in first and len(spans[-1]) >= _FEWEST_NAMES):
            spans.append([])
        spans[-1].append(column)
    return spans


def _reach(table: Labelled, columns: Sequence[int], legend: int, end: int) -> int:
    """Where what a row of numbers speaks of ends: before the heading of another table, which names its columns
    otherwise."""
    headers = header_rows(table, legend)
    for row in range(legend + 1, end):
        if table.figures[row, columns].any():
            continue
        texts = {column: table.grid.text(row, column).strip() for column in columns}
        new = [c for c, text in texts.items() if any(map(str.isalpha, text)) and text not in headers.get(c, "")]
        if len(new) >= _FEWEST_HEADINGS:
            return row
    return end


def _below(
    table: Labelled,
    columns: Sequence[int],
    names: Mapping[str, int],
    formulas: Mapping[int, str],
    legend: int,
    end: int,
) -> Iterator[Told]:
    """The relations between some columns on the rows below a legend, down to an ``end``."""
    first = max(legend + 1, 0)
    lines = tuple((first + np.nonzero(table.figures[first:end].any(axis=1))[0]).tolist())
    named = dict(names)
    headers = header_rows(table, legend)
    if not named:
        for column, label in headers.items():
            if name := _own_name(label):
                named.setdefault(name, column)
    if len(named) < _FEWEST_NAMES or not lines:
        return
    for column in columns:
        label = headers.get(column, "")
        written = formulas.get(column)
        stated = [_Stated(name="", formula=one)] if written and (one := formula(written)) else list(_in_header(label))
        for one_stated in stated:
            if one_stated.name and named.get(one_stated.name) != column:
                continue
            told = _told(
                one_stated, column, named, lines, "columns", percent=WORDS.formulas.percent.search(label) is not None
            )
            if told is not None:
                yield told
                break


def _own_name(label: str) -> str:
    """The name that a header gives its column: ``(1)`` at its end, or what a formula in it is of."""
    plain = _plain(label)
    if (leading := _LEADING_NAME.match(plain)) is not None:
        return name_of(leading["name"])
    if "=" in plain:
        return next((one.name for one in _equations(plain)), "")
    own = _OWN_NAME.search(plain)
    return name_of(own["name"]) if own else ""


def _in_header(label: str) -> Iterator[_Stated]:
    """The formulas in the text of a header: with the name of its column, in brackets, or at its end."""
    plain = _plain(label)[-_CHARACTERS:]
    if "=" in plain:
        yield from _equations(plain)
        return
    for bracket in _BRACKETED.finditer(plain):
        if len(bracket["inner"]) > 2 and (one := formula(bracket["inner"])):
            yield _Stated(name="", formula=one, sure=False)
    if (
        (found := _TRAILING.search(plain))
        and _says(WORDS.formulas.quotient, plain)
        and (one := formula(found["formula"]))
    ):
        yield _Stated(name="", formula=one, sure=False)
    if (found := _TRAILING_DIFFERENCE.search(plain)) and (one := formula(found["formula"])):
        yield _Stated(name="", formula=one, sure=False)


def _plain(text: str) -> str:
    return " ".join(WORDS.formulas.naming.sub("", text).translate(_BRACKETS).split())


def _equations(plain: str) -> Iterator[_Stated]:
    """The formulas of a text with an equals sign, in brackets or at the end; the name that it gives to what it heads
    (``(1) Tổng số = (2)+(3)``) is theirs."""
    if (leading := _LEADING_NAME.match(plain)) is not None:
        said = plain.rpartition("=")[2].strip()
        if one := formula(said):
            yield _Stated(name=name_of(leading["name"]), formula=one)
        return
    for bracket in _BRACKETED.finditer(plain):
        found = entry(bracket["inner"].strip())
        if found is not None and found[1] and (one := formula(found[1])):
            yield _Stated(name=found[0], formula=one)
    if stated := _STATED.search(plain):
        text = stated["formula"].strip()
        text = text.removesuffix(")") if text.count(")") > text.count("(") else text
        if one := formula(text):
            yield _Stated(name=name_of(stated["name"]), formula=one)


def _says(wording: Wording, text: str) -> bool:
    return wording.search(text) is not None


def _told(
    stated: _Stated, target: int, named: Mapping[str, int], lines: Sequence[int], axis: Axis, *, percent: bool
) -> Told | None:
    """A formula of names as a relation of positions; None where one of them is not there."""
    said = stated.formula
    if any(name not in named for name in said.names):
        return None
    plus, less = tuple(named[name] for name in said.plus), tuple(named[name] for name in said.less)
    if target in (*plus, *less) or len({*plus, *less}) < len(plus) + len(less):
        return None
    return Told(
        kind=said.kind, axis=axis, target=target, plus=plus, less=less, lines=tuple(lines), scale=said.scale,
        percent=percent or said.percent, doubt=not stated.sure,
    )  # fmt: skip


def _of_rows(table: Labelled) -> Iterator[Told]:
    """Relations between rows, that their labels state: their names stand in a column of codes, or before the labels."""
    sources: list[dict[str, list[int]]] | None = None
    stating = [row for row in _stating(table) if row not in table.legends]
    for row in stating[: most_compared(len(table.rows))]:
        for stated in _in_label(table, row):
            sources = _row_names(table) if sources is None else sources
            told = _row_relation(table, row, stated, sources)
            if told is not None:
                yield told
                break


def _stating(table: Labelled) -> Iterator[int]:
    """The rows whose first cells may state a formula: with an equals sign or a bracket."""
    for row, cells in enumerate(table.grid.sheet.rows):
        if any(type(raw) is str and _MAY_STATE.search(raw) is not None for raw in cells[:_LABEL_COLUMNS]):
            yield row


def _in_label(table: Labelled, row: int) -> Iterator[_Stated]:
    for column in range(min(_LABEL_COLUMNS, table.figures.shape[1])):
        text = table.grid.text(row, column) if not table.grid.given[row, column] else ""
        if len(text) > _CHARACTERS or not any(mark in text for mark in "=+-–−/"):
            continue
        plain = _plain(text)
        if "=" in plain:
            yield from _equations(plain)
            continue
        for bracket in _BRACKETED.finditer(plain):
            if len(bracket["inner"]) > 2 and (one := formula(bracket["inner"])) and one.kind == "sum":
                yield _Stated(name="", formula=one)


def _row_names(table: Labelled) -> list[dict[str, list[int]]]:
    """The rows by their names: in each of the first columns that holds codes, and at the beginning of the labels."""
    sources: list[dict[str, list[int]]] = []
    for column in range(min(_LABEL_COLUMNS, table.figures.shape[1])):
        names: dict[str, list[int]] = {}
        for row in range(len(table.rows)):
            if row not in table.legends and (text := table.grid.text(row, column).strip()):
                code = text.strip("() ").rstrip(".")
                if _CODE.fullmatch(code):
                    names.setdefault(name_of(code), []).append(row)
        if len(names) >= _FEWEST_NAMES:
            sources.append(names)
    leading: dict[str, list[int]] = {}
    for row, label in enumerate(table.rows):
        if found := _NUMBERED.match(label):
            leading.setdefault(name_of(found["name"]), []).append(row)
    if len(leading) >= _FEWEST_NAMES:
        sources.append(leading)
    return sources


def _row_relation(
    table: Labelled, row: int, stated: _Stated, sources: Sequence[Mapping[str, Sequence[int]]]
) -> Told | None:
    """The relation of a row, where the names lead to one and the same rows in whichever way they are looked up."""
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], Told] = {}
    for names in sources:
        if stated.name and row not in names.get(stated.name, ()):
            continue
        own = next((name for name, rows in names.items() if row in rows), "")
        chosen = {name: at for name in stated.formula.names if (at := _nearest(names, name, row, own)) is not None}
        lines = tuple(
            c for c in range(table.figures.shape[1]) if table.figures[row, c] and not _names(table, c, chosen)
        )
        if any(len(names[name]) > 1 for name in chosen):
            stated = replace(stated, sure=False)
        told = _told(
            stated, row, chosen, lines, "rows", percent=WORDS.formulas.percent.search(table.rows[row]) is not None
        )
        if told is not None:
            found.setdefault((told.plus, told.less), told)
    return next(iter(found.values())) if len(found) == 1 else None


def _names(table: Labelled, column: int, chosen: Mapping[str, int]) -> bool:
    """Whether a column only names the rows that a formula speaks of."""
    return bool(chosen) and all(name_of(table.grid.text(row, column)) == name for name, row in chosen.items())


def _nearest(names: Mapping[str, Sequence[int]], name: str, row: int, own: str) -> int | None:
    """The row of a name: where several have it, the one between this row and the next or the last of its own name's
    kind; None where that leaves several."""
    rows = [one for one in names.get(name, ()) if one != row]
    if len(rows) <= 1:
        return rows[0] if rows else None
    alike = (
        sorted(one for other, found in names.items() if _style(other) == _style(own) for one in found) if own else []
    )
    after = min((one for one in alike if one > row), default=1 << 30)
    before = max((one for one in alike if one < row), default=-1)
    for low, high in ((row, after), (before, row)):
        inside = [one for one in rows if low < one < high]
        if len(inside) == 1:
            return inside[0]
        if inside:
            return None
    return None


def _style(name: str) -> str:
    if name.isdigit():
        return "digits"
    if set(name) <= set("IVX"):
        return "roman"
    return "capital" if name.isupper() else "letter" if name.isalpha() else "path"

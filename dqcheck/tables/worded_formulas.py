"""Formulas that name columns or rows in words: ``Tổng số (Nam + Nữ)``, ``Còn lại = Tiếp nhận - Giải quyết``.

They are read where each word is the name of exactly one column or row."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from dqcheck.numerals.folding import fold
from dqcheck.tables.declared_formulas import formula
from dqcheck.tables.number_labels import Labelled, header_rows
from dqcheck.tables.row_numbering import split_mark
from dqcheck.tables.table_patterns import Axis
from dqcheck.tables.told_relations import Told
from dqcheck.tables.wordings import WORDS

_BRACKETED = re.compile(r"[(\[](?P<inner>[^()\[\]]+)[)\]]")
_EQUATION = re.compile(r"=\s*(?P<formula>[^=]+)$")
_SIGNS = re.compile(r"\s+[-–−/:xX]\s+|\s*[+×*]\s*")
_GOES_ON = re.compile(r"[-–−+×*/:]\s*$")
"""What ends before a bracket that is only a part of a longer formula (``A - (B + C)``)."""
_FIRST_NAME = 900
"""The first of the numbers that stand for words while a formula is read."""
_MOST_WORDS = 20
_CHARACTERS = 200
_MAY_STATE = re.compile(r"[=(\[]")
_MOST_COMPARISONS, _FEWEST_COMPARED = 2_000_000, 20
"""Comparisons of labels with others that may state a formula in their words."""


def worded_formulas(table: Labelled) -> Iterator[Told]:
    """The relations that labels state in the words of other labels."""
    figured = np.nonzero(table.figures.any(axis=1))[0].tolist()
    if not figured:
        return
    labels = header_rows(table, table.legends[0] if table.legends else figured[0] - 1)
    lines = tuple(row for row in figured if row > (table.legends[0] if table.legends else -1))
    columns = {column: label for column, label in labels.items() if table.figures[:, column].any()}
    yield from _of(columns, "columns", lambda _: lines)
    if any(_MAY_STATE.search(table.rows[row]) for row in figured):
        rows = {row: split_mark(table.rows[row].strip())[1] for row in figured}
        yield from _of(rows, "rows", lambda row: tuple(np.nonzero(table.figures[row])[0].tolist()))


def most_compared(labels: int) -> int:
    """How many of so many labels are taken for formulas, each of which is compared with all."""
    return max(_FEWEST_COMPARED, _MOST_COMPARISONS // max(labels, 1))


def _of(labels: Mapping[int, str], axis: Axis, lines: Callable[[int], tuple[int, ...]]) -> Iterator[Told]:
    names: dict[str, list[int]] | None = None
    stating = [target for target, label in labels.items() if _MAY_STATE.search(label)]
    for target in stating[: most_compared(len(labels))]:
        label = labels[target]
        for text, sure in _stated(label):
            if names is None:
                names = {}
                for position, other in labels.items():
                    names.setdefault(_bare(other), []).append(position)
            told = _told(text, target, names, axis, lines(target), sure=sure)
            if told is not None:
                yield told
                break


def _stated(label: str) -> Iterator[tuple[str, bool]]:
    """The texts of a label that may be formulas, and whether they surely are: behind an equals sign, or what is added
    in brackets."""
    if len(label) > _CHARACTERS:
        return
    if (equation := _EQUATION.search(label)) is not None:
        yield equation["formula"].strip(), True
    for bracket in _BRACKETED.finditer(label):
        if _SIGNS.search(bracket["inner"]) and not _GOES_ON.search(label[: bracket.start()]):
            yield bracket["inner"].strip(), "+" in bracket["inner"]


def _bare(label: str) -> str:
    """A label as it is compared: without formulas and remarks in brackets."""
    return fold(_BRACKETED.sub(" ", label).partition("=")[0]).strip(" :.*")


def _told(
    text: str, target: int, names: Mapping[str, Sequence[int]], axis: Axis, lines: tuple[int, ...], *, sure: bool
) -> Told | None:
    """A formula in words as a relation; None where a word is no name, or that of several."""
    words = _SIGNS.split(text)
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    named: dict[str, int] = {}
    written, at = "", 0
    for word in words:
        start = text.index(word, at)
        number = word.strip().rstrip("%").strip()
        if not number.isdecimal():
            position = _position(fold(word).strip(), target, names)
            if position is None:
                return None
            number = str(_FIRST_NAME + len(named))
            named[number] = position
        written += text[at:start] + number
        at = start + len(word)
    said = formula(written)
    if said is None or any(name not in named for name in said.names) or len(set(named.values())) < len(named):
        return None
    return Told(
        kind=said.kind,
        axis=axis,
        target=target,
        plus=tuple(named[name] for name in said.plus),
        less=tuple(named[name] for name in said.less),
        lines=lines,
        scale=said.scale,
        percent=said.percent or WORDS.formulas.percent.search(text) is not None,
        doubt=not sure,
    )


def _position(word: str, target: int, names: Mapping[str, Sequence[int]]) -> int | None:
    """The one position that a word names: as its whole label, else as the end of it (``Dân số Nam``)."""
    if not word:
        return None
    whole = [at for at in names.get(word, ()) if at != target]
    ends = [at for name, found in names.items() if name.endswith(f" {word}") for at in found if at != target]
    found = whole or ends
    return found[0] if len(found) == 1 else None

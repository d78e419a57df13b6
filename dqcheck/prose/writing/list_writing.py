"""Numbering of headings, lists and lines of tables: gaps, and lines without a number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dqcheck.language.types.writing import ListWriting
from dqcheck.model.claim import Claim
from dqcheck.prose.documents.citations import Cited
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.writing.written import fault

_ROW = re.compile(r"(?P<row>\d{1,3})(?=\s|$)")
_ROMAN = tuple(
    ten + one
    for ten in ("", "X", "XX", "XXX")
    for one in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    if ten + one
)
_SHOWN_CHARACTERS = 60
"""So much of a line is shown behind its label."""
_TOLD_GAPS = 50
_NESTED_LISTS = 6
_LIST_LABELS = 3
"""Fewer labels are no list."""
_TABLE_ROWS = 5
"""Fewer numbered rows are no numbered table: other numbers may stand in the first column."""
_REGISTER_LINES = 4
"""Fewer numbered lines are no register."""


@dataclass(slots=True, eq=False)
class Item:
    """A label: its style, its value, and where it stands."""

    style: str
    value: int
    passage: Passage
    start: int
    end: int


@dataclass(slots=True, eq=False)
class _Run:
    items: list[Item] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)

    @property
    def around_gap(self) -> tuple[Item, Item]:
        return self.items[self.gaps[0] - 1], self.items[self.gaps[0]]


def claims(reading: Reading) -> Iterator[Claim]:
    """A claim for each number left out of a sequence that otherwise runs on, and for each line without its number."""
    words = reading.words.writing.lists
    headings = (item for passage in reading.passages if (item := _heading(passage, words)))
    for run in _with_a_gap(headings, _LIST_LABELS):
        before, after = run.around_gap
        if not _written(_label(before.style, after.value - 1, words), before, after, reading.passages):
            yield _gap(before, after)
    rows = (item for passage in reading.passages if (item := _row(passage)))
    for run in _with_a_gap(rows, _TABLE_ROWS):
        before, after = run.around_gap
        if after is not run.items[-1]:
            yield _gap(before, after)
    yield from _registers(reading.cited)


def _heading(passage: Passage, words: ListWriting) -> Item | None:
    found = words.label.match(passage.text) if passage.row is None else None
    if found is None:
        return None
    style = str(found.lastgroup)
    written = found[style]
    if style == "roman":
        value = _ROMAN.index(written) + 1 if written in _ROMAN else 0
    elif style in ("upper", "letter"):
        value = words.alphabet.find(written.lower()) + 1
    else:
        value = int(written)
    start = found.start(style)
    if style == "last":
        style = f"dotted {found['dotted']}"
    return Item(style, value, passage, start, found.end()) if value else None


def _row(passage: Passage) -> Item | None:
    first = passage.row is not None and passage.cells and passage.cells[0][1] == 0
    found = _ROW.match(passage.text) if first else None
    if found is None or passage.row is None:
        return None
    return Item(f"row {passage.row[0]}", int(found["row"]), passage, found.start(), found.end())


def _with_a_gap(items: Iterable[Item], fewest: int) -> Iterator[_Run]:
    """The lists with one gap that run from their first label on, of at least so many labels.

    Lists are followed with a stack for each style, so that nested ones of one style do not disturb each other."""
    stacks: dict[str, list[_Run]] = {}
    runs: list[_Run] = []
    for item in items:
        stack = stacks.setdefault(item.style, [])
        home = _last_at(stack, item.value - 1)
        if home is None and item.value > 2:
            home = _last_at(stack, item.value - 2)
            if home is not None:
                home.gaps.append(len(home.items))
        if home is None:
            home = _Run()
            stack.append(home)
            runs.append(home)
        while stack and stack[-1] is not home:
            stack.pop()
        home.items.append(item)
        if len(stack) > _NESTED_LISTS:
            del stack[0]
    for run in [run for run in runs if run.gaps][:_TOLD_GAPS]:
        if len(run.gaps) == 1 and run.items[0].value == 1 and len(run.items) >= fewest:
            yield run


def _last_at(stack: Sequence[_Run], value: int) -> _Run | None:
    return next((run for run in reversed(stack) if run.items[-1].value == value), None)


def _written(written: str, before: Item, after: Item, passages: Sequence[Passage]) -> bool:
    """Whether the missing label stands inside a paragraph between the two, where an extraction has joined lines."""
    label = re.compile(
        rf"(?<![\w.]){re.escape(written)}(?=\s)|(?:^|\n)\s{{0,8}}{re.escape(written.rstrip('.)'))}(?=\s)"
    )
    first, last = passages.index(before.passage), passages.index(after.passage)
    return any(label.search(passage.text) for passage in passages[first : last + 1])


def _label(style: str, value: int, words: ListWriting) -> str:
    if style == "roman":
        return f"{_ROMAN[value - 1]}."
    if style == "upper":
        return f"{words.alphabet[value - 1].upper()}."
    if style == "letter":
        return f"{words.alphabet[value - 1]})"
    if style == "paren":
        return f"{value})"
    return f"{value}." if style == "arabic" else f"{style.removeprefix('dotted ')}{value}"


def _gap(before: Item, after: Item) -> Claim:
    return fault(
        "writing.numbering-gap", after.passage, after.start, line_end(after.passage.text, after.end), "numbering-gap",
        missing=after.value - 1, before=before.value, after=after.value,
    )  # fmt: skip


def line_end(text: str, offset: int) -> int:
    """Where the line around an offset ends, or a word of it when it is long."""
    last = min(len(text), offset + _SHOWN_CHARACTERS)
    line = text.find("\n", offset, last)
    if line >= 0:
        return line
    return last if last == len(text) else max(text.rfind(" ", offset, last), offset)


def _registers(cited: Sequence[Cited]) -> Iterator[Claim]:
    """Lines of a list of documents: labels that skip a number, and a line without one between two that follow
    each other."""
    block: list[Cited] = []
    last = 0
    for item in cited:
        if not item.register:
            continue
        if item.label is not None:
            if item.label <= last:
                yield from _register(block)
                block = []
            last = item.label
        block.append(item)
    yield from _register(block)


def _register(block: Sequence[Cited]) -> Iterator[Claim]:
    labels = [(item, item.label) for item in block if item.label is not None]
    if len(labels) < _REGISTER_LINES or labels[0][1] != 1:
        return
    skipped = [(one, other) for one, other in pairwise(labels) if other[1] - one[1] != 1]
    if len(skipped) == 1:
        (_, before), (item, after) = skipped[0]
        if after - before == 2 and item.passage.row is None:
            line = item.passage.text.rfind("\n", 0, item.span.start) + 1
            yield fault(
                "writing.numbering-gap", item.passage, line, item.stop, "numbering-gap",
                missing=after - 1, before=before, after=after,
            )  # fmt: skip
    for one, item, other in zip(block, block[1:], block[2:], strict=False):
        if item.label is None and one.label is not None and other.label == one.label + 1:
            yield fault("writing.unnumbered-line", item.passage, item.span.start, item.stop, "unnumbered-line")

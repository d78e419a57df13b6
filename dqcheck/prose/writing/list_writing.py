"""Numbering of headings, lists and lines of tables: gaps, and lines without a number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.documents.citations import Cited
from dqcheck.prose.documents.reading import Reading
from dqcheck.prose.text.passages import Passage
from dqcheck.prose.writing.written import fault

_LABEL = re.compile(
    r"\s{0,8}(?:(?P<roman>[IVX]{1,6})\.(?=\s)|(?P<upper>[A-HĐ])\.(?=\s)|"
    r"(?P<dotted>(?:\d{1,2}\.){1,3})(?P<last>\d{1,2})\.?(?=\s)|"
    r"(?P<arabic>\d{1,2})\.(?=\s{1,3}\D)|(?P<paren>\d{1,2})\)(?=\s)|(?P<letter>[a-zđ])\)(?=\s))"
)
_ROW = re.compile(r"(?P<row>\d{1,3})(?=\s|$)")
_MOST = 50
_ROMAN = {"I": 1, "V": 5, "X": 10}
_ROMAN_LABELS = tuple(
    ten + one
    for ten in ("", "X", "XX", "XXX")
    for one in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    if ten + one
)
_ALPHABET = "abcdđeghiklmnopqrstuvxy"


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


def claims(reading: Reading) -> Iterator[Claim]:
    """A claim for each number left out of a sequence that otherwise runs on, and for each line without its number."""
    yield from _gaps(_headings(reading.passages), reading.passages)
    yield from _gaps(_rows(reading.passages), reading.passages)
    yield from _registers(reading.cited)


def _headings(passages: Sequence[Passage]) -> Iterator[Item]:
    for passage in passages:
        if passage.row is not None:
            continue
        found = _LABEL.match(passage.text)
        if not found:
            continue
        style = str(found.lastgroup)
        written = found[style]
        if style == "last":
            style, value = f"dotted {found['dotted']}", int(written)
        elif style == "roman":
            value = _roman(written)
        elif style in ("upper", "letter"):
            value = _letter(written)
        else:
            value = int(written)
        if value:
            yield Item(style, value, passage, found.start(found.lastgroup or 0), found.end())


def _rows(passages: Sequence[Passage]) -> Iterator[Item]:
    for passage in passages:
        if (
            passage.row is not None
            and passage.cells
            and passage.cells[0][1] == 0
            and (found := _ROW.match(passage.text))
        ):
            table = passage.row[0]
            yield Item(f"row {table}", int(found["row"]), passage, found.start(), found.end())


def _roman(text: str) -> int:
    values = [_ROMAN[c] for c in text]
    total = sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
    return total if 0 < total < 40 else 0


def _letter(text: str) -> int:
    return _ALPHABET.find(text.lower()) + 1


def _gaps(items: Iterator[Item], passages: Sequence[Passage]) -> Iterator[Claim]:
    """Sequences are followed with a stack for each style, so that nested lists of one style do not disturb each
    other."""
    stacks: dict[str, list[_Run]] = {}
    runs: list[_Run] = []
    for item in items:
        stack = stacks.setdefault(item.style, [])
        home = next((run for run in reversed(stack) if run.items[-1].value == item.value - 1), None)
        if home is None and item.value > 2:
            home = next((run for run in reversed(stack) if run.items[-1].value == item.value - 2), None)
            if home is not None:
                home.gaps.append(len(home.items))
        if home is None:
            home = _Run()
            stack.append(home)
            runs.append(home)
        while stack and stack[-1] is not home:
            stack.pop()
        home.items.append(item)
        if len(stack) > 6:
            del stack[0]
    for run in [run for run in runs if run.gaps][:_MOST]:
        if len(run.gaps) != 1 or run.items[0].value != 1 or len(run.items) < 3:
            continue
        before, after = run.items[run.gaps[0] - 1], run.items[run.gaps[0]]
        rows = before.style.startswith("row")
        steady = len(run.items) - 1 - len(run.gaps) >= 3 and run.gaps[0] < len(run.items) - 1
        if steady if rows else not _written(before, after, passages):
            yield _gap(before, after)


def _written(before: Item, after: Item, passages: Sequence[Passage]) -> bool:
    """Whether the missing label stands inside a paragraph between the two, where an extraction has joined lines."""
    written = re.escape(_label(before.style, after.value - 1))
    bare = written.rstrip(r"\.)")
    label = re.compile(rf"(?<![\w.]){written}(?=\s)|(?:^|\n)\s{{0,8}}{bare}(?=\s)")
    first, last = passages.index(before.passage), passages.index(after.passage)
    return any(label.search(passage.text) for passage in passages[first : last + 1])


def _label(style: str, value: int) -> str:
    if style == "roman":
        return next((text for text in _ROMAN_LABELS if _roman(text) == value), "?") + "."
    if style in ("upper", "letter"):
        letter = _ALPHABET[value - 1]
        return f"{letter.upper()}." if style == "upper" else f"{letter})"
    return f"{style[7:]}{value}" if style.startswith("dotted") else f"{value}{')' if style == 'paren' else '.'}"


def _gap(before: Item, after: Item) -> Claim:
    passage = after.passage
    end = min(len(passage.text), after.end + 60)
    missing = after.value - 1
    return fault(
        "writing.numbering-gap", passage, after.start, max(after.end, _word_end(passage.text, end)), "numbering-gap",
        missing=missing, before=before.value, after=after.value,
    )  # fmt: skip


def _word_end(text: str, end: int) -> int:
    line = text.find("\n", 0, end)
    if line > 0:
        return line
    return end if end >= len(text) else max(text.rfind(" ", 0, end), 1)


def _registers(cited: Sequence[Cited]) -> Iterator[Claim]:
    """Lines of a list of documents: labels that skip a number, and a line without one between two that follow
    each other."""
    lines = [item for item in cited if item.register]
    block: list[Cited] = []
    last = 0
    for item in lines:
        if item.label is not None and item.label <= last:
            yield from _register(block)
            block = []
        last = item.label if item.label is not None else last
        block.append(item)
    yield from _register(block)


def _register(block: Sequence[Cited]) -> Iterator[Claim]:
    labelled = [item for item in block if item.label is not None]
    if len(labelled) < 4 or labelled[0].label != 1:
        return
    steps = [(b.label or 0) - (a.label or 0) for a, b in pairwise(labelled)]
    if steps.count(2) == 1 and steps.count(1) == len(steps) - 1:
        at = steps.index(2) + 1
        item = labelled[at]
        if item.passage.row is None:
            line = item.passage.text.rfind("\n", 0, item.span.start) + 1
            yield fault(
                "writing.numbering-gap", item.passage, line, item.stop, "numbering-gap",
                missing=(item.label or 0) - 1, before=labelled[at - 1].label, after=item.label,
            )  # fmt: skip
    for before, item, after in zip(block, block[1:], block[2:], strict=False):
        if item.label is None and before.label is not None and after.label == before.label + 1:
            yield fault("writing.unnumbered-line", item.passage, item.span.start, item.stop, "unnumbered-line")

"""Text of an .xlsx that is struck out or raised: runs of rich text, and cells whose font is struck through.

Source: ECMA-376 part 1, 18.4 (rich text) and 18.8.22 (fonts).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dqcheck.sources.archive import Archive
from dqcheck.sources.text_marks import STRUCK, Marked, Position
from dqcheck.sources.text_runs import RunText
from dqcheck.sources.xlsx_details import address_of, sheet_parts
from dqcheck.sources.xlsx_styles import is_on, styles_of
from dqcheck.sources.xml import feed, local, parser

_STYLES, _SHARED = "xl/styles.xml", "xl/sharedStrings.xml"
_HINTS = (b"strike", b"vertAlign")
_OVERLAP_BYTES = 16


def marked_cells(archive: Archive) -> Marked:
    """The cells with text that is struck out or raised. Raises SourceError when a part is damaged."""
    struck = _struck_styles(archive) if _hints(archive, _STYLES) else frozenset[int]()
    shared = _shared_texts(archive) if _hints(archive, _SHARED) else {}
    found: dict[str, Mapping[Position, RunText | None]] = {}
    for name, part in sheet_parts(archive).items():
        if part in archive.parts and (struck or shared or _hints(archive, part)):
            cells = _Sheet(archive, part, struck, shared).found
            if cells:
                found[name] = cells
    return found


def _hints(archive: Archive, part: str) -> bool:
    """Whether a part speaks of text that is struck out or raised; cheap beside reading it."""
    tail = b""
    for chunk in archive.chunks(part) if part in archive.parts else ():
        if any(hint in tail + chunk for hint in _HINTS):
            return True
        tail = chunk[-_OVERLAP_BYTES:]
    return False


def _struck_styles(archive: Archive) -> frozenset[int]:
    """The cell styles whose font is struck through."""
    return frozenset(at for at, layout in enumerate(styles_of(archive).layouts) if layout.struck)


class _Run(NamedTuple):
    """A run of rich text. ``own`` says that it has a font of its own."""

    text: str
    struck: bool
    raised: bool
    own: bool


class _Runs:
    """Follows the elements of a string, shared or in its cell."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """A further string."""
        self.runs: list[_Run] = []
        self._struck = self._raised = self._own = self._phonetic = False
        self._text: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element inside the string, by its name without prefix."""
        if tag == "r":
            self._struck = self._raised = self._own = False
        elif tag == "rPr":
            self._own = True
        elif tag == "strike":
            self._struck = is_on(attributes)
        elif tag == "vertAlign":
            self._raised = attributes.get("val") == "superscript"
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "t" and not self._phonetic:
            self._text = []

    def characters(self, text: str) -> None:
        """Text inside an element."""
        if self._text is not None:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """The end of an element."""
        if tag == "t" and self._text is not None:
            self.runs.append(_Run("".join(self._text), self._struck, self._raised, self._own))
            self._text = None
        elif tag == "rPh":
            self._phonetic = False

    @property
    def marked(self) -> bool:
        """Whether a run is struck out or raised."""
        return any(run.struck or run.raised for run in self.runs)


def _put_together(runs: Sequence[_Run], *, struck: bool) -> RunText:
    """The text of runs; those without a font of their own have that of the cell."""
    made = RunText()
    for run in runs:
        made.add(run.text, struck=run.struck if run.own else struck, is_raised=run.raised)
    return made


def _shared_texts(archive: Archive) -> dict[str, list[_Run]]:
    """The shared strings with a run that is struck out or raised, by their number as cells write it."""
    found: dict[str, list[_Run]] = {}
    count = 0
    runs = _Runs()

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        tag = local(tag)
        if tag == "si":
            runs.begin()
        else:
            runs.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal count
        tag = local(tag)
        if tag == "si":
            if runs.marked:
                found[str(count)] = runs.runs
            count += 1
        else:
            runs.end(tag)

    made = parser(start)
    made.EndElementHandler, made.CharacterDataHandler = end, runs.characters
    feed(made, archive.chunks(_SHARED), archive.path)
    return found


class _Sheet:
    """One pass over the part of a sheet: ``found`` are its cells with marked text."""

    def __init__(self, archive: Archive, part: str, struck: frozenset[int], shared: Mapping[str, list[_Run]]) -> None:
        self.found: dict[Position, RunText | None] = {}
        self._struck_styles, self._shared = struck, shared
        self._row, self._column = -1, -1
        self._struck = False
        self._kind = ""
        self._value: list[str] | None = None
        self._runs: _Runs | None = None
        made = parser(self._start)
        made.EndElementHandler, made.CharacterDataHandler = self._end, self._characters
        feed(made, archive.chunks(part), archive.path)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        tag = local(tag)
        if self._runs is not None:
            self._runs.start(tag, attributes)
        elif tag == "c":
            self._row, self._column = address_of(attributes.get("r", ""), self._row, self._column + 1)
            style = attributes.get("s", "")
            self._struck = style.isdecimal() and int(style) in self._struck_styles
            self._kind = attributes.get("t", "")
            if self._struck:
                self.found[self._row, self._column] = STRUCK
        elif tag == "row":
            number = attributes.get("r", "")
            self._row, self._column = int(number) - 1 if number.isdecimal() else self._row + 1, -1
        elif tag == "v" and self._kind == "s" and self._shared:
            self._value = []
        elif tag == "is":
            self._runs = _Runs()

    def _characters(self, text: str) -> None:
        if self._value is not None:
            self._value.append(text)
        elif self._runs is not None:
            self._runs.characters(text)

    def _end(self, tag: str) -> None:
        tag = local(tag)
        if tag == "v" and self._value is not None:
            runs = self._shared.get("".join(self._value).strip())
            self._value = None
            if runs is not None:
                self.found[self._row, self._column] = _put_together(runs, struck=self._struck)
        elif tag == "is" and self._runs is not None:
            runs_read, self._runs = self._runs, None
            if runs_read.marked or (self._struck and any(run.own for run in runs_read.runs)):
                self.found[self._row, self._column] = _put_together(runs_read.runs, struck=self._struck)
        elif self._runs is not None:
            self._runs.end(tag)

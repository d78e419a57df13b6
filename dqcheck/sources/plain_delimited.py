"""Whether a large delimited text can be left to a reader of columns.

Such a reader takes what stands there as it comes: a quotation mark that is not closed swallows the rows up to the next
one, a line with a cell too many moves its figures into other columns. So every line is looked at first, a part of the
file at a time; what is not plain is for the reader of cells, which tells what is odd and where.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from dqcheck.model.record import record
from dqcheck.sources.delimited import first_record, sniff
from dqcheck.sources.meanwhile import begun

_HEAD = 1 << 16
_BLOCK = 1 << 16
"""Bytes that are looked at together: of more, the system would clear memory for each part anew."""
_LONGEST_RECORD = 1 << 22
_MARK = b"\xef\xbb\xbf"


@record
class PlainText:
    """A delimited text that is plain: its ``delimiter``, and whether it may have ``blanks``: records without a value,
    which are none."""

    delimiter: str
    blanks: bool


def plain_text(path: Path) -> PlainText | None:
    """A delimited text that is in UTF-8, names no delimiter, has no two columns of a name, no record with more cells
    than its first, no line end without a line feed, and quotation marks around whole cells only; None for others. A
    cell of several lines is plain where none of them may be a record."""
    ended = look_through(path)
    return ended() if ended is not None else None


def look_through(path: Path) -> Callable[[], PlainText | None] | None:
    """Begin to look at every line while something else is done: what is returned waits for the end and gives the plain
    text (see ``plain_text``). None where its first lines tell that it is not plain."""
    with path.open("rb") as file:
        head = file.read(_HEAD).removeprefix(_MARK)
    sample = head[: head.rfind(b"\n") + 1] or head
    if head.lower().startswith(b"sep=") or not is_utf8(sample):
        return None
    text = sample.decode("utf-8")
    delimiter = sniff(text)
    names = [name for name in first_record(text, delimiter) if name]
    if len(set(names)) < len(names):
        return None
    return begun(partial(_looked_through, path, delimiter))


def _looked_through(path: Path, delimiter: str) -> PlainText | None:
    shapes = _Shapes(delimiter.encode())
    if all(part is not None and shapes.plain(part) for part in _whole_records(path)):
        return PlainText(delimiter=delimiter, blanks=shapes.blanks)
    return None


class _Shapes:
    """The separators of records, of which none may have more than the first."""

    def __init__(self, delimiter: bytes) -> None:
        sign = re.escape(delimiter)
        begin, end = rb"(?<![^\n" + sign + rb'])"', rb'"(?=[\r\n' + sign + rb"]|\Z)"
        self._in_line = re.compile(begin + rb'[^"\n]*(?:""[^"\n]*)*' + end)
        self._in_lines = re.compile(begin + rb'[^"]*(?:""[^"]*)*' + end)
        self._others = bytes(set(range(256)) - {*delimiter, *b"\n"})
        self._blank = re.compile(rb"(?:\A|\n)(?:" + sign + rb"*\r?\n|" + sign + rb"+\Z)")
        self._delimiter = delimiter
        self._first: bytes | None = None
        self.blanks = False

    def plain(self, text: bytes) -> bool:
        """Whether whole records are plain."""
        if not (text.isascii() or is_utf8(text)):
            return False
        if b"\r" in text and text.count(b"\r") != text.count(b"\r\n"):
            return False
        if self._first is None:
            head = self._in_line.sub(b"", text.partition(b"\n")[0])
            self._first = head.translate(None, self._others) + b"\n"
        if b'"' in text:
            text = self._in_lines.sub(self._left, self._in_line.sub(b"", text))
            if b'"' in text:
                return False
        shape = text.translate(None, self._others)
        alike = shape == self._first * (len(shape) // len(self._first))
        if not self.blanks and (not alike or self._delimiter * (len(self._first) - 1) in text):
            self.blanks = self._blank.search(text) is not None
        return alike or max(map(len, shape.split(b"\n"))) < len(self._first)

    def _left(self, cell: re.Match[bytes]) -> bytes:
        """Nothing of a cell of several lines, all of it where one of these may be a record that it swallowed."""
        most = len(self._first) - 1 if self._first is not None else 0
        swallows = any(line.count(self._delimiter) >= max(most, 1) for line in cell[0].split(b"\n"))
        return cell[0] if swallows else b""


def _whole_records(path: Path) -> Iterator[bytes | None]:
    """The file in parts that end with a line outside of quotation marks; None, and no more, for a record that has no
    end."""
    with path.open("rb") as file:
        file.seek(len(_MARK) if file.read(len(_MARK)) == _MARK else 0)
        while part := file.read(_BLOCK):
            lines, opened, left = [part], _opens(part), _LONGEST_RECORD
            while left > 0 and (line := file.readline(left)):
                lines.append(line)
                opened ^= _opens(line)
                left -= len(line)
                if not opened:
                    break
            if left <= 0:
                yield None
                return
            yield b"".join(lines)


def _opens(text: bytes) -> bool:
    """Whether a text has a quotation mark that it does not close. To find none takes a tenth of counting them."""
    return b'"' in text and text.count(b'"') % 2 == 1


def is_utf8(text: bytes) -> bool:
    """Whether whole lines are in UTF-8 and hold no character that no text has."""
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x00" not in text

"""The cells of a long worksheet as arrays, a part of its text at a time, without an object for each cell.

A worksheet is XML, and most long ones are written by programs in one plain shape: rows that follow one another, cells
that say where they stand, a number, a shared text or a text of its own in each. Such text is read by its tags alone:
where they stand, which follows which, and what stands between them. Whatever is not of this shape (a formula, an error,
formatted text, a hidden row, a comment) is no matter of this module: ``scan`` then gives nothing, and the sheet is for
the reader of cells.

Source: ECMA-376 part 1, 18.3.1 (worksheets).
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Words = NDArray[np.uint64]
Bytes = NDArray[np.uint8]
Truths = NDArray[np.bool_]

_BLOCK = 1 << 19
_LONGEST_ROW = 1 << 24
_MOST_HEAD = 1 << 20
_WORD = 8
_LETTERS, _DIGITS, _STYLE_DIGITS = 3, 7, 3
"""Of the address of a cell, and of the number of its style."""
_SEPARATOR = 0x1F
"""A character that no text of XML has."""
HIDES = re.compile(rb'hidden(?!="(?:0|false)")')
"""Of a row or a column that is hidden."""

NUMBER, SHARED, OWN, BLANK = 1, 2, 3, 4
"""What a cell holds: a number, the number of a shared text, a text of its own, nothing."""

_TAGS = (b"", b'<row r="', b'<c r="', b"<v>", b"<is>", b"<t>", b"</t>", b"</is>", b"</v>", b"</c>", b"</row>")
_ROW, _CELL, _V, _IS, _T, _T_END, _IS_END, _V_END, _CELL_END, _ROW_END = range(1, 11)
_OPEN = (_ROW, _CELL, _V, _T)
"""Tags of which attributes, a value or a text follow."""
_FOLLOWS = {
    _ROW: (_CELL,), _CELL: (_V, _IS, _CELL, _CELL_END, _ROW_END), _V: (_V_END,), _V_END: (_CELL_END,), _IS: (_T,),
    _T: (_T_END,), _T_END: (_IS_END,), _IS_END: (_CELL_END,), _CELL_END: (_CELL, _ROW_END), _ROW_END: (_ROW,),
}  # fmt: skip
_LOW_BYTES = np.array([(1 << 8 * count) - 1 for count in range(_WORD + 1)], dtype=np.uint64)
"""Masks of the first 0 to 8 bytes of a word."""
_KINDS: tuple[tuple[bytes, int, tuple[int, ...]], ...] = (
    (b">", NUMBER, (_V,)), (b' t="n">', NUMBER, (_V,)), (b' t="s">', SHARED, (_V,)), (b' t="inlineStr">', OWN, (_IS,)),
    (b">", BLANK, (_CELL_END,)), (b' t="n">', BLANK, (_CELL_END,)), (b"/>", BLANK, (_CELL, _ROW_END)),
)  # fmt: skip
"""What stands in the tag of a cell behind its style, what it then holds, and the tags that may follow."""


class ScannedCells(NamedTuple):
    """The cells of a sheet in the order of the file: row and column counted from zero, number of the style, and what
    each holds. ``numbers`` are the values as they are written, a line each, ``texts`` those of the cells of their own,
    between separators."""

    rows: NDArray[np.int32]
    columns: NDArray[np.int32]
    styles: NDArray[np.int16]
    kinds: Bytes
    numbers: bytes
    texts: bytes
    head: bytes
    tail: bytes


class _OddError(Exception):
    """A sheet is not plain."""


def scan(chunks: Iterable[bytes]) -> ScannedCells | None:
    """The cells of the part of a sheet, and what stands before and behind them; None where it is not plain."""
    parts = _Parts(chunks)
    found: list[_Block] = []
    try:
        row = 0
        for block in parts:
            found.append(_Block(block, row))
            row += found[-1].height
    except _OddError:
        return None
    if not found:
        return None
    return ScannedCells(
        rows=np.concatenate([one.rows for one in found]),
        columns=np.concatenate([one.columns for one in found]),
        styles=np.concatenate([one.styles for one in found]),
        kinds=np.concatenate([one.kinds for one in found]),
        numbers=b"".join(one.numbers for one in found),
        texts=b"".join(one.texts for one in found),
        head=parts.head,
        tail=parts.tail,
    )


class _Parts:
    """The text of a sheet in blocks of whole rows; ``head`` is what stands before the first, ``tail`` what stands
    behind the last."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self.head = self.tail = b""

    def __iter__(self) -> Iterator[bytes]:
        rest = self._begun()
        for chunk in self._chunks:
            rest += chunk
            if len(rest) >= _BLOCK:
                cut = rest.rfind(b"</row>") + 6
                if cut < 6:
                    if len(rest) > _LONGEST_ROW:
                        raise _OddError
                    continue
                yield rest[:cut]
                rest = rest[cut:]
        cut = rest.rfind(b"</row>") + 6
        if cut >= 6:
            yield rest[:cut]
            rest = rest[cut:]
        self.tail = rest
        if not self.tail.startswith(b"</sheetData>"):
            raise _OddError

    def _begun(self) -> bytes:
        """What follows the tag under which the rows stand."""
        rest = b""
        for chunk in self._chunks:
            rest += chunk
            self.head, tag, rows = rest.partition(b"<sheetData>")
            if tag:
                return rows
            if len(rest) > _MOST_HEAD:
                break
        raise _OddError


class _Block:
    """The cells of whole rows, of which the first has the number ``first`` counted from zero. Raises _OddError for
    what is not plain."""

    def __init__(self, text: bytes, first: int) -> None:
        self._bytes: Bytes = np.frombuffer(text + bytes(2 * _WORD), dtype=np.uint8)
        self._words: Words = np.ndarray(shape=(len(text) + _WORD,), dtype="<u8", buffer=self._bytes, strides=(1,))
        self._starts: Numbers = np.append(np.flatnonzero(self._bytes == ord("<")), len(text))
        self._codes = self._tags()
        self._rows_and_cells(text, first)
        self.numbers = self._behind(_V, ord("\n"))
        self.texts = self._behind(_T, _SEPARATOR) if OWN in self.kinds else b""

    def _require(self, *conditions: Truths) -> None:
        if not all(condition.all() for condition in conditions):
            raise _OddError

    def _tags(self) -> Bytes:
        """Which tag each is, of which only those may follow one another that do in a plain sheet, with nothing between
        them but values and texts."""
        starts = self._starts
        shapes = _shapes()
        words = self._words[starts[:-1]]
        codes: Bytes = shapes.which[(words >> np.uint64(8)) & np.uint64(0xFFFF)]
        words &= shapes.masks[codes]
        self._require(codes > 0, words == shapes.words[codes])
        if codes[0] != _ROW or codes[-1] != _ROW_END:
            raise _OddError
        self._require(shapes.follows[codes[:-1] * len(_TAGS) + codes[1:]])
        lengths = shapes.lengths[codes]
        self._require((np.diff(starts) == lengths) | (lengths == 0))
        return codes

    def _rows_and_cells(self, text: bytes, first: int) -> None:
        """Where the cells stand, their styles, and what they hold."""
        words = self._words
        opened = np.flatnonzero(self._codes == _ROW)
        begin, end = self._starts[opened], self._starts[opened + 1]
        if HIDES.search(b"".join([text[here:there] for here, there in zip(begin.tolist(), end.tolist(), strict=True)])):
            raise _OddError
        self._require(self._bytes[end - 1] == ord(">"), self._bytes[end - 2] != ord("/"))
        numbered = words[begin + len(_TAGS[_ROW])]
        digits = _leading(numbered, "0", "9", _DIGITS)
        self.height = len(opened)
        self._require(_value(numbered, digits) == np.arange(first + 1, first + 1 + self.height))
        masks = _LOW_BYTES[digits + 1]
        self._require((numbered & masks) >> (digits * 8).astype(np.uint64) == ord('"'))

        at = np.flatnonzero(self._codes == _CELL)
        owner = np.repeat(np.arange(self.height), np.diff(np.append(np.searchsorted(at, opened), len(at))))
        place = self._starts[at] + len(_TAGS[_CELL])
        address = words[place]
        letters = _leading(address, "A", "Z", _LETTERS)
        self._require(letters > 0)
        place += letters
        # The number of its row, as the row itself writes it, and the mark that closes it.
        self._require(((words[place] ^ numbered[owner]) & masks[owner]) == 0)
        place += digits[owner] + 1
        columns = _column(address, letters)
        self._require((np.diff(columns) > 0) | (np.diff(owner) > 0))
        self.columns = columns.astype(np.int32)
        self.rows = (owner + first).astype(np.int32)
        self.styles = self._styles(place)
        self.kinds = self._held(at, place)

    def _styles(self, place: Numbers) -> NDArray[np.int16]:
        """The numbers of the styles of cells; ``place`` is moved behind them."""
        word = self._words[place]
        styled = np.flatnonzero((word & np.uint64(0xFFFFFFFF)) == _word(b' s="'))
        found = np.zeros(len(place), dtype=np.int16)
        word = word[styled] >> np.uint64(32)
        digits = _leading(word, "0", "9", _STYLE_DIGITS)
        found[styled] = _value(word, digits)
        behind = place[styled] + 4 + digits
        self._require(digits > 0, self._bytes[behind] == ord('"'))
        place[styled] = behind + 1
        return found

    def _held(self, at: Numbers, place: Numbers) -> Bytes:
        """What cells hold, by the attribute that is left and by the tag that follows."""
        left = self._starts[at + 1] - place
        word, then = self._words[place], self._words[np.minimum(place + _WORD, len(self._words) - 1)]
        following = self._codes[at + 1]
        kinds = np.zeros(len(at), dtype=np.uint8)
        for written, kind, tags in _KINDS:
            fits = left == len(written)
            if not fits.any():
                continue
            fits &= np.isin(following, tags) if len(tags) > 1 else following == tags[0]
            fits &= (word & _LOW_BYTES[min(len(written), _WORD)]) == _word(written[:_WORD])
            if len(written) > _WORD:
                fits &= (then & _LOW_BYTES[len(written) - _WORD]) == _word(written[_WORD:])
            kinds[fits] = kind
        self._require(kinds > 0)
        return kinds

    def _behind(self, code: int, separator: int) -> bytes:
        """What stands behind the tags of a kind, each followed by a separator."""
        places = np.flatnonzero(self._codes == code)
        if not places.size:
            return b""
        begin, end = self._starts[places] + len(_TAGS[code]), self._starts[places + 1]
        ends = np.cumsum(end - begin + 1)
        gathered = np.arange(ends[-1])
        gathered += np.repeat(begin - np.append(0, ends[:-1]), end - begin + 1)
        text = self._bytes[gathered]
        text[ends - 1] = separator
        return text.tobytes()


class _Shapes(NamedTuple):
    """The tags by the number of each: ``which`` begins with two letters; the bytes by which it is known, and the masks
    under which they are; which ``follows`` which; and its length, 0 where attributes or a text follow."""

    which: Bytes
    masks: Words
    words: Words
    follows: Truths
    lengths: Numbers


@lru_cache(maxsize=1)
def _shapes() -> _Shapes:
    count = len(_TAGS)
    which, follows = np.zeros(1 << 16, dtype=np.uint8), np.zeros(count * count, dtype=np.bool_)
    for code, tag in enumerate(_TAGS[1:], 1):
        which[tag[1] | tag[2] << 8] = code
        follows[[code * count + other for other in _FOLLOWS[code]]] = True
    return _Shapes(
        which=which,
        masks=np.array([_LOW_BYTES[len(tag)] for tag in _TAGS]),
        words=np.array([_word(tag) for tag in _TAGS]),
        follows=follows,
        lengths=np.array([0 if code in _OPEN else len(tag) for code, tag in enumerate(_TAGS)]),
    )


def _word(text: bytes) -> np.uint64:
    """Up to eight bytes as they are read from a text."""
    return np.uint64(int.from_bytes(text, "little"))


def _leading(words: Words, low: str, high: str, most: int) -> Numbers:
    """How many bytes at the beginning of words are characters of a range, at most ``most``."""
    count = np.zeros(len(words), dtype=np.int64)
    still = np.ones(len(words), dtype=np.bool_)
    for at in range(most):
        byte = (words >> np.uint64(8 * at)) & np.uint64(0xFF)
        still &= (byte >= ord(low)) & (byte <= ord(high))
        count += still
    return count


def _value(words: Words, digits: Numbers) -> Numbers:
    """The number that the first digits of words write."""
    found = np.zeros(len(words), dtype=np.int64)
    for at in range(int(digits.max(initial=0))):
        digit = ((words >> np.uint64(8 * at)) & np.uint64(0xFF)).astype(np.int64) - ord("0")
        found = np.where(digits > at, found * 10 + digit, found)
    return found


def _column(words: Words, letters: Numbers) -> Numbers:
    """The columns, counted from zero, that the first letters of words name."""
    found = np.zeros(len(words), dtype=np.int64)
    for at in range(int(letters.max(initial=0))):
        letter = ((words >> np.uint64(8 * at)) & np.uint64(0xFF)).astype(np.int64) - ord("A") + 1
        found = np.where(letters > at, found * 26 + letter, found)
    return found - 1

"""The encoding of plain text files."""

from pathlib import Path

from dqcheck.model.document import Remark
from dqcheck.model.place import Place
from dqcheck.model.record import record
from dqcheck.sources.faults import fault

LIMIT = 256 << 20
"""Bytes of a text file that is read into memory."""

_MOST_BROKEN_SHARE = 0.05
"""Of the characters beyond ASCII of a text in UTF-8, those that are broken; where there are more it is none."""
_BROKEN = "\ufffd"


@record
class TextFile:
    """What a text file says, its line ends as single line feeds, and what has to be told of its encoding."""

    text: str
    remarks: tuple[Remark, ...] = ()


def read_text(path: Path) -> TextFile:
    """The text of a file in UTF-8, UTF-16 or an encoding of Vietnamese from before Unicode: Windows-1258, TCVN3, VNI.

    UTF-8 is self-checking, so it is tried first. Raises SourceError for binary data and for files that are too large.
    """
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise fault("too-large", path, size=size >> 20)
        data = path.read_bytes()
    except OSError as error:
        raise fault("not-readable", path) from error
    found = decode(data)
    if found is None:
        raise fault("binary-text", path)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    return TextFile(text=text, remarks=found.remarks)


def decode(data: bytes) -> TextFile | None:
    """The text that the bytes spell, or None when they are no text."""
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _binary(text):
            return TextFile(text=text)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    found = _mended(data) or _old(data)
    return None if _binary(found.text) else found


def _mended(data: bytes) -> TextFile | None:
    """A text in UTF-8 that is broken in a few places."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    broken = text.count(_BROKEN)
    beyond = sum(mark > "\x7f" for mark in text)
    if broken > _MOST_BROKEN_SHARE * beyond:
        return None
    line = text.count("\n", 0, text.index(_BROKEN)) + 1 if broken else 1
    remark = Remark(key="source.broken-encoding", facts={"count": broken, "line": line}, place=Place(line=line))
    return TextFile(text=text, remarks=(remark,))


def _old(data: bytes) -> TextFile:
    from dqcheck.sources.old_encodings import decode_old

    found = decode_old(data)
    key = "source.old-encoding" if found.sure else "source.unknown-encoding"
    return TextFile(text=found.text, remarks=(Remark(key=key, facts={"encoding": found.encoding}),))


def _candidates(data: bytes) -> tuple[str, ...]:
    if data.startswith(b"\xef\xbb\xbf"):
        return ("utf-8-sig",)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    head = data[:4096]
    if head[1::2].count(0) > len(head) // 5:
        return ("utf-16-le",)
    if head[::2].count(0) > len(head) // 5:
        return ("utf-16-be",)
    return ("utf-8",)


def _binary(text: str) -> bool:
    head = text[:65536]
    control = sum(head.count(chr(code)) for code in (*range(9), *range(14, 27), *range(28, 32)))
    return "\x00" in head or control * 200 > len(head)

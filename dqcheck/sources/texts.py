"""The encoding of plain text files."""

from pathlib import Path

from dqcheck.sources.faults import fault

LIMIT = 256 << 20
"""Bytes of a text file that is read into memory."""


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1258, its line ends as single line feeds.

    Windows-1258 is what Vietnamese Windows wrote before Unicode; UTF-8 is self-checking, so it is tried first.
    Raises SourceError for binary data and for files that are too large.
    """
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise fault("too-large", path, size=f"{size >> 20}")
        data = path.read_bytes()
    except OSError as error:
        raise fault("not-readable", path) from error
    text = decode(data)
    if text is None:
        raise fault("binary-text", path)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes) -> str | None:
    """The text that the bytes spell, or None when they are no text."""
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _binary(text):
            return text
    return None


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
    return ("utf-8", "cp1258")


def _binary(text: str) -> bool:
    head = text[:65536]
    control = sum(head.count(chr(code)) for code in (*range(9), *range(14, 27), *range(28, 32)))
    return "\x00" in head or control * 200 > len(head)

"""The records of a part of an .xlsb ([MS-XLSB] 2.1.4): kind and size are groups of seven bits."""

from collections.abc import Iterator


def records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind of each record, where its content begins and how long it says it is. Raises IndexError where the head of a
    record is cut off."""
    at, end = 0, len(data)
    while at < end:
        kind, at = data[at], at + 1
        if kind & 0x80:
            kind, at = kind & 0x7F | data[at] << 7, at + 1
        size = shift = 0
        while True:
            byte, at = data[at], at + 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift > 21:
                break
        yield kind, at, size
        at += size

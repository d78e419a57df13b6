"""Mutations of inputs: by bytes, by the parts of a package, by elements of XML, by records, by words of a text.

Each is drawn from a random generator, so that a kind and a number are the whole recipe of an input."""

import io
import random
import re
import struct
import zipfile

from fuzzing.seeds import PACKAGES, packed, seed
from sources import test_xls_details as xls_parts

NUMBERS = (0, 1, -1, 127, 255, 256, 32767, 65535, 2**31 - 1, 2**31, 2**32 - 1, 2**63 - 1)
TOKENS = (
    "0", "-1", "1e308", "-0.0", "NaN", "1048577", "16385", "4294967296", "9" * 400, "1,5",
    "1.234,56", "１２", "", " ", "A1048576",
    "ZZZ99", "XFD1:A1", "rId999", "../../x", "/etc/passwd", "true", "\ufffe", "\u202e", "&#0;", "&amp;" * 40, "[" * 300,
    "(" * 300, "{" * 100, "*a", "&a [*a]", "!!python/name:os.system", "- " * 60, "null", "2025-02-30", "'", '"', "\x00",
)  # fmt: skip
TAG = re.compile(rb"<[^<>]{1,300}>")
VALUE = re.compile(rb'"[^"]{0,80}"|>[^<>]{1,80}<')
WORD = re.compile(rb"[^\s\[\]{},:=\"']+")


def mutated(kind: str, number: int) -> bytes:
    """The input of a recipe."""
    rng = random.Random(f"{kind} {number}")  # no secret
    data = seed(kind)
    if kind in PACKAGES and rng.random() < 0.85:
        return _package(data, rng)
    if kind == "xls" and rng.random() < 0.7:
        return xls_parts.container("Workbook", _records(xls_parts.BOOK, rng))
    if kind in ("csv", "txt", "ruleset", "waivers", "config", "report") and rng.random() < 0.7:
        return _text(data, rng)
    return _bytes(data, rng)


def _bytes(data: bytes, rng: random.Random) -> bytes:
    for _ in range(rng.choice((1, 1, 2, 4, 12))):
        at, size = rng.randrange(len(data) + 1), rng.choice((1, 1, 2, 4, 8, 60, 600))
        way = rng.randrange(6)
        if way == 0:
            data = data[:at] + rng.randbytes(size) + data[at + size :]
        elif way == 1:
            data = data[:at] + data[at + size :]
        elif way == 2:
            data = data[:at] + data[at : at + size] * rng.choice((2, 2, 5, 50)) + data[at:]
        elif way == 3:
            data = data[:at] if rng.random() < 0.3 else data[:at] + bytes(size) + data[at + size :]
        elif way == 4 and at + 8 <= len(data):
            number = rng.choice(NUMBERS) % 2**32
            data = data[:at] + struct.pack(rng.choice(("<I", ">I")), number) + data[at + 4 :]
        elif data:
            at = rng.randrange(len(data))
            data = data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]
        data = data or b"\0"
    return data


def _package(data: bytes, rng: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(rng.choice((1, 1, 2, 3))):
        name = rng.choice(list(parts))
        way = rng.randrange(10)
        if way == 0:
            del parts[name]
        elif way == 1:
            parts[rng.choice(list(parts))] = parts[name]
        elif way == 2 and len(parts) > 1:
            parts[name + rng.choice(("", "/", "\\..", "x"))] = parts.pop(name)
        elif name.endswith(".bin"):
            parts[name] = _bytes(parts[name], rng)
        elif way < 9:
            parts[name] = _elements(parts[name], rng)
        else:
            parts[name] = _bytes(parts[name], rng)
        if not parts:
            break
    return packed(parts)


def _elements(data: bytes, rng: random.Random) -> bytes:
    """Mutated XML: tags dropped, doubled, swapped and nested, values replaced."""
    for _ in range(rng.choice((1, 1, 2, 5))):
        found = list((VALUE if rng.random() < 0.6 else TAG).finditer(data))
        if not found:
            return _bytes(data, rng)
        one, other = rng.choice(found), rng.choice(found)
        text = one.group()
        if text[:1] in b'">':
            token = rng.choice(TOKENS).encode() if rng.random() < 0.7 else other.group()[1:-1]
            text = text[:1] + token + text[-1:]
        else:
            text = rng.choice((b"", text * 2, other.group(), text * rng.choice((30, 3000)), text[:-1] + b" x='1'>"))
        data = data[: one.start()] + text + data[one.end() :]
    return data


def _records(data: bytes, rng: random.Random) -> bytes:
    """Mutated records of an old workbook: dropped, doubled, swapped, cut, renamed, of a false length."""
    records, at = [], 0
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        records.append((kind, size, data[at + 4 : at + 4 + size]))
        at += 4 + size
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(records))
        kind, size, body = records[at]
        way = rng.randrange(7)
        if way == 0 and len(records) > 1:
            del records[at]
        elif way == 1:
            records[at:at] = [records[at]] * rng.choice((1, 1, 40))
        elif way == 2:
            records[at] = rng.choice(records)
        elif way == 3:
            records[at] = (kind, rng.choice((0, 1, size + 1, 0xFFFF)), body)
        elif way == 4:
            records[at] = (rng.choice((0x09, 0x3C, 0xE5, 0xFC, 0x85, 0x208, rng.randrange(0x900))), size, body)
        else:
            changed = _bytes(body, rng)[:8000] if body else rng.randbytes(8)
            records[at] = (kind, len(changed), changed)
    return b"".join(struct.pack("<HH", kind, size & 0xFFFF) + body for kind, size, body in records)


def _text(data: bytes, rng: random.Random) -> bytes:
    """A mutated text: words replaced, lines dropped, doubled, swapped and indented."""
    for _ in range(rng.choice((1, 1, 2, 5))):
        if rng.random() < 0.6 and (found := list(WORD.finditer(data))):
            one = rng.choice(found)
            token = rng.choice(TOKENS).encode() if rng.random() < 0.6 else rng.choice(found).group()
            data = data[: one.start()] + token + data[one.end() :]
            continue
        lines = data.split(b"\n")
        at = rng.randrange(len(lines))
        way = rng.randrange(5)
        if way == 0:
            del lines[at]
        elif way == 1:
            lines[at:at] = [lines[at]] * rng.choice((1, 1, 200))
        elif way == 2:
            lines[at] = b" " * rng.randrange(9) + lines[at].lstrip()
        elif way == 3:
            lines[at] = rng.choice(lines)
        else:
            lines[at] = _bytes(lines[at] or b"x", rng)
        data = b"\n".join(lines)
    return data

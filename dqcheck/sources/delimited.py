"""Tables as delimited text (.csv, .tsv): every cell stays text, as written."""

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dqcheck.language.wording import Wording
from dqcheck.model.document import Remark, Sheet, Workbook
from dqcheck.model.place import Place
from dqcheck.model.record import record
from dqcheck.sources.faults import fault, printable
from dqcheck.sources.texts import read_text

DELIMITERS = "\t;|,"
"""In the order of preference: a comma may also be the decimal sign of cells that something else separates."""

_SAMPLE_RECORDS = 50
_SAMPLE_CHARACTERS = 1 << 18
_LONGEST_CELL = 1 << 20

_QUOTED = Wording(r'"(?:[^"]+|"")*+("?)', cased=True)
"""A cell in quotation marks, and the mark that closes it."""


@record
class Records:
    """The records of a delimited text; ``line`` is where one begins whose quotation mark is never closed, counted from
    one, so that nothing from there on could be read."""

    rows: list[list[str]]
    unclosed: int | None = None


def read_delimited(path: Path) -> Workbook:
    """The file as a workbook of one sheet named after the file."""
    file = read_text(path)
    delimiter, body = _declared(file.text)
    above = file.text.count("\n") - body.count("\n")
    try:
        records = split(body, delimiter or sniff(body))
    except csv.Error as error:
        raise fault("damaged", path, detail="structure") from error
    rows = [[cell if cell.strip() else None for cell in row] for row in records.rows]
    while rows and not any(rows[-1]):
        rows.pop()
    remarks = file.remarks
    if records.unclosed is not None:
        remarks = (*remarks, _unclosed(body, records.unclosed, above))
    if not rows and records.unclosed is None:
        raise fault("empty-workbook", path)
    sheet = Sheet(name=printable(path.stem), rows=rows)
    return Workbook(source=path.name, path=str(path), media="csv", sheets=(sheet,), remarks=remarks)


def _unclosed(body: str, line: int, above: int) -> Remark:
    last = body.rstrip("\n").count("\n") + 1
    facts = {"line": line + above, "count": last - line + 1}
    return Remark(key="source.unclosed-quote", facts=facts, place=Place(line=line + above), lost=True)


def _declared(text: str) -> tuple[str | None, str]:
    """The delimiter of a first line ``sep=;``, as Excel writes it, and the text after that line."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], rest
    return None, text


def split(text: str, delimiter: str) -> Records:
    """The records of a text, up to one whose quotation mark is not closed where its cell ends. Raises csv.Error for a
    cell that is too long."""
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        rows: list[list[str]] = []
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        end = text.rstrip("\n").count("\n") + 1
        start = 0
        for row in reader:
            suspicious = reader.line_num > start + 1 or reader.line_num == end
            if suspicious and _swallows(_lines(text, start, reader.line_num), delimiter):
                return Records(rows=rows, unclosed=start + 1)
            rows.append(row)
            start = reader.line_num
        return Records(rows=rows)
    finally:
        csv.field_size_limit(limit)


def _lines(text: str, start: int, end: int) -> str:
    return "".join(itertools.islice(io.StringIO(text, newline="\n"), start, end)).removesuffix("\n")


def _swallows(written: str, delimiter: str) -> bool:
    """Whether a record holds more than is its own because a quotation mark was not closed: none closes it, or the one
    that does stands in the middle of a later cell."""
    at = 0
    while at < len(written):
        if (cell := _QUOTED.match(written, at)) is not None:
            end = cell.end()
            if not cell[1] or (end < len(written) and written[end] != delimiter):
                return not cell[1] or "\n" in cell[0]
        else:
            end = written.find(delimiter, at)
            if end < 0:
                return False
        at = end + 1
    return False


def first_record(text: str, delimiter: str) -> list[str]:
    """The cells of the first record of a text."""
    return next(_first_records(text, delimiter), [])


def sniff(text: str) -> str:
    """The delimiter under which most records have equally many cells, more than one; a comma when nothing does."""
    sample = text[:_SAMPLE_CHARACTERS]
    shares = {mark: _evenness(sample, mark) for mark in DELIMITERS}
    best = max(DELIMITERS, key=lambda mark: shares[mark])  # the first of equals
    return best if shares[best] else ","


def _evenness(sample: str, delimiter: str) -> float:
    """The share of the records of a sample that have the most usual number of cells, where that is more than one."""
    widths = [len(row) for row in _first_records(sample, delimiter) if len(row) > 1 or "".join(row).strip()]
    several = Counter(width for width in widths if width > 1)
    return max(several.values(), default=0) / len(widths) if widths else 0.0


def _first_records(sample: str, delimiter: str) -> Iterator[list[str]]:
    limit = csv.field_size_limit(_SAMPLE_CHARACTERS)
    try:
        yield from itertools.islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), _SAMPLE_RECORDS)
    except csv.Error:
        return
    finally:
        csv.field_size_limit(limit)

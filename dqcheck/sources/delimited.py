"""Tables as delimited text (.csv, .tsv): every cell stays text, as written."""

import csv
import io
from collections import Counter
from pathlib import Path

from dqcheck.model.document import Sheet, Workbook
from dqcheck.sources.faults import fault, printable
from dqcheck.sources.texts import read_text

DELIMITERS = "\t;|,"
"""In the order of preference: a comma may also be the decimal sign of cells that something else separates."""

_SAMPLE_LINES = 50
_LONGEST_CELL = 1 << 20


def read_delimited(path: Path) -> Workbook:
    """The file as a workbook of one sheet named after the file."""
    text = read_text(path)
    delimiter, body = _declared(text)
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = [
            [cell if cell.strip() else None for cell in row]
            for row in csv.reader(io.StringIO(body, newline=""), delimiter=delimiter or sniff(body))
        ]
    except csv.Error as error:
        raise fault("damaged", path, detail="structure") from error
    finally:
        csv.field_size_limit(limit)
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise fault("empty-workbook", path)
    sheet = Sheet(name=printable(path.stem), rows=rows)
    return Workbook(source=path.name, path=str(path), media="csv", sheets=(sheet,))


def _declared(text: str) -> tuple[str | None, str]:
    """The delimiter of a first line ``sep=;``, as Excel writes it, and the text after that line."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], rest
    return None, text


def sniff(text: str) -> str:
    """The delimiter that occurs equally often on most lines; a comma when nothing does."""
    lines = [line for line in text[: 1 << 18].split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES] if line.strip()]
    if not lines:
        return ","
    counts = {mark: Counter(count for line in lines if (count := _unquoted(line).count(mark))) for mark in DELIMITERS}
    shares = {mark: max(counts[mark].values(), default=0) / len(lines) for mark in DELIMITERS}
    best = max(DELIMITERS, key=lambda mark: shares[mark])  # the first of equals
    return best if shares[best] else ","


def _unquoted(line: str) -> str:
    return "".join(line.split('"')[::2])

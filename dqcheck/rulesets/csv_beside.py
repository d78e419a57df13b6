"""CSV files in a ruleset's own folder: lists of codes and references."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dqcheck.model.record import record
from dqcheck.rulesets.nodes import Node
from dqcheck.rulesets.typed import Faults

if TYPE_CHECKING:
    import csv

DELIMITERS = ",;\t"


@record
class CsvTable:
    """The names of the columns, and the records by them."""

    names: Sequence[str]
    rows: Sequence[Mapping[str, str]]


def read_csv(node: Node, folder: Path, faults: Faults) -> CsvTable | None:
    """The file that a node names; what a short line lacks is blank. The delimiter is the one of which the first line
    has most. None, with the fault, where it cannot be read."""
    path = (folder / node[2]).resolve()
    if not path.is_relative_to(folder.resolve()):
        faults.append((node, f"{node[2]}: the file lies in the ruleset's own folder"))
        return None
    import csv  # most rulesets have no file beside them

    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            head = lines.readline()
            lines.seek(0)
            return _read(node, csv.DictReader(lines, restval="", delimiter=max(DELIMITERS, key=head.count)), faults)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = "is not written in UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        faults.append((node, f"{node[2]} {reason} ({type(error).__name__})"))
        return None


def _read(node: Node, lines: "csv.DictReader[str]", faults: Faults) -> CsvTable | None:
    names = list(lines.fieldnames or ())
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        faults.append((node, f"{node[2]} has the column {twice[0]!r} twice"))
        return None
    rows: list[Mapping[str, str]] = []
    for row in lines:
        if lines.restkey in row:
            faults.append((node, f"{node[2]}: line {lines.line_num} has more cells than the {len(names)} columns"))
            return None
        rows.append(row)
    return CsvTable(names=names, rows=rows)

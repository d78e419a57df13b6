"""The files of a ruleset as sheets of texts: one row a table, a field, a rule, an example, an entry of a list.

What stands under a key is written as ``sheet_texts`` says. Comments are not kept, nor is how YAML was laid out; all
that a ruleset says is.
"""

import csv
import io
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from dqcheck.authoring.sheet_texts import Shape, flattened, name_text, names_of, written
from dqcheck.checks.base import Check
from dqcheck.errors import UsageError
from dqcheck.model.record import record
from dqcheck.model.rule import Codes, Example, Field, Rule, Ruleset, TableForm
from dqcheck.rulesets import accepted_labels, cache, locate
from dqcheck.rulesets.nodes import BLANK, LIST, MAP, SCALAR, Node
from dqcheck.rulesets.typed import declared, key_of

SheetKind = Literal["ruleset", "tables", "fields", "rules", "examples", "codelists", "codes", "accepted"]

OWNERS: Mapping[SheetKind, type] = {
    "ruleset": Ruleset,
    "tables": TableForm,
    "fields": Field,
    "rules": Rule,
    "examples": Example,
    "codelists": Codes,
}
"""The record that a row of a sheet is."""

NAMED_BY: Mapping[SheetKind, tuple[str, ...]] = {
    "ruleset": ("key", "value"),
    "tables": ("table",),
    "fields": ("table", "field"),
    "rules": ("file",),
    "examples": ("rule",),
    "codelists": ("list",),
    "codes": ("list", "code", "name"),
    "accepted": ("table", "field", "label"),
}
"""The columns that say what a row is of; no key of the ruleset."""

LINES = frozenset(("with", "data"))
"""The keys whose cells hold a line for each entry."""

USUAL: Mapping[SheetKind, tuple[str, ...]] = {
    "tables": ("title[vi]", "title[en]", "sheet", "key", "layout", "unit_line", "required"),
    "fields": (
        *("label", "title[vi]", "title[en]", "type", "unit", "decimals", "missing", "required", "unique"),
        *("at_least", "at_most", "codelist", "codes", "format", "mentions", "summed"),
    ),
    "rules": (
        *("topic", "id", "title[vi]", "title[en]", "severity", "check", "with", "because[vi]", "because[en]"),
        *("message[vi]", "message[en]", "tolerance", "rounding", "missing", "enabled"),
    ),
    "examples": ("name", "data", "text", "expect"),
    "codelists": ("file", "code", "name"),
}
"""The columns that are always there, in the order in which people read them."""

LONGEST_CELL = 32_767
"""Characters that Excel allows in a cell."""
LONGEST_SHEET_NAME = 31


@record
class RuleSheet:
    """A sheet: its kind, or the name of a .csv file; the keys of its columns; its rows, "" where a cell is empty."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Row = dict[str, str]


def rule_sheets(name_or_path: str | Path) -> tuple[RuleSheet, ...]:
    """The sheets of a ruleset that can be loaded. Raises UsageError where there is none, and for what no cell holds."""
    path = locate.find(name_or_path)
    trees = [(file, cache.tree(file.read_bytes())) for file in locate.files(path)]
    head = {key: value for key, _, value in trees[0][1][2]}
    sheets = [
        _sheet("ruleset", _head_rows(trees[0][1])),
        _sheet("tables", _table_rows(head.get("tables"))),
        _sheet("fields", _field_rows(head.get("tables"))),
    ]
    rules = [
        (_file_of(file, path), _topic(file, tree, path), rule)
        for file, tree in trees
        for rule in _list(_under(tree, "rules"))
    ]
    sheets += [
        _sheet("rules", (_rule_row(*one) for one in rules)),
        _sheet("examples", (row for _, _, rule in rules for row in _example_rows(rule))),
        _sheet("codelists", _list_rows(head.get("codelists"))),
        _sheet("codes", _code_rows(head.get("codelists"))),
        _sheet("accepted", _accepted_rows(accepted_labels.beside(path))),
    ]
    sheets += _csv_sheets(path if path.is_dir() else path.parent, head.get("codelists"), whole=path.is_dir())
    return tuple(one for one in sheets if one.rows or one.name in ("ruleset", "tables", "fields", "rules", "examples"))


def shape_of(owner: Any, column: str) -> Shape:
    """How the cells of a column are written, by the type of its key: ``lines`` for the parameters of a rule and the
    records of an example."""
    key, *names = names_of(column)
    if key in LINES and not names:
        return "lines"
    annotation = next((one.type for one in declared(owner) if key_of(owner, one.name) == key), None)
    if annotation is None:
        return "text" if key in _TEXTS else "either"
    return _shape(annotation, tuple(names))


_TEXTS = frozenset(("ruleset", "check", "id", "topic", "file", "code", "name"))
"""Keys of one text that no record declares under their name."""


def _shape(annotation: Any, names: tuple[str, ...]) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        shapes = {_shape(one, names) for one in arguments if one is not type(None)}
        return shapes.pop() if len(shapes) == 1 else "either"
    if origin is tuple:
        return "list"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _shape(arguments[1], names[1:]) if names else "either"
    if isinstance(annotation, type) and is_dataclass(annotation) and names:
        nested: Any = annotation
        inner = next((one.type for one in declared(nested) if key_of(nested, one.name) == names[0]), None)
        return _shape(inner, names[1:]) if inner is not None else "either"
    return "text"


def _sheet(kind: SheetKind, rows: Iterable[Row]) -> RuleSheet:
    """A sheet of rows; the columns that are always there come first, others as they are met."""
    found = list(rows)
    columns = dict.fromkeys((*NAMED_BY[kind], *USUAL.get(kind, ())))
    columns.update(dict.fromkeys(column for row in found for column in row))
    for row in found:
        for column, text in row.items():
            if len(text) > LONGEST_CELL:
                what = " ".join(row.get(name, "") for name in (*NAMED_BY[kind], "id")).strip()
                raise UsageError(
                    "error.sheet-too-long",
                    f"{kind}, {what}: {column} has {len(text)} characters; a cell holds {LONGEST_CELL}.",
                    sheet=kind, what=what, column=column, count=len(text), most=LONGEST_CELL,
                )  # fmt: skip
    return RuleSheet(
        name=kind, columns=tuple(columns), rows=tuple(tuple(row.get(name, "") for name in columns) for row in found)
    )


def _cells(kind: SheetKind, node: Node, without: Sequence[str] = ()) -> Row:
    """The cells of a mapping by their columns."""
    row: Row = {}
    for key, _, value in node[2] if node[0] == MAP else ():
        if key in without or value[0] == BLANK:
            continue
        parts = [(key, value)] if key in LINES else flattened(value, name_text(key))
        for column, part in parts:
            row[column] = written(part, shape_of(OWNERS[kind], column))
    return row


def _head_rows(tree: Node) -> Iterator[Row]:
    cells = _cells("ruleset", tree, ("tables", "codelists", "rules", "topic"))
    return ({"key": key, "value": value} for key, value in cells.items())


def _entries(node: Node | None) -> Sequence[tuple[str, Node]]:
    return [(key, value) for key, _, value in node[2]] if node is not None and node[0] == MAP else []


def _list(node: Node | None) -> Sequence[Node]:
    return node[2] if node is not None and node[0] == LIST else []


def _under(node: Node, key: str) -> Node | None:
    return next((value for name, value in _entries(node) if name == key), None)


def _table_rows(tables: Node | None) -> Iterator[Row]:
    for name, node in _entries(tables):
        yield {"table": name_text(name), **_cells("tables", node, ("fields",))}


def _field_rows(tables: Node | None) -> Iterator[Row]:
    for table, node in _entries(tables):
        for field, declared_ in _entries(_under(node, "fields")):
            yield {"table": name_text(table), "field": name_text(field), **_cells("fields", declared_)}


def _file_of(file: Path, path: Path) -> str:
    """What the column of files says of a rule: nothing for those beside the form itself."""
    return "" if file == path or file.name == locate.HEAD else file.stem


def _topic(file: Path, tree: Node, path: Path) -> str:
    """The topic of a file where it is not the name that the file will have."""
    given = _under(tree, "topic")
    topic = given[2] if given is not None and given[0] == SCALAR else file.stem
    return "" if topic == (_file_of(file, path) or Path(locate.HEAD).stem) else topic


def _rule_row(file: str, topic: str, rule: Node) -> Row:
    cells = _cells("rules", rule, ("examples",))
    if topic and "topic" not in cells:
        cells["topic"] = written((SCALAR, 0, topic), "text")
    return {"file": file, **cells}


def _example_rows(rule: Node) -> Iterator[Row]:
    identity = _under(rule, "id")
    for example in _list(_under(rule, "examples")):
        yield {"rule": identity[2] if identity is not None else "", **_cells("examples", example)}


def _list_rows(lists: Node | None) -> Iterator[Row]:
    for name, node in _entries(lists):
        yield {"list": name_text(name), **_cells("codelists", node, ("codes",))}


def _code_rows(lists: Node | None) -> Iterator[Row]:
    """The codes of lists that stand in no file: with names, where they are a mapping."""
    for name, node in _entries(lists):
        codes = _under(node, "codes")
        for code, text in _entries(codes):
            named = written((SCALAR, 0, text[2] if text[0] == SCALAR else ""), "text")
            yield {"list": name_text(name), "code": written((SCALAR, 0, code), "text"), "name": named}
        for one in _list(codes) if codes is None or codes[0] != SCALAR else [codes]:
            yield {"list": name_text(name), "code": written(one, "text")}


def _accepted_rows(file: Path) -> Iterator[Row]:
    for table, fields in accepted_labels.load(file).items():
        for field, labels in fields.items():
            for label in labels:
                text = written((SCALAR, 0, label), "text")
                yield {"table": name_text(table), "field": name_text(field), "label": text}


def _csv_sheets(folder: Path, lists: Node | None, *, whole: bool) -> Iterator[RuleSheet]:
    """The .csv files of a ruleset: all of its folder, or those that a ruleset of one file names."""
    named = [value[2] for _, node in _entries(lists) if (value := _under(node, "file")) is not None]
    files = sorted(folder.glob("*.csv")) if whole else [folder / name for name in dict.fromkeys(named)]
    for file in files:
        name = file.relative_to(folder).as_posix()
        if len(name) > LONGEST_SHEET_NAME or any(letter in name for letter in "[]:*?/\\"):
            raise UsageError(
                "error.sheet-name",
                f"{name}: a sheet cannot bear this name; give the file one of at most {LONGEST_SHEET_NAME} characters.",
                name=name, most=LONGEST_SHEET_NAME,
            )  # fmt: skip
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = [tuple(row) for row in csv.reader(lines)]
        width = max(map(len, rows), default=0)
        padded = tuple((*row, *("" for _ in range(width - len(row)))) for row in rows)
        yield RuleSheet(name=name, columns=padded[0] if padded else (), rows=padded[1:])


def csv_text(sheet: RuleSheet) -> str:
    """The text of the .csv file that a sheet holds."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows(sheet.rows)
    return out.getvalue()


def parameters_of(kind: str) -> tuple[str, ...]:
    """The keys that a check kind takes under ``with``."""
    from dqcheck import checks

    owner: Any = checks.load(kind)
    common = {one.name for one in declared(Check)} - {"table", "where"}
    return tuple(key_of(owner, one.name) for one in declared(owner) if one.name not in common)

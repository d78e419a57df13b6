"""Sheets of a ruleset back into its files. Every cell that says something wrong is told by its place, all at once."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dqcheck.authoring.rule_sheets import NAMED_BY, OWNERS, RuleSheet, SheetKind, csv_text, shape_of
from dqcheck.authoring.sheet_texts import SheetTextError, gathered, names_of, node_of
from dqcheck.model.record import record
from dqcheck.rulesets import accepted_labels, locate
from dqcheck.rulesets.nodes import BLANK, LIST, MAP, SCALAR, Node, NotYaml, compose
from dqcheck.rulesets.typed import unknown
from dqcheck.rulesets.yaml_text import yaml_text

HEAD = Path(locate.HEAD).stem


@record
class SheetPlace:
    """A cell of a workbook: its sheet as the workbook calls it, its row as people count it, the key of its column."""

    sheet: str
    row: int
    column: str = ""


NOWHERE = SheetPlace(sheet="", row=0)
"""The place of what no cell says: it has the number zero among places."""


@record
class SheetProblem:
    """What is wrong, and where. ``key`` names a sentence that ``shown`` fills; without one ``message`` says it."""

    place: SheetPlace | None
    key: str = ""
    shown: str = ""
    message: str = ""


@record
class ReadSheet:
    """A sheet that was read from a workbook: its kind (or the name of a .csv file), the name it bears there, the number
    of each of its rows, and the letters of its columns."""

    sheet: RuleSheet
    named: str
    numbers: tuple[int, ...]
    letters: tuple[str, ...] = ()


@record
class RuleFiles:
    """The files of a ruleset by name, and what was wrong with the sheets they were made of. ``origins`` say for each
    file and line of its YAML written with a line a key (``lined``) which cell it came from; ``columns`` are the keys of
    each sheet."""

    files: Mapping[str, str]
    problems: tuple[SheetProblem, ...]
    lined: Mapping[str, str]
    origins: Mapping[tuple[str, int], SheetPlace]
    columns: Mapping[str, tuple[str, ...]]

    def place_of(self, file: str, line: int, path: str) -> SheetPlace | None:
        """The cell that a line of a file came from; in the column that the last part of a problem's path names, where
        its sheet has one."""
        found = self.origins.get((file, line))
        last = path.rpartition(".")[2].partition("[")[0]
        if found is None:
            return None
        own = next((one for one in self.columns.get(found.sheet, ()) if one.partition("[")[0] == last), None)
        return SheetPlace(sheet=found.sheet, row=found.row, column=own) if own is not None else found


def rule_files(sheets: Sequence[ReadSheet]) -> RuleFiles:
    """The files of a ruleset that sheets say."""
    return _Assembly(sheets).files()


class _Assembly:
    """Gathers the rows of all sheets into trees. The line of each node is the number of the cell it came from."""

    def __init__(self, sheets: Sequence[ReadSheet]) -> None:
        self._sheets = {one.sheet.name: one for one in sheets}
        self._places: list[SheetPlace] = [NOWHERE]
        self._problems: list[SheetProblem] = []

    def files(self) -> RuleFiles:
        """All files of the ruleset."""
        topics = self._topics()
        trees = {locate.HEAD: self._head(topics.pop(HEAD, []))}
        for name, rules in topics.items():
            trees[f"{name}.yaml"] = (MAP, 0, [["rules", 0, (LIST, 0, rules)]])
        labels = self._accepted()
        if labels[2]:
            trees[accepted_labels.NAME] = (MAP, 0, [["labels", labels[1], labels]])
        files, lined = {}, {}
        origins: dict[tuple[str, int], SheetPlace] = {}
        for file, tree in trees.items():
            files[file] = yaml_text(tree)
            lined[file] = yaml_text(tree, flat=False)
            origins |= {(file, line): self._places[number] for line, number in _lines(tree, lined[file]) if number}
        for sheet in self._sheets.values():
            if sheet.sheet.name.endswith(".csv"):
                files[sheet.sheet.name] = lined[sheet.sheet.name] = csv_text(sheet.sheet)
        columns = {one.named: one.sheet.columns for one in self._sheets.values()}
        return RuleFiles(files=files, problems=tuple(self._problems), lined=lined, origins=origins, columns=columns)

    def _rows(self, kind: SheetKind) -> Iterator[tuple[int, Mapping[str, str]]]:
        """The rows of a sheet that say something, each with its place."""
        given = self._sheets.get(kind)
        if given is None:
            return
        for number, row in zip(given.numbers, given.sheet.rows, strict=True):
            cells = {column: text for column, text in zip(given.sheet.columns, row, strict=True) if text.strip()}
            if cells:
                yield self._place(SheetPlace(sheet=given.named, row=number)), cells

    def _place(self, place: SheetPlace) -> int:
        self._places.append(place)
        return len(self._places) - 1

    def _at(self, row: int, column: str) -> int:
        """The place of a cell of a row."""
        return self._place(SheetPlace(sheet=self._places[row].sheet, row=self._places[row].row, column=column))

    def _wrong(self, at: int, key: str, shown: str = "") -> None:
        self._problems.append(SheetProblem(place=self._places[at], key=key, shown=shown))

    def _node(self, kind: SheetKind, row: int, cells: Mapping[str, str]) -> Node:
        """The mapping of a row: what stands in the columns that are keys of the ruleset."""
        owner: Any = OWNERS[kind]
        found: list[tuple[str, Node]] = []
        for column, text in cells.items():
            if column in NAMED_BY[kind]:
                continue
            at = self._at(row, column)
            try:
                names_of(column)
                found.append((column, node_of(text, shape_of(owner, column), at)))
            except SheetTextError as error:
                self._wrong(at, error.key, error.shown)
        try:
            return gathered(found, row)
        except SheetTextError as error:
            self._wrong(row, error.key, error.shown)
            return (MAP, row, [])

    def _name(self, kind: SheetKind, row: int, cells: Mapping[str, str], column: str) -> str:
        """The name in a column that says what a row is of; empty, with the problem, where there is none."""
        text = cells.get(column, "").strip()
        at = self._at(row, column)
        if not text:
            self._wrong(at, "sheet.unnamed")
            return ""
        try:
            node = node_of(text, "text", at)
        except SheetTextError as error:
            self._wrong(at, error.key, error.shown)
            return ""
        return str(node[2]) if node[0] == SCALAR else text

    def _head(self, rules: list[Node]) -> Node:
        cells: list[tuple[str, Node]] = []
        for row, given in self._rows("ruleset"):
            key = given.get("key", "").strip()
            at = self._at(row, "value")
            try:
                names_of(key)
                text = given.get("value")
                value = (BLANK, at, "") if text is None else node_of(text, shape_of(OWNERS["ruleset"], key), at)
                cells.append((key, value))
            except SheetTextError as error:
                self._wrong(at, error.key, error.shown)
        try:
            entries = list(gathered(cells, self._place(self._first("ruleset")))[2])
        except SheetTextError as error:
            self._wrong(self._place(self._first("ruleset")), error.key, error.shown)
            entries = []
        for name, node in (("codelists", self._codelists()), ("tables", self._tables())):
            if node[2]:
                entries.append([name, node[1], node])
        if rules:
            entries.append(["rules", rules[0][1], (LIST, rules[0][1], rules)])
        return (MAP, self._place(self._first("ruleset")), entries)

    def _first(self, kind: SheetKind) -> SheetPlace:
        """Where a problem with a sheet as a whole is told."""
        given = self._sheets.get(kind)
        return SheetPlace(
            sheet=given.named if given is not None else kind, row=given.numbers[0] if given and given.numbers else 1
        )

    def _tables(self) -> Node:
        tables: dict[str, Node] = {}
        fields: dict[str, list[Any]] = {}
        for row, cells in self._rows("tables"):
            name = self._name("tables", row, cells, "table")
            if name in tables:
                self._wrong(self._at(row, "table"), "sheet.name-twice", name)
            elif name:
                tables[name] = self._node("tables", row, cells)
        for row, cells in self._rows("fields"):
            table = self._name("fields", row, cells, "table")
            name = self._name("fields", row, cells, "field") if table else ""
            if table and table not in tables:
                self._wrong(self._at(row, "table"), "sheet.no-table", unknown(table, list(tables)))
            elif any(entry[0] == name for entry in fields.get(table, [])):
                self._wrong(self._at(row, "field"), "sheet.name-twice", name)
            elif name:
                fields.setdefault(table, []).append([name, row, self._node("fields", row, cells)])
        entries = [
            [name, node[1], (MAP, node[1], [*node[2], *_under("fields", fields.get(name, []))])]
            for name, node in tables.items()
        ]
        return (MAP, self._place(self._first("tables")), entries)

    def _topics(self) -> dict[str, list[Node]]:
        """The rules by the names of their files, each with its examples."""
        examples: dict[str, list[tuple[int, Node]]] = {}
        for row, cells in self._rows("examples"):
            rule = self._name("examples", row, cells, "rule")
            if rule:
                examples.setdefault(rule, []).append((row, self._node("examples", row, cells)))
        found: dict[str, list[Node]] = {}
        ids: set[str] = set()
        for row, cells in self._rows("rules"):
            node = self._node("rules", row, cells)
            identity = cells.get("id", "").strip()
            own = examples.get(identity, []) if identity not in ids else []
            ids.add(identity)
            if own:
                listed: Node = (LIST, own[0][0], [one for _, one in own])
                node = (MAP, row, [*node[2], ["examples", own[0][0], listed]])
            file = cells.get("file", "").strip() or HEAD
            if (
                not all(letter.isalnum() or letter in "-_ " for letter in file)
                or f"{file}.yaml" == accepted_labels.NAME
            ):
                self._wrong(self._at(row, "file"), "sheet.file-name", file)
            else:
                found.setdefault(file, []).append(node)
        for rule in examples.keys() - ids:
            self._wrong(self._at(examples[rule][0][0], "rule"), "sheet.no-rule", unknown(rule, list(ids)))
        return found

    def _codelists(self) -> Node:
        lists: dict[str, Node] = {}
        codes: dict[str, list[tuple[int, Mapping[str, str]]]] = {}
        for row, cells in self._rows("codelists"):
            name = self._name("codelists", row, cells, "list")
            if name in lists:
                self._wrong(self._at(row, "list"), "sheet.name-twice", name)
            elif name:
                lists[name] = self._node("codelists", row, cells)
        for row, cells in self._rows("codes"):
            name = self._name("codes", row, cells, "list")
            if name and name not in lists:
                self._wrong(self._at(row, "list"), "sheet.no-list", unknown(name, list(lists)))
            elif name:
                codes.setdefault(name, []).append((row, cells))
        entries = [
            [
                name,
                node[1],
                (MAP, node[1], [*node[2], *([["codes", node[1], self._codes(codes[name])]] if name in codes else [])]),
            ]
            for name, node in lists.items()
        ]
        return (MAP, self._place(self._first("codelists")), entries)

    def _codes(self, rows: Sequence[tuple[int, Mapping[str, str]]]) -> Node:
        """Codes with their names, or codes alone where none has a name."""
        given = [
            (row, self._name("codes", row, cells, "code"), node_of(cells.get("name", '""'), "text", row))
            for row, cells in rows
        ]
        if not any("name" in cells for _, cells in rows):
            return (LIST, rows[0][0], [(SCALAR, row, code) for row, code, _ in given])
        entries: dict[str, list[Any]] = {}
        for row, code, name in given:
            if code in entries:
                self._wrong(self._at(row, "code"), "sheet.name-twice", code)
            entries[code] = [code, row, name]
        return (MAP, rows[0][0], list(entries.values()))

    def _accepted(self) -> Node:
        found: dict[str, dict[str, list[Node]]] = {}
        for row, cells in self._rows("accepted"):
            table, field, label = (self._name("accepted", row, cells, name) for name in ("table", "field", "label"))
            if table and field and label:
                found.setdefault(table, {}).setdefault(field, []).append((SCALAR, self._at(row, "label"), label))
        entries = [
            [
                table,
                0,
                (MAP, 0, [[field, labels[0][1], (LIST, labels[0][1], labels)] for field, labels in fields.items()]),
            ]
            for table, fields in found.items()
        ]
        return (MAP, 0, entries)


def _under(key: str, entries: Sequence[Any]) -> list[Any]:
    return [[key, entries[0][1], (MAP, entries[0][1], list(entries))]] if entries else []


def _lines(tree: Node, text: str) -> Iterator[tuple[int, int]]:
    """The number of the cell that each line of a tree's YAML came from; the innermost holds."""
    try:
        yield from _beside(tree, compose(text))
    except NotYaml:  # told when the file is loaded
        return


def _beside(own: Node, read: Node) -> Iterator[tuple[int, int]]:
    yield read[1], own[1]
    if own[0] == MAP:
        for (_, line, value), (_, read_line, read_value) in zip(own[2], read[2], strict=True):
            yield read_line, line
            yield from _beside(value, read_value)
    elif own[0] == LIST:
        for one, read_one in zip(own[2], read[2], strict=True):
            yield from _beside(one, read_one)

"""A ruleset's files into its records, every problem told at once with file and line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dqcheck import checks
from dqcheck.checks.base import Check, resolve
from dqcheck.errors import Problem, RulesetError
from dqcheck.model.record import record
from dqcheck.model.rule import Codes, Field, Rounding, Rule, Ruleset
from dqcheck.rulesets import accepted_labels, cache, locate
from dqcheck.rulesets.cross_references import Unread, wrong_markers
from dqcheck.rulesets.cross_references import references as cross_references
from dqcheck.rulesets.csv_beside import read_csv
from dqcheck.rulesets.declared_tables import NO_TITLE, Form, entries
from dqcheck.rulesets.nodes import BLANK, LIST, MAP, SCALAR, Node, NotYaml
from dqcheck.rulesets.own_units import unfit
from dqcheck.rulesets.reference_tables import references
from dqcheck.rulesets.typed import FAILED, Faults, attributes, declared, key_of, reader, unknown

TOPIC_KEYS = ("rules", "topic")
NESTED = ("tables", "codelists", "references")
"""Keys of the first file that are read by hands of their own."""


@record
class Draft:
    """A ruleset as far as it could be read: the record with the rules that are right, all ``rules`` with what could be
    read of the others, and what was ``unread`` of the form."""

    ruleset: Ruleset
    rules: tuple[Rule, ...]
    unread: Unread
    problems: tuple[Problem, ...]


def load(name_or_path: str | Path) -> Ruleset:
    """Load a ruleset by its shipped name, or from a file or folder.

    Raises UsageError when there is none, RulesetError with every problem when it is wrong.
    """
    draft = read(name_or_path)
    problems = (*draft.problems, *cross_references(replace(draft.ruleset, rules=draft.rules), draft.unread))
    if problems:
        raise RulesetError(in_order(problems))
    return draft.ruleset


def read(name_or_path: str | Path) -> Draft:
    """Read a ruleset whatever is wrong with it. Raises UsageError when there is none."""
    path = locate.find(name_or_path)
    files = locate.files(path)
    problems: list[Problem] = []
    trees: dict[Path, Node] = {}
    for file in files:
        tree = _tree(file, problems)
        if tree is not None:
            trees[file] = tree
    head = _Head(path, problems)
    if files[0] in trees:
        head.read(files[0], trees[files[0]])
        head.accept(accepted_labels.beside(path))
    for file, tree in trees.items():
        head.topic(file, tree, first=file == files[0])
    return head.draft()


def holds_rules(file: Path) -> bool:
    """Whether a file beside a ruleset's head is one of rules, right or wrong: no key stands in it but theirs."""
    tree = _tree(file, [])
    return tree is not None and tree[0] == MAP and bool(tree[2]) and {key for key, _, _ in tree[2]} <= {*TOPIC_KEYS}


def _tree(file: Path, problems: list[Problem]) -> Node | None:
    """The tree of a file; None, with the problem, where there is none."""
    try:
        return cache.tree(file.read_bytes())
    except NotYaml as error:
        problems.append(Problem(file=str(file), line=error.line, path="", message=error.message))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.append(Problem(file=str(file), line=line, path="", message="the file is not written in UTF-8"))
    except OSError as error:
        problems.append(Problem(file=str(file), line=0, path="", message=str(error.strerror or error)))
    return None


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems as an author works them off: file by file, from the top down."""
    found = tuple(problems)
    files = list(dict.fromkeys(problem.file for problem in found))
    heads = sorted(files, key=lambda file: (Path(file).name != locate.HEAD, file))
    return tuple(sorted(found, key=lambda problem: (heads.index(problem.file), problem.line)))


class _Head:
    """What has been read of a ruleset so far."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.found: dict[str, Any] = {}
        self.rules: list[Rule] = []
        self.right: list[Rule] = []
        self.unread = Unread(form=True)

    def read(self, file: Path, tree: Node) -> None:
        """Read the keys of the first file that say what the form is."""
        faults: Faults = []
        if tree[0] != MAP:
            self._tell(file, tree, [(tree, "a mapping is expected with ruleset, version, title, ...")])
            return
        folder = file.parent
        own = {key: value for key, _, value in tree[2]}
        renamed: Node = (MAP, tree[1], tuple(("name" if k == "ruleset" else k, line, v) for k, line, v in tree[2]))
        keys = (*NESTED, "rules", "path")
        self.found = attributes(Ruleset, renamed, faults, without=keys, ignore=(*NESTED, *TOPIC_KEYS))
        faults = [(at, message.replace("'name'", "'ruleset'").replace(" name,", " ruleset,")) for at, message in faults]
        own_units = tuple(self.found.get("units_of_measure", {}).values())
        faults += unfit(own_units, own.get("units_of_measure", tree))
        form = Form(own.get("tables", (BLANK, tree[1], "")), faults, own_units)
        self.found["tables"] = form.tables
        self.found["codelists"] = _codelists(own["codelists"], folder, faults) if _given(own, "codelists") else {}
        numbers = self.found.get("numbers", "auto")
        self.found["references"] = references(own.get("references", (BLANK, tree[1], "")), folder, numbers, faults)
        self._apart(own.get("references"), faults)
        form.check_names(own.get("units"), self.found["codelists"])
        lost = {name for name in entries(own.get("references")) if name not in self.found["references"]}
        self.unread = replace(
            form.unread,
            period=_given(own, "period") and "period" not in self.found,
            tables=form.unread.tables | lost,
        )
        self._tell(file, tree, faults)

    def _apart(self, node: Node | None, faults: Faults) -> None:
        """Note references that bear the name of a table."""
        for name in self.found["references"]:
            if name in self.found["tables"] and node is not None:
                faults.append((node, f"{name!r} is the name of a table too"))

    def accept(self, file: Path) -> None:
        """Read the headers that were accepted for fields, where there are some."""
        if not file.is_file():
            return
        faults: Faults = []
        tree = _tree(file, self.problems)
        if tree is None:
            return
        labels = accepted_labels.read(tree, faults)
        self.found["tables"] = accepted_labels.applied(self.found.get("tables", {}), labels, tree, faults)
        self._tell(file, tree, faults)

    def topic(self, file: Path, tree: Node, *, first: bool) -> None:
        """Read the rules of a file."""
        faults: Faults = []
        if tree[0] == BLANK:
            return
        if tree[0] != MAP:
            if not first:
                self._tell(file, tree, [(tree, "a mapping is expected with the key 'rules'")])
            return
        own = {key: value for key, _, value in tree[2]}
        if not first:
            faults += [
                ((SCALAR, line, key), unknown(key, TOPIC_KEYS)) for key, line, _ in tree[2] if key not in TOPIC_KEYS
            ]
        topic = own["topic"][2] if own.get("topic", (BLANK,))[0] == SCALAR else file.stem
        rules = own.get("rules")
        if rules is not None and rules[0] not in (LIST, BLANK):
            faults.append((rules, "a list of rules is expected"))
        elif rules is not None and rules[0] == LIST:
            for node in rules[2]:
                before = len(faults)
                rule = self._rule(node, file, topic, faults)
                self.rules.append(rule)
                if len(faults) == before:
                    self.right.append(rule)
        self._tell(file, tree, faults)

    def _rule(self, node: Node, file: Path, topic: str, faults: Faults) -> Rule:
        """A rule, or what could be read of it."""
        without = ("ruleset", "params", "file", "line")
        found = attributes(Rule, node, faults, without=without, ignore=("with",))
        own = {key: value for key, _, value in node[2]} if node[0] == MAP else {}
        kind = found.get("check")
        owner = _kind(kind)
        if kind is not None and owner is None:
            faults.append((own["check"], "no such check kind; " + unknown(kind, checks.names())))
        elif owner is not None and "with" not in own:
            faults.append((node, "'with' is missing"))
        elif owner is not None:
            found["params"] = parameters(owner, own["with"], faults)
        if "markers" in found:
            faults += [(own["markers"], message) for message in wrong_markers(found["markers"], found.get("params"))]
        identity = found.get("id", "")
        if identity and not all(c.islower() or c.isdigit() or c == "-" for c in identity):
            faults.append((own["id"], "an id is written in small letters, digits and hyphens"))
        found.setdefault("rounding", self.found.get("rounding", Rounding.HALF_UP))
        found.setdefault("topic", topic)
        given = {"id": "", "title": NO_TITLE, "check": "", "params": None, **found}
        return Rule(**given, ruleset=self.found.get("name", ""), file=str(file), line=node[1])

    def draft(self) -> Draft:
        """What was read."""
        found = {"name": "", "version": "", "title": NO_TITLE, **self.found}
        ruleset = Ruleset(**found, path=str(self.path))
        right = tuple(completed(rule, ruleset) for rule in self.right)
        return Draft(
            ruleset=replace(ruleset, rules=right),
            rules=tuple(self.rules),
            unread=self.unread,
            problems=tuple(self.problems),
        )

    def _tell(self, file: Path, tree: Node, faults: Faults) -> None:
        for node, message in faults:
            self.problems.append(Problem(file=str(file), line=node[1], path=path_of(tree, node), message=message))


def _kind(name: str | None) -> type[Check] | None:
    """The check kind of this name, or None."""
    try:
        return checks.load(name or "")
    except KeyError:
        return None


def parameters(owner: Any, node: Node, faults: Faults) -> Check:
    """The parameter record of a check kind from the mapping under ``with``, or what could be read of it."""
    before = len(faults)
    check: Check = owner(**(found := attributes(owner, node, faults)))
    if len(faults) == before:
        if check.claim is None:
            for f in declared(owner):
                if f.metadata.get("operand") == "required" and not found.get(f.name):
                    faults.append((node, f"{key_of(owner, f.name)!r} is missing"))
        faults += [(node, message) for message in check.problems()]
    return check


def _given(own: Mapping[str, Node], key: str) -> bool:
    return key in own and own[key][0] != BLANK


def _codelists(node: Node, folder: Path, faults: Faults) -> dict[str, Codes]:
    """Code lists: ``{file: units.csv, code: code, name: name}`` or ``{codes: {code: name}}``, codes as a list too."""
    lists: dict[str, Codes] = {}
    if node[0] != MAP:
        faults.append((node, "a mapping of code lists is expected"))
        return lists
    for name, _, value in node[2]:
        own = {key: entry for key, _, entry in value[2]} if value[0] == MAP else {}
        extra = (
            [(line, key) for key, line, _ in value[2] if key not in ("file", "code", "name", "codes")] if own else []
        )
        faults += [((SCALAR, line, key), unknown(key, ("file", "code", "name", "codes"))) for line, key in extra]
        codes: dict[str, str] = {}
        if "codes" in own:
            shape: Any = Mapping[str, str] if own["codes"][0] == MAP else tuple[str, ...]
            read = reader(shape)(own["codes"], faults)
            if read is not FAILED:
                codes = dict(read) if isinstance(read, dict) else {code: code for code in read}
        elif "file" in own and own["file"][0] == SCALAR:
            columns = [own[key][2] if own.get(key, (BLANK,))[0] == SCALAR else key for key in ("code", "name")]
            codes = _csv(own["file"], folder, columns[0], columns[1], faults)
        else:
            faults.append((value, "a code list has a 'file' or 'codes'"))
        lists[name] = Codes(name=name, codes=codes)
    return lists


def _csv(node: Node, folder: Path, code: str, name: str, faults: Faults) -> dict[str, str]:
    """The columns ``code`` and ``name`` of a CSV file in the ruleset's folder."""
    read = read_csv(node, folder, faults)
    if read is None:
        return {}
    absent = [column for column in (code, name) if column not in read.names]
    if absent:
        faults.append((node, f"{node[2]} has no column " + " and no column ".join(map(repr, absent))))
        return {}
    return {row[code].strip(): row[name].strip() for row in read.rows if row[code]}


def completed(rule: Rule, ruleset: Ruleset) -> Rule:
    """A rule whose check has been told what the form knows of its operands."""
    check: Any = rule.params
    if check.claim is not None:
        return rule

    def field_of(operand: str) -> Field | None:
        table, name = resolve(operand, check.table)
        form = ruleset.references[table].form if table in ruleset.references else ruleset.tables.get(table)
        return form.fields.get(name) if form is not None else None

    told = check.completed(field_of)
    return rule if told is check else replace(rule, params=told)


def path_of(tree: Node, target: Node) -> str:
    """Where a node stands in a tree: ``rules[3].with.parts``. Empty for the tree itself."""
    for path, node in _walk(tree, ""):
        if node is target:
            return path
    return ""


def _walk(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    yield path, node
    if node[0] == LIST:
        for index, item in enumerate(node[2]):
            yield from _walk(item, f"{path}[{index + 1}]")
    elif node[0] == MAP:
        for key, _, value in node[2]:
            yield from _walk(value, f"{path}.{key}" if path else key)

"""What is wrong with the layout that a ruleset declares for a table: its headings with placeholders, its long form."""

from collections.abc import Iterator, Mapping

from dqcheck.model.rule import TableForm, placeholders
from dqcheck.rulesets.nodes import MAP, Node
from dqcheck.rulesets.typed import Faults, unknown

NO_LABEL = "'label' is missing"


def mistakes_of_layout(form: TableForm, node: Node) -> Faults:
    """The problems of the layout of a table, which was read from ``node``, each where its author finds it."""
    own = _keys(node)
    fields = _keys(own["fields"])
    found = [(own.get(key, node), message) for key, message in _of_table(form)]
    unheaded = "columns" in own and not form.columns
    if unheaded and own["columns"][0] == MAP:
        found.append((own["columns"], 'a brace begins a mapping: put the heading in quotation marks, "{year}"'))
    for name, message in _of_fields(form):
        keys = _keys(fields[name])
        # Told already: what is no mapping, a label or headings that could not be read.
        unread = unheaded or fields[name][0] != MAP or ("label" in keys and not form.fields[name].label)
        if not (unread and message == NO_LABEL):
            found.append((keys.get("label", fields[name]), message))
    for name, message in _unique(form):
        found.append((_keys(fields[name]).get("unique", fields[name]), message))
    return found


def layout_problems(form: TableForm) -> Iterator[tuple[str, str]]:
    """What is wrong with the layout of a table that was built in Python: the key or field, and what is wrong."""
    yield from _of_table(form)
    of_fields = (*_of_fields(form), *_unique(form))
    yield from ((f"fields.{name}", message) for name, message in of_fields if message != NO_LABEL)


def _keys(node: Node) -> Mapping[str, Node]:
    return {key: value for key, _, value in node[2]} if node[0] == MAP else {}


def _of_table(form: TableForm) -> Iterator[tuple[str, str]]:
    pivot = form.pivot
    for text in form.columns:
        yield from (("columns", message) for message in _headings(text, form))
    if form.columns and form.layout == "rows":
        yield "columns", "is for labels and values: give 'layout: pairs', or write the heading as the label of a field"
    if pivot is None:
        return
    if form.columns:
        yield "pivot", "a table is either long or has a record in each column: give 'pivot' or 'columns'"
    if form.layout == "pairs":
        yield "pivot", "a long table has rows: leave 'layout' out"
    for text in pivot.value:
        yield from (("pivot", f"value: {message}") for message in _named(text, form))
    for text in (*pivot.indicator, *pivot.unit):
        if placeholders(text):
            yield "pivot", f"{text!r}: only the heading of 'value' may hold a placeholder"
    for name in pivot.by:
        if name not in form.fields:
            yield "pivot", "by: no such field; " + unknown(name, list(form.fields))
    if form.key is not None and form.key in form.fields and form.key not in (*pivot.by, *form.headed):
        yield "key", f"the key of a long table has a column of its own: name {form.key!r} under 'by'"


def _of_fields(form: TableForm) -> Iterator[tuple[str, str]]:
    """Fields and their labels: one that a heading names has none, every other has some; of a family all headings name
    the same fields, so that each can be put with those beside it."""
    headed = form.headed
    families = {
        name: {frozenset(placeholders(text)) for text in field.label if placeholders(text)}
        for name, field in form.fields.items()
    }
    usual = next((sets for sets in families.values() if sets), set())
    for name, field in form.fields.items():
        if name in headed and field.label:
            yield name, f"the headings say what {name!r} is; leave its label out"
        elif name not in headed and not field.label:
            yield name, NO_LABEL
        if not families[name]:
            continue
        if form.columns or form.layout == "pairs":
            yield name, "a heading with a placeholder stands over columns: write it under 'columns' of the table"
        elif form.pivot is not None:
            yield name, "a heading with a placeholder stands over columns: write it under 'value' of 'pivot'"
        for text in field.label:
            yield from ((name, message) for message in _named(text, form))
        if any(not placeholders(text) for text in field.label):
            yield name, "either all labels of a field hold placeholders or none"
        elif families[name] != usual or len(usual) > 1:
            yield name, "the labels of all families of a table name the same fields"


def _unique(form: TableForm) -> Iterator[tuple[str, str]]:
    """Fields that are the same in several records, and yet unique."""
    for name, field in form.fields.items():
        if field.unique and set(form.identifying) - {name}:
            together = ", ".join(dict.fromkeys((name, *form.identifying)))
            yield name, f"a record is told from others by {together} together, so that {name!r} occurs again"


def _headings(text: str, form: TableForm) -> Iterator[str]:
    if not placeholders(text):
        yield f"{text!r} holds no placeholder, such as {{year}}, that says what tells the columns apart"
    yield from _named(text, form)


def _named(text: str, form: TableForm) -> Iterator[str]:
    for name in placeholders(text):
        if name not in form.fields:
            yield f"{{{name}}}: no such field; " + unknown(name, list(form.fields))

"""What a formula asks of its fields: numbers, texts, or either."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from dqcheck.checks.expression_tree import TEXT_TESTS, Node, names, walk
from dqcheck.model.rule import DATES, NUMBERS, TEXTS, FieldType

TypesOfOperands = tuple[tuple[str, FieldType], ...]
"""The types of the fields of a formula, as the form declares them."""

ANY = frozenset({*NUMBERS, *DATES, *TEXTS})
_NUMBERS, _TEXTS = frozenset({*NUMBERS, *DATES}), frozenset(TEXTS)


def types_of_operands(formula: Node) -> Mapping[str, tuple[FieldType, ...]]:
    """The types that each field may have, in the order of their declaration; none: it is used as both."""
    return {name: tuple(one for one in (*NUMBERS, *DATES, *TEXTS) if one in found) for name, found in _uses(formula)}


def fields_compared(formula: Node) -> tuple[tuple[str, str], ...]:
    """Pairs of fields that are compared with each other as they are."""
    found: list[tuple[str, str]] = []
    for node in walk(formula):
        if node.kind == "in":
            first, *others = node.operands
            sides = [(first, one) for one in others]
        else:
            sides = list(pairwise(node.operands)) if node.kind == "compare" else []
        found += [(a.name, b.name) for a, b in sides if a.kind == b.kind == "name"]
    return tuple(found)


def mixed(formula: Node) -> Iterator[str]:
    """Fields that are computed with and compared with texts."""
    for name, found in _uses(formula):
        if not found:
            yield f"{name!r} is used as a number and as a text"


def _uses(formula: Node) -> Iterator[tuple[str, frozenset[FieldType]]]:
    """Each field with the types that all its uses allow. Fields that are compared with each other are of one kind."""
    allowed: dict[str, frozenset[FieldType]] = dict.fromkeys(names(formula), ANY)
    compared: list[list[str]] = []
    for node in walk(formula):
        if node.kind in TEXT_TESTS:
            allowed[node.operands[0].name] &= _TEXTS
        elif node.kind in ("compare", "in"):
            fields = [one.name for one in node.operands if one.kind == "name"]
            compared.append(fields)
            if any(one.kind == "text" for one in node.operands):
                allowed |= {name: allowed[name] & _TEXTS for name in fields}
            elif len(fields) < len(node.operands) or any(one not in ("==", "!=") for one in node.operators):
                allowed |= {name: allowed[name] & _NUMBERS for name in fields}
        elif not node.condition:
            allowed |= {one.name: allowed[one.name] & _NUMBERS for one in node.operands if one.kind == "name"}
    for _ in compared:  # what one comparison says reaches the fields of the next
        for fields in compared:
            common = frozenset.intersection(ANY, *(allowed[name] for name in fields))
            allowed |= dict.fromkeys(fields, common)
    yield from allowed.items()

"""What a cell says is what was written into it, whatever it was."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dqcheck.authoring.sheet_texts import SheetTextError, flattened, gathered, name_text, node_of, written
from dqcheck.rulesets.nodes import BLANK, LIST, MAP, SCALAR, Node

odd = st.sampled_from(
    [
        *[
            '"a"',
            '"',
            "[]",
            "{}",
            '["a"]',
            "{stated} là {observed}",
            "a; b",
            "a;",
            ";",
            " a",
            "a\nb",
            "---",
            "a: b",
            "=1+1",
        ],
        *["_x0041_", "\u00a0x", "5", "-x", "[a]", "a[b]", "where[x]", "", '"a" b', 'a "b"', "\x01", "\r\n", "x\ty"],
    ]
)
texts = st.text(max_size=8) | odd
scalars = texts.map(lambda text: (SCALAR, 1, text))
lists = st.lists(scalars, min_size=1, max_size=4).map(lambda items: (LIST, 1, items))


def mapping(values: st.SearchStrategy[Node], least: int = 1) -> st.SearchStrategy[Node]:
    return st.dictionaries(texts.filter(bool), values, min_size=least, max_size=4).map(
        lambda given: (MAP, 1, [[key, 1, value] for key, value in given.items()])
    )


deep = st.recursive(
    scalars | st.just((BLANK, 1, "")),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: (LIST, 1, items)) | mapping(inner, 0),
    max_leaves=8,
)
records = mapping(scalars | lists | mapping(scalars | lists) | deep.filter(lambda node: node[0] != BLANK))


def plain(node: Node) -> object:
    """A tree without its lines; what is blank in a mapping is not there."""
    kind, _, content = node
    if kind == MAP:
        return {key: plain(value) for key, _, value in content if value[0] != BLANK}
    return [plain(one) for one in content] if kind == LIST else (kind, content)


@given(text=texts)
@settings(max_examples=150, deadline=None)
def test_a_text_is_exact(text: str) -> None:
    for shape in ("text", "either"):
        assert node_of(written((SCALAR, 1, text), shape), shape, 1) == (SCALAR, 1, text)
    assert plain(node_of(written((SCALAR, 1, text), "list"), "list", 1)) == [(SCALAR, text)]


@given(node=lists)
@settings(max_examples=100, deadline=None)
def test_a_list_is_exact(node: Node) -> None:
    for shape in ("list", "either", "text"):
        assert plain(node_of(written(node, shape), shape, 1)) == plain(node)


@given(node=records | st.lists(records, min_size=1, max_size=3).map(lambda items: (LIST, 1, items)) | deep)
@settings(max_examples=150, deadline=None)
def test_lines_are_exact(node: Node) -> None:
    if node[0] in (MAP, LIST):
        assert plain(node_of(written(node, "lines"), "lines", 1)) == plain(node)


@given(node=mapping(scalars | lists | mapping(scalars | lists | mapping(scalars | lists))))
@settings(max_examples=80, deadline=None)
def test_columns_are_exact(node: Node) -> None:
    cells = [pair for key, _, value in node[2] for pair in flattened(value, name_text(key))]
    assert plain(gathered(cells, 1)) == plain(node)


@given(text=st.text(max_size=40), shape=st.sampled_from(["text", "list", "either", "lines"]))
@settings(max_examples=150, deadline=None)
def test_whatever_somebody_types_is_read_or_refused_in_words(text: str, shape: str) -> None:
    with contextlib.suppress(SheetTextError):
        assert node_of(text, shape, 1)[0] in (SCALAR, LIST, MAP, BLANK)


@pytest.mark.parametrize(
    ("text", "shape", "wanted"),
    [
        ("Đơn vị; Tên xã/phường", "list", ["Đơn vị", "Tên xã/phường"]),
        ("Đơn vị\nTên xã", "list", ["Đơn vị", "Tên xã"]),
        ("a;; b ;", "list", ["a", "b"]),
        ('"a; b"; c', "list", ["a; b", "c"]),
        ("Bằng chữ; và số", "text", "Bằng chữ; và số"),
        (
            "total: received\nparts: carried_over; -new",
            "lines",
            {"total": "received", "parts": ["carried_over", "-new"]},
        ),
        ("where[kind]: NQ;\n\nvalue : x", "lines", {"where": {"kind": ["NQ"]}, "value": "x"}),
        ("---\na: 1\n---\na: 2", "lines", [{"a": "1"}, {"a": "2"}]),
        ("where[kind][not]: NQ; QĐ\nwhere[a]: b", "lines", {"where": {"kind": {"not": ["NQ", "QĐ"]}, "a": "b"}}),
        ("that: a + b <= c", "lines", {"that": "a + b <= c"}),
    ],
)
def test_what_people_type(text: str, shape: str, wanted: object) -> None:
    def simple(node: Node) -> object:
        kind, _, content = node
        if kind == MAP:
            return {key: simple(value) for key, _, value in content}
        return [simple(one) for one in content] if kind == LIST else content

    assert simple(node_of(text, shape, 1)) == wanted


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("total received", "line-malformed"),
        (": x", "key-malformed"),
        ("a: 1\na: 2", "key-twice"),
        ("a[b: 1", "key-malformed"),
        ("a: 1\na[b]: 2", "key-twice"),
        ("a[b]: 1\na: 2", "key-twice"),
        ("a[b]: 1\na[b][c]: 2", "key-twice"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, key: str) -> None:
    with pytest.raises(SheetTextError) as told:
        node_of(text, "lines", 1)
    assert told.value.key == f"sheet.{key}"


def test_a_deep_text_does_not_break_it() -> None:
    with pytest.raises(SheetTextError):
        node_of("[" * 80 + "]" * 80, "list", 1)
    assert node_of("[" * 100_000, "text", 1)[0] == SCALAR

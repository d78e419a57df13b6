import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dqcheck import rulesets
from dqcheck.rulesets.locate import files, find
from dqcheck.rulesets.nodes import BLANK, LIST, MAP, SCALAR, Node, compose
from dqcheck.rulesets.yaml_text import scalar, yaml_text

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x85\u2028\u2029"), max_size=12)
odd = st.sampled_from(
    ["true", "NO", "~", "null", "1e3", "00010", "- a", "a: b", "#x", "{stated}", "'", "5%", "a #b", "%"]
)
scalars = (texts | odd).map(lambda text: (SCALAR, 1, text))


def mappings(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    keys = st.lists(texts | odd, unique=True, max_size=4)
    return keys.flatmap(
        lambda names: st.tuples(*[children for _ in names]).map(
            lambda values: (MAP, 1, [[name, 1, value] for name, value in zip(names, values, strict=True)])
        )
    )


trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4).map(lambda items: (LIST, 1, items)) | mappings(inner),
    max_leaves=12,
)


def plain(node: Node) -> object:
    """A tree without its lines."""
    kind, _, content = node
    if kind == MAP:
        return {key: plain(value) for key, _, value in content}
    return [plain(one) for one in content] if kind == LIST else (kind, content)


@settings(max_examples=300, deadline=None)
@given(tree=mappings(trees), flat=st.booleans())
def test_what_is_written_is_read_as_the_same_tree(tree: Node, flat: bool) -> None:
    assert plain(compose(yaml_text(tree, flat=flat))) == plain(tree)


@pytest.mark.parametrize("path", [path for name in rulesets.shipped() for path in files(find(name))], ids=str)
def test_shipped_files_are_written_as_the_same_tree(path) -> None:
    tree = compose(path.read_text(encoding="utf-8"))
    assert plain(compose(yaml_text(tree))) == plain(tree)
    assert plain(compose(yaml_text(tree, flat=False))) == plain(tree)


def test_a_blank_stays_blank() -> None:
    tree = (MAP, 1, [["a", 1, (BLANK, 1, "")], ["b", 1, (LIST, 1, [(SCALAR, 1, "")])]])
    assert yaml_text(tree) == 'a:\nb: [""]\n'
    assert plain(compose(yaml_text(tree))) == plain(tree)


def test_words_that_editors_resolve_are_quoted() -> None:
    assert [scalar(text) for text in ("true", "no", "NULL", "on time", "1.5", "1,5", "Xã Ba Tơ")] == [
        *("true", '"no"', '"NULL"', "on time", "1.5", '"1,5"', "Xã Ba Tơ")
    ]


def test_every_key_has_a_line_of_its_own_where_asked() -> None:
    tree = compose("a: {b: 1, c: [x, z]}\n")
    assert yaml_text(tree) == "a: {b: 1, c: [x, z]}\n"
    assert yaml_text(tree, flat=False) == "a:\n  b: 1\n  c:\n    - x\n    - z\n"

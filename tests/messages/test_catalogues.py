"""The catalogues say the same in every language, and every key that the code emits is in them."""

import ast
from pathlib import Path

import pytest

import dqcheck.messages
from dqcheck.messages import catalogue
from dqcheck.messages.sentences import pieces
from dqcheck.model.text import LANGUAGES, Language

PACKAGE = Path(dqcheck.messages.__file__).parent.parent
PREFIXES = {key.partition(".")[0] for key in catalogue("vi")[1]}


def keys_in_source() -> set[tuple[str, str]]:
    """Literal texts of the package that look like a key (``prefix.name``) of a known prefix, with the file."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        if path.parent.name == "messages" and path.stem in LANGUAGES:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                values = [a for a in node.args[:1] if name in ("sentence", "local", "word")]
                values += [k.value for k in node.keywords if k.arg == "note"]
                for value in values:
                    if isinstance(value, ast.Constant) and isinstance(value.value, str) and "." in value.value:
                        found.add((value.value, path.name))
    return found


def places(text: str) -> set[str]:
    return {name for _, name, form in pieces(text) if name and "|" not in form}


def test_every_language_has_the_same_keys() -> None:
    for language in LANGUAGES[1:]:
        assert set(catalogue(language)[1]) == set(catalogue(LANGUAGES[0])[1])


@pytest.mark.parametrize("key", sorted(catalogue("vi")[1]))
def test_every_language_states_the_same_facts(key: str) -> None:
    texts = {language: catalogue(language)[1][key] for language in LANGUAGES}
    assert len({frozenset(places(text)) for text in texts.values()}) == 1, texts
    assert all(text.strip() == text for text in texts.values()), texts


def test_every_key_in_the_code_is_in_the_catalogue() -> None:
    missing = {(key, file) for key, file in keys_in_source() if key not in catalogue("vi")[1]}
    assert not missing


def test_every_reason_has_a_short_name_for_the_lists() -> None:
    keys = catalogue("vi")[1]
    reasons = {key.removeprefix("undecided.") for key in keys if key.startswith("undecided.")}
    assert reasons == {key.removeprefix("reason.") for key in keys if key.startswith("reason.")}


def test_no_place_is_left_open() -> None:
    for language in LANGUAGES:
        for key, text in catalogue(language)[1].items():
            assert text.count("{") == text.count("}"), key


@pytest.mark.parametrize(
    "word", ["gian lận", "bịa", "khai khống", "cố ý", "fraud", "lied", "cheat", "wrongly", "careless"]
)
def test_no_sentence_accuses(word: str) -> None:
    for language in LANGUAGES:
        assert not [key for key, text in catalogue(language)[1].items() if word in text.lower()]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_recomputed_is_spelt_out(language: Language) -> None:
    kinds, grades = ("growth", "percentage", "product", "shares", "total"), ("fail", "truncated", "exceeded")
    told = catalogue(language)[1]
    keys = [f"{kind}.{grade}" for kind in kinds for grade in (*grades, "rounded", "within-rounding")]
    assert [key for key in keys if key in told and "{arithmetic}" not in told[key]] == []

"""The words before a place in a text."""

import pytest

from dqcheck.language.vi.documents import DOCUMENTS
from dqcheck.language.wording import Wording
from dqcheck.prose.text.windows import match_before

NUMBER = Wording(r"(?<!\w)số\s?$")


@pytest.mark.parametrize(
    ("text", "at", "found"),
    [("theo số 12", 8, (5, 8)), ("theo số 12", 7, (5, 7)), ("theo số là 12", 11, None), ("hồsố 12", 5, None)],
)
def test_a_wording_ends_where_it_is_looked_for(text: str, at: int, found: tuple[int, int] | None) -> None:
    match = match_before(NUMBER, text, at)
    assert (match and match.span()) == found


@pytest.mark.parametrize(("characters", "found"), [(140, True), (141, False)])
def test_how_far_a_wording_is_looked_for(characters: int, found: bool) -> None:
    wording = Wording(r"số[^\d]*$")
    text = f"số{'a' * (characters - 2)}12"
    assert (match_before(wording, text, characters) is not None) is found


def test_the_longest_wording_of_an_issuer_is_found() -> None:
    before = f"UBND {'a' * 49} đã ban hành các quyết định mới số "
    assert match_before(DOCUMENTS.citing.issued, before, len(before))

"""References in the letters of Vietnam, and what they are elsewhere."""

import pytest

from dqcheck.language.en.references import REFERENCES as ENGLISH
from dqcheck.language.vi.references import ISSUERS, REFERENCES
from dqcheck.numerals.references import parse_reference


@pytest.mark.parametrize("letters", REFERENCES.kinds)
def test_every_kind_has_its_words(letters: str) -> None:
    for word in REFERENCES.kinds[letters]:
        reference = parse_reference(f"{word.capitalize()} số 12/{letters}-UBND")
        assert reference is not None
        assert (reference.kind, reference.issuer) == (word, "UBND")
    plain = parse_reference(f"12/{letters}-UBND")
    assert plain is not None
    assert plain.kind == REFERENCES.kinds[letters][0]


@pytest.mark.parametrize(
    ("text", "kind", "issuer"),
    [
        ("Kế hoạch 12/QĐ-UBND", "quyết định", "UBND"),
        ("72/2025/QH15", "luật", "QH"),
        ("12/UBND-VX", "công văn", "UBND"),
        ("Luật số 72/2025/QH15", "luật", "QH"),
        ("12/QĐ", "quyết định", ""),
    ],
)
def test_kind_and_issuer(text: str, kind: str, issuer: str) -> None:
    reference = parse_reference(text)
    assert reference is not None
    assert (reference.kind, reference.issuer) == (kind, issuer)


@pytest.mark.parametrize(
    ("text", "kind"), [("Decision No. 12/2025/EC", "decision"), ("plan 12/AB-CD", "plan"), ("12/AB", "letter")]
)
def test_english_knows_no_letters(text: str, kind: str) -> None:
    reference = parse_reference(text, ENGLISH)
    assert reference is not None
    assert reference.kind == kind
    assert parse_reference(f"Quyết định số {text}", ENGLISH) is None


def test_letters_of_bodies_are_of_one_level() -> None:
    assert not ISSUERS.national & ISSUERS.provincial
    assert set(ISSUERS.local) <= ISSUERS.known

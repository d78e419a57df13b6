"""Results that no wording explains, with the figures that make them."""

import pytest
from sentence_claims import narrative

from dqcheck.narratives import extract, extraction
from dqcheck.prose.claims import linked
from dqcheck.prose.documents.reading import read
from dqcheck.prose.figures.blocks import blocks


def found(text: str) -> list[tuple[str, list[str], bool]]:
    """Kind, figures and doubt of the claims of a text where no finder claims anything."""
    claims = extract(narrative(text)).claims
    return [
        (claim.kind, [figure.value.text for given in claim.roles.values() for figure in given], claim.doubt)
        for claim in claims
        if not claim.kind.startswith("writing")
    ]


@pytest.fixture(autouse=True)
def _without_finders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "FINDERS", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã tiêm 1.093/1.286 trẻ, đạt 84,99%.", [("percentage", ["84,99%", "1.093", "1.286"], False)]),
        ("Đã tiêm 1.093/1.286 trẻ, đạt 84,49%.", []),  # which only templates may say
        ("Đã tiêm hơn 1.093/1.286 trẻ, đạt 84,99%.", []),  # almost anything would fit
        ("Có 1.093 hộ; 1.286 con bò; mưa 84,99% số ngày.", []),
    ],
)
def test_a_percentage(text: str, expected: list[tuple[str, list[str], bool]]) -> None:
    assert found(text) == expected


def test_what_holds_by_chance_tells_nothing() -> None:
    assert found("Có 5 hộ, 10 con bò; hộ khác đạt 50%.") == []
    assert found("Có 1.093 hộ, 1.286 con bò; hộ khác đạt 84,99%.") != []


@pytest.mark.parametrize(("total", "told"), [("1.478,4", True), ("1.365,0", False)])
def test_a_product(total: str, told: bool) -> None:
    text = f"Nhuận bút bình quân 35,2 triệu đồng/người (tổng chi {total} triệu đồng, 42 tác giả)."
    assert any(kind == "product" for kind, _, _ in found(text)) is told


def test_what_a_claim_speaks_of_is_left_alone() -> None:
    reading = read(narrative("Đã tiêm 1.093/1.286 trẻ, đạt 84,99%."))
    document = blocks(reading.passages, reading.words)
    made = list(linked.find(document, ()))
    assert [claim.kind for claim in made] == ["percentage"]
    assert list(linked.find(document, made)) == []

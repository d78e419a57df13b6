"""Finders are pure: in whatever order they run, and however often, a text makes the same claims."""

import random
from pathlib import Path

import pytest
import yaml
from sentence_claims import narrative

from dqcheck import sources
from dqcheck.model.claim import Claim
from dqcheck.model.document import Narrative
from dqcheck.prose.claims import FINDERS
from dqcheck.prose.claims.finders import Finder, Settled, Text, found
from dqcheck.prose.documents.reading import read
from dqcheck.prose.figures.blocks import blocks
from dqcheck.prose.phrases.breakdowns import find_breakdowns

FIXTURES = Path(__file__).parents[3] / "fixtures"
SENTENCES = [
    entry["text"]
    for path in sorted((FIXTURES / "prose").glob("sentences*.yaml"))
    for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]
]
REPORTS = sorted(path for path in (FIXTURES / "narratives").iterdir() if path.suffix in (".txt", ".docx", ".pdf"))


def text_of(source: Narrative) -> Text:
    reading = read(source)
    document = blocks(reading.passages, reading.words)
    return Text(blocks=document, breakdowns=find_breakdowns(document), commune=reading.unit.commune)


def shuffled(seed: int) -> list[Finder]:
    finders = list(FINDERS)
    random.Random(seed).shuffle(finders)
    return finders


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_finders_says_nothing_in_a_sentence(seed: int) -> None:
    for sentence in SENTENCES:
        text = text_of(narrative(sentence))
        assert found(text, shuffled(seed)) == found(text, FINDERS), sentence


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_the_order_of_the_finders_says_nothing_in_a_report(path: Path) -> None:
    report = sources.read(path)
    assert isinstance(report, Narrative)
    text = text_of(report)
    expected = found(text, FINDERS)
    assert found(text, shuffled(1)) == expected == found(text, reversed(FINDERS))


def told(text: Text) -> list[str]:
    marks = [mark for block in text.blocks for mark in block.marks]
    return [repr((m.kind, m.start, m.end, m.value, m.qualifier, m.noun, m.label, m.depth)) for m in marks]


def test_a_finder_leaves_the_text_as_it_was() -> None:
    for sentence in SENTENCES:
        text = text_of(narrative(sentence))
        before = told(text)
        found(text, FINDERS)
        assert told(text) == before


def test_every_finder_is_told_only_of_finders_there_are() -> None:
    names = {finder.name for finder in FINDERS}
    assert all(set(finder.after) < names for finder in FINDERS)


def test_claims_settle_their_figures_and_their_totals() -> None:
    text = text_of(narrative("Có 12 hộ, gồm 5 hộ nghèo và 7 hộ khá."))
    twelve, five, seven = text.blocks[0].marks
    claims = [claim for claim in found(text, FINDERS) if claim.kind == "total"]
    settled = Settled().with_claims(claims)
    assert all(settled.has(mark) for mark in (twelve, five, seven))
    assert settled.has_total(twelve) and not settled.has_total(five)
    assert not Settled().has(twelve)


def test_a_finder_is_told_what_others_settled_before_it() -> None:
    seen: list[Settled] = []

    def first(text: Text, _: Settled) -> list[Claim]:
        return [claim for claim in found(text, FINDERS) if claim.kind == "total"]

    def second(_: Text, settled: Settled) -> list[Claim]:
        seen.append(settled)
        return []

    text = text_of(narrative("Có 12 hộ, gồm 5 hộ nghèo và 7 hộ khá."))
    finders = [Finder(name="a", find=second, after=("b",)), Finder(name="b", find=first)]  # type: ignore[arg-type]
    assert [claim.kind for claim in found(text, finders)] == ["total"]
    assert seen[0].has(text.blocks[0].marks[1])

"""The labelled sentences: which claims their figures make, and how the check kinds judge them."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml
from sentence_claims import narrative

from dqcheck import rulesets
from dqcheck.checks.base import Terms
from dqcheck.checks.operands import with_params
from dqcheck.model.claim import Claim
from dqcheck.model.quantity import Quantity
from dqcheck.model.record import record
from dqcheck.narratives import extract, with_tables

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures" / "prose").glob("sentences*.yaml"))
ARITHMETIC = {
    "total", "part", "percentage", "shares", "growth", "growth-amount", "product", "flow", "difference", "same",
    "listed", "dates.duration",
}  # fmt: skip
Stated = tuple[str, frozenset[Decimal], str]


@cache
def rules() -> dict[str, object]:
    every = (*rulesets.load("narrative").rules, *rulesets.load("tables").rules)
    return {rule.params.claim: rule for rule in every}  # type: ignore[attr-defined]


def verdict(claim: Claim) -> str:
    check = with_params(rules()[claim.kind], claim.params)  # type: ignore[arg-type]
    values = {role: tuple(figure.value for figure in figures) for role, figures in claim.roles.items()}
    outcome = check.judge(values, Terms()).outcome.value
    return "pass" if outcome == "within-rounding" else outcome


def stated(claim: Claim) -> Stated:
    values = {
        figure.value.value.normalize()
        for figures in claim.roles.values()
        for figure in figures
        if isinstance(figure.value, Quantity) and not any(sign in figure.value.text for sign in (" + ", " - ", " / "))
    }
    return claim.kind, frozenset(values), verdict(claim)


@record
class Labelled:
    """A sentence of the fixtures: the claims it makes, and those that are known to be missed, with the reason."""

    text: str
    wanted: tuple[Stated, ...]
    missed: tuple[tuple[Stated, str], ...]


def labelled() -> list[Labelled]:
    out = []
    for path in FIXTURES:
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]:
            wanted, missed = [], []
            for item in entry["claims"]:
                figures = frozenset(Decimal(text).normalize() for text in item["figures"])
                label = (item["kind"], figures, item["verdict"])
                wanted.append(label)
                if "missed" in item:
                    missed.append((label, item["missed"]))
            out.append(Labelled(text=entry["text"], wanted=tuple(wanted), missed=tuple(missed)))
    return out


SENTENCES = labelled()


@cache
def made(text: str) -> tuple[Stated, ...]:
    given = narrative(text)
    extraction, tables = with_tables(given, extract(given))
    claims = [claim for claim in extraction.claims if claim.kind in ARITHMETIC]
    return tuple(stated(claim) for claim in (*claims, *tables.claims))


def is_found(label: Stated, text: str) -> bool:
    _, wanted, verdict = label
    return any(wanted <= got and verdict == said for _, got, said in made(text))


def test_there_are_enough_labelled_sentences() -> None:
    assert len(SENTENCES) >= 300
    assert sum(not sentence.wanted for sentence in SENTENCES) >= 50


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.text[:70])
def test_a_sentence_makes_its_claims_and_no_false_one(sentence: Labelled) -> None:
    known = [label for label, _ in sentence.missed]
    assert [label for label in sentence.wanted if label not in known and not is_found(label, sentence.text)] == []
    told = [claim for claim in made(sentence.text) if claim[2] == "fail"]
    right = [label for label in sentence.wanted if label[2] == "fail"]
    assert [claim for claim in told if not any(claim[1] & figures for _, figures, _ in right)] == []


MISSED = [(label, why, sentence.text) for sentence in SENTENCES for label, why in sentence.missed]


@pytest.mark.parametrize(("label", "why", "text"), MISSED, ids=[text[:70] for _, _, text in MISSED])
def test_a_claim_that_is_known_to_be_missed_is_still_missed(label: Stated, why: str, text: str) -> None:
    """One that is found now is no longer to be marked as missed."""
    assert why
    assert not is_found(label, text)

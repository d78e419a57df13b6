"""The labelled sentences: which claims their figures make, and how the check kinds judge them."""

from collections import Counter
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
from dqcheck.narratives import extract

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures" / "prose").glob("sentences*.yaml"))
ARITHMETIC = {
    "total", "part", "percentage", "shares", "growth", "growth-amount", "product", "flow", "difference", "same",
    "listed",
}  # fmt: skip
Stated = tuple[str, frozenset[Decimal], str]


@cache
def rules() -> dict[str, object]:
    return {rule.params.claim: rule for rule in rulesets.load("narrative").rules}  # type: ignore[attr-defined]


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


def labelled() -> list[tuple[str, list[Stated]]]:
    out = []
    for path in FIXTURES:
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]:
            wanted = [
                (item["kind"], frozenset(Decimal(text).normalize() for text in item["figures"]), item["verdict"])
                for item in entry["claims"]
            ]
            out.append((entry["text"], wanted))
    return out


@cache
def scored() -> tuple[Counter[str], list[str]]:
    score: Counter[str] = Counter()
    missed: list[str] = []
    for text, wanted in labelled():
        found = [stated(claim) for claim in extract(narrative(text)).claims if claim.kind in ARITHMETIC]
        numbers = {(values, answer) for _, values, answer in found}
        for kind, values, answer in wanted:
            hit = any(values <= got and answer == said for got, said in numbers)
            score["found" if hit else "missed"] += 1
            if not hit:
                missed.append(f"missed {kind} {sorted(map(str, values))} {answer}: {text}")
        for kind, values, answer in found:
            if answer != "fail":
                continue
            right = any(answer == said and values & got for _, got, said in wanted)
            score["right fault" if right else "false fault"] += 1
            if not right:
                missed.append(f"false {kind} {sorted(map(str, values))}: {text}")
    return score, missed


def test_there_are_enough_labelled_sentences() -> None:
    assert len(labelled()) >= 300


def test_claims_are_found_with_their_operands_and_verdicts() -> None:
    score, missed = scored()
    assert score["found"] >= 0.95 * (score["found"] + score["missed"]), "\n".join(missed)


def test_no_fault_is_found_where_there_is_none() -> None:
    score, missed = scored()
    assert score["false fault"] <= 0.01 * score["right fault"], "\n".join(missed)


UNRELATED = [text for text, wanted in labelled() if not wanted]


@pytest.mark.parametrize("text", UNRELATED, ids=range(len(UNRELATED)))
def test_figures_without_relations_make_no_claim(text: str) -> None:
    found = [stated(claim) for claim in extract(narrative(text)).claims if claim.kind in ARITHMETIC]
    assert not [claim for claim in found if claim[2] == "fail"]

"""Recall and precision of each kind of claim on the labelled sentences of ``fixtures/prose``.

usage: labelled.py [FIXTURE.yaml ...]

For each kind: how many of the labelled claims that hold and of those that are violated are found, and in how many
sentences something is told that no label says is violated.
"""

import sys
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import yaml

from dqcheck import rulesets
from dqcheck.checks.base import Terms
from dqcheck.checks.operands import with_params
from dqcheck.model.claim import Claim
from dqcheck.model.document import Narrative, Paragraph
from dqcheck.model.place import Place
from dqcheck.model.quantity import Quantity
from dqcheck.narratives import extract

FIXTURES = Path(__file__).parents[1] / "fixtures" / "prose"
RULES = {getattr(rule.params, "claim", ""): rule for rule in rulesets.load("narrative").rules}
ARITHMETIC = "total part percentage shares growth growth-amount product flow difference same listed".split()
DERIVED = (" + ", " - ", " / ")


def stated(claim: Claim) -> tuple[str, frozenset[Decimal], str]:
    """Kind, written figures and verdict of a claim."""
    values = {role: tuple(figure.value for figure in figures) for role, figures in claim.roles.items()}
    outcome = with_params(RULES[claim.kind], claim.params).judge(values, Terms()).outcome.value
    numbers = [one for given in values.values() for one in given if isinstance(one, Quantity)]
    written = frozenset(one.value.normalize() for one in numbers if not any(sign in one.text for sign in DERIVED))
    return claim.kind, written, "pass" if outcome == "within-rounding" else outcome


def claims(text: str) -> list[tuple[str, frozenset[Decimal], str]]:
    """The arithmetic that a text claims."""
    lines = [line for line in text.split("\n") if line.strip()]
    paragraphs = tuple(Paragraph(text=line, place=Place(paragraph=at)) for at, line in enumerate(lines, 1))
    found = extract(Narrative(source="sentence.txt", path="", media="txt", paragraphs=paragraphs)).claims
    return [stated(claim) for claim in found if claim.kind in ARITHMETIC]


def main() -> int:
    """Print a line for each kind, and one for all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in map(Path, sys.argv[1:]) if sys.argv[1:] else sorted(FIXTURES.glob("sentences*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]:
            made = claims(entry["text"])
            violated: set[Decimal] = set()
            for label in entry["claims"]:
                wanted = frozenset(Decimal(number).normalize() for number in label["figures"])
                hit = any(
                    kind == label["kind"] and wanted <= got and said == label["verdict"] for kind, got, said in made
                )
                counts[label["kind"]].update({label["verdict"]: 1, f"found-{label['verdict']}": hit})
                violated |= wanted if label["verdict"] == "fail" else set()
            for kind, got, said in made:
                if said == "fail":
                    counts[kind]["right" if got & violated else "false"] += 1
    counts["all"] = sum(counts.values(), Counter())
    print(f"{'kind':16}{'holds':>12}{'violated':>12}{'told right':>12}{'false':>7}")
    for kind, n in counts.items():
        holds, faults = f"{n['found-pass']}/{n['pass']}", f"{n['found-fail']}/{n['fail']}"
        print(f"{kind:16}{holds:>12}{faults:>12}{n['right']:>12}{n['false']:>7}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Recall and precision of each kind of claim on the labelled sentences of ``fixtures/prose``, by language.

usage: labelled.py [FIXTURE.yaml ...]

For each kind: how many of the labelled claims that hold and of those that are violated are found, how much that is of
all (recall), in how many sentences something is told that a label says is violated or that none does, and how much of
what is told is right (precision). A claim is found when its figures, as written or in one unit, are in a claim of that
verdict, whichever kind tells it: a rest may be told as a flow, a total or a difference.
"""

import re
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from dqcheck import rulesets
from dqcheck.checks.base import Terms
from dqcheck.checks.operands import with_params
from dqcheck.language.en.prose import PROSE as ENGLISH
from dqcheck.language.vi.prose import PROSE as VIETNAMESE
from dqcheck.model.claim import Claim
from dqcheck.model.document import Narrative, Paragraph
from dqcheck.model.place import Place
from dqcheck.model.quantity import Quantity
from dqcheck.narratives import extract, with_tables
from dqcheck.numerals.numbers import read_numeral
from dqcheck.prose.documents.languages import words_of

FIXTURES = Path(__file__).parents[1] / "fixtures" / "prose"
RULES = {getattr(one.params, "claim", ""): one for name in ("narrative", "tables") for one in rulesets.load(name).rules}
ARITHMETIC = "total part percentage shares growth growth-amount product flow difference same listed".split()
DERIVED = (" + ", " - ", " / ")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def stated(claim: Claim) -> tuple[str, frozenset[Decimal], str]:
    """Kind, figures (as written and as they are compared) and verdict of a claim."""
    values = {role: tuple(figure.value for figure in figures) for role, figures in claim.roles.items()}
    outcome = with_params(RULES[claim.kind], claim.params).judge(values, Terms()).outcome.value
    numbers = [one for given in values.values() for one in given if isinstance(one, Quantity)]
    plain = [one for one in numbers if not any(sign in one.text for sign in DERIVED)]
    written = frozenset(value for one in plain for value in (one.value.normalize(), *as_written(one.text)))
    if claim.kind == "dates.duration":
        written = written.union(*(days_of(one.text) for one in numbers))
    kind = claim.kind.removeprefix("table-declared-").removeprefix("table-")
    return kind, written, "pass" if outcome == "within-rounding" else outcome


def days_of(text: str) -> frozenset[Decimal]:
    """The numbers of days and months in a period as written."""
    return frozenset(Decimal(one).normalize() for one in re.findall(r"\d+", text))


def as_written(text: str) -> tuple[Decimal, ...]:
    """The number that opens a figure's text, in the unit that it is written in."""
    digits = DIGITS.search(text)
    if digits is None:
        return ()
    notations = (language.figures.numerals.notation for language in (VIETNAMESE, ENGLISH))
    read = (read_numeral(digits[0], notation=notation) for notation in notations)
    return tuple(value.normalize() for value in read if isinstance(value, Decimal))[:1]


def claims(text: str) -> list[tuple[str, frozenset[Decimal], str]]:
    """The arithmetic that a text claims."""
    lines = [line for line in text.split("\n") if line.strip()]
    paragraphs = tuple(Paragraph(text=line, place=Place(paragraph=at)) for at, line in enumerate(lines, 1))
    narrative = Narrative(source="sentence.txt", path="", media="txt", paragraphs=paragraphs)
    extraction, tables = with_tables(narrative, extract(narrative))
    found = [claim for claim in extraction.claims if claim.kind in ARITHMETIC or claim.kind == "dates.duration"]
    return [stated(claim) for claim in (*found, *tables.claims)]


def main() -> int:
    """Print a line for each kind and one for all, for each language."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(FIXTURES.glob("sentences*.yaml"))
    entries = [entry for path in paths for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]]
    for language, words in (("Vietnamese", VIETNAMESE), ("English", ENGLISH)):
        chosen = [entry for entry in entries if words_of([entry["text"]]) is words]
        if chosen:
            print(f"\n{language}: {len(chosen)} sentences")
            show(score(chosen))
    return 0


def score(entries: list[dict[str, Any]]) -> dict[str, Counter[str]]:
    """What is found of the labels of some sentences, and what is told beside them, by kind."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        made = claims(entry["text"])
        violated: set[Decimal] = set()
        for label in entry["claims"]:
            wanted = frozenset(Decimal(number).normalize() for number in label["figures"])
            hit = any(wanted <= got and said == label["verdict"] for _, got, said in made)
            counts[label["kind"]].update({label["verdict"]: 1, f"found-{label['verdict']}": int(hit)})
            violated |= wanted if label["verdict"] == "fail" else set()
        for kind, got, said in made:
            if said == "fail":
                counts[kind]["right" if got & violated else "false"] += 1
    counts["all"] = sum(counts.values(), Counter())
    return counts


def show(counts: dict[str, Counter[str]]) -> None:
    """Print a line for each kind."""
    print(f"{'kind':16}{'holds':>10}{'violated':>10}{'recall':>8}{'told right':>12}{'false':>7}{'precision':>11}")
    for kind, n in counts.items():
        holds, faults = f"{n['found-pass']}/{n['pass']}", f"{n['found-fail']}/{n['fail']}"
        recall = share(n["found-pass"] + n["found-fail"], n["pass"] + n["fail"])
        precision = share(n["right"], n["right"] + n["false"])
        print(f"{kind:16}{holds:>10}{faults:>10}{recall:>8}{n['right']:>12}{n['false']:>7}{precision:>11}")


def share(some: int, every: int) -> str:
    """A share in percent, a dash of none."""
    return f"{100 * some / every:.0f}%" if every else "-"


if __name__ == "__main__":
    sys.exit(main())

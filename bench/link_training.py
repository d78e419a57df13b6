"""Train the model of which figures of a text belong together, on labelled sentences, and say how good it is.

usage: link_training.py [--write] [FURTHER.yaml ...]

It learns from ``fixtures/prose`` and from further files of the same form. For each kind of relation a logistic model is
fitted to all relations that figures of a sentence might have by their kinds and units; those that a label names are the
meant ones. How good it is, is measured on each file with a model of the other files. ``--write`` writes the weights of
the model of all files to ``dqcheck/language/link_weights.py``.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from labelled import FIXTURES
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dqcheck.model.document import Narrative, Paragraph
from dqcheck.model.place import Place
from dqcheck.prose.documents.reading import read
from dqcheck.prose.figures.blocks import blocks
from dqcheck.prose.linking import arithmetic
from dqcheck.prose.linking.features import features
from dqcheck.prose.linking.frames import Frame, frames
from dqcheck.prose.linking.likelihood import BIAS
from dqcheck.prose.linking.possible_links import Link, candidates
from dqcheck.prose.phrases import fitting
from dqcheck.tables.typed_grids import taken_lines

TARGET = Path(__file__).parents[1] / "dqcheck" / "language" / "link_weights.py"
KINDS = {
    "difference": ("total", "growth-amount"), "percentage": ("percentage",), "growth": ("growth", "percentage"),
    "growth-amount": ("growth-amount", "total"), "total": ("total",), "product": ("product",),
    "flow": ("flow", "total"),
}  # fmt: skip
"""The kinds of links that a label of each kind may name."""
PENALTY = 3.0
"""Of the squares of the weights: how many sentences one must be borne out by."""
RAREST = 4
"""A feature that fewer links have is left out."""
SURE_DIGITS = 3
"""A relation of figures of so many digits that holds is meant, though no label names it: nothing is learnt from it."""
SMALLEST = 0.02
LINE = 118
HEADER = '''"""Weights of the model of which figures belong together, by kind of relation and feature.

Written by ``bench/link_training.py``, which says how; not to be edited.
"""

from collections.abc import Mapping

'''


@dataclass(frozen=True)
class Example:
    """A link of a sentence of a file: what is true of it, and whether it is meant."""

    file: str
    features: tuple[str, ...]
    meant: bool


def examples(path: Path) -> Iterator[tuple[str, Example]]:
    """The links of the sentences of a file, by kind."""
    for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]:
        figures = frames(_blocks(entry["text"]))
        links = [link for result in figures for link in candidates(figures, result)]
        wanted = _meant(entry["claims"], links)
        for at, link in enumerate(links):
            if at in wanted or not (arithmetic.holds(link) and _digits(link) >= SURE_DIGITS):
                yield link.kind, Example(path.name, tuple(features(figures, link)), at in wanted)


def _blocks(text: str) -> Sequence[Any]:
    lines = [line for line in text.split("\n") if line.strip()]
    paragraphs = tuple(Paragraph(text=line, place=Place(paragraph=at)) for at, line in enumerate(lines, 1))
    narrative = Narrative(source="sentence.txt", path="", media="txt", paragraphs=paragraphs)
    reading = read(narrative)
    return blocks(reading.passages, reading.words, taken_lines(narrative))


def _meant(claims: Sequence[Any], links: Sequence[Link]) -> set[int]:
    """The links that labels name: of those of the same figures the ones that fit best."""
    wanted: set[int] = set()
    for claim in claims:
        figures = frozenset(Decimal(number).normalize() for number in claim["figures"])
        kinds = KINDS.get(claim["kind"], ())
        fitting: dict[str, list[tuple[Decimal, int]]] = defaultdict(list)
        for at, link in enumerate(links):
            if link.kind in kinds and _numbers(link) == figures:
                fitting[link.kind].append((Decimal(0) if arithmetic.holds(link) else arithmetic.gap(link), at))
        for found in fitting.values():
            wanted |= {at for gap, at in found if gap == min(found)[0]}
    return wanted


def _digits(link: Link) -> int:
    """Digits of the figure of a link that shows fewest."""
    return min(fitting.telling(one.mark) for one in (link.result, *link.operands))


def _numbers(link: Link) -> frozenset[Decimal]:
    members: tuple[Frame, ...] = (link.result, *link.operands)
    return frozenset(one.mark.value.normalize() for one in members)


def fit(given: Sequence[Example]) -> dict[str, float]:
    """The weights of a logistic model, by feature."""
    counted = Counter(name for one in given for name in one.features)
    names = [BIAS, *sorted(name for name, count in counted.items() if count >= RAREST)]
    matrix = _matrix(given, names)
    meant = np.array([one.meant for one in given], float)

    def loss(weights: Any) -> Any:
        odds = np.clip(matrix @ weights, -30, 30)
        given_meant = 1 / (1 + np.exp(-odds))
        value = np.logaddexp(0, odds).sum() - (meant * odds).sum() + PENALTY / 2 * (weights[1:] ** 2).sum()
        slope = matrix.T @ (given_meant - meant)
        slope[1:] += PENALTY * weights[1:]
        return value, slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: float(weight) for name, weight in zip(names, found, strict=True)}


def _matrix(given: Sequence[Example], names: Sequence[str]) -> Any:
    columns = {name: at for at, name in enumerate(names)}
    rows = [[0, *(columns[name] for name in one.features if name in columns)] for one in given]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    flat = [column for row in rows for column in row]
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(names)))


def judged(given: Sequence[Example]) -> list[tuple[float, bool]]:
    """How likely each example is by the model of the other files, and whether it is meant."""
    out: list[tuple[float, bool]] = []
    for file in sorted({one.file for one in given}):
        weights = fit([one for one in given if one.file != file])
        tried = [one for one in given if one.file == file]
        odds = _matrix(tried, list(weights)) @ np.array(list(weights.values()))
        out += zip((1 / (1 + np.exp(-odds))).tolist(), (one.meant for one in tried), strict=True)
    return out


def main() -> int:
    """Print how good the model of each kind is, and write the weights where asked to."""
    paths = [*sorted(FIXTURES.glob("sentences*.yaml")), *(Path(name) for name in sys.argv[1:] if name != "--write")]
    by_kind: dict[str, list[Example]] = defaultdict(list)
    for path in paths:
        for kind, example in examples(path):
            by_kind[kind].append(example)
    texts = {}
    for kind, given in sorted(by_kind.items()):
        scored = judged(given)
        told = [f"{kind:14}{len(given):6} links, {sum(one.meant for one in given)} meant"]
        for bound in (0.3, 0.5, 0.7):
            right = [meant for likely, meant in scored if likely >= bound]
            recall = sum(right) / max(1, sum(meant for _, meant in scored))
            told.append(f"from {bound}: precision {sum(right) / max(1, len(right)):.2f}, recall {recall:.2f}")
        print("; ".join(told))
        weights = fit(given)
        texts[kind] = " ".join(f"{name}={weight:.2f}" for name, weight in weights.items() if abs(weight) >= SMALLEST)
    if "--write" in sys.argv:
        TARGET.write_text(
            f"{HEADER}WEIGHTS: Mapping[str, str] = {{\n{''.join(map(_entry, texts.items()))}}}\n", "utf-8"
        )
    return 0


def _entry(item: tuple[str, str]) -> str:
    kind, text = item
    lines: list[str] = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > LINE:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    body = "\n".join(lines)
    return f'    "{kind}": """\n{body}\n""",\n'


if __name__ == "__main__":
    sys.exit(main())

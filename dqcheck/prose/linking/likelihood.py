"""How likely it is that figures were meant to belong together, by the lie of their words alone."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

from dqcheck.language.link_weights import WEIGHTS
from dqcheck.prose.linking.candidates import Link
from dqcheck.prose.linking.features import features
from dqcheck.prose.linking.frames import Frame

BIAS = "bias"
"""The name of the weight that every link has."""


def likelihood(frames: Sequence[Frame], link: Link) -> float:
    """The probability that a text means a link, whether or not its figures fit: that of a logistic model."""
    weights = _weights(link.kind)
    odds = weights[BIAS] + sum(weights.get(name, 0.0) for name in features(frames, link))
    return 1 / (1 + exp(-odds))


@cache
def _weights(kind: str) -> Mapping[str, float]:
    pairs = (one.rsplit("=", 1) for one in WEIGHTS[kind].split())
    return {name: float(weight) for name, weight in pairs}

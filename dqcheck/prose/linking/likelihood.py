"""How likely it is that figures were meant to belong together, by the lie of their words alone."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from dqcheck.language.link_weights import WEIGHTS
from dqcheck.prose.linking.features import features
from dqcheck.prose.linking.frames import Frame
from dqcheck.prose.linking.possible_links import Link

BIAS = "bias"
"""The name of the weight that every link has."""
_ONE = Decimal(1)


def likelihood(frames: Sequence[Frame], link: Link) -> Decimal:
    """The probability that a text means a link, whether or not its figures fit: that of a logistic model."""
    weights = _weights(link.kind)
    odds = weights[BIAS] + sum(weights[name] for name in features(frames, link) if name in weights)
    return _ONE / (_ONE + (-odds).exp())


@cache
def _weights(kind: str) -> Mapping[str, Decimal]:
    pairs = (one.rsplit("=", 1) for one in WEIGHTS[kind].split())
    return {name: Decimal(weight) for name, weight in pairs}

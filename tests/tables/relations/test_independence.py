"""Relations that follow from others."""

from dqcheck.tables.relations.candidates import SumCandidate
from dqcheck.tables.relations.independence import Independent


def test_a_relation_that_follows_from_others_is_not_independent() -> None:
    def one(target: int, *parts: int) -> SumCandidate:
        return SumCandidate(target, parts, 1, 1, 0, 9.0, 0.0, 1.0, "run")

    known = Independent()
    assert known.add(one(0, 1, 2))
    assert known.add(one(1, 3, 4))
    assert not known.add(one(0, 3, 4, 2))
    assert known.add(one(5, 0, 1))

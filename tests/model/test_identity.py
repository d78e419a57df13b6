"""Things are told apart by what they are, however alike they look."""

from dqcheck.model.identity import Identity


def test_two_things_that_hold_the_same_are_two() -> None:
    one, other = ["a"], ["a"]
    assert Identity(one) == Identity(one) and hash(Identity(one)) == hash(Identity(one))
    assert Identity(one) != Identity(other)
    assert Identity(one) != one
    assert {Identity(one): 1}.get(Identity(other)) is None

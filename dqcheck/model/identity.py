"""Things told apart by what they are, not by what they hold: as keys under which what was made of them is kept."""

from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Identity(Generic[Thing]):
    """A thing that is equal to itself alone. Its hash costs nothing, where that of a record looks through all fields;
    while the key is kept the thing is, so no other can take its place."""

    __slots__ = ("of",)

    def __init__(self, of: Thing) -> None:
        self.of = of

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identity) and self.of is other.of

    def __hash__(self) -> int:
        return id(self.of)

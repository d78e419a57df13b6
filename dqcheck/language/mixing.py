"""Two languages read at once: official workbooks and reports mix them."""

from dataclasses import fields
from typing import Any, TypeVar

from dqcheck.language.wording import Wording

T = TypeVar("T")


def mixed(one: T, other: T) -> T:
    """A record whose words are those of two languages: of both sets, of one pattern or of the other."""
    return type(one)(**{field.name: _both(getattr(one, field.name), getattr(other, field.name))
                        for field in fields(one)})  # type: ignore[arg-type]  # fmt: skip


def _both(one: Any, other: Any) -> Any:
    match one:
        case Wording():
            return Wording(f"(?:{one.pattern})|(?:{other.pattern})")
        case tuple():
            return tuple(dict.fromkeys((*one, *other)))
        case frozenset():
            return one | other
        case str():
            return one + other
    return mixed(one, other)

"""Records: frozen, keyword-only dataclasses whose definition costs next to nothing.

A run defines about a hundred of them before it reads a cell, and ``dataclasses`` compiles six methods for each: a
fifth of a reviewer's wait. Here the methods that all records share are written once, and ``__init__`` is compiled when
the first record of a class is made. ``fields``, ``replace`` and ``asdict`` of ``dataclasses`` work as usual.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from decimal import Decimal
from functools import cache
from operator import attrgetter
from sys import intern
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from inspect import Signature

Class = TypeVar("Class", bound=type)
Made = TypeVar("Made")

_NOTHING: dict[Any, Any] = {}
"""The one empty mapping of records that were pickled, for whom nobody writes into mappings."""
_SHORT = 48
"""Characters of the longest text of which records that were pickled share one object."""
_FEW_DIGITS = 7
"""Characters of the longest number of which they do."""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: Class) -> Class:
    """Make a class a frozen, keyword-only dataclass with slots, comparable, hashable and picklable by its fields.

    A method that the class writes itself stays, ``__init__`` too. A field with ``compare=False`` takes no part in
    comparing and hashing. ``inspect.signature`` and ``help`` show the fields as keywords.
    """
    if not cls.__doc__:
        cls.__doc__ = cls.__name__  # else dataclass writes the signature there, and loads a tokeniser for it
    made: Any = dataclass(init=False, repr=False, eq=False, match_args=False, kw_only=True, slots=True)(cls)
    if "__init__" not in cls.__dict__:

        def __init__(self: Any, **given: Any) -> None:  # noqa: N807
            made.__init__ = compiled = _init(made)
            compiled(self, **given)

        made.__init__ = __init__
        made.__signature__ = _SIGNATURE
    for method in (_repr, _eq, _hash, _setattr, _delattr, _getstate, _setstate):
        name = f"__{method.__name__.lstrip('_')}__"
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


def changed(made: Made, **values: Any) -> Made:
    """A record with other values of some fields: as ``dataclasses.replace`` in a fifth of its time, for what is asked
    of every figure."""
    return _changer(type(made))(made, **values)  # type: ignore[arg-type,no-any-return]  # a class has a hash


@cache
def _changer(cls: type) -> Callable[..., Any]:
    """What makes a record of another one: compiled like ``__init__``."""
    scope: dict[str, Any] = {"_new": object.__new__, "_cls": cls, "_missing": MISSING}
    parameters, lines = [], []
    for item in fields(cls):
        name, slot = item.name, getattr(cls, item.name)
        scope[f"_g_{name}"], scope[f"_s_{name}"] = slot.__get__, slot.__set__
        parameters.append(f"{name}=_missing")
        lines.append(f" _s_{name}(_made, _g_{name}(self) if {name} is _missing else {name})")
    head = f"def change(self, *, {', '.join(parameters)}):"
    exec("\n".join([head, " _made = _new(_cls)", *lines, " return _made"]), scope)  # noqa: S102  # as ``_init``
    change: Callable[..., Any] = scope["change"]
    return change


def _init(cls: type) -> Callable[..., None]:
    """The ``__init__`` of a record: one keyword a field, defaults and factories as declared."""
    scope: dict[str, Any] = {"_missing": MISSING}
    parameters, lines = [], []
    for item in fields(cls):
        name, value = item.name, item.name
        if item.default is not MISSING:
            scope[f"_d_{name}"] = item.default
            parameters.append(f"{name}=_d_{name}")
        elif item.default_factory is not MISSING:
            scope[f"_f_{name}"] = item.default_factory
            parameters.append(f"{name}=_missing")
            value = f"_f_{name}() if {name} is _missing else {name}"
        else:
            parameters.append(name)
        # The slot's own setter: it does not ask __setattr__, and takes half the time of object.__setattr__.
        scope[f"_s_{name}"] = getattr(cls, name).__set__
        lines.append(f" _s_{name}(self, {value})")
    head = f"def __init__(self, *, {', '.join(parameters)}):" if parameters else "def __init__(self):"
    exec("\n".join([head, *(lines or [" pass"])]), scope)  # noqa: S102  # field names of our own classes
    init: Callable[..., None] = scope["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


class _SignatureOfFields:
    """What ``inspect.signature`` asks a class for: its fields as keywords, made when somebody looks."""

    def __get__(self, _: object, owner: type) -> "Signature":
        from inspect import Parameter, Signature

        return Signature(
            [
                Parameter(item.name, Parameter.KEYWORD_ONLY, default=_shown_default(item), annotation=item.type)
                for item in fields(owner)
            ]
        )


class _Made:
    """How a signature shows a default that is made anew for each record."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


_SIGNATURE = _SignatureOfFields()


def _shown_default(item: Any) -> Any:
    from inspect import Parameter

    if item.default is not MISSING:
        return item.default
    factory = item.default_factory
    return Parameter.empty if factory is MISSING else _Made(repr(factory()))


def _values(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name, item in type(self).__dataclass_fields__.items() if item.compare])


def _repr(self: Any) -> str:
    shown = ", ".join(f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
    return f"{type(self).__qualname__}({shown})"


def _eq(self: Any, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return self is other or _values(self) == _values(other)


def _hash(self: Any) -> int:
    values = _values(self)
    try:
        return hash((type(self), values))
    except TypeError:  # a mapping or a list among them
        return hash((type(self), tuple(map(_hashable, values))))


def _hashable(value: object) -> Hashable:
    """A value that is equal for equal values and has a hash."""
    if isinstance(value, Mapping):
        return frozenset((key, _hashable(item)) for key, item in value.items())
    if isinstance(value, list | tuple):
        return tuple(map(_hashable, value))
    return frozenset(value) if isinstance(value, set) else value


def _setattr(_: Any, name: str, __: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(_: Any, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> tuple[Any, ...]:
    return _state_of(type(self))(self)  # type: ignore[arg-type,no-any-return]  # a class has a hash


def _setstate(self: Any, state: tuple[Any, ...]) -> None:
    """A short text is the same object in all records, and so are a mapping of nothing and a number of few digits: what
    other processes read of a thousand files says the same few words."""
    _filler(type(self))(self, state)  # type: ignore[arg-type]  # a class has a hash


@cache
def _state_of(cls: type) -> Callable[[Any], Any]:
    """What gives the values of all fields of a record as a tuple."""
    names = [item.name for item in fields(cls)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda made: tuple([getattr(made, name) for name in names])


@cache
def _filler(cls: type) -> Callable[[Any, tuple[Any, ...]], None]:
    """What gives a record the values of its fields: compiled like ``__init__``, for what other processes read comes in
    by the hundred thousand."""
    scope: dict[str, Any] = {"_intern": intern, "_nothing": _NOTHING, "_number": _number}
    lines = []
    for item in fields(cls):
        name = f"_v_{item.name}"
        scope[f"_s_{item.name}"] = getattr(cls, item.name).__set__
        if item.type is Decimal:
            lines.append(f" {name} = _number({name})")
        elif item.type not in (bool, int):
            lines += [
                f" if type({name}) is str and len({name}) <= {_SHORT}: {name} = _intern({name})",
                f" elif type({name}) is dict and not {name}: {name} = _nothing",
            ]
        lines.append(f" _s_{item.name}(self, {name})")
    given = "".join(f"_v_{item.name}, " for item in fields(cls))
    exec("\n".join(["def fill(self, state):", f" ({given}) = state", *lines]), scope)  # noqa: S102  # as above
    fill: Callable[[Any, tuple[Any, ...]], None] = scope["fill"]
    return fill


_NUMBERS: dict[str, Decimal] = {}
_MOST_NUMBERS = 20_000


def _number(given: Decimal) -> Decimal:
    """A number of few digits: one object for all that are written alike."""
    written = str(given)
    if len(written) > _FEW_DIGITS:
        return given
    known = _NUMBERS.get(written)
    if known is None:
        if len(_NUMBERS) >= _MOST_NUMBERS:
            _NUMBERS.clear()
        known = _NUMBERS[written] = given
    return known

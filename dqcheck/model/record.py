"""Records: frozen, keyword-only dataclasses whose definition costs next to nothing.

A run defines two hundred of them before it reads a cell, and ``dataclasses`` looks at each field and compiles six
methods for each class: a fifth of a reviewer's wait. Here the methods that all records share are written once,
``__init__`` is made with the first record of a class, from code that all classes of as many fields share, and what
``dataclasses`` knows of a class is found when somebody asks: ``fields``, ``replace`` and ``asdict`` work as usual.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import (  # type: ignore[attr-defined]
    _FIELD,
    MISSING,
    Field,
    FrozenInstanceError,
    dataclass,
    field,
    fields,
    replace,
)
from decimal import Decimal
from functools import cache
from operator import attrgetter
from sys import intern
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar, dataclass_transform

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
    return _slotted(cls, _FROZEN)


@dataclass_transform(kw_only_default=True, eq_default=False, field_specifiers=(field,))
def working_record(cls: Class) -> Class:
    """Make a class a keyword-only dataclass with slots, whose fields are set while somebody works on it; each is only
    equal to itself."""
    return _slotted(cls, _WORKING)


def _slotted(cls: Class, methods: dict[str, Any]) -> Class:
    """A class with slots for its fields, and the methods that it does not write itself."""
    inherited = getattr(cls, "__declared__", _NOTHING)
    hints = {name: hint for name, hint in cls.__annotations__.items() if not _is_of_class(hint)}
    namespace = {**methods, **cls.__dict__}
    if "__init__" not in cls.__dict__:

        def __init__(self: Any, **given: Any) -> None:  # noqa: N807  # until the first record is made
            made.__init__ = init = _init(made)
            init(self, **given)

        namespace |= {"__init__": __init__, "__signature__": _SIGNATURE}
    own = {name: (hint, namespace.pop(name, MISSING)) for name, hint in hints.items()}
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    namespace["__qualname__"] = cls.__qualname__
    namespace["__slots__"] = tuple([name for name in own if name not in inherited])
    namespace["__declared__"] = {**inherited, **own}
    # A class cannot be given slots: it is made once more.
    made: Any = type(cls)(cls.__name__, cls.__bases__, namespace)
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


def _is_of_class(hint: object) -> bool:
    return hint is ClassVar or getattr(hint, "__origin__", None) is ClassVar


def _init(cls: Any) -> Callable[..., None]:
    """The ``__init__`` of a record: one keyword a field, defaults and factories as declared."""
    plain: list[str] = []
    filled: list[str] = []
    defaults: dict[str, Any] = {}
    factories: list[Any] = []
    for name, (_, given) in cls.__declared__.items():
        default, factory = (given.default, given.default_factory) if isinstance(given, Field) else (given, MISSING)
        if type(default).__hash__ is None:
            raise ValueError(f"{cls.__qualname__}.{name}: all records would share this default")
        (plain if factory is MISSING else filled).append(name)
        if factory is not MISSING:
            factories.append(factory)
        if factory is not MISSING or default is not MISSING:
            defaults[name] = default
    names = [*plain, *filled]
    # The slot's own setter: it does not ask __setattr__, and takes half the time of object.__setattr__.
    scope = {f"set{at}": getattr(cls, name).__set__ for at, name in enumerate(names)}
    scope |= {f"new{at}": factory for at, factory in enumerate(factories, len(plain))}
    code = _init_code(len(plain), len(filled)).replace(
        co_varnames=("self", *names), co_name="__init__", co_qualname=f"{cls.__qualname__}.__init__"
    )
    init = FunctionType(code, {**scope, "missing": MISSING})
    init.__kwdefaults__ = defaults
    return init


@cache
def _init_code(plain: int, filled: int) -> CodeType:
    """What an ``__init__`` does that sets as many fields, the last of them to what a factory makes where they are not
    given. Compiling it takes most of the time of ``_init``."""
    count = plain + filled
    lines = [f" set{at}(self, p{at})" for at in range(plain)]
    lines += [f" set{at}(self, new{at}() if p{at} is missing else p{at})" for at in range(plain, count)]
    head = f"def init(self, *, {', '.join(f'p{at}' for at in range(count))}):" if count else "def init(self):"
    scope: dict[str, Any] = {}
    exec("\n".join([head, *(lines or [" pass"])]), scope)  # noqa: S102  # nothing in it is given
    code: CodeType = scope["init"].__code__
    return code


class _FieldsOfRecord:
    """What ``dataclasses`` asks a class for: its fields, made when somebody looks."""

    def __get__(self, _: object, owner: Any) -> dict[str, Field[Any]]:
        home = next(cls for cls in owner.__mro__ if "__declared__" in cls.__dict__)
        found: dict[str, Any] = {}
        for name, (hint, given) in home.__declared__.items():
            item: Any = given if isinstance(given, Field) else field(default=given)
            item.name, item.type, item.kw_only, item._field_type = name, hint, True, _FIELD
            found[name] = item
        home.__dataclass_fields__ = found
        return found


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
    return _compared(type(self))(self)  # type: ignore[arg-type]  # a class has a hash


@cache
def _compared(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values by which records of a class are equal."""
    given = {name: given for name, (_, given) in cls.__declared__.items()}
    return _tuple_of([name for name, one in given.items() if not isinstance(one, Field) or one.compare])


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
    return _tuple_of([item.name for item in fields(cls)])


def _tuple_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
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


@dataclass(init=False, repr=False, eq=False, match_args=False, kw_only=True)
class _Plain:
    """A dataclass that writes no method: what is asked how it was made (``pprint`` does) hears the same of records."""


_WORKING: dict[str, Any] = {
    "__repr__": _repr,
    "__replace__": replace,
    "__dataclass_fields__": _FieldsOfRecord(),
    "__dataclass_params__": _Plain.__dataclass_params__,  # type: ignore[attr-defined]
}
_FROZEN = {
    **_WORKING,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _setattr,
    "__delattr__": _delattr,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}

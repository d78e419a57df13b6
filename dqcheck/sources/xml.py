"""XML parts of office files by expat: events only, no document types, no entities, no network."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from xml.parsers import expat

from dqcheck.sources.faults import fault


class _RefusedError(Exception):
    """A document type was declared. Office files have none; entity bombs and external entities need one."""


def _refuse(*_: object) -> None:
    raise _RefusedError


def parser(start: Callable[[str, Mapping[str, str]], None] | None = None) -> expat.XMLParserType:
    """A parser that refuses document types. Names come as written, with their prefix."""
    made = expat.ParserCreate()
    made.StartDoctypeDeclHandler = _refuse
    made.buffer_text = True
    if start is not None:
        made.StartElementHandler = start
    return made


def feed(made: expat.XMLParserType, chunks: Iterable[bytes], path: Path | str) -> None:
    """Parse a part. Raises SourceError when it is not well formed, declares a document type or is in an encoding that
    does not exist."""
    try:
        for chunk in chunks:
            made.Parse(chunk, False)
        made.Parse(b"", True)
    except (expat.ExpatError, _RefusedError, LookupError) as error:
        raise fault("damaged", path, detail="structure") from error


def local(name: str) -> str:
    """An element's name without its prefix."""
    return name.rpartition(":")[2]


def plain(tag: str, attributes: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    """Names of an element and of its attributes without their prefixes."""
    return local(tag), {key.rpartition(":")[2]: value for key, value in attributes.items()}

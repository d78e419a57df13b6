"""Why a file cannot be read, each with what to do about it: ``error.<what>`` of ``dqcheck.messages``."""

import os
from pathlib import Path

from dqcheck.errors import SourceError
from dqcheck.messages import known, local, sentence
from dqcheck.model.text import LocalText


def printable(name: str) -> str:
    r"""The name of a file as it can be written anywhere: bytes that are no UTF-8 show as ``\\xff``."""
    if name.isprintable():
        return name
    return os.fsencode(name).decode("utf-8", "backslashreplace")


NAMED = ("detail", "kind")
"""Facts that name a few words of the catalogues, ``fault.<name>``."""


def fault(what: str, path: Path | str, **facts: str | int) -> SourceError:
    """The error ``error.<what>`` about a file."""
    told: dict[str, str | int | LocalText] = {"file": printable(Path(path).name or str(path)), **facts}
    for name in NAMED:
        if name in facts and known(key := f"fault.{facts[name]}", "en"):
            told[name] = local(key)
    return SourceError(f"error.{what}", sentence(f"error.{what}", "en", told), **told)

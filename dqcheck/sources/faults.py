"""Why a file cannot be read, each with what to do about it: ``error.<what>`` of ``dqcheck.messages``."""

from pathlib import Path

from dqcheck.errors import SourceError
from dqcheck.messages import known, local, sentence
from dqcheck.model.text import LocalText

NAMED = ("detail", "kind")
"""Facts that name a few words of the catalogues, ``fault.<name>``."""


def fault(what: str, path: Path | str, **facts: str) -> SourceError:
    """The error ``error.<what>`` about a file."""
    told: dict[str, str | LocalText] = {"file": Path(path).name or str(path), **facts}
    for name in NAMED:
        if name in facts and known(key := f"fault.{facts[name]}", "en"):
            told[name] = local(key)
    return SourceError(f"error.{what}", sentence(f"error.{what}", "en", told), **told)

"""What is raised when the operator, not the submitted data, has to act.

    DqcheckError
    ├── SourceError     a file cannot be read (damaged, encrypted, not what its name says)
    ├── RulesetError    a ruleset is wrong; carries every problem at once
    ├── UsageError      the command or the call asks for something that does not exist
    └── ValidationError a report does not pass, where the caller asked for an exception (``raise_for``)

Faults of the data are never raised by a check: they are findings.
"""

from typing import Any, NamedTuple


class DqcheckError(Exception):
    """Base of all errors that dqcheck raises on purpose.

    ``key`` names a sentence of the message catalogues and ``facts`` fill it, so that an error reads in the user's
    language; ``str(error)`` is the English sentence.
    """

    def __init__(self, key: str, english: str, /, **facts: object) -> None:
        super().__init__(english)
        self.key = key
        self.facts = facts


class SourceError(DqcheckError):
    """A file cannot be read. The run goes on with the other files."""


class UsageError(DqcheckError):
    """The command or the call asks for something that does not exist."""


class ValidationError(DqcheckError):
    """A report has findings that the caller does not accept, or cannot vouch for the data. ``str(error)`` tells the
    first of them in the language of the ``report``, which it carries."""

    def __init__(self, key: str, words: str, /, *, report: Any = None, **facts: object) -> None:
        super().__init__(key, words, **facts)
        self.report = report


class Problem(NamedTuple):
    """One mistake in a ruleset, with the place where its author finds it."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line}: {self.path}: {self.message}"
            if self.path
            else f"{self.file}:{self.line}: {self.message}"
        )


class RulesetError(DqcheckError):
    """A ruleset is wrong. ``problems`` lists every mistake found, in the order of the files."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("error.ruleset", "\n".join(map(str, problems)), count=len(problems))
        self.problems = problems

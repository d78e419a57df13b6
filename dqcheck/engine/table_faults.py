"""What is told of a table that an engine cannot read: it costs that table, and no other file of the batch."""

from dqcheck import messages
from dqcheck.errors import DqcheckError, SourceError
from dqcheck.model.text import LocalText

ENGINES = frozenset({"polars", "pyo3_runtime", "duckdb", "_duckdb", "pyspark", "py4j", "pyarrow"})
"""Where the errors of engines come from. A panic of polars is no ``Exception``."""
_LONGEST = 200
UNREADABLE = "file-unreadable"
"""The reason that is told of a file that was not read, or not to its end."""


def fault_of_table(error: BaseException, name: str) -> LocalText | None:
    """What is told of the table that findings call ``name`` where an error ended its reading; None for an error that
    is to end the run: a wrong call, an interruption."""
    if isinstance(error, SourceError):
        return messages.local(error.key, error.facts)
    if type(error).__module__.partition(".")[0] in ENGINES or isinstance(error, OSError):
        detail = str(error).strip().partition("\n")[0][:_LONGEST]
        return messages.local("error.table-unread", {"file": name, "detail": detail})
    if isinstance(error, MemoryError):
        return messages.local("error.too-much-memory", {"file": name})
    if isinstance(error, DqcheckError) or not isinstance(error, Exception):
        return None
    return messages.local("error.internal", {"file": name, "detail": f"{type(error).__name__}: {error}"})

"""How the process of a command ends: at once, for the system takes back its memory faster than Python takes it down."""

import atexit
import os
import sys
from contextlib import suppress
from typing import NoReturn

NEED_THE_LONG_WAY = frozenset({"duckdb", "pyspark"})
"""Libraries that end something of their own when Python takes them down."""


def leave(code: int) -> NoReturn:
    """End this process with an exit code, after all that asked to be called at its end."""
    if _watched() or not NEED_THE_LONG_WAY.isdisjoint(sys.modules):
        sys.exit(code)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # the command has told already what could not be printed
            stream.flush()
    os._exit(code)


def _watched() -> bool:
    """Whether something in this process goes on after the command, or looks at what it did."""
    if sys.gettrace() is not None or sys.getprofile() is not None or sys.flags.interactive:
        return True
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1

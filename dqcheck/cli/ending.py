"""How a command ends: with a sentence and an exit code, whatever happens.

0 nothing at or above ``--fail-on``; 1 findings at or above it, and nothing else; 2 usage, ruleset or rule error; 3 an
input unreadable or incomplete; 130 stopped by the user.
"""

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from dqcheck.cli.printing import discard, prepare, say, unprinted
from dqcheck.cli.spoken import asked, usage_error

BROKEN, STOPPED = 2, 130


def run(command: click.Command, words: Sequence[str] | None = None) -> int:
    """Run a command with the words of a command line (default: those of this process); gives the exit code."""
    words = sys.argv[1:] if words is None else words
    # A process may be started without standard streams.
    sys.stdout, sys.stderr = (stream or open(os.devnull, "w") for stream in (sys.stdout, sys.stderr))  # noqa: PTH123, SIM115
    prepare(sys.stdout, sys.stderr)
    before = signal.signal(signal.SIGINT, _stop)
    try:
        code = _code(command, words)
        try:
            sys.stdout.flush()
        except OSError as error:
            discard(sys.stdout)
            return code if isinstance(error, BrokenPipeError) else _told(unprinted(error), words)
        return code
    except KeyboardInterrupt:
        from dqcheck.messages import sentence

        say(sentence("run.stopped", asked(words)), err=True)
        return STOPPED
    finally:
        signal.signal(signal.SIGINT, before)


def _code(command: click.Command, words: Sequence[str]) -> int:
    try:
        given = command.main(list(words), prog_name="dqcheck", standalone_mode=False)
        return given if isinstance(given, int) else 0
    except SystemExit as left:
        if isinstance(left.__context__, BrokenPipeError):  # click, when the reader of its help has seen enough
            discard(sys.stdout)
            return 0
        return left.code if isinstance(left.code, int) else 0 if left.code is None else BROKEN
    except click.Abort:
        raise KeyboardInterrupt from None
    except Exception as error:  # noqa: BLE001  # the last door: a fault of dqcheck itself is no finding either
        return _told(error, words)


def _told(error: Exception, words: Sequence[str]) -> int:
    """Tell what ended a command; gives the exit code."""
    from dqcheck.cli.common import code_of, tell
    from dqcheck.errors import DqcheckError
    from dqcheck.messages import sentence

    language = asked(words)
    if isinstance(error, click.ClickException):
        say(usage_error(error, language), err=True, nl=False)
        return BROKEN
    if isinstance(error, OSError) and error.filename is None:
        error = unprinted(error)  # of a stream: what is written to a file is told by dqcheck.output
    if isinstance(error, DqcheckError):
        tell(error, language)
        return code_of(error)
    if isinstance(error, OSError):
        facts = {"path": str(error.filename), "reason": error.strerror or str(error)}
        say(f"dqcheck: {sentence('error.system', language, facts)}", err=True)
        return BROKEN
    import logging

    logging.getLogger("dqcheck").debug("a fault", exc_info=error)
    facts = {"detail": f"{type(error).__name__}: {error}"}
    say(f"dqcheck: {sentence('error.fault', language, facts)}", err=True)
    return BROKEN


OWNER = os.getpid()
"""The process of the command: those that it starts to read with end with it."""


def _stop(_: int, __: FrameType | None) -> NoReturn:
    """Stop at once: what reads in other processes is not waited for."""
    if os.getpid() != OWNER:
        os._exit(STOPPED)
    if "multiprocessing" in sys.modules:
        import threading
        from multiprocessing import active_children

        for child in active_children():
            # The thread that waits for it has nothing to tell of its end.
            threading.excepthook = lambda _: None
            child.kill()
    raise KeyboardInterrupt

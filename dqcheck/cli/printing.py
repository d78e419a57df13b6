"""What is printed: texts of strangers as they may be shown, on whatever a terminal or a pipe can take."""

import codecs
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from rich.console import Console

    from dqcheck.errors import UsageError


def prepare(*streams: TextIO) -> None:
    """Let streams print what they can of any text."""
    for stream in streams:
        if (change := getattr(stream, "reconfigure", None)) is not None:
            name = f"dqcheck.nearest.{stream.encoding}"
            codecs.register_error(name, partial(_nearest, stream.encoding))
            change(errors=name)


def _nearest(encoding: str, error: UnicodeError) -> tuple[str, int]:
    """What a codec writes for letters that it lacks; its error does not always name it."""
    from dqcheck.messages.nearest import nearest

    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(nearest(letter, encoding) for letter in letters), error.end


def say(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print a text of ours, with whatever it tells of others. Raises UsageError when it cannot be printed."""
    from dqcheck.messages import legible_log

    put(sys.stderr if err else sys.stdout, legible_log(text) + "\n" * nl)


def put(stream: Any, content: str | bytes) -> None:
    """Write to a standard stream.

    A reader of a pipe (head, less) that has seen enough is no fault: the rest goes nowhere, and the exit code is still
    that of the report. Neither is an error stream that cannot be written, for there is no place left to tell it. Raises
    UsageError when the standard output cannot be written.
    """
    try:
        if isinstance(content, bytes):
            stream.flush()
            stream.buffer.write(content)
        else:
            stream.write(content)
        stream.flush()
    except OSError as error:
        discard(stream)
        if not isinstance(error, BrokenPipeError) and stream is not sys.stderr:
            raise unprinted(error) from error


def unprinted(error: OSError) -> "UsageError":
    """The error of a standard output that cannot be written."""
    from dqcheck.errors import UsageError

    reason = error.strerror or str(error)
    return UsageError("error.cannot-write", f"stdout: cannot be written ({reason}).", path="stdout", reason=reason)


def discard(stream: TextIO) -> None:
    """Let a standard stream that cannot be written lead nowhere, so that its rest is no error at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    finally:
        os.close(nowhere)


@contextmanager
def console() -> "Iterator[Console]":
    """A console on the standard output; a pipe gets lines that no log takes for commands."""
    from rich.console import Console

    class ReportConsole(Console):
        """A console that leaves the exit code to the report when the reader of a pipe goes."""

        def on_broken_pipe(self) -> None:
            """Let the rest go nowhere."""
            discard(sys.stdout)

    screen = ReportConsole(highlight=False)
    if screen.is_terminal:
        yield screen
        return
    out = io.StringIO()
    yield Console(file=out, width=screen.width, highlight=False)
    say(out.getvalue(), nl=False)

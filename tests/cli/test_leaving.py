"""A process ends at once, and loses nothing by it."""

import subprocess
import sys

import pytest

WRITES = "sys.stdout.write('x' * 100_000)"
AT_THE_END = "atexit.register(sys.stdout.write, 'called')"
IN_A_THREAD = "threading.Thread(target=lambda: (time.sleep(0.3), sys.stdout.write('done'))).start()"
NOTICES = "class End:\n    def __del__(self): print('taken down')\nend = End()"


def ended(*lines: str, code: int = 3) -> subprocess.CompletedProcess[str]:
    """A process that leaves after some lines."""
    head = "import atexit, sys, threading, time\nfrom dqcheck.cli.leaving import leave"
    script = "\n".join((head, *lines, f"leave({code})"))
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("code", [0, 1, 3, 130])
def test_the_exit_code_is_that_of_the_command(code: int) -> None:
    assert ended(code=code).returncode == code


def test_what_was_printed_is_not_lost() -> None:
    assert ended(WRITES).stdout == "x" * 100_000


def test_what_asked_to_be_called_at_the_end_is_called() -> None:
    assert ended(AT_THE_END).stdout == "called"


def test_memory_is_not_taken_down() -> None:
    assert ended(NOTICES).stdout == ""


@pytest.mark.parametrize(
    "going_on",
    [IN_A_THREAD, "sys.gettrace = object", "sys.getprofile = object", "sys.modules['duckdb'] = sys"],
)
def test_what_goes_on_or_looks_on_keeps_the_usual_end(going_on: str) -> None:
    done = ended(NOTICES, going_on)
    assert done.returncode == 3
    assert done.stdout.endswith("taken down\n")
    assert ("done" in done.stdout) == (going_on == IN_A_THREAD)


def test_a_closed_stream_is_no_fault() -> None:
    done = ended("sys.stdout.close()", "sys.stderr.close()")
    assert (done.returncode, done.stderr) == (3, "")

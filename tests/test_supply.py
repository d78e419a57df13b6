"""What is brought along: no network, and licences that let everyone use it."""

import re
import socket
import threading
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner
from network import SOCKETS

from dqcheck import cli

ROOT = Path(__file__).resolve().parents[1]
ALLOWED = re.compile(r"apache|\bmit\b|bsd|isc|python software foundation|\bpsf|mozilla|\bmpl|zlib", re.IGNORECASE)
COPYLEFT = re.compile(r"(?<![a-z])(a?gpl|lgpl|gnu)", re.IGNORECASE)


def licence(name: str) -> str:
    """What a distribution says of its licence."""
    told = metadata.metadata(name)
    classified = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier", []) if one.startswith("License ::")]
    plain = told.get("License-Expression") or ""
    return plain or "; ".join(classified) or (told.get("License") or "").splitlines()[0]


def locked() -> list[str]:
    """The distributions that running dqcheck needs, with their own, as far as they are of this platform."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    names = [re.split(r"[=\s;]", line)[0] for line in lines if re.match(r"[A-Za-z0-9]", line)]
    return [name for name in names if name in {one.metadata["Name"].lower() for one in metadata.distributions()}]


def test_required_dependencies_may_be_used_by_everyone() -> None:
    told = {name: licence(name) for name in locked()}
    assert len(told) > 20
    assert {name: one for name, one in told.items() if COPYLEFT.search(one) or not ALLOWED.search(one)} == {}


@pytest.mark.parametrize(
    "command",
    [
        ["run", "fixtures/communes/xa-ba-to.xlsx", "fixtures/narratives/04-identity.pdf", "--format", "json"],
        ["read", "fixtures/narratives/01-ba-to.docx"],
        ["rules", "list"],
        ["rules", "check", "rules/khcn-cds"],
        ["aggregate", "fixtures/communes", "--allow-missing", "-o", "totals.csv"],
    ],
    ids=" ".join,
)
def test_no_command_opens_a_socket(command, tmp_path, monkeypatch) -> None:
    for folder in ("fixtures", "rules"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli.command, command)
    assert done.exit_code in (0, 1), done.output
    assert SOCKETS.asked == []


def test_a_socket_is_refused_and_told() -> None:
    with pytest.raises(PermissionError, match="without a network"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(PermissionError, match="without a network"):
        socket.getaddrinfo("example.invalid", 443)
    assert len(SOCKETS.asked) == 2
    SOCKETS.asked.clear()


@pytest.mark.localhost
def test_a_test_may_speak_to_a_server_of_its_own() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        answering = threading.Thread(target=lambda: server.accept()[0].close())
        answering.start()
        socket.create_connection(server.getsockname()).close()
        answering.join()
        with pytest.raises(PermissionError):
            socket.create_connection(("192.0.2.1", 80), timeout=1)
    SOCKETS.asked.clear()

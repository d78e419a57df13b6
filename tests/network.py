"""No test speaks to the network, except to a server of its own on this machine."""

import sys

SPEAKING = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Sockets:
    """What this process asks of the network. An audit hook hears every call, also those of libraries; nothing but a
    test marked ``localhost`` may speak, and that only to this machine."""

    def __init__(self) -> None:
        self.open = False
        self.asked: list[str] = []
        sys.addaudithook(self._heard)

    def _heard(self, event: str, given: tuple[object, ...]) -> None:
        if event not in SPEAKING:
            return
        where = given[0] if event.startswith("socket.get") else given[-1]
        host = where[0] if isinstance(where, tuple) and where else where
        local = isinstance(where, str | bytes) and not event.startswith("socket.get")  # a socket of the file system
        if local or (self.open and host in LOOPBACK):
            return
        self.asked.append(f"{event} {where!r}")
        raise PermissionError(f"the tests run without a network: {event} {where!r}")


SOCKETS = Sockets()

"""Real servers on this machine that take our letters: a mail server and an SMS gateway."""

import json
import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import SimpleQueue
from typing import Any

from aiosmtpd.controller import Controller


class Kills:
    """Kills a process once, when armed; waits for its number."""

    def __init__(self) -> None:
        self._numbers: SimpleQueue[int] = SimpleQueue()
        self._armed = False

    def set_armed(self) -> None:
        self._armed = True

    def victim(self, number: int) -> None:
        self._numbers.put(number)

    def strike(self) -> None:
        if self._armed:
            self._armed = False
            os.kill(self._numbers.get(timeout=60), signal.SIGKILL)


@dataclass
class MailServer:
    """Keeps what it took. ``answers`` are given to the next letters before it takes one."""

    port: int
    taken: list[EmailMessage] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    refused: frozenset[str] = frozenset()
    kills: Kills = field(default_factory=Kills)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if address in self.refused:
            return "550 5.1.1 no such box"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.answers:
            return self.answers.pop(0)
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
        return "250 taken"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def mail_server(kind: type[MailServer] = MailServer) -> Iterator[MailServer]:
    server = kind(free_port())
    controller = Controller(server, hostname="127.0.0.1", port=server.port, ready_timeout=20)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()


@dataclass
class Gateway:
    """Keeps what it was told: (headers, document). ``statuses`` are answered first, then 202.

    ``kills`` strikes after it has taken a message and before it says so.
    """

    port: int = 0
    kills: Kills = field(default_factory=Kills)
    told: list[tuple[dict[str, str], dict[str, str]]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)


@contextmanager
def sms_gateway() -> Iterator[Gateway]:
    gateway = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = gateway.statuses.pop(0) if gateway.statuses else 202
            if status == 202:
                gateway.told.append((dict(self.headers), {"path": self.path, **json.loads(body)}))
                gateway.kills.strike()
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing to the terminal of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    gateway.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield gateway
    finally:
        server.shutdown()
        server.server_close()

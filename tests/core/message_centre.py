"""A message centre of SMPP 3.4 on this machine: takes binds and messages, byte by byte as the standard has them."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from gsm0338 import Codec

BIND_TRANSMITTER, SUBMIT, UNBIND, ENQUIRE, RESPONSE = 0x2, 0x4, 0x6, 0x15, 0x80000000
WRONG_PASSWORD = 0x0E


@dataclass(frozen=True)
class Taken:
    to: str
    sender: str
    coding: int
    header: tuple[int, int, int] | None  # reference, parts, number
    text: str


@dataclass
class MessageCentre:
    """Keeps what it took. ``statuses`` are answered to the next messages first."""

    port: int = 0
    password: str = "wellknow"  # noqa: S105  SMPP knows eight characters
    taken: list[Taken] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    def whole(self) -> str:
        """The texts of the parts in their order, as a phone joins them."""
        return "".join(one.text for one in sorted(self.taken, key=lambda one: one.header or (0, 0, 0)))


def read_words(body: bytes, count: int) -> tuple[list[str], bytes]:
    words = []
    for _ in range(count):
        word, _, body = body.partition(b"\0")
        words.append(word.decode("ascii"))
    return words, body


def read_submit(body: bytes) -> Taken:
    _, body = read_words(body, 1)
    (sender,), body = read_words(body[2:], 1)
    (to,), body = read_words(body[2:], 1)
    esm_class, body = body[0], body[3:]
    _, body = read_words(body, 2)
    coding, length = body[2], body[4]
    message, header = body[5 : 5 + length], None
    if esm_class & 0x40:
        header, message = (message[3], message[4], message[5]), message[message[0] + 1 :]
    text = message.decode("utf-16-be") if coding == 8 else Codec().decode(message)[0]
    return Taken(to, sender, coding, header, text)


@contextmanager
def message_centre() -> Iterator[MessageCentre]:
    centre = MessageCentre()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while head := self.rfile.read(16):
                length, command, _, number = struct.unpack(">4L", head)
                body = self.rfile.read(length - 16)
                if command == BIND_TRANSMITTER:
                    (_, password), _ = read_words(body, 2)
                    self.answer(command, 0 if password == centre.password else WRONG_PASSWORD, number, b"centre\0")
                elif command == SUBMIT:
                    self.wfile.write(struct.pack(">4L", 16, ENQUIRE, 0, 99))  # whether the line still stands
                    status = centre.statuses.pop(0) if centre.statuses else 0
                    if status == 0:
                        centre.taken.append(read_submit(body))
                    self.answer(command, status, number, b"" if status else b"m-1\0")
                elif command == UNBIND:
                    self.answer(command, 0, number, b"")
                    return

        def answer(self, command: int, status: int, number: int, body: bytes) -> None:
            self.wfile.write(struct.pack(">4L", 16 + len(body), command | RESPONSE, status, number) + body)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        centre.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield centre
        finally:
            server.shutdown()

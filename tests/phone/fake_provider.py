"""A provider of telephone lines on this machine: keeps recordings until they are deleted, places calls, and knows
browsers as a switchboard of our own does.
"""

import json
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

ACCOUNT, SECRET, LINE = "AC7", "avain" * 4, "+358145550100"


@dataclass
class Provider:
    """``statuses`` are answered first, whatever is asked; ``asked``: method and address of everything."""

    port: int = 0
    recordings: dict[str, bytes] = field(default_factory=dict)
    calls: list[dict[str, str]] = field(default_factory=list)
    clients: dict[str, dict[str, str]] = field(default_factory=dict)
    statuses: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def answer(self, method: str, path: str, body: bytes) -> tuple[int, bytes]:
        if self.statuses:
            return self.statuses.pop(0), b""
        kind, _, rest = path.removeprefix(f"/2010-04-01/Accounts/{ACCOUNT}/").partition("/")
        if (method, kind) == ("POST", "Calls.json"):
            self.calls.append(dict(parse_qsl(body.decode())))
            return 201, json.dumps({"sid": f"CA{len(self.calls)}"}).encode()
        if (method, kind) == ("POST", "Clients.json"):
            given = dict(parse_qsl(body.decode()))
            self.clients[given["Name"]] = given
            return 201, b"{}"
        name = rest.rpartition(".")[0]
        if (method, kind) == ("DELETE", "Clients"):
            return (204 if self.clients.pop(name, None) else 404), b""
        if kind != "Recordings" or name not in self.recordings:
            return 404, b""
        if method == "DELETE":
            del self.recordings[name]
            return 204, b""
        return 200, self.recordings[name]


@contextmanager
def fake_provider() -> Iterator[Provider]:
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            provider.asked.append(f"{self.command} {self.path}")
            known = f"Basic {b64encode(f'{ACCOUNT}:{SECRET}'.encode()).decode()}"
            allowed = self.headers.get("Authorization") == known
            status, content = provider.answer(self.command, self.path, body) if allowed else (401, b"")
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_DELETE = _answer

        def log_message(self, format: str, *arguments: object) -> None:
            """Nothing to the terminal of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()

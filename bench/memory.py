"""Part "memory": the demo region as ``takaovi up`` serves it, after a round over all its pages."""

import re
import sys
import tempfile

from bench.goals import Figure, Goal
from bench.server import PORT, Server, running

LOCATION = re.compile(r"<loc>https?://[^/]+([^<]+)</loc>")
MOST_PAGES = 3_000
ANSWERS = ("fi/auki", "sv/oppet", "en/open")
ASKED = [f"/{answer}?missa=Keuruu&milloin={when}" for answer in ANSWERS for when in ("nyt", "huomenna")]


def in_sitemap(server: Server) -> list[str]:
    """The path of every page that search engines are told of."""
    parts = LOCATION.findall(server.get("/sitemap.xml")[2].decode())
    return [path for part in parts for path in LOCATION.findall(server.get(part)[2].decode())]


def measure() -> list[Figure]:
    """Resident memory of all its processes together, before and after. A fresh demo in a folder of its own."""
    port = PORT + 2
    with tempfile.TemporaryDirectory(prefix="takaovi-bench-") as state:
        command = [sys.executable, "-P", "-m", "takaovi", "up"]
        own = {"TAKAOVI_STATE": state, "DATABASE_URL": f"sqlite:///{state}/demo.sqlite3"}
        with running(command, port, "/fi/", TAKAOVI_URL=f"http://127.0.0.1:{port}", **own) as server:
            before = server.resident_mb()
            pages = [*in_sitemap(server), *ASKED]
            for path in pages[:MOST_PAGES]:
                status, _, _ = server.get(path, Accept_Encoding="gzip")
                if status != 200:
                    raise RuntimeError(f"{path} answered {status}")
            after = server.resident_mb()
    return [
        Figure("resident memory of the served demo at its first answer", before, "MB"),
        Figure(f"the same after {len(pages):,} pages", after, "MB", None, Goal(most=150)),
    ]

"""Part "weight": what a first visit has to fetch, in bytes on the wire, fonts and icons with it."""

import gzip
import re
from dataclasses import dataclass
from urllib.parse import urljoin

from bench.goals import Figure, Goal
from bench.questions import addresses
from bench.server import PORT, Server, granian, running

LINKED = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
FETCHED_LINKS = ("stylesheet", "icon", "preload", "manifest", "apple-touch-icon")
SOURCES = re.compile(r"<(?:script|img|source|use)\b[^>]*?\b(?:src|href)=\"([^\"#]+)", re.IGNORECASE)
FONT_FACE = re.compile(r"@font-face\s*{([^}]*)}")
IN_STYLE = re.compile(r"url\([\"']?([^)\"'#]+)")
RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One fetched file: its path, kind and bytes on the wire, headers with them."""

    path: str
    kind: str
    size: int


def attribute(tag: str, name: str) -> str:
    found = re.search(rf"\b{name}=\"([^\"]*)\"", tag)
    return found[1] if found else ""


def fetch(server: Server, path: str) -> tuple[Part, str]:
    status, headers, body = server.get(path, Accept_Encoding="br, gzip", Accept="*/*")
    if status != 200:
        raise RuntimeError(f"{path} answered {status}")
    head = sum(len(name) + len(value) + 4 for name, value in headers.items()) + len("HTTP/1.1 200 OK\r\n\r\n")
    kind = headers.get("content-type", "").partition(";")[0]
    packed = headers.get("content-encoding", "")
    text = server.get(path)[2] if packed == "br" else gzip.decompress(body) if packed == "gzip" else body
    return Part(path, kind, len(body) + head), text.decode("utf-8", "replace")


def visit(server: Server, path: str) -> list[Part]:
    """The page and all that it names, pictures of its styles, and the fonts whose range holds a letter of the page.

    More than one browser fetches, never less: every picture of the styles counts, shown here or not.
    """
    page, html = fetch(server, path)
    parts = [page]
    waiting = [urljoin(path, found) for found in SOURCES.findall(html)]
    for tag in LINKED.findall(html):
        relations = attribute(tag, "rel").split()
        if "alternate" not in relations and any(word in FETCHED_LINKS for word in relations):
            waiting.append(urljoin(path, attribute(tag, "href")))
    seen: set[str] = set()
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith("data:"):
            continue
        if not address.startswith("/"):
            raise RuntimeError(f"{path} asks a stranger: {address}")
        seen.add(address)
        part, text = fetch(server, address)
        parts.append(part)
        if part.kind == "text/css":
            waiting.extend(urljoin(address, found) for found in named_in_style(text, set(html)))
    return parts


def named_in_style(style: str, letters: set[str]) -> list[str]:
    """Addresses in a style sheet, less the fonts that no letter of the page asks for."""
    found = IN_STYLE.findall(FONT_FACE.sub("", style))
    for face in FONT_FACE.findall(style):
        ranges = [(int(low, 16), int(high or low, 16)) for low, high in RANGE.findall(face)]
        if not ranges or any(low <= ord(letter) <= high for letter in letters for low, high in ranges):
            found += IN_STYLE.findall(face)
    return found


def measure() -> list[Figure]:
    """The front page and an answer of five cards, each as a first visit."""
    answer = addresses(1, 1)[0]
    figures = []
    with running(granian("bench.served:application", PORT), PORT, "/fi/") as server:
        for path, name in (("/fi/", "front page"), (answer, "answer")):
            parts = visit(server, path)
            sizes = {kind: sum(p.size for p in parts if p.kind.endswith(kind)) / 1000 for kind in ("html", "css")}
            scripts = sum(p.size for p in parts if "javascript" in p.kind) / 1000
            whole = sum(p.size for p in parts) / 1000
            figures += [
                Figure(f"finder's {name}: HTML", sizes["html"], "kB", None, Goal(most=20)),
                Figure(f"finder's {name}: CSS", sizes["css"], "kB", None, Goal(most=12)),
                Figure(f"finder's {name}: own JavaScript", scripts, "kB", None, Goal(most=6)),
                Figure(f"finder's {name}: all {len(parts)} files", whole, "kB", None, Goal(most=60)),
            ]
    return figures

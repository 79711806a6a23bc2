"""The press: a process of its own that makes PDF/UA of HTML, so that a server never waits for it, nor grows by it.

It reads orders from its standard input and answers on its standard output, one after another, and goes home when
nobody has ordered for a while or when the server has gone. An order is a length (four bytes) and JSON; an answer is a
letter, a length and the content. It reads files of ours only and never asks the network.
"""

import json
import logging
import os
import select
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

IDLE_SECONDS = 120
NICE = 5  # pages go before paper
ORIGIN = "http://paper.invalid/"  # the base of the addresses in a sheet: nothing is ever asked there
KINDS = {".woff2": "font/woff2", ".webp": "image/webp", ".jpg": "image/jpeg", ".png": "image/png"}
DONE, FAILED, MISSING = b"D", b"F", b"M"


class Order(NamedTuple):
    """A sheet to print: the whole HTML, and the folders that its addresses begin with."""

    html: str
    folders: dict[str, str]  # "fonts/" -> where the fonts are


def send(pipe: IO[bytes], content: bytes, kind: bytes = b"") -> None:
    pipe.write(kind + struct.pack(">I", len(content)) + content)
    pipe.flush()


def receive(pipe: IO[bytes], *, with_kind: bool = False) -> tuple[bytes, bytes]:
    """(kind, content) of the next message. Raises EOFError when the other side has gone."""
    kind = pipe.read(1) if with_kind else b""
    head = pipe.read(4)
    if len(head) < 4:
        raise EOFError
    (length,) = struct.unpack(">I", head)
    content = pipe.read(length)
    if len(content) < length:
        raise EOFError
    return kind, content


def file_of(url: str, folders: dict[str, str]) -> Path:
    """The file of ours that an address in a sheet names. Raises ValueError for anything else."""
    path = url.removeprefix(ORIGIN)
    for prefix, folder in folders.items():
        name = path.removeprefix(prefix)
        file = (Path(folder) / name).resolve()
        ours = path != url and name != path and file.is_relative_to(Path(folder).resolve())
        if ours and file.suffix in KINDS and file.is_file():
            return file
    raise ValueError(f"a sheet may not read {url[:80]}")


def fetcher_for(folders: dict[str, str]) -> Any:
    """What WeasyPrint fetches with: our fonts, our photos, and what stands in the sheet itself.

    What may not be read, or is gone, is left out of the sheet.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415  loads Pango, which may be missing

    class OurFiles(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            file = file_of(url, folders)
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": KINDS[file.suffix]})

    return OurFiles(allowed_protocols={"data"})


def tell_languages() -> None:
    """Put the language of each part into its tag (ISO 14289-1, 7.2), which WeasyPrint 70 leaves out."""
    from pydyf import String  # noqa: PLC0415  comes with WeasyPrint
    from weasyprint.pdf import tags  # noqa: PLC0415  loads Pango, which may be missing

    build = tags._build_box_tree

    def build_with_language(box: Any, *rest: Any) -> Iterator[Any]:
        html = getattr(box, "element", None)
        for tag in build(box, *rest):
            if html is not None and html.get("lang"):
                tag.setdefault("Lang", String(html.get("lang")))  # an inner part has told its own before
            yield tag

    tags._build_box_tree = build_with_language


def printed(order: Order) -> bytes:
    """The sheet as PDF/UA-1. Raises whatever WeasyPrint finds wrong."""
    from weasyprint import HTML  # noqa: PLC0415  loads Pango, which may be missing

    sheet = HTML(string=order.html, base_url=ORIGIN, url_fetcher=fetcher_for(order.folders))
    return bytes(sheet.write_pdf(pdf_variant="pdf/ua-1"))


def work() -> None:
    """Print until the orders end."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is not an answer
    os.nice(NICE)
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    try:
        tell_languages()
    except (ImportError, OSError) as fault:
        send(out, str(fault).partition("\n")[0].encode(), MISSING)
        return
    while select.select([0], [], [], IDLE_SECONDS)[0]:
        try:
            order = Order(**json.loads(receive(sys.stdin.buffer)[1]))
        except EOFError:
            return
        try:
            send(out, printed(order), DONE)
        except Exception as fault:
            send(out, f"{type(fault).__name__}: {fault}".encode(), FAILED)


if __name__ == "__main__":
    work()

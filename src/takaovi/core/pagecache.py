"""Public pages answered again from memory: the same question within a minute is made once.

A page says that it may be shared by ``Cache-Control: public``. It is kept as finished bytes, gzipped once a
browser has read it so, with a strong validator; a browser that has it gets 304 and no body. All pages together
take no more memory than :data:`MOST_BYTES`, whatever is asked. Pages do not depend on the Host header.
"""

import gzip
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from isal import igzip

from takaovi.core.pageshelf import Shelf

log = logging.getLogger(__name__)

LONGEST_KEY = 300  # characters: a longer address is made anew each time and never fills the memory
MOST_BYTES = 12_000_000  # about 1,500 pages
OVERHEAD = 2_000  # bytes of headers, key and bookkeeping
SMALLEST_TO_PACK = 600  # bytes
PACKING = 2  # of 0 to 3: the third packs a fiftieth more in twice the time


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished page: plain in ``body``, or gzipped in ``packed``. ``headers`` are those of the plain form."""

    body: bytes
    etag: str
    headers: dict[str, str]
    packed: bytes = b""

    @property
    def plain(self) -> bytes:
        return gzip.decompress(self.packed) if self.packed else self.body


shelf: Shelf[Kept] = Shelf(MOST_BYTES)
EDITION = "pages-edition"  # in the folder of state: a file whose time tells all processes there when pages were emptied
_edition = 0


def empty_pages() -> None:
    """Make every page anew, in each process of this machine: something changed that nobody should read a minute late.

    Other machines that share the database make theirs anew within PAGE_CACHE_SECONDS.
    """
    shelf.clear()
    mark = Path(settings.STATE) / EDITION
    try:
        mark.touch()
    except OSError as fault:  # the disk is full or read-only: others are a minute late, and the change holds
        log.warning("the edition of the pages could not be marked: %s", type(fault).__name__)


def follow_edition() -> None:
    """Empty the shelf if another process has said so since our last look."""
    global _edition
    try:
        edition = os.stat(f"{settings.STATE}/{EDITION}").st_mtime_ns
    except OSError:
        return
    if edition != _edition:
        shelf.clear()
        _edition = edition


class PageCacheMiddleware:
    """First in the line: a hit touches neither the database nor the templates."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        key = (request.path_info, request.META.get("QUERY_STRING", ""))
        usable = bool(settings.PAGE_CACHE_SECONDS) and len(key[0]) + len(key[1]) <= LONGEST_KEY and is_guest(request)
        if usable:
            follow_edition()
        kept = shelf.get(key) if usable else None
        closers: list[Callable[[], object]] = []
        shared, new = True, kept is None
        if kept is None:
            response = self.get_response(request)
            if not is_page(response):
                return response
            kept, closers, shared = keep(response), response._resource_closers, is_shared(response)  # type: ignore[attr-defined]
        told = fit(kept, request)
        if usable and shared and (new or told is not kept):
            size = len(told.body) + len(told.packed) + OVERHEAD
            shelf.put(key, told, size=size, seconds=settings.PAGE_CACHE_SECONDS)
        return answer(request, told, closers)


def is_guest(request: HttpRequest) -> bool:
    """Nobody who may see more than everybody: a signed-in browser neither reads nor fills the shelf."""
    return settings.DEVICE_COOKIE not in request.COOKIES


def is_page(response: HttpResponse) -> bool:
    """A finished page of ours that may be packed and validated."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and response.headers.get("Cache-Control", "") != "no-store"
    )


def is_shared(response: HttpResponse) -> bool:
    """A page that declared that anybody may have it."""
    return "public" in response.headers.get("Cache-Control", "")


def keep(response: HttpResponse) -> Kept:
    etag = f'"{blake2b(response.content, digest_size=12).hexdigest()}"'
    return Kept(response.content, etag, dict(response.headers))


def fit(kept: Kept, request: HttpRequest) -> Kept:
    """The page packed, if this browser reads that and nobody has asked for it before."""
    if kept.packed or len(kept.body) < SMALLEST_TO_PACK or not reads_gzip(request):
        return kept
    return replace(kept, body=b"", packed=igzip.compress(kept.body, PACKING, mtime=0))


def reads_gzip(request: HttpRequest) -> bool:
    return "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")


def answer(request: HttpRequest, kept: Kept, closers: list[Callable[[], object]]) -> HttpResponse:
    """The page as this browser wants it: 304 if it has it, gzipped if it can read that."""
    tags = [tag.strip().removeprefix("W/") for tag in request.META.get("HTTP_IF_NONE_MATCH", "").split(",")]
    if kept.etag in tags or "*" in tags:
        response = HttpResponse(status=304)
        del response.headers["Content-Type"]
        for name in ("Cache-Control", "Content-Language"):
            if name in kept.headers:
                response.headers[name] = kept.headers[name]
    else:
        packed = bool(kept.packed) and reads_gzip(request)
        response = HttpResponse(kept.packed if packed else kept.plain, headers=kept.headers)
        response.headers["Content-Length"] = str(len(response.content))
        if packed:
            response.headers["Content-Encoding"] = "gzip"
    response.headers["ETag"] = kept.etag
    response.headers["Vary"] = "Accept-Encoding"
    response._resource_closers.extend(closers)  # type: ignore[attr-defined]
    return response

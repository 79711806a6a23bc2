"""Public pages answered again from memory: the same question within a minute is made once.

A page says that it may be shared by ``Cache-Control: public``. It is kept as finished bytes, plain and
gzipped, with a strong validator; a browser that has it gets 304 and no body.
"""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

LONGEST_KEY = 300  # characters: a longer address is made anew each time and never fills the memory
SMALLEST_TO_PACK = 600  # bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished page. ``headers`` are those of the plain form."""

    body: bytes
    packed: bytes
    etag: str
    headers: dict[str, str]


class PageCacheMiddleware:
    """First in the line: a hit touches neither the database nor the templates."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        key = f"page:{request.META.get('HTTP_HOST', '')}:{request.get_full_path()}"
        usable = settings.PAGE_CACHE_SECONDS and len(key) <= LONGEST_KEY
        kept = cache.get(key) if usable else None
        if kept is None:
            response = self.get_response(request)
            if not is_shareable(response):
                return response
            kept = keep(response)
            if usable:
                cache.set(key, kept, settings.PAGE_CACHE_SECONDS)
            closers = response._resource_closers  # type: ignore[attr-defined]
            return answer(request, kept, closers)
        return answer(request, kept, [])


def is_shareable(response: HttpResponse) -> bool:
    """A finished 200 page that declared itself public and sets no cookie."""
    return (
        response.status_code == 200
        and not response.streaming
        and "public" in response.headers.get("Cache-Control", "")
        and not response.cookies
        and not response.has_header("Content-Encoding")
    )


def keep(response: HttpResponse) -> Kept:
    body = response.content
    packed = gzip.compress(body, compresslevel=5, mtime=0) if len(body) >= SMALLEST_TO_PACK else b""
    etag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    return Kept(body, packed, etag, dict(response.headers))


def answer(request: HttpRequest, kept: Kept, closers: list[Callable[[], object]]) -> HttpResponse:
    """The kept page as this browser wants it: 304 if it has it, gzipped if it can read that."""
    tags = [tag.strip().removeprefix("W/") for tag in request.META.get("HTTP_IF_NONE_MATCH", "").split(",")]
    if kept.etag in tags or "*" in tags:
        response = HttpResponse(status=304)
        del response.headers["Content-Type"]
        for name in ("Cache-Control", "Content-Language", "Vary"):
            if name in kept.headers:
                response.headers[name] = kept.headers[name]
    else:
        packed = bool(kept.packed) and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        response = HttpResponse(kept.packed if packed else kept.body, headers=kept.headers)
        response.headers["Content-Length"] = str(len(response.content))
        if packed:
            response.headers["Content-Encoding"] = "gzip"
    response.headers["ETag"] = kept.etag
    response.headers["Vary"] = "Accept-Encoding"
    response._resource_closers.extend(closers)  # type: ignore[attr-defined]
    return response

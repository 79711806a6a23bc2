"""The same question within a minute is made once, and sent only to those who do not have it yet."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from takaovi.core.pagecache import EDITION, LONGEST_KEY, MOST_BYTES, PageCacheMiddleware, empty_pages, shelf

LONG = "auki " * 400
View = Callable[[HttpRequest], HttpResponse]


@pytest.fixture(autouse=True)
def fresh_cache(settings: object) -> None:
    settings.PAGE_CACHE_SECONDS = 60  # type: ignore[attr-defined]
    shelf.clear()


class Kitchen:
    """A view that counts how often it had to cook."""

    def __init__(self, text: str = LONG, **headers: str) -> None:
        self.text, self.headers, self.cooked = text, {"Cache-Control": "public, max-age=60"} | headers, 0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.cooked += 1
        return HttpResponse(self.text, headers=self.headers)


def ask(view: View, path: str = "/fi/auki", method: str = "GET", **headers: str) -> HttpResponse:
    return PageCacheMiddleware(view)(RequestFactory().generic(method, path, headers=headers))


def test_a_second_visitor_gets_the_kept_page() -> None:
    kitchen = Kitchen()
    first, second = ask(kitchen), ask(kitchen)
    assert (first.content, second.content) == (LONG.encode(), LONG.encode())
    assert first["ETag"] == second["ETag"]
    assert kitchen.cooked == 1


def test_another_question_is_another_page() -> None:
    kitchen = Kitchen()
    ask(kitchen, "/fi/auki?missa=keuruu")
    ask(kitchen, "/fi/auki?missa=multia")
    assert kitchen.cooked == 2


def test_a_browser_that_has_the_page_gets_304_and_no_body() -> None:
    kitchen = Kitchen(**{"Content-Language": "fi"})
    tag = ask(kitchen)["ETag"]
    again = ask(kitchen, **{"if-none-match": f'"other", W/{tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == tag
    assert (again["Cache-Control"], again["Content-Language"]) == ("public, max-age=60", "fi")
    assert not again.has_header("Content-Type")


def test_a_browser_with_an_older_page_gets_the_new_one() -> None:
    assert ask(Kitchen(), **{"if-none-match": '"older"'}).status_code == 200


def test_a_browser_that_reads_gzip_gets_it() -> None:
    packed = ask(Kitchen(), **{"accept-encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert packed["Vary"] == "Accept-Encoding"
    assert int(packed["Content-Length"]) == len(packed.content) < len(LONG)
    assert gzip.decompress(packed.content).decode() == LONG


def test_a_page_that_was_packed_for_one_browser_is_whole_for_another() -> None:
    kitchen = Kitchen()
    packed = ask(kitchen, **{"accept-encoding": "gzip"})
    plain = ask(kitchen)
    assert (plain.content, plain["ETag"], kitchen.cooked) == (LONG.encode(), packed["ETag"], 1)
    assert not plain.has_header("Content-Encoding")
    assert plain["Content-Length"] == str(len(LONG))


def test_the_pages_of_ten_thousand_questions_keep_within_their_memory() -> None:
    kitchen = Kitchen("x" * 20_000)
    for number in range(10_000):
        ask(kitchen, f"/fi/auki?missa={number}")
    assert MOST_BYTES - 22_000 < shelf.held_bytes <= MOST_BYTES
    assert len(shelf) == MOST_BYTES // 22_000


@pytest.mark.filterwarnings("error")
def test_no_question_is_told_to_the_log_by_a_warning() -> None:
    """Django's cache warns of long keys and of odd characters in full, and the key is the question."""
    kitchen = Kitchen()
    for path in ("/fi/auki?missa=" + "a" * (LONGEST_KEY - 20), "/fi/auki?missa=a%20\x7f"):
        ask(kitchen, path)
    assert kitchen.cooked == len(shelf) == 2


def test_a_question_in_bytes_that_are_not_utf8_is_another_question() -> None:
    kitchen = Kitchen()
    view = PageCacheMiddleware(kitchen)
    for query in ("missa=%C3%A4", "missa=ä"):  # the second as the server hands on a raw byte E4
        request = RequestFactory().get("/fi/auki")
        request.META["QUERY_STRING"] = query
        view(request)
    assert kitchen.cooked == 2


def test_a_short_page_is_not_packed() -> None:
    assert not ask(Kitchen("auki"), **{"accept-encoding": "gzip"}).has_header("Content-Encoding")


def test_head_is_answered_from_the_same_page() -> None:
    kitchen = Kitchen()
    tag = ask(kitchen)["ETag"]
    assert ask(kitchen, method="HEAD")["ETag"] == tag
    assert kitchen.cooked == 1


def test_a_posted_form_is_never_kept() -> None:
    kitchen = Kitchen()
    ask(kitchen, method="POST")
    ask(kitchen, method="POST")
    assert kitchen.cooked == 2


@pytest.mark.parametrize("control", ["private", "no-store", ""])
def test_a_page_that_is_not_public_is_never_kept(control: str) -> None:
    kitchen = Kitchen(**{"Cache-Control": control})
    ask(kitchen)
    ask(kitchen)
    assert kitchen.cooked == 2


def test_a_private_page_is_packed_and_validated_for_its_own_browser_only() -> None:
    kitchen = Kitchen("a" * 2_000, **{"Cache-Control": "private, max-age=60"})
    first = ask(kitchen, **{"accept-encoding": "gzip"})
    assert first["Content-Encoding"] == "gzip"
    assert ask(kitchen, **{"if-none-match": first["ETag"]}).status_code == 304
    assert kitchen.cooked == 2


def test_a_page_with_a_cookie_is_never_kept() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        response = HttpResponse("mine", headers={"Cache-Control": "public"})
        response.set_cookie("who", "me")
        return response

    assert not ask(view).has_header("ETag")


def test_faults_and_streams_are_never_kept() -> None:
    public = {"Cache-Control": "public"}
    assert not ask(lambda _: HttpResponse("gone", status=404, headers=public)).has_header("ETag")
    assert not ask(lambda _: StreamingHttpResponse([b"a"], headers=public)).has_header("ETag")  # type: ignore[arg-type,return-value]


def test_a_very_long_question_does_not_fill_the_memory() -> None:
    kitchen = Kitchen()
    path = "/fi/auki?missa=" + "a" * LONGEST_KEY
    assert ask(kitchen, path).status_code == ask(kitchen, path).status_code == 200
    assert kitchen.cooked == 2


def test_with_no_seconds_every_page_is_made_anew(settings: object) -> None:
    settings.PAGE_CACHE_SECONDS = 0  # type: ignore[attr-defined]
    kitchen = Kitchen()
    ask(kitchen)
    ask(kitchen)
    assert kitchen.cooked == 2


def test_work_after_the_response_is_done_once_for_the_page_that_was_made() -> None:
    done: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        response = HttpResponse(LONG, headers={"Cache-Control": "public"})
        response._resource_closers.append(lambda: done.append("counted"))  # type: ignore[attr-defined]
        return response

    for response in (ask(view), ask(view)):
        for closer in response._resource_closers:  # type: ignore[attr-defined]
            closer()
    assert done == ["counted"]


def test_pages_emptied_by_one_process_are_made_anew_in_the_others(settings: object, tmp_path: Path) -> None:
    settings.STATE = tmp_path  # type: ignore[attr-defined]
    kitchen = Kitchen()
    ask(kitchen)
    (tmp_path / EDITION).touch()  # as the other process does it
    ask(kitchen)
    ask(kitchen)
    assert kitchen.cooked == 2
    before = (tmp_path / EDITION).stat().st_mtime_ns
    empty_pages()
    assert (len(shelf), (tmp_path / EDITION).stat().st_mtime_ns > before) == (0, True)


def test_a_disk_that_takes_nothing_keeps_no_change_from_being_made(settings: object, tmp_path: Path) -> None:
    settings.STATE = tmp_path / "nowhere"  # type: ignore[attr-defined]
    kitchen = Kitchen()
    ask(kitchen)
    empty_pages()
    ask(kitchen)
    assert kitchen.cooked == 2

"""The screen at the door of a place: it keeps itself up to date, and tells how old it is when it cannot."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation

from takaovi.core.addresses import page_address
from takaovi.core.clock import now, today
from takaovi.core.errors import NotThere
from takaovi.core.language import BY_PREFIX, Language, current
from takaovi.feeds.paper_queries import papered
from takaovi.feeds.screen_presenters import screen_words
from takaovi.ui.pages import page

EVERY_SECONDS = 60
TURN_SECONDS = 20  # each language, where the screen shows several in turn
LAST_DAY = timedelta(days=6)


def screen(request: HttpRequest, slug: str) -> HttpResponse:
    """How the door stands, and today's programme, in large. Never kept by anybody: what it tells is of this minute.

    That it renews itself is what a screen at a door is for. Whoever reads it elsewhere can stop that, and then nothing
    on the page changes until they ask (WCAG 2.2.1, 2.2.2 and, AAA, 2.2.4 and 3.2.5).
    """
    turn = read_turn(request.GET.get("kielet", ""))
    still = request.GET.get("paivitys") == "ei"
    try:
        found = papered(request.viewer, slug, today(), today() + LAST_DAY)  # type: ignore[attr-defined]
    except NotThere as missing:
        raise Http404 from missing
    context = {
        "words": screen_words(found, now()),
        "next": next_address(slug, turn),
        "every": TURN_SECONDS if turn else EVERY_SECONDS,
        "still": still,
        "other_way": other_way(slug, turn, still=still),
    }
    return page(request, "feeds/screen.html", context, public=False, indexed=False)


def read_turn(text: str) -> tuple[Language, ...]:
    """The languages that take turns, as "fi,sv" in the address; none for only one."""
    known = tuple(dict.fromkeys(BY_PREFIX[word] for word in text.split(",") if word in BY_PREFIX))
    return known if len(known) > 1 else ()


def next_address(slug: str, turn: tuple[Language, ...]) -> str:
    """Where the screen goes next: the same address, or that of the next language."""
    here = current()
    following = turn[(turn.index(here) + 1) % len(turn)] if here in turn else (turn or (here,))[0]
    with translation.override(following.code):
        return address(slug, turn)


def other_way(slug: str, turn: tuple[Language, ...], *, still: bool) -> str:
    """Where to stop the renewing, or to let it begin again."""
    return address(slug, turn) if still else address(slug, turn, "paivitys=ei")


def address(slug: str, turn: tuple[Language, ...], *more: str) -> str:
    """The screen in the present language."""
    turned = (f"kielet={','.join(language.prefix for language in turn)}",) if turn else ()
    query = "&".join((*turned, *more))
    path = page_address("feeds:door_screen", slug)
    return f"{path}?{query}" if query else path

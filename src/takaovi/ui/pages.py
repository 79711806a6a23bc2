"""The one way a page leaves the house: shell, addresses in other languages, share card and caching."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.urls import NoReverseMatch, ResolverMatch, reverse
from django.utils import translation
from django.utils.functional import Promise

from takaovi.core.language import DEFAULT, LANGUAGES, Language, current
from takaovi.ui.values import Link

PUBLIC = "public, max-age=60"
PRIVATE = "no-store"
# BCP 47 has a registered variant for plain language. Screen readers need the plain "fi" on the page itself;
# search engines get the difference.
HREFLANG = {"fi": "fi", "sv": "sv", "en": "en", "fi-simple": "fi-simple"}

Named = tuple[str, Promise | str]
_footer: list[tuple[bool, str, Promise | str]] = []
_account: dict[bool, tuple[Named, ...]] = {False: (), True: ()}


@dataclass(frozen=True, slots=True)
class Reading:
    """One link of the reading switch, in its own language."""

    words: str
    href: str
    tag: str
    hreflang: str
    here: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """What the page shell needs around any page. Addresses in ``canonical`` and ``alternates`` are absolute."""

    name: str
    home: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    readings: tuple[Reading, ...]
    site: str
    phone: str
    indexed: bool
    footer: tuple[Link, ...]
    account: tuple[Link, ...]
    is_signed_in: bool


def add_footer_link(url_name: str, words: Promise | str, *, last: bool = False) -> None:
    """Rooms above tell in their ``ready`` which page stands in the footer. Twice the same name is once.

    ``last`` puts it behind those of all rooms that do not ask for that.
    """
    if url_name not in [name for _, name, _ in _footer]:
        _footer.append((last, url_name, words))
        _footer.sort(key=lambda link: link[0])
        footer_links.cache_clear()


def set_account_links(*, guest: tuple[Named, ...], signed_in: tuple[Named, ...]) -> None:
    """The room of the people tells the links of the footer that differ: the way in, or the own page and the way out."""
    _account.update({False: guest, True: signed_in})
    account_links.cache_clear()


@lru_cache(maxsize=4096)
def paths_of(
    urlconf: str, name: str, args: tuple[object, ...], kwargs: tuple[tuple[str, object], ...]
) -> tuple[tuple[Language, str], ...]:
    """The path of one page in each language that has it."""
    found = []
    for language in LANGUAGES:
        with translation.override(language.code):
            try:
                found.append((language, reverse(name, urlconf=urlconf, args=args, kwargs=dict(kwargs))))
            except NoReverseMatch:
                continue
    return tuple(found)


def paths_for(match: ResolverMatch | None) -> tuple[tuple[Language, str], ...]:
    if match is None or not match.view_name:
        return ()
    kwargs = tuple(sorted(match.kwargs.items()))
    return paths_of(settings.ROOT_URLCONF, match.view_name, () if kwargs else tuple(match.args), kwargs)


def shell_for(request: HttpRequest, canonical_query: Collection[str], indexed: bool) -> Shell:
    """The surroundings of the page at this address, in the language of this address."""
    here = current()
    paths = paths_for(request.resolver_match)
    query = request.META.get("QUERY_STRING", "")
    kept = urlencode([(key, request.GET[key]) for key in canonical_query if request.GET.get(key)])
    told = f"?{kept}" if kept else ""
    asked = f"?{query}" if query else ""
    viewer = getattr(request, "viewer", None)  # none on a fault page made before anybody was asked who it is
    is_signed_in = viewer is not None and viewer.is_signed_in
    by_code = {language.code: path for language, path in paths}
    return Shell(
        name=settings.NETWORK_NAME,
        home=f"/{here.prefix}/",
        canonical=settings.SITE_URL + request.path + told,
        alternates=tuple((HREFLANG[language.code], settings.SITE_URL + path + told) for language, path in paths),
        readings=tuple(reading_link(language, by_code, here, asked) for language in LANGUAGES),
        site=settings.SITE_URL,
        phone=settings.NETWORK_PHONE,
        indexed=indexed,
        footer=footer_links(here.code),
        account=account_links(here.code, is_signed_in),
        is_signed_in=is_signed_in,
    )


@lru_cache(maxsize=16)
def footer_links(language: str) -> tuple[Link, ...]:
    """The links of every page's footer, said once for each language."""
    with translation.override(language):
        return tuple(Link(str(words), reverse(name)) for _, name, words in _footer)


@lru_cache(maxsize=16)
def account_links(language: str, is_signed_in: bool) -> tuple[Link, ...]:
    with translation.override(language):
        return tuple(Link(str(words), reverse(name)) for name, words in _account[is_signed_in])


def reading_link(language: Language, by_code: Mapping[str, str], here: Language, asked: str) -> Reading:
    """The same page with the same question in ``language``, or that language's front page."""
    path = by_code.get(language.code)
    href = path + asked if path else f"/{language.prefix}/"
    return Reading(language.own_name, href, language.tag, HREFLANG[language.code], language.code == here.code)


def default_address(shell: Shell) -> str:
    """The address for a reader whose language is none of ours: the Finnish page, else the first there is."""
    return dict(shell.alternates).get(HREFLANG[DEFAULT.code]) or shell.canonical


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    public: bool = True,
    status: int = 200,
    canonical_query: Collection[str] = (),
    indexed: bool = True,
) -> HttpResponse:
    """Render ``template`` inside the shell.

    ``public`` pages may be kept for a minute by anybody; others are never stored. ``canonical_query`` names the
    query keys that make a page of its own; all others are left out of the canonical address.
    """
    shell = shell_for(request, canonical_query, indexed)
    words = {**context, "shell": shell, "x_default": default_address(shell)}
    response = HttpResponse(get_template(template).render(words, request), status=status)
    response.headers["Cache-Control"] = PUBLIC if public else PRIVATE
    if not indexed:
        response.headers["X-Robots-Tag"] = "noindex"
    return response

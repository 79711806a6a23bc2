"""What every page of the way in shares: budgets, small cookies between two pages, where to go afterwards."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from takaovi.core.limits import network_key, spend
from takaovi.people.additions import first_pages
from takaovi.people.address_values import Address
from takaovi.people.device_actions import add_device
from takaovi.people.device_values import device_name
from takaovi.people.door_values import CODES_FROM_NETWORK, CODES_OF_DAY, CODES_OF_HOUR, KNOCKS, TRIES, Budget
from takaovi.people.doors import keep_signed_in, set_cookie
from takaovi.people.models import Person
from takaovi.people.values import CODE_MINUTES
from takaovi.ui.pages import PRIVATE

TICKET, LINK, INVITATION = "ticket", "link", "invitation"  # cookies that live as long as a code
NO_REFERRER = "no-referrer"


def within(budget: Budget, key: str) -> bool:
    return spend(budget.name, key, budget.most, budget.seconds)


def may_ask_for_code(request: HttpRequest, address: Address) -> bool:
    """Counted alike for known and unknown addresses."""
    network = network_key(request)
    return (
        within(KNOCKS, network)
        and within(CODES_FROM_NETWORK, f"{network} {address.address}")
        and within(CODES_OF_HOUR, address.address)
        and within(CODES_OF_DAY, address.address)
    )


def may_try(request: HttpRequest) -> bool:
    return within(TRIES, network_key(request))


def cookie_name(name: str) -> str:
    return settings.DEVICE_COOKIE.replace("device", name)


def told_in_cookie(request: HttpRequest, name: str) -> str:
    return request.COOKIES.get(cookie_name(name), "")[:100]


def lead_to(url_name: str, *, query: str = "") -> HttpResponse:
    """To another page of ours after something was sent."""
    return lead_to_path(reverse(url_name) + query)


def lead_to_path(path: str) -> HttpResponse:
    response = HttpResponseRedirect(path, status=303)
    response.headers["Cache-Control"] = PRIVATE
    return response


def carry(response: HttpResponse, name: str, value: str) -> HttpResponse:
    """Hand something to the next page, out of its address."""
    set_cookie(response, cookie_name(name), value, CODE_MINUTES * 60)
    return response


def drop(response: HttpResponse, *names: str) -> HttpResponse:
    for name in names:
        set_cookie(response, cookie_name(name), "", 0)
    return response


def without_token(request: HttpRequest, url_name: str, name: str, token: str) -> HttpResponse:
    """From an address with a token to the page without it, so that it stays in no history and no Referer.

    Nothing is used up: whatever opens links to look at them changes nothing.
    """
    response = carry(lead_to(url_name), name, token)
    response.headers["Referrer-Policy"] = NO_REFERRER
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def way_back(asked: str) -> str:
    """A path of this site, as it was asked for before signing in; else the first page of a keeper."""
    if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return reverse(first_pages[0] if first_pages else "people:me")


def let_in(request: HttpRequest, person: Person, path: str) -> HttpResponse:
    """Signed in from here on. Who was it already on this device gets no second one."""
    response = drop(lead_to_path(path), TICKET, LINK, INVITATION)
    if request.viewer.person_id != person.pk:  # type: ignore[attr-defined]
        name = device_name(request.META.get("HTTP_USER_AGENT", ""))
        _, token = add_device(by=f"person:{person.pk}", person=person, name=name)
        keep_signed_in(response, token)
    return response


def link_to(url_name: str, token: str) -> str:
    """The whole address for a letter."""
    return settings.SITE_URL + reverse(url_name, args=[token])

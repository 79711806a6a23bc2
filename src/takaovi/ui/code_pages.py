"""The page that asks for a code, in whichever room a code opens something; and how often one may try."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from takaovi.core.errors import NotThere
from takaovi.core.limits import network_key, spend
from takaovi.core.reading import gettext as _
from takaovi.ui.pages import page
from takaovi.ui.values import Fault, Field

TEN_MINUTES, DAY = 600, 86_400
CODES_IN_TEN_MINUTES, CODES_A_DAY = 40, 300  # of nine million; a guess hits one of a thousand once in a month


def may_look(request: HttpRequest, purse: str = "code") -> bool:
    """Whether this address has not tried too many codes; each ``purse`` is counted by itself."""
    key = network_key(request)
    return spend(purse, key, CODES_IN_TEN_MINUTES, TEN_MINUTES) and spend(f"{purse}_day", key, CODES_A_DAY, DAY)


def too_often() -> Fault:
    return Fault("main", _("There have been many tries from here. Wait a while, or call us."))


def ask_for_code(
    request: HttpRequest, template: str, opens: Callable[[str], HttpResponse], *, label: str = "", purse: str = "code"
) -> HttpResponse:
    """The page of ``template``, with ``field`` and ``faults``; a code that was sent ``opens`` what it is for.

    ``opens`` raises NotThere for a code that nobody has.
    """
    typed, fault, status = request.POST.get("koodi", ""), "", 200
    faults: tuple[Fault, ...] = ()
    if request.method == "POST" and not may_look(request, purse):
        faults, status = (too_often(),), 429
    elif request.method == "POST":
        try:
            return opens(typed)
        except NotThere:
            fault = _("We do not know this code. Look at it once more.")
            faults = (Fault("koodi", fault),)
    return page(
        request, template, {"field": code_field(typed, fault, label), "faults": faults}, public=False, status=status
    )


def code_field(typed: str = "", fault: str = "", label: str = "") -> Field:
    hint = _("For example KAHVI-48271.")
    return Field("koodi", label or _("Your code"), typed[:60], hint, fault, autocomplete="off", maxlength=60)

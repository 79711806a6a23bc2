"""Pages for signing up without an account: the form, and what one may do with a code."""

from secrets import token_urlsafe

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from takaovi.core.addresses import page_address
from takaovi.core.clock import from_minute
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.limits import network_key, spend
from takaovi.programme.models import Occurrence, Signup
from takaovi.programme.signup_actions import accept_offer, change_signup, leave, sign_up
from takaovi.programme.signup_forms import SignUpForm, read_change, read_sign_up
from takaovi.programme.signup_presenters import state_words, time_words
from takaovi.programme.signup_queries import is_open, signup_with, time_to_sign_up
from takaovi.programme.signup_values import HEARING
from takaovi.ui.code_pages import ask_for_code, may_look, too_often
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page
from takaovi.ui.values import Fault, Field

GUEST = "guest"
HOUR = 3600
SIGN_UPS_AN_HOUR = 40  # from one address: a library's computers share one


@takes_post
def sign_up_page(request: HttpRequest, slug: str, time: str) -> HttpResponse:
    """The form for one time; sent, it leads to the page of the new code."""
    occurrence = _time(slug, time)
    sent = request.method == "POST"
    form = read_sign_up(request.POST if sent else {}, from_minute(occurrence.start).date(), sent=sent)
    if form.asked is None:
        return _form_page(request, occurrence, form, form.faults)
    if not spend("sign_up", network_key(request), SIGN_UPS_AN_HOUR, HOUR):
        return _form_page(request, occurrence, form, (too_often(),), status=429)
    try:
        signup = sign_up(by=GUEST, occurrence=occurrence, asked=form.asked, once=form.once)
    except DomainError as refusal:
        return _form_page(request, occurrence, form, (Fault("maara", str(refusal)),))
    except NotThere as gone:  # taken out of the plan at this moment
        raise Http404 from gone
    return _to_code(signup)


def _time(slug: str, time: str) -> Occurrence:
    """Raises Http404 for what is not there, not shown, or takes no sign-ups."""
    try:
        return time_to_sign_up(slug, int(time) if time.isdecimal() and len(time) < 12 else 0)
    except NotThere as missing:
        raise Http404 from missing


def _form_page(
    request: HttpRequest, occurrence: Occurrence, form: SignUpForm, faults: tuple[Fault, ...], status: int = 200
) -> HttpResponse:
    context = {"time": time_words(occurrence), "form": form, "faults": faults, "once": form.once or token_urlsafe(16)}
    return page(request, "programme/sign_up.html", context, public=False, status=status, indexed=False)


def _to_code(signup: Signup) -> HttpResponse:
    """The page of the code; the one that asks for it, where a form is sent again that no longer tells it."""
    address = page_address("programme:signup", signup.code) if signup.code else page_address("programme:code")
    return HttpResponseRedirect(address, status=303)


@takes_post
def code_page(request: HttpRequest) -> HttpResponse:
    """Asks for the code of a sign-up."""
    return ask_for_code(request, "programme/code.html", lambda typed: _to_code(signup_with(typed)))


@takes_post
def signup_page(request: HttpRequest, code: str) -> HttpResponse:
    """How it stands with one's sign-up; one may accept an offer, change, or leave."""
    if not may_look(request):
        return page(request, "programme/code_many.html", {}, public=False, status=429, indexed=False)
    try:
        signup = signup_with(code)
    except NotThere as missing:
        raise Http404 from missing
    people, name, faults, changed = read_change(request.POST, signup)
    if request.method == "POST" and not faults:
        try:
            _do(signup, request.POST.get("teko", ""), *changed)
            return _to_code(signup)
        except DomainError as refusal:
            faults = (Fault("maara", str(refusal)),)
    return page(request, "programme/signup.html", _context(signup, people, name, faults), public=False, indexed=False)


def _do(signup: Signup, deed: str, people: int, name: str) -> None:
    """What was pressed. Something else changes nothing."""
    if deed == "peru":
        leave(by=GUEST, signup=signup)
    elif deed == "otan":
        accept_offer(by=GUEST, signup=signup)
    elif deed == "muuta":
        change_signup(by=GUEST, signup=signup, people=people, name=name)


def _context(signup: Signup, people: Field, name: Field, faults: tuple[Fault, ...]) -> dict[str, object]:
    alive = signup.state in HEARING and is_open(signup.occurrence)
    return {
        "time": time_words(signup.occurrence),
        "state": state_words(signup),
        "signup": signup,
        "people": people,
        "name": name,
        "faults": faults,
        "may_change": alive,
        "offered": alive and signup.state == "offered",
        "told": bool(signup.contact),
    }

"""What one may do with a code, without an account: leave, find somebody instead, write down one's hours."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.errors import DomainError, NotThere
from takaovi.core.limits import spend
from takaovi.core.reading import gettext as _
from takaovi.ui.code_pages import ask_for_code, may_look
from takaovi.ui.gate import takes_post
from takaovi.ui.pages import page
from takaovi.ui.values import Fault, Field
from takaovi.volunteering.actions import leave_shift, log_shift, offer_swap
from takaovi.volunteering.giving_values import MOST_MINUTES
from takaovi.volunteering.models import ShiftTake
from takaovi.volunteering.queries import take_with
from takaovi.volunteering.reading_forms import Typed
from takaovi.volunteering.shift_presenters import hours_number, shift_words, state_words

GUEST = "guest"
DAY = 86_400
LETTERS_A_DAY = 12  # at most so often somebody has us write to one address, at all places together


def may_write_to(contact: str) -> bool:
    """Whether this address, which nobody has proved, was not named too often today, whoever named it."""
    return not contact or spend("letters_to", contact.lower(), LETTERS_A_DAY, DAY)


def too_many(request: HttpRequest) -> HttpResponse:
    return page(request, "volunteering/many.html", {}, public=False, status=429, indexed=False)


@takes_post
def code_page(request: HttpRequest) -> HttpResponse:
    """Asks for the code of a shift."""

    def opens(typed: str) -> HttpResponse:
        return HttpResponseRedirect(page_address("volunteering:take", take_with(typed).code), status=303)

    return ask_for_code(request, "volunteering/code.html", opens)


@takes_post
def take_page(request: HttpRequest, code: str) -> HttpResponse:
    """How it stands with one's shift, and what one may do with it."""
    if not may_look(request):
        return too_many(request)
    try:
        take = take_with(code)
    except NotThere as missing:
        raise Http404 from missing
    typed = Typed(request.POST)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        try:
            _do(take, typed)
        except DomainError as refusal:
            faults = (Fault("main", str(refusal)),)
        faults = faults or typed.listed()
        if not faults:
            return HttpResponseRedirect(page_address("volunteering:take", take.code), status=303)
    return page(request, "volunteering/take.html", _context(take, typed, faults), public=False, indexed=False)


def _do(take: ShiftTake, typed: Typed) -> None:
    """What was pressed. Something else changes nothing."""
    deed = typed["teko"]
    if deed == "jatan":
        leave_shift(by=GUEST, take=take)
    elif deed in ("vaihdan", "pidan"):
        offer_swap(by=GUEST, take=take, wanted=deed == "vaihdan")
    elif deed == "tunnit":
        minutes = typed.hours("tunnit", MOST_MINUTES)
        if not typed.faults:
            log_shift(by=GUEST, take=take, minutes=minutes)


def _context(take: ShiftTake, typed: Typed, faults: tuple[Fault, ...]) -> dict[str, object]:
    shift, now = take.shift, clock.to_minute(clock.now())
    alive = take.left_at is None and shift.cancelled_at is None and shift.closed is None
    return {
        "take": take,
        "shift": shift_words(shift),
        "state": state_words(take),
        "faults": faults,
        "may_leave": alive and shift.start > now,
        "over": alive and shift.end <= now,
        "given": hasattr(take, "given"),
        "hours": _hours_field(take, typed),
        "told": bool(take.contact or take.person_id),
        "phone": shift.task.place.phone,
    }


def _hours_field(take: ShiftTake, typed: Typed) -> Field:
    """How long: as it was written, or as long as the shift was."""
    usual = take.given.minutes if hasattr(take, "given") else take.shift.end - take.shift.start
    value = typed["tunnit"] or hours_number(usual)
    words, hint = _("How many hours were you there?"), _("For the place's own account. Your name does not go with it.")
    error = typed.faults.get("tunnit", "")
    return Field("tunnit", words, value, hint, error, inputmode="decimal", maxlength=5)

"""Loading the invented region, keeping its dates near today, and taking it away again."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.demo import sheets
from takaovi.demo.ask_rows import bring_asks
from takaovi.demo.bridge_rows import bring_first_visits
from takaovi.demo.call_rows import bring_caller, bring_calls
from takaovi.demo.hour_rows import bring_hours, bring_people, bring_truth
from takaovi.demo.keeper_rows import bring_holders
from takaovi.demo.models import DemoState
from takaovi.demo.needs import bring_needs
from takaovi.demo.place_rows import bring_organisations, bring_places
from takaovi.demo.programme_rows import bring_programme
from takaovi.demo.proposal_rows import bring_proposals
from takaovi.demo.queries import holds_real_places, is_due
from takaovi.demo.removal import remove_all
from takaovi.demo.rota_rows import bring_rota
from takaovi.demo.shift_rows import bring_shifts
from takaovi.demo.values import dawn_of, week_of
from takaovi.demo.weeks import calendar_of
from takaovi.finder.indexing import indexed_together
from takaovi.hours.actions import seed_day_classes
from takaovi.hours.events import HoursChanged
from takaovi.hours.queries import day_classes
from takaovi.places.events import PlaceChanged
from takaovi.places.models import Place

REAL_PLACES = _("This database holds real places. The demo region was not loaded among them.")
AHEAD = timedelta(days=120)  # within which the conference finds its two days
Tell = Callable[[str], object]


def _nobody(line: str) -> None:
    """Hears what is told, and keeps it to itself."""


def load_demo(
    *, by: str = "demo", today: date | None = None, among_real: bool = False, tell: Tell = _nobody
) -> DemoState:
    """Make the database hold the demo region as it is in the week of ``today``.

    Doing it twice changes nothing; in another week only dated parts change. ``tell`` hears a line for each part.
    Raises DomainError where real places are kept, unless ``among_real``.
    """
    if not among_real and holds_real_places():
        raise DomainError(REAL_PLACES)
    week = week_of(today or clock.today())
    # The plain columns beside the translated ones take the text of the active language; the stopped clock makes
    # the rows the same on every day of the week.
    with indexed_together(), transaction.atomic(), translation.override("fi"):
        with clock.stopped_at(dawn_of(week)), bus.hushed():
            state = _prepared_state(by, week)
            is_new = state._state.adding
            places = _load(state, by, week, tell)
        tell(f"{bring_asks(by=by, week=week)} questions to keepers")  # by the running clock: letters do not wait long
        with bus.hushed():  # by the same clock: what is promised lies ahead
            tell(f"{bring_calls(by=by)} people wait for a call")
            tell(f"{bring_rota(by=by)} people said when they can")
            tell(f"{bring_first_visits()} first visits ahead")
        for place in places:
            # Another week changes no text, and the search index follows texts.
            bus.announce(PlaceChanged(place.pk) if is_new else HoursChanged(place.pk))
    return state


def _load(state: DemoState, by: str, week: date, tell: Tell) -> list[Place]:
    """Bring every part, lower rooms first. Returns the places."""
    seed_day_classes()
    calendar = calendar_of(week, day_classes(week, week + AHEAD).keys())
    organisations = bring_organisations()
    places = bring_places(organisations, calendar)
    tell(f"{len(places)} places")
    people = bring_people(by=by, calendar=calendar)
    tell(f"hours of {bring_hours(places, by=by, calendar=calendar)} places set")
    bring_truth(people, by=by, calendar=calendar)
    tell(f"{bring_programme(places, organisations, by=by, calendar=calendar)} series set")
    tell(f"{len(bring_holders(people, places, organisations))} keepers and hosts")
    bring_caller()
    tell(f"{bring_proposals(places, week)} proposals wait")
    tell(f"{bring_shifts(places, week)} shifts planned")
    state.facts = bring_needs(state.facts, week)
    tell(f"{len(state.facts)} questions that found little")
    state.week, state.digest = week, sheets.digest()
    state.save()
    record_deed(by=by, deed="load_demo", thing="demo.DemoState:demo", detail={"week": week.isoformat()})
    return list(places.values())


def _prepared_state(by: str, week: date) -> DemoState:
    """The row of what is loaded. What was loaded from other sheets is taken away first."""
    state = DemoState.objects.first()
    if state and state.digest != sheets.digest():
        clear_demo(by=by)
        state = None
    return state or DemoState(week=week, digest=sheets.digest())


def clear_demo(*, by: str = "demo") -> int:
    """Take the demo region away, and nothing else. Returns how many places went."""
    with transaction.atomic():
        state = DemoState.objects.first()
        count = remove_all(state.facts if state else [])
        DemoState.objects.all().delete()
        record_deed(by=by, deed="clear_demo", thing="demo.DemoState:demo", detail={"places": count})
    return count


def keep_near_today(*, by: str = "demo") -> str:
    """Bring a loaded region to this week; one that is not loaded stays away. Returns what was done."""
    if not DemoState.objects.exists() or not is_due():
        return "nothing to do"
    state = load_demo(by=by, among_real=True)
    return f"brought to the week from {state.week}"

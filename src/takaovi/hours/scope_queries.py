"""The hours in the book of a place, in the checklist of its hand-over, and in what is held of its keepers."""

from collections import Counter

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.text import say
from takaovi.core.viewer import Scope
from takaovi.hours.ask_queries import open_asks, paused_places
from takaovi.hours.models import Ask, AskLink, Layer
from takaovi.hours.queries import truths
from takaovi.people.additions import Check, Held
from takaovi.places.models import Place


def things_of_place(number: int) -> list[str]:
    """What the book calls the layers of a place and the questions about it. Two queries."""
    layers = Layer.objects.filter(place_id=number).values_list("pk", flat=True)
    asks = Ask.objects.filter(place_id=number).values_list("pk", flat=True)
    return [*(f"hours.Layer:{one}" for one in layers), *(f"hours.Ask:{one}" for one in asks)]


def checks_of(scope: Scope) -> list[Check]:
    """Whether the hours were confirmed lately and questions are answered. Two queries, for a place only."""
    if scope.kind != "place":
        return []
    now = clock.now()
    faded = [truth for truth in truths([scope.id])[scope.id] if not truth.is_fresh(now)]
    return [
        Check(_("The hours are confirmed"), len(faded)),
        Check(_("Questions about the hours are answered"), open_asks([scope.id]).count()),
    ]


HELD = frozenset({"hours.Ask.answered_by", "hours.AskLink.person", "hours.AskPause.person", "hours.Layer.confirmed_by"})


def held_of(person_id: int) -> list[Held]:
    """Which questions somebody got and answered, and whose hours they confirmed. Five queries."""
    links = AskLink.objects.filter(person=person_id).values_list("ask__place", "ask").distinct()
    asked = Counter(place for place, _ask in links)
    answered = Counter(Ask.objects.filter(answered_by=person_id).values_list("place", flat=True))
    confirmed = sorted(set(Layer.objects.filter(confirmed_by=person_id).values_list("place", flat=True)))
    quiet = sorted(paused_places(person_id))
    names = _names_of({*asked, *answered, *confirmed, *quiet})
    rows = tuple(
        _("%(place)s: %(asked)d questions, %(answered)d answers")
        % {"place": names[place], "asked": asked[place], "answered": answered[place]}
        for place in sorted({*asked, *answered})
    )
    purpose = _("So that we ask once and know what was answered. It is erased after 400 days.")
    true = _("So that a page can tell how sure its hours are.")
    return [
        Held(_("Questions about hours"), rows, purpose),
        Held(_("Hours you confirmed"), tuple(names[place] for place in confirmed), true),
        Held(
            _("Places you want no questions about"), tuple(names[place] for place in quiet), _("So that we do not ask.")
        ),
    ]


def _names_of(numbers: set[int]) -> dict[int, str]:
    language = get_language() or "fi"
    return {place.pk: say(place, "name", language).text for place in Place.objects.filter(pk__in=numbers)}

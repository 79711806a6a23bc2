"""Letters of the call ring, without names or numbers; and the words of farewell. Posted inside an action."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from takaovi.callback.models import RingPair, RingTurn
from takaovi.callback.promise_values import after_quiet
from takaovi.callback.words import dated
from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.outbox.actions import post
from takaovi.core.viewer import NETWORK
from takaovi.people.models import Contact
from takaovi.people.queries import Reachable, people_with
from takaovi.places.rules import scopes_of

NO_BREAK = "\u00a0"


def ask_for_caller(turn: RingTurn) -> int:
    """To those who take calls at the place: one call of the ring looks for a caller. Returns how many were asked."""
    told = people_with("call.take", [*scopes_of(turn.pair.place), NETWORK])
    asked = [person for person in told if person.person_id != turn.pair.volunteer_id]
    for person in asked:
        with override(person.language):
            when = dated(turn.due, person.language).replace(NO_BREAK, " ")
            lines = [
                _("Can you make one call of the call ring, %(when)s? The usual caller cannot.") % {"when": when},
                _("Take it here: %(address)s") % {"address": settings.SITE_URL + page_address("callback:ring")},
            ]
            _post(person, _("A call of the call ring looks for a caller"), lines)
    return len(asked)


def thank(pair: RingPair) -> None:
    """To the volunteer: the pair has ended. Who it was is not told, for it is erased."""
    contact = (
        Contact.objects.filter(person=pair.volunteer_id, verified__isnull=False).order_by("verified", "pk").first()
    )
    if contact is None:
        return
    language = pair.volunteer.language
    with override(language):
        lines = [_("A call ring of yours has ended. Thank you for your calls."), _("Everything about it was erased.")]
        reached = Reachable(pair.volunteer_id, contact.channel, contact.address, language)
        _post(reached, _("A call ring has ended"), lines)


def _post(person: Reachable, subject: str, lines: list[str]) -> None:
    post(
        channel=person.channel,
        to=person.address,
        language=person.language,
        subject=subject,
        text="\n\n".join(lines),
        not_before=clock.from_minute(after_quiet(clock.to_minute(clock.now()))),
    )


def farewell(pair: RingPair) -> tuple[str, ...]:
    """A letter to the person in their language, to be read aloud in the last call or sent on paper. It is not kept."""
    with override(pair.language):
        names = {"name": pair.name, "network": settings.NETWORK_NAME}
        return (
            _("Dear %(name)s,") % names,
            _("our weekly calls come to an end. It was a pleasure to talk with you."),
            _("We have erased your number and everything about our calls."),
            _("You are welcome to ask for a call or a new call ring whenever you like."),
            _("With warm regards, %(network)s") % names,
        )

"""Letters of the call ring, without names or numbers; and the words of farewell. Posted inside an action."""

from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from takaovi.callback.models import RingPair, RingTurn
from takaovi.callback.promise_values import after_quiet
from takaovi.callback.ring_queries import again_code
from takaovi.callback.words import dated
from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.numbers import NumberLost, open_
from takaovi.core.outbox.actions import post
from takaovi.core.viewer import NETWORK
from takaovi.hours.sentences import day_words
from takaovi.people.models import Contact
from takaovi.people.notice_actions import tell
from takaovi.people.notice_values import CALLS
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
            subject = _("A call of the call ring looks for a caller")
            _post(person, subject, lines, ref=turn.thing, needed_by=clock.from_minute(turn.due))
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


def _post(
    person: Reachable, subject: str, lines: list[str], *, ref: str = "", needed_by: datetime | None = None
) -> None:
    later = clock.from_minute(after_quiet(clock.to_minute(clock.now())))
    text = "\n\n".join(lines)
    tell(reach=person, kind=CALLS, subject=subject, text=text, ref=ref, not_before=later, needed_by=needed_by)


def ask_again(pair: RingPair) -> None:
    """The consent ends soon. A text message with one address, for a yes or a no; those who look after the ring hear it
    too, for a telephone at home reads no messages.
    """
    with override(pair.language):
        names = {
            "network": settings.NETWORK_NAME,
            "day": day_words(pair.consent_ends, clock.today(), pair.language).replace(NO_BREAK, " "),
            "address": settings.SITE_URL + page_address("callback:ring_again", again_code(pair)),
        }
        first = _("%(network)s: shall we go on calling you each week? Answer here: %(address)s.") % names
        _text(pair, first, _("Without an answer the calls end on %(day)s, and everything is erased.") % names)
    for person in people_with("ring.plan", scopes_of(pair.place)):
        with override(person.language):
            day = day_words(pair.consent_ends, clock.today(), person.language).replace(NO_BREAK, " ")
            here = settings.SITE_URL + page_address("callback:ring")
            lines = [
                _("A call ring was agreed until %(day)s. Ask in the next call whether it goes on.") % {"day": day},
                _("Write the answer down here: %(address)s") % {"address": here},
            ]
            _post(person, _("Does a call ring go on?"), lines, ref=pair.thing)


def say_farewell(pair: RingPair) -> None:
    """To somebody who did not answer: it has ended, and the door stays open."""
    with override(pair.language):
        address = settings.SITE_URL + page_address("callback:ask")
        _text(
            pair,
            _("Our weekly calls have ended, and your number is erased. It was a pleasure to talk with you."),
            _("You are welcome to ask for a call whenever you like: %(address)s") % {"address": address},
            ref="",
        )


def _text(pair: RingPair, *sentences: str, ref: str | None = None) -> None:
    """To the person's number; nothing where it can no longer be read."""
    with suppress(NumberLost):
        post(
            channel="sms",
            to=open_(pair.number),
            language=pair.language,
            subject="",
            text=" ".join(sentences),
            ref=pair.thing if ref is None else ref,
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

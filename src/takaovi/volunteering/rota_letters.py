"""What people are told about saying when they can, and about a rota: questions, never orders."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.text import say
from takaovi.people.models import Contact
from takaovi.volunteering.models import Availability, RotaAsk
from takaovi.volunteering.shift_letters import To, send
from takaovi.volunteering.shift_words import moment_words, place_words, title_words, when_words, zone_of
from takaovi.volunteering.when_queries import when_code_of

MOST_TOLD = 6  # times in one letter; the page has them all


def invite_to_say(row: Availability) -> None:
    """The way to say it, and the first half of the yes: nothing else is sent there before they have said it."""
    with override(row.language):
        address = settings.SITE_URL + page_address("volunteering:when_code", when_code_of(row))
        names = {"place": str(say(row.place, "name", row.language)), "address": address}
        first = _("%(place)s: when can you give a hand?") % names
        here = _("Say it here: %(address)s") % names
        quiet = _("If it was not you, do nothing. Then nothing comes.")
        send(To(row.channel, row.contact, row.language), f"volunteering.Availability:{row.pk}", first, quiet, here)


def where_asked(row: Availability) -> To | None:
    """The address that was given, or the first of the person, who is told by the way they chose. One query at most."""
    if row.contact:
        return To(row.channel, row.contact, row.language)
    if row.person is None:
        return None
    own = Contact.objects.filter(person=row.person_id, verified__isnull=False).order_by("verified", "id").first()
    return To(own.channel, own.address, row.person.language, row.person_id) if own else None


def ask_by_rota(row: Availability, asks: Sequence[RotaAsk], *, not_before: datetime) -> bool:
    """One letter with all that somebody is asked. Returns False for whoever has no address."""
    to = where_asked(row)
    if to is None or not asks:
        return False
    shifts = [ask.line.shift for ask in asks]
    until = min(ask.answer_by for ask in asks)
    with override(to.language):
        told = (f"{when_words(one, to.language)} {title_words(one.task, to.language)}" for one in shifts[:MOST_TOLD])
        last = moment_words(clock.to_minute(until), zone_of(shifts[0]), to.language)
        names = {"place": str(place_words(shifts[0].task, to.language)), "times": ", ".join(told), "time": last}
        names["address"] = settings.SITE_URL + page_address("volunteering:asked", when_code_of(row))
        could = _("Could you come? %(place)s: %(times)s.") % names
        by_then = _("Please answer by %(time)s.") % names
        no = _("No is a good answer too. Then we ask another.")
        here = _("Answer here: %(address)s") % names
        short = _("Answer K (yes) or E (no), or here: %(address)s") % names
        ref = f"volunteering.Availability:{row.pk}"
        send(to, ref, could, by_then, no, here, short=short, not_before=not_before, needed_by=until)
    return True

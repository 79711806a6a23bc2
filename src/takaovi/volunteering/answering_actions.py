"""A stand-in says yes: a seat for whoever was asked, also a little late, as long as there is one."""

from django.db import transaction

from takaovi.core.errors import DomainError
from takaovi.volunteering import phrases
from takaovi.volunteering.asking_actions import note_yes
from takaovi.volunteering.models import StandInAsk
from takaovi.volunteering.queries import held
from takaovi.volunteering.take_actions import Taken, seat_taker
from takaovi.volunteering.taking import check_open, check_stand_in, new_code
from takaovi.volunteering.values import Asked


def accept_ask(*, by: str, ask: StandInAsk) -> Taken:
    """Come to the shift that one was asked about. Raises DomainError if it is over, somebody was quicker, or the
    place no longer knows them.
    """
    row = ask.stand_in
    code = new_code(row.person.language if row.person else row.language)
    with transaction.atomic():
        shift = held(ask.shift_id)
        fresh = StandInAsk.objects.select_related("stand_in__person").get(pk=ask.pk)
        if fresh.answer == "yes":
            raise DomainError(phrases.YOURS_ALREADY)
        check_open(shift)
        stand_in = fresh.stand_in
        check_stand_in(stand_in.person, shift.task)
        language = stand_in.person.language if stand_in.person else stand_in.language
        contact = "" if stand_in.person else stand_in.contact
        asked = Asked(stand_in.name, stand_in.channel if contact else "", contact, language)
        taken = seat_taker(by=by, shift=shift, asked=asked, code=code, person_id=stand_in.person_id)
        note_yes(by=by, ask=fresh)
    return taken

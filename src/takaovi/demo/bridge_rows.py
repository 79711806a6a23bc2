"""First visits of the invented region: somebody who is met tomorrow, and somebody who may come; the codes are known."""

from datetime import datetime, time, timedelta
from functools import cache

from django.db.models import Q

from takaovi.core import clock
from takaovi.core.codes import CodeKind
from takaovi.demo.values import SOURCE
from takaovi.people.models import Contact
from takaovi.places.models import Place
from takaovi.volunteering.bridge_values import FORGET_AFTER, HAND_OVER_CODES, MEET_CODES, Sign, kept_until
from takaovi.volunteering.models import DoorSigns, Greeting, GreetingAsk, SoftHandover

HOME = "kahvitupa-lampi"
GREETER = "greeter@lampi.example"
# The codes are no secret: nobody comes.
MET, COMES = "SILTA-20001", "SILTA-20002"


@cache
def _hashed(kind: CodeKind, code: str) -> str:
    return kind.hash(code)


def bring_first_visits() -> int:
    """Bring both back as they were, by the running clock. Returns how many."""
    place = Place.objects.get(slug=HOME)
    signs = ",".join((Sign.SCARF, Sign.LANTERN, Sign.BADGE))
    DoorSigns.objects.update_or_create(place=place, defaults={"chosen": signs})
    tomorrow = clock.today() + timedelta(days=1)
    start = clock.to_minute(datetime.combine(tomorrow, time(17), clock.HELSINKI))
    greeting, _ = Greeting.objects.update_or_create(
        code_hash=_hashed(MEET_CODES, MET),
        defaults={
            "place": place,
            "start": start,
            "sign": Sign.SCARF,
            "seed": "",
            "told_by": start - 60,
            "forget_at": start + FORGET_AFTER,
            "greeter_name": "Päivi",
        },
    )
    greeter = Contact.objects.get(channel="email", address=GREETER).person
    GreetingAsk.objects.update_or_create(
        greeting=greeting, person=greeter, defaults={"token_hash": f"demo {greeting.pk}", "answer": "yes"}
    )
    day = clock.today() + timedelta(days=2)
    SoftHandover.objects.update_or_create(
        code_hash=_hashed(HAND_OVER_CODES, COMES),
        defaults={"place": place, "day": day, "comforts": "quiet,met", "seed": "", "kept_until": kept_until(day)},
    )
    return 2


def remove_first_visits() -> None:
    """All that hangs on invented places, whoever wrote it."""
    ours = Q(place__in=Place.objects.filter(source=SOURCE))
    for model in (Greeting, SoftHandover, DoorSigns):
        model.objects.filter(ours).delete()

"""What greeters, guests and those who told of a guest are told, each in their own language. Posted inside a deed.

A letter holds a time, a sign and an address of a page; a guest's name stands on that page only. It is erased with the
meeting.
"""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.people.queries import people_with
from takaovi.places.rules import scopes_of
from takaovi.programme.signup_values import WORDS
from takaovi.volunteering.bridge_queries import Greeter
from takaovi.volunteering.bridge_values import HAND_OVER_CODES, MEET_CODES
from takaovi.volunteering.bridge_words import (
    coming_when,
    door_name,
    door_phone,
    door_zone,
    met_when,
    sign_for_greeter,
    sign_for_guest,
    wishes_words,
)
from takaovi.volunteering.models import Greeting, GreetingAsk, SoftHandover
from takaovi.volunteering.shift_letters import To, send, to_person, where_told
from takaovi.volunteering.values import awake

HOUR = timedelta(hours=1)
ON_THE_WAY = 60  # minutes before the meeting at which a greeter may have left


def ref_of(thing: Greeting | SoftHandover) -> str:
    return f"volunteering.{type(thing).__name__}:{thing.pk}"


def meet_code(greeting: Greeting) -> str:
    """The code again, for letters and for the page of a form sent twice."""
    return MEET_CODES.find(settings.SECRET_KEY, greeting.seed, greeting.code_hash, WORDS[greeting.language])


def hand_over_code(hand_over: SoftHandover) -> str:
    return HAND_OVER_CODES.find(settings.SECRET_KEY, hand_over.seed, hand_over.code_hash, WORDS[hand_over.language])


def _hours_kept(greeting: Greeting) -> int:
    """Whole hours until the greeting is forgotten, never beyond it, and at least one."""
    left = clock.from_minute(greeting.forget_at) - clock.now()
    return max(1, int(left / HOUR))


def _names(greeting: Greeting, language: str) -> dict[str, str]:
    return {"place": str(door_name(greeting.place, language)), "when": met_when(greeting, language)}


def ask_greeter(greeting: Greeting, greeter: Greeter, token: str) -> None:
    """Could you be at the door? Not at night."""
    to = greeter.to
    with override(to.language):
        first = _("%(place)s, %(when)s: somebody would like to be met at the door. Could you?") % _names(
            greeting, to.language
        )
        here = _("Answer here: %(address)s") % {
            "address": settings.SITE_URL + page_address("volunteering:greet", token)
        }
        _to_greeter(greeting, to, first, sign_for_greeter(greeting), here, needed_by=greeting.told_by)


def tell_greeter(greeting: Greeting, ask: GreetingAsk, what: str) -> None:
    """Tell the one who said yes: ``changed`` or ``off``. Somebody who can no longer be reached is told nothing."""
    to = _where(ask)
    if to is None:
        return
    with override(to.language):
        names = _names(greeting, to.language)
        if what == "changed":
            first, then = _("%(place)s, %(when)s: the sign has changed.") % names, sign_for_greeter(greeting)
        else:
            first = _("%(place)s, %(when)s: you need not be at the door. The guest is not coming then.") % names
            then = ""
        _to_greeter(greeting, to, first, then, needed_by=greeting.start - ON_THE_WAY)


def _where(ask: GreetingAsk) -> To | None:
    if ask.take is not None:
        return where_told(ask.take)
    reached = people_with("signup.see", scopes_of(ask.greeting.place))
    return next((to_person(reach) for reach in reached if reach.person_id == ask.person_id), None)


def _to_greeter(greeting: Greeting, to: To, *sentences: str, needed_by: int) -> None:
    """``needed_by`` is a UTC minute."""
    by = clock.from_minute(needed_by)
    later = awake(clock.now(), door_zone(greeting.place))
    send(to, ref_of(greeting), *sentences, not_before=later, keep_hours=_hours_kept(greeting), needed_by=by)


def tell_guest(greeting: Greeting, what: str) -> bool:
    """Tell the guest: ``yes``, ``again``, ``unanswered`` or ``shut``. Returns False for one who gave no address."""
    if not greeting.contact:
        return False
    to = To(greeting.channel, greeting.contact, greeting.language)
    with override(to.language):
        names = _names(greeting, to.language) | {"name": greeting.greeter_name}
        first, then = {"yes": _yes, "again": _again, "unanswered": _unanswered, "shut": _shut}[what](greeting, names)
        path = page_address("volunteering:met", meet_code(greeting))
        here = _("See it or take it back here: %(address)s") % {"address": settings.SITE_URL + path}
        later = awake(clock.now(), door_zone(greeting.place))
        send(to, ref_of(greeting), first, then, here, not_before=later, keep_hours=_hours_kept(greeting))
    return True


def _yes(greeting: Greeting, names: dict[str, str]) -> tuple[str, str]:
    if greeting.greeter_name:
        return _("%(place)s, %(when)s: %(name)s meets you at the door.") % names, sign_for_guest(greeting)
    return _("%(place)s, %(when)s: somebody meets you at the door.") % names, sign_for_guest(greeting)


def _again(greeting: Greeting, names: dict[str, str]) -> tuple[str, str]:
    return _("%(place)s, %(when)s: the one who promised cannot come. We ask others.") % names, _call(greeting)


def _unanswered(greeting: Greeting, names: dict[str, str]) -> tuple[str, str]:
    return _("%(place)s, %(when)s: nobody has answered us yet.") % names, _call(greeting)


def _shut(greeting: Greeting, names: dict[str, str]) -> tuple[str, str]:
    return _("%(place)s, %(when)s: the place is not open then after all.") % names, _call(greeting)


def _call(greeting: Greeting) -> str:
    phone = door_phone(greeting.place)
    return _("You may call the place: %(phone)s.") % {"phone": phone} if phone else ""


def tell_place(hand_over: SoftHandover, what: str) -> int:
    """Tell those who see who comes there: ``coming``, or ``off`` again. Returns how many."""
    told = people_with("signup.see", scopes_of(hand_over.place))
    for reach in told:
        with override(reach.language):
            names = {
                "place": str(door_name(hand_over.place, reach.language)),
                "when": coming_when(hand_over, reach.language),
            }
            if what == "coming":
                sentences = [_("%(place)s: somebody may come %(when)s, perhaps for the first time.") % names]
                sentences += [f"{line}." if line[-1] not in ".?" else line for line in wishes_words(hand_over)]
                here = settings.SITE_URL + page_address("volunteering:came_code")
                sentences.append(_("If they give you a code, write it here: %(address)s") % {"address": here})
            else:
                sentences = [_("%(place)s, %(when)s: the one who might have come does not come then.") % names]
            later = awake(clock.now(), door_zone(hand_over.place))
            by = awake(datetime.combine(hand_over.day, time(0), door_zone(hand_over.place)), door_zone(hand_over.place))
            send(
                to_person(reach),
                ref_of(hand_over),
                *sentences,
                not_before=later,
                keep_hours=_hours_of(hand_over),
                needed_by=by,
            )
    return len(told)


def _hours_of(hand_over: SoftHandover) -> int:
    return max(1, (hand_over.kept_until - clock.today()).days) * 24


def tell_sender(hand_over: SoftHandover) -> bool:
    """The guest wanted it: they came. Nothing else is told. Returns False where nobody left an address."""
    if not hand_over.contact:
        return False
    to = To(hand_over.channel, hand_over.contact, hand_over.language)
    with override(to.language):
        name = str(door_name(hand_over.place, to.language))
        first = _("The one you told about has come to %(place)s. They wanted you to know.") % {"place": name}
        later = awake(clock.now(), door_zone(hand_over.place))
        send(to, ref_of(hand_over), first, not_before=later, keep_hours=24)
    return True

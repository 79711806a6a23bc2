"""What people are told about a shift, each in their own language and by the way they wished. Posted inside a deed."""

from datetime import datetime, timedelta
from typing import NamedTuple, TypedDict

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from takaovi.core import clock
from takaovi.core.addresses import page_address
from takaovi.core.outbox.actions import post
from takaovi.core.text import say
from takaovi.people.models import Contact
from takaovi.people.notice_actions import tell
from takaovi.people.notice_values import SHIFTS
from takaovi.people.queries import Reachable
from takaovi.programme.signup_values import WORDS
from takaovi.volunteering.asking_queries import Turn, followers_of, planners_of
from takaovi.volunteering.models import Follow, Shift, ShiftTake, StandInAsk
from takaovi.volunteering.shift_words import deadline_words, moment_words, place_words, title_words, when_words, zone_of
from takaovi.volunteering.values import CODES, FOLLOW_CODES, LEAST_ASK, awake

ON_THE_WAY = timedelta(hours=1)
KEEP_HOURS = 240  # a letter is read until its shift is over
SUBJECT = 120


class To(NamedTuple):
    """Where a letter goes and in which language. A person with an account is told by the way they chose.

    ``wished``: they chose this address for just these letters.
    """

    channel: str
    address: str
    language: str
    person_id: int | None = None
    wished: bool = False


class Common(TypedDict):
    """What a letter has, whoever gets it."""

    subject: str
    keep_hours: int
    ref: str
    not_before: datetime | None
    leave_url: str


def to_person(reach: Reachable) -> To:
    return To(reach.channel, reach.address, reach.language, reach.person_id)


def where_told(take: ShiftTake) -> To | None:
    """The address that was given with the take, or the first of the person who took it. One query at most."""
    if take.contact:
        return To(take.channel, take.contact, take.language)
    if take.person is None:
        return None
    own = Contact.objects.filter(person=take.person_id, verified__isnull=False).order_by("verified", "id").first()
    return To(own.channel, own.address, take.person.language, take.person_id) if own else None


def code_of(take: ShiftTake) -> str:
    """The code again, for the one it belongs to; empty once it is erased."""
    return CODES.find(settings.SECRET_KEY, take.seed, take.code_hash, WORDS[take.language]) if take.seed else ""


def code_of_follow(follow: Follow) -> str:
    return FOLLOW_CODES.find(settings.SECRET_KEY, follow.seed, follow.code_hash, WORDS[follow.language])


def send(
    to: To,
    ref: str,
    *sentences: str,
    not_before: datetime | None = None,
    leave_url: str = "",
    keep_hours: int = KEEP_HOURS,
    needed_by: datetime | None = None,
    short: str = "",
) -> None:
    """One letter: its first sentence is the subject too. In a text message a single dash would halve what fits.

    ``short`` replaces the last sentence of a text message. A person's daily letter or quiet morning that comes after
    ``needed_by`` is not waited for.
    """
    long = " ".join(filter(None, sentences)).replace("\xa0", " ")
    brief = " ".join(filter(None, (*sentences[:-1], short or sentences[-1])))
    brief = brief.replace("\xa0", " ").replace("–", "-")
    subject = sentences[0].replace("\xa0", " ")[:SUBJECT]
    common = Common(subject=subject, keep_hours=keep_hours, ref=ref, not_before=not_before, leave_url=leave_url)
    if to.person_id is None:
        text = brief if to.channel == "sms" else long
        post(channel=to.channel, to=to.address, language=to.language, text=text, **common)
        return
    reach = Reachable(to.person_id, to.channel, to.address, to.language)
    tell(reach=reach, kind=SHIFTS, text=long, short=brief, needed_by=needed_by, wished=to.wished, **common)


def tell_taker(take: ShiftTake, what: str, *, not_before: datetime | None = None) -> bool:
    """Tell whoever took the shift. Returns False for somebody who gave no address.

    Raises KeyError for what is not one of the letters below.
    """
    to = where_told(take)
    if to is None:
        return False
    with override(to.language):
        first = _taker_sentence(what) % _names(take.shift, to.language)
        address = settings.SITE_URL + page_address("volunteering:take", code_of(take)) if take.seed else ""
        leave = _("Leave or change here: %(address)s") % {"address": address} if address else ""
        ref = f"volunteering.ShiftTake:{take.pk}"
        send(to, ref, first, _after(what), leave, not_before=not_before, needed_by=useful_until(take.shift))
    return True


def useful_until(shift: Shift) -> datetime:
    """Whoever hears of a shift later than this has left for it already."""
    return clock.from_minute(shift.start) - ON_THE_WAY


def _names(shift: Shift, language: str) -> dict[str, str]:
    task = shift.task
    return {
        "task": str(title_words(task, language)),
        "place": str(place_words(task, language)),
        "when": when_words(shift, language),
    }


def _taker_sentence(what: str) -> str:
    return {
        "taken": _("%(place)s, %(when)s: %(task)s. The shift is yours. Thank you."),
        "reminder": _("%(place)s, %(when)s: %(task)s. You have promised to come."),
        "cancelled": _("%(place)s, %(when)s: %(task)s. The shift is called off. You need not come."),
        "closed": _("%(place)s, %(when)s: %(task)s. Not enough of us were found. The place stays closed."),
        "swapped": _("%(place)s, %(when)s: %(task)s. Somebody comes instead of you. Thank you for telling."),
        "host": _("%(place)s, %(when)s: %(task)s. The other one cannot come. You look after the shift now."),
    }[what]


def _after(what: str) -> str:
    if what == "reminder":
        return _("Something came up? Say so, it is all right. We ask others.")
    return _("If you cannot manage alone, tell the place.") if what == "host" else ""


def tell_planners(shift: Shift, what: str, *, at_once: bool = False) -> int:
    """Tell those who plan at the place, at night only if it cannot wait. Returns how many."""
    sentences = {
        "dropped": _dropped,
        "nobody": _nobody,
        "closed": _closed,
    }[what]
    told = planners_of(shift.task)
    for reach in told:
        with override(reach.language):
            first, then = sentences(shift, reach.language)
            path = page_address("volunteering:keep_shift", shift.task.place.slug, str(shift.pk))
            here = _("Look here: %(address)s") % {"address": settings.SITE_URL + path}
            later = None if at_once else awake(clock.now(), zone_of(shift))
            text = " ".join(filter(None, (first, then, here))).replace("\xa0", " ")
            tell(
                reach=reach,
                kind=SHIFTS,
                subject=first.replace("\xa0", " ")[:SUBJECT],
                text=text,
                short=text.replace("–", "-"),
                keep_hours=KEEP_HOURS,
                ref=f"volunteering.Shift:{shift.pk}",
                not_before=later,
                urgent=at_once,
                needed_by=useful_until(shift),
            )
    return len(told)


def _dropped(shift: Shift, language: str) -> tuple[str, str]:
    first = _("%(place)s, %(when)s: %(task)s. The one who had it cannot come.") % _names(shift, language)
    return first, _("We are asking stand-ins, one after the other.") if shift.searching else ""


def _nobody(shift: Shift, language: str) -> tuple[str, str]:
    first = _("%(place)s, %(when)s: %(task)s. Nobody is left to ask.") % _names(shift, language)
    return first, deadline_words(shift, language)


def _closed(shift: Shift, language: str) -> tuple[str, str]:
    first = _("%(place)s, %(when)s: %(task)s. Nobody was found in time.") % _names(shift, language)
    return first, _("The page tells that the place stays closed, and those who follow it have been told.")


def ask_stand_in(ask: StandInAsk, turn: Turn, token: str, *, not_before: datetime) -> None:
    """The question, with until when one may think. Yes and no are both good answers."""
    shift, language = ask.shift, turn.language
    with override(language):
        until = moment_words(clock.to_minute(ask.answer_by), zone_of(shift), language)
        first = _("%(place)s, %(when)s: %(task)s. Could you come?") % _names(shift, language)
        then = _("Answer by %(time)s. No is a good answer too.") % {"time": until}
        here = settings.SITE_URL + page_address("volunteering:stand_in", token)
        send(
            To(turn.channel, turn.address, language, turn.stand_in.person_id, turn.wished),
            f"volunteering.StandInAsk:{ask.pk}",
            first,
            then,
            _("Answer here: %(address)s") % {"address": here},
            short=_("Write Y or N, or answer here: %(address)s") % {"address": here},
            not_before=not_before,
            needed_by=ask.answer_by - LEAST_ASK,
            leave_url=here,
        )


def tell_followers(shift: Shift, what: str) -> int:
    """Tell those who follow the place: ``open``, ``unsure`` again, or ``closed``. Returns how many."""
    followers = followers_of(shift.task.place_id)
    for follow in followers:
        with override(follow.language):
            names = _names(shift, follow.language)
            first = {
                "open": _("%(place)s is open, %(when)s. Somebody is there. Welcome."),
                "unsure": _("%(place)s, %(when)s: we do not know yet whether it is open."),
                "closed": _("%(place)s stays closed, %(when)s. No host was found."),
            }[what] % names
            then = deadline_words(shift, follow.language) if what == "unsure" else ""
            _to_follower(follow, first, then, not_before=awake(clock.now(), zone_of(shift)))
    return len(followers)


def _to_follower(follow: Follow, *sentences: str, not_before: datetime | None = None) -> None:
    address = settings.SITE_URL + page_address("volunteering:following", code_of_follow(follow))
    stop = _("No more of these: %(address)s") % {"address": address}
    to = To(follow.channel, follow.contact, follow.language)
    ref = f"volunteering.Follow:{follow.pk}"
    send(to, ref, *sentences, stop, not_before=not_before, leave_url=address)


def ask_follower(follow: Follow) -> None:
    """The second half of the double yes. Until then nothing else is sent there."""
    with override(follow.language):
        address = settings.SITE_URL + page_address("volunteering:following", code_of_follow(follow))
        name = str(say(follow.place, "name", follow.language))
        first = _("Do you want to hear when %(place)s opens in the evening?") % {"place": name}
        yes = _("Say yes here: %(address)s") % {"address": address}
        quiet = _("If it was not you, do nothing. Then nothing comes.")
        send(To(follow.channel, follow.contact, follow.language), f"volunteering.Follow:{follow.pk}", first, yes, quiet)

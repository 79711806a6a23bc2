"""Signing up in words. No queries."""

from dataclasses import dataclass

from django.utils.translation import override

from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said, say
from takaovi.places.values import Trait
from takaovi.programme.models import Occurrence, Signup
from takaovi.programme.sentences import status_words
from takaovi.programme.signup_letters import deadline_words, when_words
from takaovi.programme.signup_queries import is_open
from takaovi.programme.signup_values import HEARING


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The time one signs up for: what, when, where, and what is different this time."""

    title: Said
    when: str
    where: Said | None
    note: str
    slug: str
    full: bool
    open: bool
    sensitive: bool


def time_words(occurrence: Occurrence) -> TimeWords:
    language = reading().code
    place = occurrence.place if occurrence.place and occurrence.place.published else None
    return TimeWords(
        title=say(occurrence.activity, "title", language),
        when=when_words(occurrence, language),
        where=say(place, "name", language) if place else None,
        note=status_words(occurrence.status, say(occurrence, "reason", language), language),
        slug=occurrence.activity.slug,
        full=occurrence.full,
        open=is_open(occurrence),
        sensitive=occurrence.activity.exclusive or bool(occurrence.activity.traits & Trait.PEER_SUPPORT.bit),
    )


def state_words(signup: Signup) -> str:
    """How it stands with this sign-up, in one or two sentences."""
    if signup.state in HEARING and signup.occurrence.status == "cancelled":
        return _("It is cancelled this time.")
    until = deadline_words(signup, reading().code)
    with override(reading().code):
        return {
            "in": _("You have a place. Welcome."),
            "offered": " ".join([_("A place is free for you."), until]),
            "waiting": _("It is full now. You are in line. A free place is offered in turn."),
            "left": _("You have left. Thank you for telling."),
            "passed": _("The place went to the next one. You may sign up again."),
        }[signup.state]

"""The page of an activity in words. No queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from takaovi.core.addresses import page_address
from takaovi.core.clock import HELSINKI, from_minute
from takaovi.core.outbox.queries import text_number
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.core.text import Said, capital, say
from takaovi.finder.activity_signup_presenters import full_words, sign_up_links, sign_up_texts
from takaovi.finder.activity_times_presenters import is_full, part_line, times
from takaovi.finder.card_presenters import minute_of_day
from takaovi.finder.place_door_presenters import address, language_names, trait_words
from takaovi.finder.place_presenters import arrival_link
from takaovi.finder.programme_queries import ActivityFound
from takaovi.finder.where_presenters import municipality_name
from takaovi.finder.zone_presenters import zone_choices
from takaovi.hours.sentences import clock_words
from takaovi.hours.time_words import sentence
from takaovi.places.models import Organisation
from takaovi.places.values import PlaceKind, Sector, Trait, unmask
from takaovi.places.words import SECTORS
from takaovi.programme.models import Activity
from takaovi.programme.sentences import (
    audience_words,
    company_words,
    cost_words,
    exclusive_words,
    sign_up_words,
    when_sentence,
)
from takaovi.programme.values import PUBLIC_SECTORS
from takaovi.ui.values import EventLine, Link, Photo

SHOWN = (800, 600)  # pixels: every picture is cut to this size when it is taken in
SAID_ELSEWHERE = (Trait.FREE, Trait.NO_SIGN_UP)  # cost and sign-up have lines of their own
CALLED = "phone_ring"  # they call: there is no time to come to


@dataclass(frozen=True, slots=True)
class ActivityWords:
    """All that the page of an activity prints. ``sensitive``: the page has a quick way out."""

    title: Said
    summary: Said
    description: Said
    about: str
    when: tuple[str, ...]
    where: Link | None
    street: str
    arrival: Link | None
    doubt: str
    exclusive: str
    full: str
    facts: tuple[str, ...]
    sign_up: tuple[Link, ...]
    sign_up_texts: tuple[str, ...]
    draft: str
    photo: Photo | None
    phone: str
    online_url: str
    hosts: tuple[str, ...]
    named: str
    visit: bool
    times: tuple[EventLine, ...]
    has_times: bool
    parts: tuple[EventLine, ...]
    umbrella: Link | None
    zones: tuple[tuple[str, str, bool], ...]
    sensitive: bool


def activity_words(found: ActivityFound, now: int, zone: ZoneInfo | None) -> ActivityWords:
    """Everything the page tells; times also in ``zone`` where they differ. ``now`` is a UTC minute."""
    activity, language = found.activity, reading().code
    place = activity.public_place
    today = from_minute(now).astimezone(HELSINKI).date()
    when = tuple(sentence(when_sentence(plan, language, on=today)) for plan in found.plans)
    phone = activity.phone or (place.phone if place else "")
    return ActivityWords(
        title=say(activity, "title", language),
        summary=say(activity, "summary", language),
        description=say(activity, "description", language),
        about=" ".join([*when, str(say(activity, "summary", language))]),
        when=when,
        where=where_link(activity, language),
        street=address(place) if place else "",
        arrival=arrival_link(place) if place else None,
        doubt=_("The hours of the place are not confirmed. Ask before you go.") if found.doubtful else "",
        exclusive=kept_words(found, language) if activity.exclusive else "",
        full=full_words(activity, phone) if is_full(found.occurrences) else "",
        facts=tuple(facts(found, language)),
        sign_up=sign_up_links(activity, found.occurrences, now, today),
        sign_up_texts=sign_up_texts(activity, found.occurrences, now, today, text_number()),
        draft=_("This is a draft. Only you and the other hosts see it.") if activity.published is None else "",
        photo=activity_photo(activity, language),
        phone=phone,
        online_url=activity.online_url,
        hosts=tuple(f"{o.name} ({SECTORS[Sector(o.sector)]})" for o in hosts(activity)),
        named=_("You can ask for: %(names)s") % {"names": ", ".join(found.named)} if found.named else "",
        visit=is_visit(activity),
        times=() if activity.kind == CALLED else tuple(times(found, now, zone)),
        has_times=activity.kind != CALLED,
        parts=tuple(part_line(part, now, zone) for part in found.parts),
        umbrella=umbrella_link(activity, language),
        zones=zone_choices(zone) if activity.online_url else (),
        sensitive=activity.exclusive or bool(activity.traits & Trait.PEER_SUPPORT.bit),
    )


def activity_photo(activity: Activity, language: str) -> Photo | None:
    """Its picture, with its size so that the page stands still while it comes."""
    return Photo(activity.photo.url, *SHOWN, say(activity, "photo_alt", language)) if activity.photo else None


def hosts(activity: Activity) -> list[Organisation]:
    return [hosting.organisation for hosting in activity.hostings.all()]


def is_visit(activity: Activity) -> bool:
    """A public body comes to somebody else's place. Its own bus is no visit."""
    moving = activity.place is not None and activity.place.kind == PlaceKind.MOVING
    public = any(organisation.sector in PUBLIC_SECTORS for organisation in hosts(activity))
    return activity.kind == "service_visit" and public and not moving


def facts(found: ActivityFound, language: str) -> Iterable[str]:
    """For whom, what it costs, whether to sign up, and what else there is, each once."""
    activity = found.activity
    audience = say(activity, "audience", language)
    told = Said("", reading()) if activity.exclusive else audience  # a kept time has named its people already
    if told or activity.min_age is not None or activity.max_age is not None:
        yield capital(audience_words(told, activity.min_age, activity.max_age, language))
    yield cost_words(activity.cost_cents, language, note=str(say(activity, "cost_note", language)))
    yield sign_up_words(activity.sign_up, language, note=str(say(activity, "sign_up_note", language)))
    if activity.company:
        yield company_words(activity.company, language)
    if activity.languages:
        yield _("Languages: %(languages)s") % {"languages": language_names(activity.languages)}
    door = activity.place is not None and activity.place.lat is not None
    for trait in unmask(activity.traits):
        if trait not in SAID_ELSEWHERE:
            yield trait_words(trait, door=door, sure=not found.doubtful)


def kept_words(found: ActivityFound, language: str) -> str:
    """For whom the time is kept, and when the same door is for everybody again."""
    kept = exclusive_words(say(found.activity, "audience", language), language)
    if found.open_again is None:
        return kept
    at = clock_words(minute_of_day(found.open_again, ZoneInfo(found.activity.zone)), language)
    return f"{kept} " + _("Open to all again at %(time)s.") % {"time": at}


def where_link(activity: Activity, language: str) -> Link | None:
    """The place it happens in, with its room and municipality."""
    place = activity.public_place
    if place is None:
        return None
    names = [str(say(place, "name", language))]
    if activity.space:
        names.append(str(say(activity.space, "name", language)))
    if place.lat is not None:
        names.append(municipality_name(place.municipality))
    return Link(", ".join(filter(None, names)), page_address("finder:place", place.slug))


def umbrella_link(activity: Activity, language: str) -> Link | None:
    whole = activity.public_umbrella
    if whole is None:
        return None
    return Link(str(say(whole, "title", language)), page_address("finder:activity", whole.slug))

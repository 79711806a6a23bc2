"""What a page tells to machines: schema.org in JSON-LD, true to what people read on it. Pure but for addresses."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from takaovi.core.addresses import page_address
from takaovi.core.clock import from_minute
from takaovi.core.language import current
from takaovi.core.text import say
from takaovi.finder.place_queries import PlaceFound
from takaovi.finder.values import Window
from takaovi.finder.where_presenters import municipality_name
from takaovi.hours.values import STATE_NAMES
from takaovi.places.models import Place
from takaovi.places.values import Trait
from takaovi.programme.models import Activity
from takaovi.programme.queries import Happening

SCHEMA = "https://schema.org"
DAYS_TOLD = 14
# Only what a stranger may rely on is told as open: somebody is there, or the door opens by itself.
TOLD_STATES = frozenset({"staffed", "self_service", "phone", "online"})
EVENT_STATUS = {"on": "EventScheduled", "moved": "EventRescheduled", "cancelled": "EventCancelled"}


def website_markup() -> dict[str, object]:
    """The front page and its search."""
    ask = settings.SITE_URL + page_address("finder:open")
    return {
        "@context": SCHEMA,
        "@type": "WebSite",
        "name": settings.NETWORK_NAME,
        "url": settings.SITE_URL + page_address("finder:home"),
        "inLanguage": current().tag,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": ask + "?missa={place}"},
            "query-input": "required name=place",
        },
    }


def place_markup(found: PlaceFound, window: Window) -> dict[str, object]:
    """A place with its position, amenities and the true hours of two weeks, day by day."""
    place, language = found.place, current().code
    data: dict[str, object] = {
        "@context": SCHEMA,
        "name": str(say(place, "name", language)),
        "description": str(say(place, "summary", language)),
        "url": settings.SITE_URL + page_address("finder:place", place.slug),
    }
    hours = list(opening(found, window.start))
    if place.lat is None:
        return data | without_door(place, hours)
    data |= {
        "@type": "CivicStructure",
        "isAccessibleForFree": place.cost_cents == 0,
        "publicAccess": True,
        "address": address(place),
        "geo": {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon},
    }
    if place.phone:
        data["telephone"] = place.phone
    if place.photo:
        data["image"] = settings.SITE_URL + place.photo.url
    if place.traits & Trait.WHEELCHAIR.bit:
        data["amenityFeature"] = [{"@type": "LocationFeatureSpecification", "name": "wheelchair", "value": True}]
    if hours:
        data["openingHoursSpecification"] = hours
    return data


def without_door(place: Place, hours: Sequence[dict[str, str]]) -> dict[str, object]:
    """A phone line, an online room or a bus is no building: a service, with the ways to reach it."""
    channels = [
        {"@type": "ServiceChannel", "serviceUrl": way.url}
        if way.url
        else {"@type": "ServiceChannel", "servicePhone": {"@type": "ContactPoint", "telephone": way.phone}}
        for way in place.ways.all()
        if way.url or way.phone
    ]
    data: dict[str, object] = {"@type": "Service"}
    if channels:
        data["availableChannel"] = channels
    if hours:
        data["hoursAvailable"] = list(hours)
    return data


def address(place: Place) -> dict[str, str]:
    parts = {
        "streetAddress": place.street,
        "postalCode": place.postcode,
        "addressLocality": place.village or municipality_name(place.municipality),
        "addressCountry": "FI",
    }
    return {"@type": "PostalAddress"} | {key: value for key, value in parts.items() if value}


def opening(found: PlaceFound, at: int) -> Iterable[dict[str, str]]:
    """Dated opening times of what is confirmed; a span past midnight closes on the next day, as schema.org has it."""
    zone = ZoneInfo(found.place.zone)
    for span in found.spans:
        told = STATE_NAMES[span.state] in TOLD_STATES and span.start < at + DAYS_TOLD * 1440
        if not told or not found.is_fresh(span.state, at):
            continue
        opens, closes = from_minute(span.start).astimezone(zone), from_minute(span.end).astimezone(zone)
        if closes.hour == closes.minute == 0:
            closes -= timedelta(minutes=1)
        day = opens.date().isoformat()
        yield {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": f"{SCHEMA}/{opens:%A}",
            "validFrom": day,
            "validThrough": day,
            "opens": f"{opens:%H:%M}",
            "closes": f"{closes:%H:%M}",
        }


def activity_markup(activity: Activity, occurrences: Sequence[Happening]) -> list[dict[str, object]]:
    """Each coming occurrence as an Event with its status."""
    return [event(activity, happening) for happening in occurrences]


def event(activity: Activity, happening: Happening) -> dict[str, object]:
    language = current().code
    zone = ZoneInfo(happening.zone)
    data: dict[str, object] = {
        "@context": SCHEMA,
        "@type": "Event",
        "name": str(say(activity, "title", language)),
        "description": str(say(activity, "summary", language)),
        "url": settings.SITE_URL + page_address("finder:activity", activity.slug),
        "startDate": from_minute(happening.start).astimezone(zone).isoformat(),
        "endDate": from_minute(happening.end).astimezone(zone).isoformat(),
        "eventStatus": f"{SCHEMA}/{EVENT_STATUS[happening.status]}",
        "eventAttendanceMode": f"{SCHEMA}/{attendance(activity)}",
        "isAccessibleForFree": activity.cost_cents == 0,
        "location": list(locations(activity)),
        "organizer": [{"@type": "Organization", "name": h.organisation.name} for h in activity.hostings.all()],
    }
    if happening.status == "moved":
        data["previousStartDate"] = from_minute(happening.planned).astimezone(zone).isoformat()
    return data


def attendance(activity: Activity) -> str:
    if activity.online_url and activity.public_place:
        return "MixedEventAttendanceMode"
    return "OnlineEventAttendanceMode" if activity.online_url else "OfflineEventAttendanceMode"


def locations(activity: Activity) -> Iterable[dict[str, object]]:
    place = activity.public_place
    if place:
        yield {"@type": "Place", "name": str(say(place, "name", current().code)), "address": address(place)}
    if activity.online_url:
        yield {"@type": "VirtualLocation", "url": activity.online_url}

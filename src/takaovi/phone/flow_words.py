"""Which prompts tell what is open, what is on, and what can be chosen. Pure."""

from takaovi.phone.values import Clock, Event, Name, Open, Said, Slot, World

MOST_OPEN = 3  # places in one breath; more is not kept in mind by ear
MOST_EVENTS = 4


def hours_told(world: World, area: str, language: str) -> tuple[Said, ...]:
    """What is open now, and what opens next; a kind word when nothing is known."""
    now, later = world.open_near(area, language)
    if not now and not later:
        return (Said("nothing_known"),)
    told = [Said("open_now")] if now else [Said("nothing_open")]
    told += [_open(place) for place in now[:MOST_OPEN]]
    if later and len(now) < MOST_OPEN:
        told.append(Said("opens_next"))
        told += [_opens(place) for place in later[: MOST_OPEN - len(now)]]
    return tuple(told)


def _open(place: Open) -> Said:
    slots: dict[str, Slot] = {"name": Name(place.name), "until": Clock(place.ends)}
    return Said("place_at", slots | {"street": Name(place.street)}) if place.street else Said("place_open", slots)


def _opens(place: Open) -> Said:
    slots: dict[str, Slot] = {"name": Name(place.name), "from": Clock(place.starts or 0), "until": Clock(place.ends)}
    return Said("place_opens_day", slots | {"day": place.day}) if place.day else Said("place_opens", slots)


def events_told(world: World, area: str, language: str) -> tuple[Said, ...]:
    """What is still to come today."""
    events = world.events_near(area, language)[:MOST_EVENTS]
    return (Said("on_today"), *map(_event, events)) if events else (Said("nothing_on"),)


def _event(event: Event) -> Said:
    return Said("event", {"time": Clock(event.starts), "title": Name(event.title), "place": Name(event.place)})


def menu_told(*, on_duty: bool, takes_messages: bool) -> tuple[Said, ...]:
    """What can be chosen. What this mouth cannot do is not offered."""
    message = (Said("menu_message"),) if takes_messages else ()
    return (Said("menu_duty") if on_duty else Said("menu_nobody"), Said("menu_back"), *message, Said("menu"))

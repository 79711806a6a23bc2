"""The questions of the line: what is said, and what is then waited for. Pure."""

from collections.abc import Callable
from dataclasses import replace

from takaovi.phone.flow_words import hours_told, menu_told
from takaovi.phone.values import (
    CallState,
    Digits,
    End,
    Heard,
    Listen,
    Locality,
    Name,
    Number,
    Place,
    Record,
    Said,
    Turn,
    World,
)

CHOOSE = (Said("choose_fi"), Said("choose_sv"), Said("choose_en"))
MOST_TRIES = 2  # silent or mistaken answers after which the call goes on without
MOST_NAME_KEYS = 12
LONGEST_NUMBER = 15  # digits of a telephone number: E.164

Ask = Callable[[CallState, World], Turn]


def keys_of(heard: Heard) -> str:
    return heard.keys if isinstance(heard, Digits) else ""


def sorry(heard: Heard) -> str:
    """The prompt for an answer that does not help."""
    return "not_understood" if keys_of(heard) else "not_heard"


def retry(state: CallState, ask: Ask, world: World, word: str) -> Turn | None:
    """The question once more with a kind word before it; None when it was asked often enough."""
    if state.tries >= MOST_TRIES:
        return None
    turn = ask(replace(state, tries=state.tries + 1), world)
    return replace(turn, said=(Said(word), *turn.said))


def language(state: CallState, world: World) -> Turn:
    return Turn(CHOOSE, Listen(), replace(state, at=Place.LANGUAGE))


def where(state: CallState, world: World) -> Turn:
    return Turn((Said("where"),), Listen(MOST_NAME_KEYS, seconds=10), replace(state, at=Place.WHERE, choices=()))


def which(state: CallState, world: World) -> Turn:
    """Which of the localities that the keys may have meant."""
    named = enumerate(state.choices, 1)
    said = [Said("which"), *(Said("press_for", {"key": Number(n), "name": Name(one.name)}) for n, one in named)]
    return Turn(tuple(said), Listen(), replace(state, at=Place.CHOOSE))


def settled(state: CallState, world: World, place: Locality) -> Turn:
    """The menu of a locality, with its name before it so that a wrong one is noticed."""
    here = Said("here", {"place": Name(place.name)})
    return doors(replace(state, area=place.code, choices=(), tries=0), world, here)


def doors(state: CallState, world: World, *before: Said) -> Turn:
    """What is open, and what can be chosen."""
    return menu(state, world, *before, *hours_told(world, state.area, state.language))


def menu(state: CallState, world: World, *before: Said) -> Turn:
    said = (*before, *menu_told(on_duty=world.on_duty(), takes_messages=world.takes_messages))
    return Turn(said, Listen(seconds=10), replace(state, at=Place.MENU))


def when(state: CallState, world: World) -> Turn:
    return Turn((Said("back_when"),), Listen(), replace(state, at=Place.BACK_WHEN))


def topic(state: CallState, world: World) -> Turn:
    return Turn((Said("back_topic"),), Listen(), replace(state, at=Place.BACK_TOPIC))


def number(state: CallState, world: World) -> Turn:
    """Consent: what is kept, for how long, and a yes by a key. A hidden number has to be keyed in."""
    if not world.number_known:
        return other_number(state, world)
    return Turn((Said("back_consent"),), Listen(), replace(state, at=Place.BACK_NUMBER))


def other_number(state: CallState, world: World) -> Turn:
    return Turn((Said("back_key_in"),), Listen(LONGEST_NUMBER, seconds=15), replace(state, at=Place.BACK_OTHER))


def message(state: CallState, world: World) -> Turn:
    """The notice stands before every recording."""
    return Turn((Said("message_notice"),), Record(), replace(state, at=Place.MESSAGE))


def farewell(state: CallState) -> Turn:
    return Turn((Said("farewell"),), End(), replace(state, at=Place.OVER))

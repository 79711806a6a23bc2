"""The flow of a call, as one pure function: where we are and what was heard become the next turn.

Nobody is ever left without a way on: silence repeats a question twice, then goes on without the answer; keys that
mean nothing do the same. The only way out without a farewell is to hang up.
"""

from collections.abc import Callable
from dataclasses import replace

from takaovi.phone import asks
from takaovi.phone.asks import LONGEST_NUMBER, keys_of, retry, sorry
from takaovi.phone.flow_words import events_told
from takaovi.phone.values import (
    CallBack,
    CallState,
    Clock,
    Connect,
    Digits,
    Heard,
    Joined,
    KeepMessage,
    Listen,
    Place,
    Promise,
    Recorded,
    Said,
    Topic,
    Turn,
    Wished,
    World,
)

LANGUAGES = {"1": "fi", "2": "sv", "3": "en"}
WISHED = {"1": Wished.SOON, "2": Wished.MORNING, "3": Wished.AFTERNOON, "4": Wished.EVENING}
TOPICS = {"1": Topic.COMPANY, "2": Topic.NEARBY, "3": Topic.FIRST_VISIT, "4": Topic.UNSAID}
MOST_CHOICES = 4
LEAST_MESSAGE = 2  # seconds: shorter is a click
SHORTEST_NUMBER = 5  # digits


def begin(language: str = "fi") -> Turn:
    """The first words of every call, greeting in ``language``."""
    return Turn((Said("welcome"), *asks.CHOOSE), Listen(), CallState(language=language))


def step(state: CallState, heard: Heard, world: World) -> Turn:
    """The next turn. Never raises: whatever was heard has an answer."""
    if heard == Digits("0") and state.at in _AGAIN:
        return _AGAIN[state.at](replace(state, tries=0), world)
    return _STEPS[state.at](state, heard, world)


def promised(turn: Turn, promise: Promise) -> Turn:
    """The turn after a request was written down, with the time that was really promised."""
    told = Said("back_promised" if promise.sure else "back_unsure", {"day": promise.day, "time": Clock(promise.by)})
    return replace(turn, said=(told, *turn.said[1:]))


def refused(turn: Turn) -> Turn:
    """The turn after a request that could not be taken: a number that costs extra, or one that wants no calls."""
    return replace(turn, said=(Said("back_refused"), *turn.said[1:]), deed=None)


def _language(state: CallState, heard: Heard, world: World) -> Turn:
    chosen = LANGUAGES.get(keys_of(heard))
    if chosen is None and state.tries < asks.MOST_TRIES:
        return asks.language(replace(state, tries=state.tries + 1), world)
    turn = asks.where(replace(state, language=chosen or state.language, tries=0), world)
    return replace(turn, said=(Said("danger"), *turn.said))


def _where(state: CallState, heard: Heard, world: World) -> Turn:
    keys = keys_of(heard)
    found = world.localities(keys)[:MOST_CHOICES] if keys else ()
    if len(found) == 1:
        return asks.settled(state, world, found[0])
    if found:
        return asks.which(replace(state, choices=found, tries=0), world)
    again = retry(state, asks.where, world, "place_unknown" if keys else "not_heard")
    return again or asks.doors(replace(state, area="", tries=0), world, Said("everywhere"))


def _which(state: CallState, heard: Heard, world: World) -> Turn:
    keys = keys_of(heard)
    if keys.isdecimal() and 1 <= int(keys) <= len(state.choices):
        return asks.settled(state, world, state.choices[int(keys) - 1])
    again = retry(state, asks.which, world, sorry(heard))
    return again or asks.where(replace(state, tries=0), world)


def _menu(state: CallState, heard: Heard, world: World) -> Turn:
    fresh = replace(state, tries=0)
    match keys_of(heard):
        case "1" if world.on_duty():
            return Turn((Said("connecting"),), Connect(), replace(fresh, at=Place.DUTY))
        case "2":
            return asks.when(fresh, world)
        case "3" if world.takes_messages:
            return asks.message(fresh, world)
        case "4":
            return asks.menu(fresh, world, *events_told(world, state.area, state.language))
        case "5":
            return asks.where(replace(fresh, area=""), world)
    return retry(state, asks.menu, world, sorry(heard)) or asks.farewell(state)


def _duty(state: CallState, heard: Heard, world: World) -> Turn:
    if isinstance(heard, Joined) and heard.spoke:
        return asks.farewell(state)
    return asks.menu(state, world, Said("nobody_answered"))


def _when(state: CallState, heard: Heard, world: World) -> Turn:
    wished = WISHED.get(keys_of(heard))
    if wished is None and (again := retry(state, asks.when, world, sorry(heard))):
        return again
    return asks.topic(replace(state, wished=wished or Wished.SOON, tries=0), world)


def _topic(state: CallState, heard: Heard, world: World) -> Turn:
    topic = TOPICS.get(keys_of(heard), Topic.UNSAID)  # silence is an answer: one need not say
    return asks.number(replace(state, topic=topic, tries=0), world)


def _number(state: CallState, heard: Heard, world: World) -> Turn:
    match keys_of(heard):
        case "1":
            return _keep(state, world, "")
        case "2":
            return asks.other_number(replace(state, tries=0), world)
        case "3":
            return _nothing_kept(state, world)
    return retry(state, asks.number, world, sorry(heard)) or _nothing_kept(state, world)


def _other_number(state: CallState, heard: Heard, world: World) -> Turn:
    keys = keys_of(heard)
    if keys.isdecimal() and SHORTEST_NUMBER <= len(keys) <= LONGEST_NUMBER:
        return _keep(state, world, keys)
    return retry(state, asks.other_number, world, sorry(heard)) or _nothing_kept(state, world)


def _nothing_kept(state: CallState, world: World) -> Turn:
    return asks.menu(replace(state, tries=0), world, Said("nothing_kept"))


def _keep(state: CallState, world: World, number: str) -> Turn:
    turn = asks.menu(replace(state, tries=0), world, Said("back_promised"))
    turn = promised(turn, world.promise(state.wished))
    return replace(turn, deed=CallBack(state.wished, state.topic, number))


def _message(state: CallState, heard: Heard, world: World) -> Turn:
    if isinstance(heard, Recorded) and heard.seconds >= LEAST_MESSAGE:
        return replace(asks.menu(state, world, Said("message_kept")), deed=KeepMessage(heard.name))
    return asks.menu(state, world, Said("message_empty"))


def _over(state: CallState, heard: Heard, world: World) -> Turn:
    return asks.farewell(state)


_STEPS: dict[Place, Callable[[CallState, Heard, World], Turn]] = {
    Place.LANGUAGE: _language,
    Place.WHERE: _where,
    Place.CHOOSE: _which,
    Place.MENU: _menu,
    Place.DUTY: _duty,
    Place.BACK_WHEN: _when,
    Place.BACK_TOPIC: _topic,
    Place.BACK_NUMBER: _number,
    Place.BACK_OTHER: _other_number,
    Place.MESSAGE: _message,
    Place.OVER: _over,
}
# Zero says it once more wherever one key is waited for. In a number or a postcode it is a digit.
_AGAIN: dict[Place, asks.Ask] = {
    Place.LANGUAGE: asks.language,
    Place.CHOOSE: asks.which,
    Place.MENU: asks.doors,
    Place.BACK_WHEN: asks.when,
    Place.BACK_TOPIC: asks.topic,
    Place.BACK_NUMBER: asks.number,
}

"""Words for states, conditions and who confirmed, in the present language."""

from collections.abc import Iterable

from django.utils.translation import get_language, gettext, pgettext

from takaovi.core.text import say_json
from takaovi.hours.values import STATE_NAMES, STATES, Layer


def state_words(state: int) -> str:
    """A state beside its times: "omatoimi", "soita ensin"."""
    return {
        "staffed": pgettext("hours", "somebody is there"),
        "if_shift_filled": pgettext("hours", "if a host is found"),
        "self_service": pgettext("hours", "self-service"),
        "by_arrangement": pgettext("hours", "call first"),
        "phone": pgettext("hours", "by phone"),
        "online": pgettext("hours", "online"),
    }[STATE_NAMES[state]]


def note_words(note: dict[str, str]) -> str:
    """A note in the present language or in the nearest one it was written in."""
    return say_json(note, get_language() or "fi").text


def unknown_words(layer: Layer) -> str:
    """A layer whose times nobody knows: by its note if it has one, else by its state."""
    note = note_words(layer.note)
    if note:
        return gettext("%(note)s, time not known, ask first") % {"note": note}
    if layer.state == STATES["staffed"]:
        return gettext("time not known, ask first")
    return gettext("%(state)s: time not known, ask first") % {"state": state_words(layer.state)}


def condition_sentences(conditions: Iterable[str]) -> list[str]:
    """What to know before one comes: "Soita ennen kuin tulet."."""
    words = {
        "call_first": gettext("Call before you come."),
        "weather": gettext("Open when the weather allows."),
        "key": gettext("You need a key. Ask the keeper for one."),
        "card_pin": gettext("The door opens with a card and a PIN."),
        "sign_up": gettext("Sign up before you come."),
    }
    sentences = []
    for condition in conditions:
        name, _colon, age = condition.partition(":")
        if name == "age":
            sentences.append(gettext("You must be at least %(age)s years old.") % {"age": age})
        else:
            sentences.append(words[name])
    return sentences


def confirmer_words(confirmed_as: str, certainty: str) -> str:
    """Who said that the hours are true and how surely, with a place for the date."""
    if certainty == "told":
        return gettext("We heard these hours from others on %(date)s.")
    if confirmed_as.startswith("import:"):
        return gettext("From a public directory on %(date)s.")
    return {
        "keeper": gettext("The keeper confirmed the hours on %(date)s."),
        "host": gettext("The host confirmed the hours on %(date)s."),
        "visitor": gettext("A visitor confirmed the hours on %(date)s."),
    }.get(confirmed_as, gettext("The hours were confirmed on %(date)s."))

"""A stand-in's answer that comes back as a text message or by e-mail: one word, yes or no. All else changes nothing."""

from takaovi.core.errors import DomainError
from takaovi.volunteering.answering_actions import accept_ask
from takaovi.volunteering.asking_actions import decline_ask
from takaovi.volunteering.asking_queries import waiting_ask_of
from takaovi.volunteering.reply_values import read_word
from takaovi.volunteering.rota_asking_actions import answer_all
from takaovi.volunteering.when_queries import waiting_rota_of


def take_reply(*, by: str, channel: str, sender: str, text: str) -> str:
    """What the reply led to, in a word for tests: ``yes``, ``no``, ``late``, or empty where it was not for us.

    Taken twice it does the same once: the second time no question waits.
    """
    word = read_word(text)
    ask = waiting_ask_of(channel, sender.strip().lower()) if word else None
    if ask is None:
        return _answer_rota(by, channel, sender.strip().lower(), word) if word else ""
    if word == "no":
        decline_ask(by=by, ask=ask)
        return "no"
    try:
        accept_ask(by=by, ask=ask)
    except DomainError:
        return "late"
    return "yes"


def _answer_rota(by: str, channel: str, sender: str, word: str) -> str:
    """One word answers all that a rota asks of this sender."""
    asks = waiting_rota_of(channel, sender)
    if not asks:
        return ""
    taken = answer_all(by=by, asks=asks, yes=word == "yes")
    return word if word == "no" or taken else "late"

"""The answer in words: headline, cards, and where to go on. No queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import ngettext

from takaovi.core.clock import HELSINKI, from_minute
from takaovi.core.reading import gettext as _
from takaovi.core.reading import reading
from takaovi.finder.card_presenters import brief, card, day_and_time
from takaovi.finder.phrases import NONE, OPEN
from takaovi.finder.queries import Found
from takaovi.finder.values import Answer, Mode, Need, Suggestion
from takaovi.finder.where_presenters import area_name
from takaovi.programme.sentences import day_sentence
from takaovi.ui.values import Brief, Card

BESIDE = 3  # lines in each list beside the cards


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """All that the answer page prints. What opens next is told in full only when nothing is open."""

    headline: str
    lead: str
    cards: tuple[Card, ...]
    more: int
    next: Card | None
    later: tuple[Brief, ...]
    far: tuple[Brief, ...]
    ask_first: tuple[Brief, ...]
    remote: tuple[Brief, ...]


def answer_words(need: Need, answer: Answer, found: Found, now: int, *, first: int, most: int) -> AnswerWords:
    """The page's words; ``first`` cards at once and ``most`` when more were asked for. ``now`` is a UTC minute."""

    def line(suggestions: Iterable[Suggestion]) -> tuple[Brief, ...]:
        return tuple(brief(s, found, need, now) for s in suggestions)

    alone = not answer.open and bool(answer.later)
    return AnswerWords(
        headline=headline(need, answer, now, full=found.full),
        lead=lead(need, answer, now),
        cards=tuple(card(s, found, need, now) for s in answer.open[:most]),
        more=max(0, len(answer.open) - first) if most == first else 0,
        next=card(answer.later[0], found, need, now) if alone else None,
        later=line(answer.later[1:BESIDE] if alone else answer.later[:2]),
        far=line(answer.far[: 0 if answer.found >= first else BESIDE]),
        ask_first=line(answer.ask_first[:BESIDE]),
        remote=line(remote_suggestions(found)[:BESIDE]),
    )


def headline(need: Need, answer: Answer, now: int, *, full: bool = False) -> str:
    """The answer, not the topic: "Keuruu: 3 paikkaa auki nyt"."""
    today = from_minute(now).astimezone(HELSINKI).date()
    day = day_sentence(need.window.start, HELSINKI, reading().code, today=today)
    if answer.open:
        words = str(OPEN[need.window.when] % {"count": answer.found, "day": day})
        words = _("At least %(places)s") % {"places": words} if full else words
    else:
        words = str(NONE[need.window.when]) % {"day": day}
    name = area_name(need.area)
    return f"{name}: {words[:1].lower()}{words[1:]}" if name else words


def lead(need: Need, answer: Answer, now: int) -> str:
    """The sentence under the headline: the way on when nothing is open, else the threshold."""
    if answer.open:
        return _("It costs nothing to come in unless we say so. No need to sign up. You can just sit.")
    if answer.later and answer.later[0].option.start:
        opening = day_and_time(answer.later[0].option.start, now)
        return _("The next one opens %(when)s.") % {"when": opening}
    if answer.far:
        return _("Further away something is open.")
    if answer.ask_first:
        return _("Near here are places whose hours are not confirmed. Call before you go.")
    return _("There are no places near here yet. You can call, or meet others online.")


def remote_suggestions(found: Found) -> list[Suggestion]:
    """Online rooms and phone lines, those open in the asked time first."""
    order = sorted(found.remote, key=lambda o: (o.mode is Mode.CLOSED, o.start or 0, o.place_id))
    return [Suggestion(option, (), ()) for option in order]


def more_words(count: int, *, full: bool) -> str:
    """How many more there are to show; without a number where not all were counted."""
    if full:
        return _("Show more")
    return ngettext("Show %(count)d more", "Show %(count)d more", count) % {"count": count}

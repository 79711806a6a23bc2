"""What needs somebody today, a line each: what it is, and the one tap that leads there or does it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from takaovi.core import clock
from takaovi.core.languages import BY_CODE
from takaovi.core.models import Letter
from takaovi.core.text import say, written
from takaovi.core.viewer import Viewer
from takaovi.desk.today_queries import Needs
from takaovi.hours.ask_values import Kind
from takaovi.hours.ask_words import question
from takaovi.hours.models import Ask
from takaovi.hours.queries import LayerTruth
from takaovi.hours.rules import may_edit_hours
from takaovi.hours.time_words import date_words
from takaovi.places.models import Place
from takaovi.places.rules import may
from takaovi.places.values import Question
from takaovi.programme.clashes import Clash
from takaovi.programme.models import Occurrence
from takaovi.programme.sentences import clash_words, day_sentence, time_sentence
from takaovi.proposals.queries import Waiting
from takaovi.proposals.words import kind_words
from takaovi.ui.values import Link, Text

TEXTS = ("name", "summary", "description", "welcome")  # of a place, that a reader misses when untranslated
TRANSLATED = ("sv", "en")
SHOWN = 5  # proposals on the overview; the rest are in their list


@dataclass(frozen=True, slots=True)
class Press:
    """A button that does it at once: its words, and what it sends."""

    words: str
    name: str
    value: str
    kind: str = "main"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that needs somebody. ``link`` leads there; ``presses`` do it here."""

    words: Text
    more: str = ""
    link: Link | None = None
    presses: tuple[Press, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceNeeds:
    """A place with its lines."""

    name: Text
    slug: str
    lines: tuple[Line, ...]


def network_lines(needs: Needs) -> list[Line]:
    """What is not of one place: proposals and feedback, letters that did not arrive."""
    lines = [_proposal_line(one) for one in needs.proposals[:SHOWN]]
    if len(needs.proposals) > SHOWN:
        lines.append(_list_line(_("There are %(count)d more proposals.") % {"count": len(needs.proposals) - SHOWN}))
    if needs.held:
        told = ngettext(
            "%(count)d proposal waits to be let through.",
            "%(count)d proposals wait to be let through.",
            len(needs.held),
        )
        lines.append(_list_line(told % {"count": len(needs.held)}))
    if needs.letters:
        told = ngettext("%(count)d letter could not be sent.", "%(count)d letters could not be sent.", needs.letters)
        link = Link(_("Look who did not hear of it"), reverse("desk:letters"))
        lines.append(Line(told % {"count": needs.letters}, link=link))
    return lines


def _proposal_line(one: Waiting) -> Line:
    due = ""
    if one.left is not None:
        late = ngettext("Answer was due %(days)d day ago.", "Answer was due %(days)d days ago.", -one.left)
        left = ngettext("%(days)d day left to answer.", "%(days)d days left to answer.", one.left)
        due = late % {"days": -one.left} if one.left < 0 else left % {"days": one.left}
    about = f": {one.about}" if one.about else ""
    link = Link(_("Read and answer"), reverse("desk:proposal", args=[one.id]))
    return Line(f"{kind_words(one.kind, one.topic)}{about}", due, link)


def _list_line(words: str) -> Line:
    return Line(words, link=Link(_("See them all"), reverse("desk:proposals")))


def letter_lines(letters: Iterable[Letter]) -> list[str]:
    """When each was written and what it was about; never to whom."""
    today = clock.today()
    return [
        f"{date_words(letter.made.astimezone(clock.HELSINKI).date(), today)}: {letter.subject or letter.channel}"
        for letter in letters
    ]


def place_needs(viewer: Viewer, needs: Needs) -> list[PlaceNeeds]:
    """Each place with what needs somebody there, in the order of weight."""
    found: dict[int, list[Line]] = defaultdict(list)
    now = clock.now()
    by_id = {place.pk: place for place in needs.places}
    asked = {ask.place_id for ask in needs.asks if ask.kind == Kind.WEEK}
    for ask in needs.asks:
        found[ask.place_id].append(_ask_line(ask, by_id[ask.place_id], viewer))
    for place_id, standing in needs.standings.items():
        if place_id not in asked and (line := _hours_line(viewer, by_id[place_id], standing.truths, now)):
            found[place_id].append(line)
    for occurrence in needs.signups:
        found[occurrence.place_id or 0].append(_signup_line(occurrence, viewer.language))
    for clash in needs.clashes:
        found[clash.a.place_id or 0].append(_clash_line(clash, viewer.language))
    for place in needs.places:
        if may(viewer, "place.edit", place):
            found[place.pk] += _text_lines(place, needs.answers.get(place.pk, 0))
    return [PlaceNeeds(say(one, "name", viewer.language), one.slug, tuple(found[one.pk])) for one in needs.places]


def _hours_line(viewer: Viewer, place: Place, truths: Sequence[LayerTruth], now: datetime) -> Line | None:
    """Unconfirmed or faded hours: one tap says that they are true."""
    edit = Link(_("Change the hours"), reverse("desk:hours", args=[place.slug]))
    if not truths:
        write = Link(_("Write the hours"), reverse("desk:change_hours", args=[place.slug, "door"]))
        return Line(_("Nobody has told the hours yet."), link=write) if may_edit_hours(viewer, place) else None
    if all(truth.is_fresh(now) for truth in truths):
        return None
    press = Press(_("Yes, these are true"), "confirm", str(place.pk))
    return Line(_("Are the hours still true? Nobody has confirmed them lately."), "", edit, (press,))


def _ask_line(ask: Ask, place: Place, viewer: Viewer) -> Line:
    words = question(ask)
    see = Link(_("Something differs"), reverse("desk:hours", args=[place.slug]))
    if ask.kind == Kind.WEEK:
        return Line(words, "", see, (Press(_("Yes, these are true"), "confirm", str(place.pk)),))
    yes, no = (pgettext("answer", "Open"), pgettext("answer", "Closed"))
    if ask.kind == Kind.SEASON:
        yes, no = _("Yes, they are right"), pgettext("answer", "No")
    presses = (Press(yes, "yes", str(ask.pk)), Press(no, "no", str(ask.pk), "second"))
    return Line(words, "", see, presses)


def _signup_line(one: Occurrence, language: str) -> Line:
    zone = ZoneInfo(one.activity.zone)
    day = day_sentence(one.start, zone, language, today=clock.today())
    when = f"{day} {time_sentence(one.start, one.end, zone, language)}"
    coming: int = one.coming  # type: ignore[attr-defined]
    told = ngettext("%(count)d person comes: %(what)s", "%(count)d people come: %(what)s", coming)
    link = Link(_("See who comes"), reverse("desk:activity", args=[one.activity.slug]))
    return Line(told % {"count": coming, "what": say(one.activity, "title", language)}, when, link)


def _clash_line(clash: Clash, language: str) -> Line:
    zone = ZoneInfo("Europe/Helsinki")
    words = _("At the same time: %(one)s and %(other)s.") % {"one": clash.a.title, "other": clash.b.title}
    day = day_sentence(clash.b.start, zone, language, today=clock.today())
    link = Link(_("Look at the other one"), reverse("desk:activity", args=[clash.b.slug]))
    return Line(words, f"{clash_words(clash.why, language)} {day}", link)


def _text_lines(place: Place, answers: int) -> Iterator[Line]:
    """Empty answers of "Kun tulet", and texts that a reader of another language does not get."""
    every = len(Question)
    if answers < every:
        told = _("“When you come” has %(count)d answers of %(all)d.") % {"count": answers, "all": every}
        yield Line(told, link=Link(_("Write the missing ones"), reverse("desk:arrival", args=[place.slug])))
    for language in TRANSLATED:
        missing = [text for text in TEXTS if written(place, text, "fi") and not written(place, text, language)]
        if missing:
            told = ngettext(
                "%(count)d text is missing: %(language)s", "%(count)d texts are missing: %(language)s", len(missing)
            )
            words = told % {"count": len(missing), "language": BY_CODE[language].own_name}
            yield Line(words, link=Link(_("Write it"), reverse("desk:place_texts", args=[place.slug])))

"""What needs somebody today, a line each: what it is, and the one tap that leads there or does it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from takaovi.core import clock
from takaovi.core.languages import BY_CODE
from takaovi.core.text import say, written
from takaovi.core.viewer import Viewer
from takaovi.desk.today_queries import Needs
from takaovi.desk.today_values import Line, PlaceNeeds, Press
from takaovi.hours.ask_values import Kind
from takaovi.hours.ask_words import question
from takaovi.hours.models import Ask
from takaovi.hours.queries import LayerTruth
from takaovi.hours.rules import may_edit_hours
from takaovi.hours.time_words import sentence
from takaovi.places.models import Place
from takaovi.places.rules import may, may_give_roles, may_hand_over, may_read_audit
from takaovi.places.values import Question
from takaovi.programme.clashes import Clash
from takaovi.programme.models import Occurrence
from takaovi.programme.sentences import clash_words, day_sentence, time_sentence
from takaovi.ui.values import Link

TEXTS = ("name", "summary", "description", "welcome")  # of a place, that a reader misses when untranslated
TRANSLATED = ("sv", "en")


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
    return [
        PlaceNeeds(say(one, "name", viewer.language), one.slug, tuple(found[one.pk]), _people_ways(viewer, one))
        for one in needs.places
    ]


def _people_ways(viewer: Viewer, place: Place) -> tuple[Link, ...]:
    """To the people of the place and its book, for those who may."""
    here = ["place", place.pk]
    ways = []
    if may_give_roles(viewer, place):
        ways.append(Link(_("People and invitations"), reverse("people:holders", args=here)))
    if may_hand_over(viewer, place):
        ways.append(Link(_("Hand over to a successor"), reverse("people:hand_over", args=here)))
    if may_read_audit(viewer, place):
        ways.append(Link(_("Who did what here"), reverse("people:audit", args=here)))
    return tuple(ways)


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
    link = Link(_("Change this one: %(what)s") % {"what": clash.b.title}, reverse("desk:activity", args=[clash.b.slug]))
    return Line(words, f"{sentence(day)} {clash_words(clash.why, language)}", link)


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

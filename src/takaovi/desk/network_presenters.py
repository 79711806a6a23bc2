"""What waits in the network and is not of one place: proposals, letters, places that nobody is asked about."""

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.text import say
from takaovi.desk.today_queries import SHOWN, Needs
from takaovi.desk.today_values import Line
from takaovi.hours.time_words import date_words, sentence
from takaovi.places.models import Place
from takaovi.proposals.queries import Waiting
from takaovi.proposals.words import kind_words
from takaovi.ui.values import Link


def network_lines(needs: Needs) -> list[Line]:
    """What is not of one place: proposals and feedback, letters that did not arrive."""
    lines = [_calls_line(needs.calls)] if needs.calls else []
    lines += [_proposal_line(one) for one in needs.proposals[:SHOWN]]
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
    return lines + unasked_lines(needs.unasked)


def asked_to_host_lines(count: int) -> list[Line]:
    """Invitations to host something with others that nobody has answered."""
    if not count:
        return []
    told = ngettext("You are asked to host %(count)d activity.", "You are asked to host %(count)d activities.", count)
    return [Line(told % {"count": count}, link=Link(_("Answer yes or no"), reverse("desk:invitations")))]


def unasked_lines(places: Sequence[Place]) -> list[Line]:
    """Places about whose hours nobody is asked: somebody has to call. The first few; more stand in their list."""
    lines = [unasked_line(place) for place in places[:SHOWN]]
    if len(places) > SHOWN:
        lines.append(Line(_("There are more places like this."), link=Link(_("See them all"), reverse("desk:unasked"))))
    return lines


def unasked_line(place: Place, *, under_title: bool = False) -> Line:
    """Why nobody is asked, and since when the hours are unconfirmed. ``under_title``: the page has said what it is."""
    name = say(place, "name", get_language() or "fi")
    why = _("Its keepers want no questions.") if place.has_keeper else _("No keeper can be reached.")  # type: ignore[attr-defined]
    oldest: datetime | None = place.oldest  # type: ignore[attr-defined]
    since = _("The hours were never confirmed.")
    if oldest is not None:
        day = date_words(oldest.astimezone(clock.HELSINKI).date(), clock.today())
        since = sentence(_("The hours were confirmed on %(day)s") % {"day": day})
    link = Link(_("See what can be done"), reverse("desk:place_today", args=[place.slug]))
    words = name if under_title else _("%(place)s: nobody is asked about the hours.") % {"place": name}
    return Line(words, f"{why} {since}", link)


def _calls_line(count: int) -> Line:
    told = ngettext("%(count)d person waits for a call.", "%(count)d people wait for a call.", count)
    return Line(told % {"count": count}, link=Link(_("Look who waits"), reverse("callback:queue")))


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

"""Choosing a place for an activity or for some of its times. No queries."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from takaovi.core.text import say
from takaovi.desk.form_presenters import one_of
from takaovi.desk.programme_place_queries import TO_CHOOSE
from takaovi.places.models import Place
from takaovi.ui.values import Choices, Field


def other_place_part(
    places: Sequence[Place], usual: Place | None, typed: str, error: str, language: str
) -> list[Field | Choices]:
    """Where some times are instead; nothing where this person has no other place to choose."""
    others = [place for place in places if place != usual]
    if not others:
        return []
    legend = _("The new place, if another")
    if len(places) > TO_CHOOSE:
        return [Field("place", legend, typed, _("The whole name of the place."), error)]
    stays = _("It stays at %(place)s") % {"place": say(usual, "name", language)} if usual else _("It stays where it is")
    options = {"": stays, **{place.slug: str(say(place, "name", language)) for place in others}}
    return [one_of("place", legend, options, typed, error=error)]

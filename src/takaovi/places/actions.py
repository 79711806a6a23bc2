"""Writing places: each deed in one transaction, told to the journal, announced when it is certain."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from takaovi.core import bus, clock
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.core.languages import BY_CODE
from takaovi.core.meanwhile import ChangedMeanwhile, same_as_seen
from takaovi.core.text import written
from takaovi.places.events import PlaceChanged, PlacePublished
from takaovi.places.history import SAVED_MEANWHILE, hold, keep, keep_first, must_be_as_seen
from takaovi.places.models import ArrivalAnswer, Keeping, Organisation, Place
from takaovi.places.values import ANSWER_MAX, Question


def save_place(*, by: str, slug: str, fields: Mapping[str, Any], seen: Place | None = None) -> Place:
    """Create the place with this slug, or change it. ``fields`` are columns of Place.

    ``seen`` is the place as its writer saw it: raises ChangedMeanwhile if one of these columns is another by now.
    """
    with transaction.atomic():
        before = Place.objects.select_for_update().filter(slug=slug).first()
        if before:
            if seen is not None and not same_as_seen(seen, before, fields):
                raise ChangedMeanwhile(SAVED_MEANWHILE)
            keep_first(before)
        place, made = Place.objects.update_or_create(slug=slug, defaults={**fields, "changed": clock.now()})
        keep(by, "make_place" if made else "change_place", place)
        record_deed(by=by, deed="make_place" if made else "change_place", thing=f"places.Place:{place.pk}")
        bus.announce(PlaceChanged(place.pk))
    return place


def publish_place(*, by: str, place: Place) -> Place:
    """Show the place to everybody.

    Raises DomainError when a person could not find it: no name or sentence in Finnish, or no way to come.
    """
    if not (written(place, "name") and written(place, "summary")):
        raise DomainError(_("Give the place a name and one sentence in Finnish first."))
    if place.lat is None and not (place.phone or place.ways.exists()):
        raise DomainError(_("Tell how to come: an address on the map, a phone number or an online address."))
    with transaction.atomic():
        place.published = place.published or clock.now()
        place.changed = clock.now()
        place.save(update_fields=["published", "changed"])
        record_deed(by=by, deed="publish_place", thing=f"places.Place:{place.pk}")
        bus.announce(PlacePublished(place.pk))
        bus.announce(PlaceChanged(place.pk))
    return place


def hide_place(*, by: str, place: Place) -> Place:
    """Take the place off every public page. Nothing of it is lost."""
    with transaction.atomic():
        place.published = None
        place.changed = clock.now()
        place.save(update_fields=["published", "changed"])
        record_deed(by=by, deed="hide_place", thing=f"places.Place:{place.pk}")
        bus.announce(PlaceChanged(place.pk))
    return place


def keep_place(*, by: str, place: Place, organisation: Organisation, leads: bool = False) -> Keeping:
    """An organisation becomes a keeper of the place; told twice it changes only who leads."""
    with transaction.atomic():
        keeping, _made = Keeping.objects.update_or_create(
            place=place, organisation=organisation, defaults={"leads": leads}
        )
        record_deed(
            by=by, deed="keep_place", thing=f"places.Place:{place.pk}", detail={"organisation": organisation.pk}
        )
    return keeping


def set_arrival_answer(
    *, by: str, place: Place, question: Question, texts: Mapping[str, str], seen: Mapping[str, str] | None = None
) -> ArrivalAnswer:
    """Answer one question of "Kun tulet". ``texts`` is by language code; an empty text removes that language.

    Raises DomainError for an answer longer than one breath (120 characters), and ChangedMeanwhile if the answer is
    not the one that its writer saw (``seen``, by language code) any more.
    """
    for text in texts.values():
        if len(text) > ANSWER_MAX:
            raise DomainError(
                _("The answer is %(length)d characters long. Make it %(most)d at most."),
                length=len(text),
                most=ANSWER_MAX,
            )
    columns = {f"text_{BY_CODE[code].column}": text.strip() or None for code, text in texts.items()}
    with transaction.atomic():
        hold(place)
        must_be_as_seen(seen, ArrivalAnswer.objects.filter(place=place, question=question).first(), "text")
        keep_first(place)
        answer, _made = ArrivalAnswer.objects.update_or_create(place=place, question=question, defaults=columns)
        keep(by, "answer_arrival", place)
        record_deed(by=by, deed="answer_arrival", thing=f"places.Place:{place.pk}", detail={"question": int(question)})
        bus.announce(PlaceChanged(place.pk))
    return answer

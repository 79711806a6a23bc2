"""The qualities of a place, and what each means there."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from takaovi.core import bus
from takaovi.core.errors import DomainError
from takaovi.core.journal.actions import record_deed
from takaovi.core.languages import BY_CODE
from takaovi.places.actions import save_place
from takaovi.places.events import PlaceChanged
from takaovi.places.history import hold, keep, keep_first, must_be_as_seen
from takaovi.places.models import Place, TraitNote
from takaovi.places.values import Trait, mask

NOTE_MAX = 160  # characters, as in TraitNote


def set_traits(*, by: str, place: Place, traits: Collection[Trait], seen: Place | None = None) -> Place:
    """These qualities and no others. The note of one that is gone is kept: it may come back.

    Raises ChangedMeanwhile if the place has other qualities by now than its writer saw (``seen``).
    """
    return save_place(by=by, slug=place.slug, fields={"traits": mask(list(traits))}, seen=seen)


def set_trait_note(
    *, by: str, place: Place, trait: Trait, texts: Mapping[str, str], seen: Mapping[str, str] | None = None
) -> None:
    """What the quality means here, by language code; without any text the note is taken away.

    Raises DomainError for a note longer than 160 characters, and ChangedMeanwhile if the note is not the one that its
    writer saw (``seen``) any more.
    """
    for text in texts.values():
        if len(text) > NOTE_MAX:
            told = _("The text is %(length)d characters long. Make it %(most)d at most.")
            raise DomainError(told, length=len(text), most=NOTE_MAX)
    columns = {f"note_{BY_CODE[code].column}": text.strip() or None for code, text in texts.items()}
    with transaction.atomic():
        hold(place)
        must_be_as_seen(seen, TraitNote.objects.filter(place=place, trait=trait.value).first(), "note")
        keep_first(place)
        if any(columns.values()):
            TraitNote.objects.update_or_create(place=place, trait=trait.value, defaults=columns)
        else:
            TraitNote.objects.filter(place=place, trait=trait.value).delete()
        keep(by, "note_trait", place)
        record_deed(by=by, deed="note_trait", thing=f"places.Place:{place.pk}", detail={"trait": int(trait)})
        bus.announce(PlaceChanged(place.pk))

"""Which texts of a place are kept in fi, sv, en and plain Finnish."""

from modeltranslation.translator import TranslationOptions, register

from takaovi.places.models import ArrivalAnswer, Place, Space, TraitNote, Venue, WayToMeet


@register(Place)
class PlaceTexts(TranslationOptions):
    fields = ("name", "summary", "description", "welcome", "cost_note", "transport", "photo_alt")


@register(Space)
class SpaceTexts(TranslationOptions):
    fields = ("name", "note")


@register(WayToMeet)
class WayTexts(TranslationOptions):
    fields = ("note",)


@register(Venue)
class VenueTexts(TranslationOptions):
    fields = ("name", "note")


@register(TraitNote)
class TraitNoteTexts(TranslationOptions):
    fields = ("note",)


@register(ArrivalAnswer)
class ArrivalTexts(TranslationOptions):
    fields = ("text",)

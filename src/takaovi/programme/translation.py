"""Which texts of the programme are kept in fi, sv, en and plain Finnish."""

from modeltranslation.translator import TranslationOptions, register

from takaovi.programme.models import Activity, Occurrence


@register(Activity)
class ActivityTexts(TranslationOptions):
    fields = ("title", "summary", "description", "audience", "cost_note", "sign_up_note", "photo_alt")


@register(Occurrence)
class OccurrenceTexts(TranslationOptions):
    fields = ("reason",)

"""Which texts of tasks are kept in fi, sv, en and plain Finnish."""

from modeltranslation.translator import TranslationOptions, register

from takaovi.volunteering.models import VolunteerTask


@register(VolunteerTask)
class TaskTexts(TranslationOptions):
    fields = ("title", "description")

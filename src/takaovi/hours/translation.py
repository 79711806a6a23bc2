"""Names of holidays in fi, sv and en."""

from modeltranslation.translator import TranslationOptions, register

from takaovi.hours.models import DayClass


@register(DayClass)
class DayClassTexts(TranslationOptions):
    fields = ("name",)

"""Addresses of one's own pages, of when somebody can, and of the rota; a part of ``urls``."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.volunteering import my_views, rota_answer_views, rota_views, when_views

urlpatterns = [
    path(pgettext_lazy("address", "you/shifts"), my_views.mine, name="mine"),
    path(pgettext_lazy("address", "you/hours"), my_views.my_hours, name="my_hours"),
    path(pgettext_lazy("address", "you/when/<slug:slug>"), when_views.my_when, name="my_when"),
    path(pgettext_lazy("address", "when-you-can/<slug:slug>"), when_views.when_page, name="when"),
    path(pgettext_lazy("address", "my-times/<slug:code>"), when_views.when_code, name="when_code"),
    path(pgettext_lazy("address", "asked/<slug:code>"), rota_answer_views.asked_page, name="asked"),
    path(pgettext_lazy("address", "shifts/<slug:slug>/rota"), rota_views.keep_rotas, name="keep_rotas"),
    path(pgettext_lazy("address", "shifts/<slug:slug>/rota/<slug:number>"), rota_views.keep_rota, name="keep_rota"),
    path(
        pgettext_lazy("address", "shifts/<slug:slug>/rota/<slug:number>/line/<slug:line>"),
        rota_views.keep_rota_line,
        name="keep_rota_line",
    ),
    path(
        pgettext_lazy("address", "shifts/<slug:slug>/rota/<slug:number>/list"),
        rota_views.keep_rota_sheet,
        name="keep_rota_sheet",
    ),
]

"""Addresses of a place's texts at the desk. Called by the urls of the room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.desk import place_edit_views as editing
from takaovi.desk import place_views as views

PLACE = [
    path(pgettext_lazy("address", "desk/place/<slug:slug>/texts"), views.place_texts, name="place_texts"),
    path(pgettext_lazy("address", "desk/place/<slug:slug>/texts/<slug:field>"), editing.place_text, name="place_text"),
    path(pgettext_lazy("address", "desk/place/<slug:slug>/facts"), editing.place_facts, name="place_facts"),
    path(pgettext_lazy("address", "desk/place/<slug:slug>/qualities"), editing.place_traits, name="place_traits"),
    path(
        pgettext_lazy("address", "desk/place/<slug:slug>/qualities/<int:number>"),
        editing.trait_note,
        name="trait_note",
    ),
    path(pgettext_lazy("address", "desk/place/<slug:slug>/when-i-come"), editing.arrival, name="arrival"),
    path(
        pgettext_lazy("address", "desk/place/<slug:slug>/when-i-come/<int:number>"),
        editing.arrival_answer,
        name="arrival_answer",
    ),
    path(pgettext_lazy("address", "desk/place/<slug:slug>/door"), views.door_picture, name="door_picture"),
    path(pgettext_lazy("address", "desk/place/<slug:slug>/history"), views.place_history, name="place_history"),
]

from importlib import import_module

from django.apps import AppConfig

from takaovi.people.additions import add_deed_words, add_scope_kind
from takaovi.places.deed_phrases import DEEDS


class PlacesConfig(AppConfig):
    name = "takaovi.places"
    label = "places"

    def ready(self) -> None:
        add_deed_words(DEEDS)
        scopes = import_module("takaovi.places.scope_queries")  # needs the models
        add_scope_kind("place", model="places.Place", names=scopes.place_names, parents=scopes.parents_of_place)
        add_scope_kind(
            "organisation",
            model="places.Organisation",
            names=scopes.organisation_names,
            parents=scopes.parents_of_organisation,
        )

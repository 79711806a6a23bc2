from importlib import import_module

from django.apps import AppConfig

from takaovi.people.additions import add_audit_things, add_checks, add_deed_words, add_held, add_scope_kind
from takaovi.programme.deed_phrases import DEEDS


class ProgrammeConfig(AppConfig):
    name = "takaovi.programme"
    label = "programme"

    def ready(self) -> None:
        add_deed_words(DEEDS)
        scopes = import_module("takaovi.programme.scope_queries")  # needs the models
        add_scope_kind(
            "activity",
            model="programme.Activity",
            names=scopes.activity_names,
            parents=scopes.parents_of_activity,
        )
        add_audit_things("activity", scopes.things_of_activity)
        add_audit_things("place", scopes.things_of_place)
        add_checks(scopes.checks_of)
        add_held(scopes.held_of, {"programme.HostInvitation.by"})

from importlib import import_module

from django.apps import AppConfig

from takaovi.people.additions import (
    add_audit_things,
    add_checks,
    add_deed_words,
    add_held,
    add_scope_kind,
    add_thing_names,
    leave_untold,
)
from takaovi.programme.deed_phrases import DEEDS, GUESTS_OWN


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
        for kind, tell in (
            ("activity", scopes.times_of_activity),
            ("activity", scopes.signups_of_activity),
            ("place", scopes.times_of_place),
            ("place", scopes.signups_of_place),
        ):
            add_audit_things(kind, tell)
        models = import_module("takaovi.programme.models")
        add_thing_names("programme.Series", scopes.names_by_activity(models.Series))
        add_thing_names("programme.Occurrence", scopes.names_by_activity(models.Occurrence))
        add_thing_names("programme.Signup", scopes.signup_names)
        leave_untold(GUESTS_OWN)
        add_checks(scopes.checks_of)
        add_held(scopes.held_of, {"programme.HostInvitation.by"})

from importlib import import_module

from django.apps import AppConfig

from takaovi.people.additions import add_audit_things, add_checks


class HoursConfig(AppConfig):
    name = "takaovi.hours"
    label = "hours"

    def ready(self) -> None:
        import_module("takaovi.hours.receivers")
        scopes = import_module("takaovi.hours.scope_queries")  # needs the models
        add_audit_things("place", scopes.things_of_place)
        add_checks(scopes.checks_of)

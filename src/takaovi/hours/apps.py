from importlib import import_module

from django.apps import AppConfig


class HoursConfig(AppConfig):
    name = "takaovi.hours"
    label = "hours"

    def ready(self) -> None:
        import_module("takaovi.hours.receivers")

from django.apps import AppConfig


class HoursConfig(AppConfig):
    name = "takaovi.hours"
    label = "hours"

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "takaovi.programme"
    label = "programme"

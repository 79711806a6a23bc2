from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "takaovi.core"
    label = "core"

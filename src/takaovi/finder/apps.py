from django.apps import AppConfig


class FinderConfig(AppConfig):
    name = "takaovi.finder"
    label = "finder"

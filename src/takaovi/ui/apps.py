from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "takaovi.ui"
    label = "ui"

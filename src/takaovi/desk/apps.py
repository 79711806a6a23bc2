from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "takaovi.desk"
    label = "desk"

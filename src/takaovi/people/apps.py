from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "takaovi.people"
    label = "people"

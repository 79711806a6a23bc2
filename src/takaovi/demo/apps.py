from django.apps import AppConfig

from takaovi.demo.deed_phrases import DEEDS
from takaovi.people.additions import add_deed_words


class DemoConfig(AppConfig):
    name = "takaovi.demo"
    label = "demo"

    def ready(self) -> None:
        add_deed_words(DEEDS)

from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "takaovi.feeds"
    label = "feeds"

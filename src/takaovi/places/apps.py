from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "takaovi.places"
    label = "places"

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "takaovi.demo"
    label = "demo"

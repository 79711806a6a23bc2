from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "takaovi.proposals"
    label = "proposals"

"""Addresses of proposals at the desk. Called by the urls of the room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from takaovi.desk import proposal_views as views

PROPOSALS = [
    path(pgettext_lazy("address", "desk/proposals"), views.proposals, name="proposals"),
    path(pgettext_lazy("address", "desk/proposals/<int:number>"), views.proposal, name="proposal"),
]

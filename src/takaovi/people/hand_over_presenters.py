"""A hand-over in words: what to look at before, and how it stands afterwards."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from takaovi.core import clock
from takaovi.core.text import Said
from takaovi.core.viewer import Scope, Viewer
from takaovi.people.additions import Check
from takaovi.people.models import HandOver, Person
from takaovi.people.role_presenters import name_of
from takaovi.people.time_presenters import day_words
from takaovi.people.values import HAND_OVER_KEPT_DAYS, UNDO_DAYS


def scope_of(row: HandOver) -> Scope:
    return Scope(row.scope_kind, row.scope_id)


def own_checks(scope: Scope, people: Sequence[Person], invitations: int) -> list[Check]:
    """The rows of this room: is there a successor, and are invitations still open?"""
    there = reverse("people:holders", args=scope)
    return [
        Check(_("A successor has a role here"), 0 if people else 1, there),
        Check(_("Open invitations: they move to the successor"), invitations, there),
    ]


def after_words(row: HandOver, viewer: Viewer, names: Mapping[Scope, Said]) -> dict[str, object]:
    """The sentences of the page afterwards."""
    last = (row.at + timedelta(days=UNDO_DAYS)).date()
    erased = (row.at + timedelta(days=HAND_OVER_KEPT_DAYS)).date()
    open_still = row.undone is None and clock.now() <= row.at + timedelta(days=UNDO_DAYS)
    return {
        "where": names.get(scope_of(row), ""),
        "giver": name_of(row.giver),
        "taker": name_of(row.taker),
        "is_giver": viewer.person_id == row.giver_id,
        "can_undo": open_still and viewer.person_id == row.giver_id,
        "until": day_words(last),
        "erased": day_words(erased),
    }

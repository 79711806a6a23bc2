"""What every form of a place shares: what is saved, what was typed, and what somebody else wrote meanwhile."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from takaovi.core.errors import DomainError
from takaovi.core.meanwhile import ChangedMeanwhile
from takaovi.core.text import say
from takaovi.desk.door_views import form_page
from takaovi.desk.draft_views import Kept, told_of_draft
from takaovi.desk.form_values import Button, Differs, FormPage, differing, mark_of
from takaovi.desk.place_presenters import Piece
from takaovi.desk.place_views import back_to
from takaovi.desk.reading_forms import Typed
from takaovi.people.doors import SignedRequest
from takaovi.places.models import Place
from takaovi.ui.values import Link


class Writing:
    """One form of a place: what is saved, what was typed, and what differs if somebody saved meanwhile.

    ``thing`` names what it writes, for keeping what was typed.
    """

    def __init__(self, request: SignedRequest, saved: Mapping[str, Any], labels: Mapping[str, str], thing: str) -> None:
        self.request, self.saved, self.labels = request, saved, labels
        self.kept = Kept(request, thing)
        self.typed = Typed(self.kept.data)
        self.values: Mapping[str, Any] = {name: self.typed[name] for name in saved} if self.kept.is_old else saved
        self.differs: tuple[Differs, ...] = ()

    def saves(self, values: Mapping[str, Any], save: Callable[[], object]) -> bool:
        """Takes in what was typed, and saves it. False while it has faults or stands against another writer's words.

        ``save`` raises ChangedMeanwhile where another was quicker between the reading and the saving: the view is
        then asked anew (door_views.shows_both). What was typed is kept until it is saved.
        """
        self.values = values
        if self.typed["mark"] != mark_of(self.saved):
            self.differs = differing(self.labels, self.saved, values)
        if self.typed.faults or self.differs:
            self.kept.keep()
            return False
        try:
            save()
        except ChangedMeanwhile:
            raise
        except DomainError as fault:
            self.typed.faults[next(iter(values))] = str(fault)
            self.kept.keep()
            return False
        self.kept.drop()
        return True

    def page(
        self,
        place: Place,
        title: str,
        *parts: Piece,
        back: Link | None = None,
        lead: str = "",
        more: tuple[Button, ...] = (),
        theirs: Link | None = None,
    ) -> HttpResponse:
        """The form. ``more`` are its buttons after the first; ``theirs`` leads to what another has saved."""
        language = self.request.viewer.language
        form = FormPage(
            title=title,
            about=say(place, "name", language),
            back=back or back_to(place, language),
            lead=lead,
            parts=parts,
            faults=self.typed.summary(),
            hidden=(("mark", self.typed["mark"] if self.kept.is_old else mark_of(self.saved)),),
            differs=self.differs,
            theirs=Link(_("Keep what is saved"), theirs.href if theirs else self.request.path),
            buttons=(Button(_("Save mine") if self.differs else _("Save")), *more),
        )
        return form_page(self.request, told_of_draft(form, self.kept))

"""What was typed and not saved: kept on the way, and offered again when its writer comes back."""

from dataclasses import replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from takaovi.core.drafts.actions import DraftTooLong, drop_draft, keep_draft
from takaovi.core.drafts.models import Draft
from takaovi.core.drafts.queries import draft_of
from takaovi.desk.form_values import Button, FormPage
from takaovi.people.doors import SignedRequest

NEVER_KEPT = frozenset({"do", "once", "step"})


class Kept:
    """The draft of one person for one form. ``data`` is what the form shows: sent now, or typed an earlier time."""

    def __init__(self, request: SignedRequest, thing: str) -> None:
        """``thing`` names what the form writes, as ``room.Model:id:what``."""
        self.person_id, self.thing = request.viewer.person_id or 0, thing
        by_script = request.POST.get("step") == "keep"
        self.asked = request.method == "POST" and request.POST.get("do") != "forget" and not by_script
        self.is_old = False
        self.data: QueryDict = request.POST
        if by_script:
            self.keep()
        elif not self.asked:
            self.data = QueryDict(mutable=True)
            if request.method == "POST":
                self.drop()
            elif draft := self._draft():
                self.is_old = True
                for name, values in draft.body.items():
                    self.data.setlist(name, values if isinstance(values, list) else [values])

    @property
    def has_typed(self) -> bool:
        """Whether ``data`` is what somebody typed, sent now or an earlier time."""
        return self.asked or self.is_old

    def _draft(self) -> Draft | None:
        return draft_of(self.person_id, self.thing)

    def keep(self) -> None:
        """Call it where a sent form is not saved: its writer may never come to the next page."""
        body = {
            name: values if len(values) > 1 else values[0]
            for name, values in self.data.lists()
            if name not in NEVER_KEPT and any(values)
        }
        try:
            keep_draft(person_id=self.person_id, thing=self.thing, body=body)
        except DraftTooLong:
            return  # the form itself tells which text is too long, and still holds it

    def drop(self) -> None:
        drop_draft(person_id=self.person_id, thing=self.thing)


def told_of_draft(form: FormPage, kept: Kept) -> FormPage:
    """The same form; where it holds what was typed before, it says so and can be emptied."""
    form = replace(form, keeps=True)
    if not kept.is_old:
        return form
    forget = Button(_("Throw it away"), "do", "forget", "quiet")
    told = _("This is what you wrote the last time. It was not saved yet.")
    return replace(form, kept=told, buttons=(*form.buttons, forget))

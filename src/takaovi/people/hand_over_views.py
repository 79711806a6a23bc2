"""Handing a place over in one evening: a checklist, a successor, one button, and a week to take it back."""

from django.http import HttpResponse
from django.urls import reverse

from takaovi.core.errors import DomainError
from takaovi.people.additions import Check, checks
from takaovi.people.doors import SignedRequest, signed_in
from takaovi.people.forms import HandOverForm, faults_of
from takaovi.people.hand_over_actions import hand_over, undo_hand_over
from takaovi.people.hand_over_presenters import after_words, own_checks, scope_of
from takaovi.people.knocking import lead_to, lead_to_path
from takaovi.people.models import HandOver, Person
from takaovi.people.my_views import number_of
from takaovi.people.role_presenters import left_words
from takaovi.people.role_views import find
from takaovi.people.scope_queries import Found, hand_overs_of, names_of, open_invitations, roles_in
from takaovi.ui.pages import page


@signed_in
def hand_over_place(request: SignedRequest, kind: str, number: int) -> HttpResponse:
    """The checklist and the button. Nothing on the list is a must."""
    found = find(request, "place.hand_over", kind, number)
    people = successors(found, request.viewer.person_id)
    form = HandOverForm(request.POST if request.method == "POST" else None, people)
    told = ""
    if request.method == "POST" and form.is_valid():
        taker = next(person for person in people if person.pk == form.cleaned_data["taker"])
        try:
            row = hand_over(by=request.viewer, scope=found.scope, taker=taker, note=form.cleaned_data["note"])
            return lead_to_path(reverse("people:handed_over") + f"?number={row.pk}")
        except DomainError as fault:
            told = str(fault)
    rows = checklist(found, people)
    words = {"found": found, "form": form, "faults": faults_of(form), "told": told, "people": people}
    return page(request, "people/hand_over.html", words | {"checks": rows, "left": left_words(rows)}, public=False)


def successors(found: Found, oneself: int | None) -> list[Person]:
    """Everybody else who holds a role here, each once."""
    people = {role.person_id: role.person for role in roles_in(found.scope) if role.person_id != oneself}
    return list(people.values())


def checklist(found: Found, people: list[Person]) -> list[Check]:
    rows = own_checks(found.scope, people, open_invitations(found.scope).count())
    return rows + [row for tell in checks for row in tell(found.scope)]


@signed_in
def handed_over(request: SignedRequest) -> HttpResponse:
    """What was handed over, for the two it concerns: the note, and the way back for a week."""
    mine = hand_overs_of(request.viewer.person_id or 0).select_related("giver", "taker")
    row = mine.filter(pk=number_of(request, "number")).first() if number_of(request, "number") else mine.first()
    if row is None:
        return lead_to("people:me")
    told = _undo(request, row) if request.method == "POST" else ""
    if request.method == "POST" and not told:
        return lead_to("people:me", query="?saved=1")
    words = {"row": row, "told": told} | after_words(
        row, request.viewer, names_of([scope_of(row)], request.viewer.language)
    )
    return page(request, "people/handed_over.html", words, public=False, indexed=False)


def _undo(request: SignedRequest, row: HandOver) -> str:
    try:
        undo_hand_over(by=request.viewer, row=row)
    except DomainError as fault:
        return str(fault)
    return ""

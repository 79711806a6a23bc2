"""Proposals for tests, sent as a visitor sends them."""

from itertools import count
from typing import Any

from takaovi.core.clock import now, today
from takaovi.core.viewer import NETWORK, Scope, Viewer
from takaovi.people.models import Contact, NoticeChoice, NoticeTimes, Person, Role
from takaovi.people.notice_values import FIRST, KINDS
from takaovi.people.queries import grants_of
from takaovi.people.values import default_end
from takaovi.proposals.actions import send_proposal
from takaovi.proposals.models import Proposal
from takaovi.proposals.values import Draft

_numbers = count(1)
HOURS = Draft("correction", topic="hours", text="Ma-pe 10-16, la kiinni.")
FEEDBACK = Draft("feedback", topic="accessibility", text="Kartta ei aukea ruudunlukijalla.")
ACTIVITY = Draft(
    "activity", title="Neulekerho", where_text="Keuruu", when_text="ti 17-19", text="Neulotaan. Langat saa."
)
NEW_PLACE = Draft("place", title="Pihla", where_text="Keuruu, Pihlatie 2", when_text="ma 9-12", text="Pieni tupa.")


def a_proposal(draft: Draft = HOURS, **more: Any) -> Proposal:
    """Sent by a guest, in Finnish unless told otherwise."""
    return a_proposal_and_code(draft, **more)[0]


def a_proposal_and_code(draft: Draft = HOURS, **more: Any) -> tuple[Proposal, str]:
    known = {"by": "guest", "draft": draft, "language": "fi", "form": f"form-{next(_numbers)}"}
    return send_proposal(**(known | more))


def a_keeper(role: str = "keeper", scope: Scope = NETWORK, language: str = "fi") -> Viewer:
    """Somebody who holds a role there and wants every letter at once, at the verified keeper-N@lampi.example."""
    number = next(_numbers)
    person = Person.objects.create(purpose="keeps", keep_until=default_end(today()), language=language)
    Contact.objects.create(person=person, channel="email", address=f"keeper-{number}@lampi.example", verified=now())
    NoticeChoice.objects.bulk_create(NoticeChoice(person=person, kind=kind, way=FIRST) for kind in KINDS)
    NoticeTimes.objects.create(person=person, quiet="0-0")
    Role.objects.create(person=person, kind=role, scope_kind=scope.kind, scope_id=scope.id)
    return Viewer(language, person.pk, grants_of(person.pk))


def address_of(viewer: Viewer) -> str:
    return Contact.objects.get(person=viewer.person_id).address

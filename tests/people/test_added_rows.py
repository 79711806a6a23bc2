"""What rooms above add to the hand-over's checklist and to "what we know about you"."""

from datetime import timedelta

import pytest
from django.test import Client

from takaovi.core import clock
from takaovi.core.models import AuditEntry, Letter, Version
from takaovi.core.outbox.actions import post
from takaovi.core.viewer import Scope
from takaovi.hours.ask_actions import ask_place
from takaovi.hours.ask_values import Kind
from takaovi.hours.models import Layer
from takaovi.people.additions import checks
from takaovi.places.models import Keeping, Place
from takaovi.programme.models import HostInvitation, Signup
from tests.factories.hours import make_open_place
from tests.factories.people import make_person
from tests.factories.places import make_organisation
from tests.factories.programme import an_activity, an_occurrence
from tests.factories.proposals import a_proposal
from tests.people.conftest import Let, reach

pytestmark = pytest.mark.django_db
KNOW = "/fi/sina/mita-tiedamme"


def left_at(scope: Scope) -> dict[str, int]:
    return {row.words: row.left for tell in checks for row in tell(scope)}


@pytest.fixture
def place() -> Place:
    return make_open_place(name="Kahvitupa", confirmed=clock.now())


def a_time_with_people(place: Place, count: int, *, hours: int = 24) -> None:
    start = clock.to_minute(clock.now() + timedelta(hours=hours))
    occurrence = an_occurrence(an_activity(place=place), start, place=place)
    for number in range(count):
        Signup.objects.create(
            occurrence=occurrence, state="in", code_hash=f"{occurrence.pk}-{number}", keep_until=clock.today()
        )


def test_an_orderly_place_has_nothing_left(place: Place) -> None:
    assert left_at(Scope("place", place.pk)) == {
        "Aukioloajat pitävät paikkansa": 0,
        "Kysymyksiin ajoista on vastattu": 0,
        "Kerrat, joille on ilmoittauduttu: ilmoittautumiset säilyvät": 0,
        "Naapurien ehdotukset on ratkaistu": 0,
        "Vuorot, jotka joku on ottanut: ne pysyvät": 0,
    }


def test_what_waits_is_counted_each_in_its_row(place: Place, let_in: Let) -> None:
    reach(let_in(keeper=Scope("place", place.pk)))
    monday = clock.today() + timedelta(days=7)
    ask_place(by="test", place=place, kind=Kind.WEEK, first=monday, last=monday + timedelta(days=6))
    a_time_with_people(place, 3)
    a_time_with_people(place, 1, hours=-48)
    a_proposal(place=place)
    a_proposal(place=place)
    Layer.objects.update(confirmed=None, certainty="unsure")
    assert list(left_at(Scope("place", place.pk)).values()) == [1, 1, 1, 2, 0]


def test_an_organisation_hands_over_what_its_places_have(place: Place) -> None:
    organisation = make_organisation(name="Lampi ry")
    Keeping.objects.create(place=place, organisation=organisation, leads=True)
    a_time_with_people(place, 1)
    a_proposal(place=place)
    assert list(left_at(Scope("organisation", organisation.pk)).values()) == [1, 1]


def test_a_keeper_reads_everything_that_rooms_hold(client: Client, place: Place, let_in: Let) -> None:
    person = let_in(keeper=Scope("place", place.pk))
    reach(person)
    monday = clock.today() + timedelta(days=7)
    ask_place(by="test", place=place, kind=Kind.WEEK, first=monday, last=monday + timedelta(days=6))
    Layer.objects.update(confirmed_by=person, confirmed_as="keeper")
    by = f"person:{person.pk}"
    HostInvitation.objects.create(
        activity=an_activity(title_fi="Kuoro"), organisation=make_organisation(name="Lampi ry"), by=by
    )
    Version.objects.create(thing="places.Place:1", number=1, by=by, deed="change_place", state={})
    for deed in ("accept_proposal", "ask_back", "give_role"):
        AuditEntry.objects.create(by=by, deed=deed, thing="proposals.Proposal:1")
    told = {one["what"]: one["rows"] for one in client.get(f"{KNOW}.json").json()["held"]}
    assert told["Kysymykset ajoista"] == ["Kahvitupa: kysymyksiä 1, vastauksia 0"]
    assert told["Ajat, jotka vahvistit"] == ["Kahvitupa"]
    assert told["Keitä pyysit järjestämään toimintaa"] == ["Kuoro: Lampi ry"]
    assert told["Mitä ratkaisit ehdotuksista"] == ["2 ratkaisua"]
    assert told["Viestit sinulle"] == ["1 viesti"]
    assert told["Mitä teit täällä"] == [
        "3 tekoa",
        "antamiasi rooleja: 1",
        "aiempia versioita sivuista, joita muutit: 1",
    ]


def test_what_somebody_else_did_is_told_to_nobody_else(client: Client, let_in: Let) -> None:
    let_in()
    other = make_person("Matti")
    reach(other, "other@lampi.example")
    post(channel="email", to="other@lampi.example", language="fi", subject="Hei", text="Teksti")
    AuditEntry.objects.create(by=f"person:{other.pk}", deed="accept_proposal", thing="proposals.Proposal:1")
    assert Letter.objects.count() == 1
    kinds = [one["what"] for one in client.get(f"{KNOW}.json").json()["held"]]
    assert kinds == ["Nimimerkki ja kieli", "Laitteet"]

"""The page that tells a place's own people who did what: its words, its pages and its queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core import clock
from takaovi.core.models import AuditEntry
from takaovi.core.viewer import Scope
from takaovi.people.audit_queries import ON_A_PAGE
from takaovi.programme.actions import mark_full
from takaovi.programme.signup_actions import leave, look_at_signups, sign_up
from takaovi.programme.signup_values import Asked
from tests.factories.people import make_person
from tests.factories.places import make_place
from tests.factories.programme import an_activity, an_occurrence
from tests.people.conftest import Let
from tests.ui.soup import Soup

pytestmark = pytest.mark.django_db
QUERIES = 13


def book_of(place_id: int, count: int, *, deed: str = "change_place") -> None:
    """So many deeds at the place, each by somebody else, the newest written last."""
    first = clock.now() - timedelta(hours=count)
    for number in range(count):
        person = make_person(f"Tekijä {number}")
        AuditEntry.objects.create(
            at=first + timedelta(hours=number), by=f"person:{person.pk}", deed=deed, thing=f"places.Place:{place_id}"
        )


@pytest.mark.parametrize("count", [1, 3, 60])
def test_the_page_asks_as_much_for_one_deed_as_for_sixty(
    client: Client, let_in: Let, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    place = make_place(name_fi="Kahvitupa")
    let_in(keeper=Scope("place", place.pk))
    AuditEntry.objects.all().delete()
    book_of(place.pk, count)
    with django_assert_num_queries(QUERIES):
        answer = client.get(f"/fi/ihmiset/place/{place.pk}/kuka-teki-mita")
    rows = [row.text for row in Soup(answer.text).all("dd")]
    assert len(rows) == min(count, ON_A_PAGE)
    assert rows[0] == f"Tekijä {count - 1}: muutti paikan tekstejä"


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("fi/ihmiset/place/{}/kuka-teki-mita", "muutti aukioloaikoja"),
        ("sv/manniskor/place/{}/vem-gjorde-vad", "ändrade öppettiderna"),
        ("en/people/place/{}/who-did-what", "changed the opening hours"),
    ],
)
def test_deeds_of_rooms_above_are_told_in_the_language_of_the_page(
    client: Client, let_in: Let, prefix: str, words: str
) -> None:
    place = make_place()
    let_in(keeper=Scope("place", place.pk))
    book_of(place.pk, 1, deed="set_hours")
    assert words in client.get("/" + prefix.format(place.pk)).text


def book(client: Client, kind: str, number: int) -> list[str]:
    """The rows of the page, newest first."""
    page = Soup(client.get(f"/fi/ihmiset/{kind}/{number}/kuka-teki-mita").text)
    return [row.text for row in page.all("dd")]


def test_the_book_of_a_place_tells_of_its_activities_and_of_who_looked_at_sign_ups(client: Client, let_in: Let) -> None:
    place, other = make_place(), make_place()
    activity = an_activity(place=place, title_fi="Neulekerho", sign_up="recommended", sign_up_here=True)
    time = an_occurrence(activity, clock.to_minute(clock.now()) + 600)
    elsewhere = an_occurrence(an_activity(place=other, slug="muualla"), clock.to_minute(clock.now()) + 600)
    host, keeper = make_person("Aino"), let_in(keeper=Scope("place", place.pk))
    AuditEntry.objects.all().delete()
    coming = sign_up(by="guest", occurrence=time, asked=Asked(people=1, name="Siili"), once="x")
    look_at_signups(by=f"person:{host.pk}", occurrence=time)
    look_at_signups(by=f"person:{host.pk}", occurrence=elsewhere)
    mark_full(by=f"person:{host.pk}", occurrence=time, full=True)
    leave(by=f"person:{keeper.pk}", signup=coming)
    told = ["Liisa: perui ilmoittautumisenNeulekerho", "Aino: merkitsi, onko kerta täynnäNeulekerho"]
    told += ["Aino: katsoi ilmoittautumisiaNeulekerho"]
    assert book(client, "place", place.pk) == told
    let_in(pesavahti=Scope("network"))
    assert [row.removesuffix("Neulekerho") for row in told] == [
        row.removesuffix("Neulekerho") for row in book(client, "activity", activity.pk)
    ]


def test_the_deeds_of_a_thing_are_found_by_an_index() -> None:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, AuditEntry._meta.db_table)
    assert found["audit_of_a_thing"]["columns"] == ["thing", "at"]
    assert found["audit_of_a_thing"]["index"] is True

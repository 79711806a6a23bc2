"""The programme at the desk: a series in one page, single times, and what others must not see."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core.clock import stopped_at, to_minute
from takaovi.core.journal.models import AuditEntry
from takaovi.core.models import Letter
from takaovi.core.viewer import Scope
from takaovi.people.models import Person
from takaovi.places.models import Place
from takaovi.programme.models import Activity
from takaovi.programme.season_actions import make_activity
from takaovi.programme.seasons import weekly_plan
from takaovi.programme.signup_actions import sign_up
from takaovi.programme.signup_values import Asked
from tests.desk.conftest import LetIn
from tests.factories.places import make_place

pytestmark = pytest.mark.django_db
CAFE = {
    "title_fi": "Viikon kahvit",
    "summary_fi": "Kahvia ja juttua.",
    "days": "wed",
    "start": "13",
    "end": "15",
    "first": "1.9.2026",
    "last": "31.5.2027",
    "rests": ["w8", "holidays"],
    "once": "abc",
}
LIST = "/fi/poyta/paikka/kahvitupa/ohjelma"


@pytest.fixture(autouse=True)
def late_august() -> Iterator[None]:
    with stopped_at(datetime(2026, 8, 20, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def coffee(place: Place) -> Activity:
    """A shown weekly coffee hour with sign-up."""
    plan = weekly_plan(days=["wed"], start="13:00", end="15:00", first=date(2026, 9, 2), last=date(2026, 12, 16))
    hosts = [row.organisation for row in place.keepings.all()]
    fields = {"title_fi": "Kahvit", "summary_fi": "Kahvia.", "place": place, "sign_up": "needed", "sign_up_here": True}
    made = make_activity(by="test", fields=fields, hosts=hosts, plan=plan)
    Activity.objects.filter(pk=made.pk).update(published=datetime(2026, 8, 1, tzinfo=UTC))
    return made


def test_a_weekly_cafe_from_september_to_may_without_week_8_is_said_back_and_made_by_a_yes(
    client: Client, keeper: Person, place: Place
) -> None:
    said = client.post(f"{LIST}/uusi", CAFE)
    text = said.content.decode().replace("\u00a0", " ")
    assert "<p>Joka keskiviikko klo 13–15, alkaen 1.9., 31.5.2027 asti, ei pyhinä.</p>" in text
    assert "<p>Ei viikolla 8 (talviloma). Ei pyhäpäivinä.</p>" in text
    assert "<p>Siitä tulee 37 kertaa.</p>" in text
    assert "ke 2.9." in text
    assert Activity.objects.count() == 0
    answer = client.post(f"{LIST}/uusi", {**CAFE, "do": "show"})
    assert answer.status_code == 303
    made = Activity.objects.get()
    assert answer["Location"] == f"/fi/poyta/ohjelma/{made.slug}?tehty=shown"
    assert made.published is not None
    days = [one.planned for one in made.occurrences.order_by("planned")]
    week_8 = range(to_minute(datetime(2027, 2, 21, 22, tzinfo=UTC)), to_minute(datetime(2027, 2, 28, 22, tzinfo=UTC)))
    assert len(days) > 20
    assert [day for day in days if day in week_8] == []
    assert made.series.get().plan["to"] == "2027-05-31"


def test_a_second_tap_on_the_same_yes_makes_no_second_activity(client: Client, keeper: Person) -> None:
    for _tap in range(2):
        client.post(f"{LIST}/uusi", {**CAFE, "do": "draft"})
    assert Activity.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title_fi": ""}, "Kirjoita nimi suomeksi."),
        ({"start": "kello yks"}, "Kirjoita aika, esimerkiksi 17 tai 17.30."),
        ({"first": "31.2.2027"}, "Kirjoita päivä, esimerkiksi 24.12.2026."),
        ({"last": "1.8.2026"}, "Viimeinen päivä on ennen ensimmäistä."),
        ({"title_fi": "<b>" * 2000}, "Tekstissä on 6000 merkkiä. Lyhennä se enintään 100 merkkiin."),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence_and_nothing_typed_is_lost(
    client: Client, keeper: Person, typed: dict[str, str], sentence: str
) -> None:
    answer = client.post(f"{LIST}/uusi", CAFE | typed)
    text = answer.content.decode()
    assert sentence in text
    assert "Kahvia ja juttua." in text
    assert "<b><b>" not in text
    assert Activity.objects.count() == 0


def test_calling_one_time_off_tells_beforehand_how_many_hear_of_it(
    client: Client, keeper: Person, coffee: Activity
) -> None:
    time = coffee.occurrences.order_by("planned")[0]
    sign_up(by="guest", occurrence=time, asked=Asked(2, "Aino", "email", "aino@example.org"), once="1")
    sign_up(by="guest", occurrence=time, asked=Asked(1), once="2")
    Letter.objects.all().delete()
    path = f"/fi/poyta/ohjelma/{coffee.slug}/muuta?aika={time.pk}"
    asked = client.post(path, {"do": "cancel", "reason_fi": "Vetäjä on sairas."}).content.decode()
    assert "1 ilmoittautunut saa kirjeen, jossa on perustelusi." in asked
    assert "1 ilmoittautunut ei antanut osoitetta." in asked
    time.refresh_from_db()
    assert time.status == "on"
    done = client.post(path, {"do": "cancel", "reason_fi": "Vetäjä on sairas.", "sure": "yes"})
    assert done["Location"] == f"/fi/poyta/ohjelma/{coffee.slug}?tehty=changed"
    time.refresh_from_db()
    assert (time.status, time.reason) == ("cancelled", "Vetäjä on sairas.")
    assert [letter.to for letter in Letter.objects.all()] == ["aino@example.org"]


def test_a_stretch_is_moved_and_then_undone(client: Client, keeper: Person, coffee: Activity) -> None:
    before = list(coffee.occurrences.order_by("planned").values_list("start", flat=True))
    path = f"/fi/poyta/ohjelma/{coffee.slug}/muuta"
    typed = {"do": "move", "first": "1.10.2026", "last": "31.10.2026", "shift": "1", "reason_fi": "Sali on varattu."}
    assert "Asia koskee 4 kertaa." in client.post(path, typed).content.decode()
    client.post(path, {**typed, "sure": "yes"})
    after = list(coffee.occurrences.order_by("planned").values_list("start", flat=True))
    assert [b - a for a, b in zip(before, after, strict=True) if a != b] == [1440] * 4
    client.post(f"/fi/poyta/ohjelma/{coffee.slug}", {"do": "undo"})
    assert list(coffee.occurrences.order_by("planned").values_list("start", flat=True)) == before


def test_last_season_is_copied_with_its_breaks_asked(client: Client, keeper: Person, coffee: Activity) -> None:
    path = f"/fi/poyta/ohjelma/{coffee.slug}/uusi-kausi"
    days = {"first": "13.1.2027", "last": "26.5.2027"}
    asked = client.post(path, days).content.decode()
    assert "Talviloma 22.–28.2.2027" in asked
    client.post(path, {**days, "rests": "2027-02-22", "sure": "yes"})
    plans = [row.plan for row in coffee.series.order_by("pk")]
    assert [(plan["from"], plan["to"]) for plan in plans] == [
        ("2026-09-02", "2026-12-16"),
        ("2027-01-13", "2027-05-26"),
    ]
    assert plans[1]["breaks"] == [{"from": "2027-02-22", "to": "2027-02-28"}]


def test_the_second_of_two_writers_sees_both_and_chooses(client: Client, keeper: Person, coffee: Activity) -> None:
    path = f"/fi/poyta/ohjelma/{coffee.slug}/tekstit"
    mark = client.get(path).content.decode().partition('name="mark" value="')[2].partition('"')[0]
    typed = {"title_fi": "Kahvit", "summary_fi": "Ensimmäisen sana.", "mark": mark, "sign_up": "needed"}
    typed |= {"sign_up_here": "yes", "cost_cents": "0"}
    assert client.post(path, typed).status_code == 303
    second = client.post(path, {**typed, "summary_fi": "Toisen sana."})
    text = second.content.decode()
    assert "Joku muu tallensi tämän sillä välin" in text
    assert "Ensimmäisen sana." in text
    assert "Toisen sana." in text
    new = text.partition('name="mark" value="')[2].partition('"')[0]
    client.post(path, {**typed, "summary_fi": "Toisen sana.", "mark": new})
    coffee.refresh_from_db()
    assert coffee.summary == "Toisen sana."


def test_looking_at_names_is_written_in_the_book_and_only_signup_see_may(
    client: Client, let_in: LetIn, keeper: Person, coffee: Activity
) -> None:
    time = coffee.occurrences.order_by("planned")[0]
    signup = sign_up(by="guest", occurrence=time, asked=Asked(1, "Aino", "email", "aino@example.org"), once="1")
    path = f"/fi/poyta/ohjelma/{coffee.slug}/ilmoittautuneet/{time.pk}"
    text = client.get(path).content.decode()
    assert "Aino" in text
    assert "aino@example.org" not in text
    looks = AuditEntry.objects.filter(deed="look_at_signups", thing=f"programme.Activity:{coffee.pk}")
    assert [(entry.by, entry.detail) for entry in looks] == [(f"person:{keeper.pk}", {"time": time.pk})]
    client.post(path, {"remove": str(signup.pk)})
    signup.refresh_from_db()
    assert signup.state == "left"
    let_in("keeper", Scope("place", make_place().pk), "Toinen")
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(("start", "end"), [("24", "2"), ("22", "24"), ("23.30", "1"), ("0", "24")])
def test_times_around_midnight_are_said_back(client: Client, keeper: Person, start: str, end: str) -> None:
    assert client.post(f"{LIST}/uusi", CAFE | {"start": start, "end": end}).status_code == 200
    assert client.post(f"{LIST}/uusi", CAFE | {"start": start, "end": end, "do": "draft"}).status_code == 303
    assert Activity.objects.get().occurrences.count() > 20


def test_ages_in_the_wrong_order_are_told_at_the_age(client: Client, keeper: Person, coffee: Activity) -> None:
    path = f"/fi/poyta/ohjelma/{coffee.slug}/tekstit"
    mark = client.get(path).content.decode().partition('name="mark" value="')[2].partition('"')[0]
    page = client.post(path, {"title_fi": "K", "summary_fi": "K", "mark": mark, "min_age": "18", "max_age": "15"})
    assert 'href="#min_age"' in page.content.decode()


PAGES = ("", "/tekstit", "/missa", "/milloin", "/kuva", "/jarjestajat", "/aiemmin", "/muuta", "/uusi-kausi")


@pytest.mark.parametrize("page", PAGES)
def test_a_guest_is_led_to_sign_in_and_another_keeper_finds_nothing(
    client: Client, let_in: LetIn, coffee: Activity, page: str
) -> None:
    path = f"/fi/poyta/ohjelma/{coffee.slug}{page}"
    guest = client.get(path)
    assert (guest.status_code, guest["Location"].partition("?")[0]) == (303, "/fi/kirjaudu")
    let_in("keeper", Scope("place", make_place().pk))
    assert client.get(path).status_code == 404
    assert client.post(path, {"do": "hide"}).status_code == 404
    assert Activity.objects.get().published is not None


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["fi", "sv", "en", "selko"])
def test_each_page_is_there_in_every_language_within_fifteen_queries(
    client: Client,
    keeper: Person,
    coffee: Activity,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    page: str,
    language: str,
) -> None:
    finnish = client.get(f"/fi/poyta/ohjelma/{coffee.slug}{page}").content.decode()
    prefix = f'href="/{language}/'
    hrefs = [part.partition('"')[0] for part in finnish.split('class="readings__link" href="')[1:]]
    with django_assert_max_num_queries(15):
        answer = client.get(next(href for href in hrefs if href.startswith(prefix[6:])))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("count", [1, 3, 60])
def test_the_list_asks_the_same_few_queries_at_any_size(
    client: Client,
    keeper: Person,
    place: Place,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for number in range(count):
        Activity.objects.create(slug=f"a-{number}", title_fi=f"Kerho {number}", summary_fi="x", place=place)
    client.get(LIST)
    with django_assert_num_queries(10):
        answer = client.get(LIST)
    assert answer.content.decode().count("Ei tulevia aikoja") == count

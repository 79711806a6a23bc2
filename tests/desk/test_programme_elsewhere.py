"""One time or a stretch of them at another place: chosen, told to those who signed up, and taken back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core.clock import stopped_at
from takaovi.core.models import Letter
from takaovi.core.viewer import NETWORK, Scope
from takaovi.people.models import Person, Role
from takaovi.places.models import Place
from takaovi.programme.models import Activity
from takaovi.programme.season_actions import make_activity
from takaovi.programme.seasons import weekly_plan
from takaovi.programme.signup_actions import sign_up
from takaovi.programme.signup_values import Asked
from tests.desk.conftest import LetIn
from tests.factories.places import make_place

pytestmark = pytest.mark.django_db
SHOWN = datetime(2026, 8, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def late_august() -> Iterator[None]:
    with stopped_at(datetime(2026, 8, 20, 9, tzinfo=UTC)):
        yield


def another(keeper: Person, slug: str = "kirjasto", name: str = "Kirjasto") -> Place:
    """Another place of the same keeper."""
    made = make_place(slug=slug, name=name, published=SHOWN)
    Role.objects.create(person=keeper, kind="keeper", scope_kind="place", scope_id=made.pk)
    return made


@pytest.fixture
def coffee(place: Place) -> Activity:
    """A shown weekly coffee hour with sign-up, in a shown place."""
    Place.objects.filter(pk=place.pk).update(published=SHOWN)
    plan = weekly_plan(days=["wed"], start="13:00", end="15:00", first=date(2026, 9, 2), last=date(2026, 12, 16))
    fields = {"title_fi": "Kahvit", "summary_fi": "Kahvia.", "place": place, "sign_up": "needed", "sign_up_here": True}
    made = make_activity(by="test", fields=fields, hosts=[row.organisation for row in place.keepings.all()], plan=plan)
    Activity.objects.filter(pk=made.pk).update(published=SHOWN)
    return made


def form_of(coffee: Activity, number: int | None = None) -> str:
    return f"/fi/poyta/ohjelma/{coffee.slug}/muuta" + (f"?aika={number}" if number else "")


def places_of(coffee: Activity) -> list[int]:
    return list(coffee.occurrences.order_by("planned").values_list("place", flat=True))


def test_one_time_goes_to_another_place_and_who_signed_up_reads_why_and_where_in_their_own_channel(
    client: Client, keeper: Person, place: Place, coffee: Activity
) -> None:
    library = another(keeper)
    time = coffee.occurrences.order_by("planned")[0]
    sign_up(by="guest", occurrence=time, asked=Asked(1, "Aino", "email", "aino@example.org"), once="1")
    sign_up(by="guest", occurrence=time, asked=Asked(1, "Bo", "sms", "+358401234567", "sv"), once="2")
    Letter.objects.all().delete()
    path = form_of(coffee, time.pk)
    assert "Paikka on sama: Kahvitupa" in client.get(path).content.decode()
    typed = {"do": "move", "place": "kirjasto", "reason_fi": "Katto vuotaa.", "reason_sv": "Taket läcker."}
    said = client.post(path, typed).content.decode()
    assert "Uusi paikka on Kirjasto." in said
    assert "2 ilmoittautunutta saa kirjeen, jossa on perustelusi." in said
    assert places_of(coffee)[0] == place.pk
    client.post(path, {**typed, "sure": "yes"})
    assert places_of(coffee)[:2] == [library.pk, place.pk]
    told = {letter.to: (letter.channel, letter.text) for letter in Letter.objects.all()}
    assert [told[to][0] for to in ("aino@example.org", "+358401234567")] == ["email", "sms"]
    assert "Katto vuotaa. Kirjasto." in told["aino@example.org"][1]
    assert "Taket läcker. Kirjasto." in told["+358401234567"][1]
    client.post(f"/fi/poyta/ohjelma/{coffee.slug}", {"do": "undo"})
    assert places_of(coffee)[0] == place.pk


def test_a_stretch_goes_to_another_place_and_the_old_one_strikes_it(
    client: Client, keeper: Person, place: Place, coffee: Activity
) -> None:
    library = another(keeper)
    typed = {"do": "move", "first": "1.10.2026", "last": "31.10.2026", "place": "kirjasto", "reason_fi": "Remontti."}
    assert "Asia koskee 4 kertaa." in client.post(form_of(coffee), typed).content.decode()
    client.post(form_of(coffee), {**typed, "sure": "yes"})
    assert places_of(coffee).count(library.pk) == 4
    assert [change["place"] for change in coffee.series.get().plan["changes"]] == ["kirjasto"] * 4
    with stopped_at(datetime(2026, 10, 6, 9, tzinfo=UTC)):
        here, there, own = (
            client.get(f"/fi/{path}").content.decode()
            for path in ("paikka/kahvitupa", "paikka/kirjasto", f"ohjelma/{coffee.slug}")
        )
    assert ("event--off" in here, "Paikka on nyt Kirjasto." in here.replace("\u00a0", " ")) == (True, True)
    assert ("event--off" in there, "Kahvit" in there) == (False, True)
    assert own.count("event--off") == 4


@pytest.mark.parametrize("word", ["toisen-tupa", "ei-ole", "<b>"])
def test_a_place_of_another_or_none_is_not_found_and_nothing_moves(
    client: Client, keeper: Person, place: Place, coffee: Activity, word: str
) -> None:
    make_place(slug="toisen-tupa", name="Toisen tupa", published=SHOWN)
    page = client.post(form_of(coffee), {"do": "move", "first": "1.9.2026", "place": word, "sure": "yes"})
    assert "Emme löydä tätä paikkaa." in page.content.decode()
    assert set(places_of(coffee)) == {place.pk}


def test_what_everybody_sees_goes_to_no_hidden_place(
    client: Client, keeper: Person, place: Place, coffee: Activity
) -> None:
    hidden = another(keeper)
    Place.objects.filter(pk=hidden.pk).update(published=None)
    assert "Kirjasto" not in client.get(form_of(coffee)).content.decode()
    page = client.post(form_of(coffee), {"do": "move", "first": "1.9.2026", "place": "kirjasto", "sure": "yes"})
    assert "Emme löydä tätä paikkaa." in page.content.decode()
    assert set(places_of(coffee)) == {place.pk}


def test_a_keeper_of_one_place_is_asked_no_place_and_the_pesavahti_writes_its_name(
    client: Client, let_in: LetIn, keeper: Person, coffee: Activity
) -> None:
    assert 'name="place"' not in client.get(form_of(coffee)).content.decode()
    for number in range(9):
        make_place(slug=f"tupa-{number}", name=f"Tupa {number}", published=SHOWN)
    let_in("pesavahti", NETWORK)
    assert 'id="place" name="place"' in client.get(form_of(coffee)).content.decode()
    client.post(form_of(coffee), {"do": "move", "first": "1.12.2026", "place": "tupa 3", "sure": "yes"})
    assert len(set(places_of(coffee))) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_form_asks_the_same_few_queries(
    client: Client, keeper: Person, coffee: Activity, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        another(keeper, f"kirjasto-{number}", f"Kirjasto {number}")
    client.get(form_of(coffee))
    with django_assert_num_queries(8):
        assert client.get(form_of(coffee)).content.decode().count('value="kirjasto-') == count


def test_another_keeper_finds_no_form(client: Client, let_in: LetIn, coffee: Activity) -> None:
    let_in("keeper", Scope("place", make_place().pk))
    assert client.get(form_of(coffee)).status_code == 404

"""Where an activity is, its room, its languages and what is true of it: at the desk, at the start and later."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core.clock import stopped_at
from takaovi.core.models import Letter
from takaovi.core.viewer import Scope
from takaovi.people.models import Person, Role
from takaovi.places.models import Place
from takaovi.places.values import Trait, mask
from takaovi.programme.actions import save_activity
from takaovi.programme.models import Activity
from takaovi.programme.season_actions import make_activity
from takaovi.programme.seasons import weekly_plan
from takaovi.programme.signup_actions import sign_up
from takaovi.programme.signup_values import Asked
from tests.desk.conftest import LetIn
from tests.factories.places import make_place
from tests.factories.programme import a_space

pytestmark = pytest.mark.django_db
SHOWN = datetime(2026, 8, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def late_august() -> Iterator[None]:
    with stopped_at(datetime(2026, 8, 20, 9, tzinfo=UTC)):
        yield


@pytest.fixture
def coffee(place: Place) -> Activity:
    """A shown weekly coffee hour that costs nothing, with sign-up, in a shown place."""
    Place.objects.filter(pk=place.pk).update(published=SHOWN)
    plan = weekly_plan(days=["wed"], start="13:00", end="15:00", first=date(2026, 8, 26), last=date(2026, 12, 16))
    fields = {"title_fi": "Kahvit", "summary_fi": "Kahvia.", "place": place, "sign_up": "needed", "sign_up_here": True}
    fields |= {"traits": mask({Trait.FREE, Trait.COFFEE})}
    made = make_activity(by="test", fields=fields, hosts=[row.organisation for row in place.keepings.all()], plan=plan)
    Activity.objects.filter(pk=made.pk).update(published=SHOWN)
    return Activity.objects.get(pk=made.pk)


def another(keeper: Person, slug: str = "kirjasto", name: str = "Kirjasto") -> Place:
    made = make_place(slug=slug, name=name, published=SHOWN)
    Role.objects.create(person=keeper, kind="keeper", scope_kind="place", scope_id=made.pk)
    return made


def path_of(coffee: Activity) -> str:
    return f"/fi/poyta/ohjelma/{coffee.slug}/missa"


def mark_in(page: str) -> str:
    return page.partition('name="mark" value="')[2].partition('"')[0]


def saved(coffee: Activity) -> tuple[int | None, int | None, str, int]:
    coffee.refresh_from_db()
    return coffee.place_id, coffee.space_id, coffee.languages, coffee.traits


def test_room_languages_and_traits_are_set_shown_on_the_page_and_undone(
    client: Client, keeper: Person, place: Place, coffee: Activity
) -> None:
    before = saved(coffee)
    hall, path = a_space(place), path_of(coffee)
    page = client.get(path).content.decode()
    assert ('name="place"' in page, f'value="{hall.pk}"' in page) == (False, True)
    typed = {"space": hall.pk, "languages": ["fi", "ar"], "traits": [int(Trait.COFFEE), int(Trait.QUIET_CORNER)]}
    answer = client.post(path, {**typed, "mark": mark_in(page)})
    assert answer["Location"] == f"/fi/poyta/ohjelma/{coffee.slug}?tehty=saved"
    # what is told elsewhere on the page is not asked here, and stays
    traits = mask({Trait.FREE, Trait.COFFEE, Trait.QUIET_CORNER})
    assert saved(coffee) == (place.pk, hall.pk, "fi,ar", traits)
    public = client.get(f"/fi/ohjelma/{coffee.slug}").content.decode()
    assert ("Kahvitupa, Sali" in public, "Kielet: suomi, arabia" in public) == (True, True)
    client.post(f"/fi/poyta/ohjelma/{coffee.slug}", {"do": "undo"})
    assert saved(coffee) == before
    assert "Tekstejä tai tietoja muutettu" in client.get(f"/fi/poyta/ohjelma/{coffee.slug}/aiemmin").content.decode()


def test_two_in_one_room_at_one_time_are_told_at_the_desk(
    client: Client, keeper: Person, place: Place, coffee: Activity
) -> None:
    hall = a_space(place)
    quiet = a_space(place, name_fi="Kammari")
    fields = {"title_fi": "Kuoro", "summary_fi": "Laulua.", "place": place, "space": hall}
    make_activity(by="t", fields=fields, hosts=[], plan=coffee.series.get().plan)
    Activity.objects.filter(title_fi="Kuoro").update(published=SHOWN)
    for room, clashes in ((quiet, False), (hall, True)):
        mark = mark_in(client.get(path_of(coffee)).content.decode())
        client.post(path_of(coffee), {"space": room.pk, "mark": mark})
        desk = client.get("/fi/poyta").content.decode()
        assert ("Samassa tilassa on kaksi toimintaa yhtä aikaa." in desk) is clashes


def test_another_place_is_told_of_first_and_who_signed_up_reads_why(
    client: Client, keeper: Person, place: Place, coffee: Activity
) -> None:
    library, hall = another(keeper), a_space(place)
    reading_room = a_space(library, name_fi="Lukusali")
    save_activity(by="test", slug=coffee.slug, fields={"space": hall})
    time = coffee.occurrences.order_by("planned")[0]
    sign_up(by="guest", occurrence=time, asked=Asked(1, "Aino", "email", "aino@example.org"), once="1")
    Letter.objects.all().delete()
    path = path_of(coffee)
    typed = {"place": "kirjasto", "space": hall.pk, "languages": ["fi"]}
    typed["mark"] = mark_in(client.get(path).content.decode())
    page = client.post(path, typed).content.decode()
    assert "Tästä lähtien paikka on Kirjasto." in page
    assert "1 ilmoittautunut saa kirjeen, jossa on perustelusi." in page
    assert ("Lukusali" in page, f'value="{hall.pk}"' in page) == (True, False)
    assert saved(coffee)[0] == place.pk
    client.post(path, {**typed, "space": reading_room.pk, "reason_fi": "Tupa remontoidaan.", "sure": "yes"})
    assert saved(coffee)[:3] == (library.pk, reading_room.pk, "fi")
    assert set(coffee.occurrences.values_list("place", flat=True)) == {library.pk}
    (letter,) = Letter.objects.all()
    assert "Tupa remontoidaan. Kirjasto." in letter.text
    client.post(f"/fi/poyta/ohjelma/{coffee.slug}", {"do": "undo"})
    assert saved(coffee)[:2] == (place.pk, hall.pk)
    assert set(coffee.occurrences.values_list("place", flat=True)) == {place.pk}


@pytest.mark.parametrize("word", ["toisen-tupa", "piilo", "ei-ole", ""])
def test_no_place_of_another_no_hidden_one_and_not_nowhere(
    client: Client, keeper: Person, place: Place, coffee: Activity, word: str
) -> None:
    make_place(slug="toisen-tupa", name="Toisen tupa", published=SHOWN)
    hidden = another(keeper, "piilo", "Piilo")
    Place.objects.filter(pk=hidden.pk).update(published=None)
    mark = mark_in(client.get(path_of(coffee)).content.decode())
    page = client.post(path_of(coffee), {"place": word, "mark": mark, "sure": "yes"}).content.decode()
    assert "Emme löydä tätä paikkaa." in page
    assert saved(coffee)[0] == place.pk


def test_a_room_of_another_place_is_none(client: Client, keeper: Person, coffee: Activity) -> None:
    room = a_space(make_place())
    mark = mark_in(client.get(path_of(coffee)).content.decode())
    client.post(path_of(coffee), {"space": room.pk, "traits": ["999", "x"], "mark": mark})
    assert saved(coffee)[1:] == (None, "", mask({Trait.FREE}))


def test_the_second_of_two_writers_sees_both_and_chooses(client: Client, keeper: Person, coffee: Activity) -> None:
    mark = mark_in(client.get(path_of(coffee)).content.decode())
    client.post(path_of(coffee), {"languages": "sv", "mark": mark})
    page = client.post(path_of(coffee), {"languages": "fi", "mark": mark}).content.decode()
    assert "Joku muu tallensi tämän sillä välin" in page
    assert saved(coffee)[2] == "sv"
    client.post(path_of(coffee), {"languages": "fi", "mark": mark_in(page)})
    assert saved(coffee)[2] == "fi"


def test_what_is_new_may_tell_its_room_languages_and_traits_at_once(
    client: Client, keeper: Person, place: Place
) -> None:
    hall = a_space(place)
    path = f"/fi/poyta/paikka/{place.slug}/ohjelma/uusi"
    assert '<details class="fold">' in client.get(path).content.decode()
    typed = {"title_fi": "Kuoro", "summary_fi": "Laulua.", "door_text": "ke 17-19", "first": "1.9.", "last": "1.12."}
    more = {"space": hall.pk, "languages": ["fi", "sv"], "traits": int(Trait.HEARING_LOOP), "once": "x"}
    said = client.post(path, typed | more).content.decode()
    assert f'name="space" value="{hall.pk}"' in said
    client.post(path, {**typed, **more, "do": "draft"})
    made = Activity.objects.get()
    assert saved(made) == (place.pk, hall.pk, "fi,sv", Trait.HEARING_LOOP.bit)


@pytest.mark.parametrize("count", [1, 3])
def test_the_form_asks_the_same_few_queries(
    client: Client, keeper: Person, place: Place, coffee: Activity, django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:  # fmt: skip
    for number in range(count):
        another(keeper, f"kirjasto-{number}", f"Kirjasto {number}")
        a_space(place)
    client.get(path_of(coffee))
    with django_assert_num_queries(9):
        assert client.get(path_of(coffee)).content.decode().count('value="kirjasto-') == count


def test_another_keeper_finds_nothing(client: Client, let_in: LetIn, coffee: Activity) -> None:
    let_in("keeper", Scope("place", make_place().pk))
    assert (client.get(path_of(coffee)).status_code, client.post(path_of(coffee)).status_code) == (404, 404)

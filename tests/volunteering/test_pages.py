"""The pages: taking a shift with a code, planning, being asked, following; each without an account where it can be."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from takaovi.core.addresses import page_address
from takaovi.core.clock import stopped_at
from takaovi.core.models import AuditEntry, Letter
from takaovi.people.device_actions import add_device
from takaovi.people.models import Person
from takaovi.volunteering.actions import ask_stand_ins
from takaovi.volunteering.models import Follow, HoursGiven, Shift, ShiftTake, StandIn, VolunteerTask
from tests.factories.places import make_place
from tests.factories.volunteering import MONDAY, a_task, an_evening, at, somebody, taken

pytestmark = pytest.mark.django_db
Let = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def on_monday() -> Iterator[None]:
    with stopped_at(MONDAY):
        yield


@pytest.fixture
def let_in(client: Client) -> Let:
    def let(person: Person) -> Client:
        _, token = add_device(by="test", person=person, name="Firefox · Android")
        client.cookies["device"] = token
        return client

    return let


def main(page: object) -> str:
    text = page.content.decode()  # type: ignore[attr-defined]
    found = re.search(r"<main.*?</main>", text, re.DOTALL)
    assert found is not None
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0])).replace("\xa0", " ").replace("\xad", "")


def link_in(letter: Letter) -> str:
    found = re.search(r"https?://[^/\s]+(/\S+)", letter.text)
    assert found is not None
    return found[1]


def test_a_neighbour_takes_a_shift_with_a_nickname_and_leaves_with_the_code(client: Client) -> None:
    shift = an_evening()
    shown = main(client.get(f"/fi/vuoro/{shift.pk}"))
    assert "to 26.11. klo 17–20" in shown
    assert "Paikka avataan vain, jos joku tulee. Kerromme viimeistään ke 25.11. klo 17." in shown
    sent = client.post(f"/fi/vuoro/{shift.pk}", {"nimi": "Siili", "kerta": "a" * 20})
    assert sent.status_code == 303
    mine = main(client.get(sent["Location"]))
    assert "Vuoro on sinun. Kiitos." in mine
    assert "Emme voi muistuttaa sinua." in mine
    left = client.post(sent["Location"], {"teko": "jatan"}, follow=True)
    assert "Olet luopunut vuorosta." in main(left)
    assert ShiftTake.objects.get().left_at == MONDAY


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"yhteys": "tuota@"}, "Kirjoita sähköposti tai puhelinnumero, tai jätä tyhjäksi."),
        ({"yhteys": "+252 61 2345678"}, "Kirjoita sähköposti tai puhelinnumero, tai jätä tyhjäksi."),
        ({"yhteys": "siili@lampi.example"}, "Rastita ruutu, jos saamme ilmoittaa sinulle."),
        ({"nimi": "x" * 41}, "Lyhennä se enintään 40 merkkiin."),
    ],
)
def test_a_fault_is_a_sentence_and_nothing_is_lost(client: Client, typed: dict[str, str], sentence: str) -> None:
    page = client.post(f"/fi/vuoro/{an_evening().pk}", typed)
    assert sentence in main(page)
    assert next(iter(typed.values())) in page.content.decode()
    assert not ShiftTake.objects.exists()


def test_a_full_shift_says_so_kindly_and_takes_nobody(client: Client) -> None:
    shift = an_evening()
    taken(shift)
    assert "Kaikki ovat löytyneet." in main(client.post(f"/fi/vuoro/{shift.pk}", {}))
    assert ShiftTake.objects.count() == 1


def test_somebody_comes_instead_through_the_page_of_the_shift(client: Client) -> None:
    shift = an_evening()
    first = taken(shift)
    client.post(f"/fi/vuoroni/{first.code}", {"teko": "vaihdan"})
    assert "Yksi tulijoista toivoisi sijaista." in main(client.get(f"/fi/vuoro/{shift.pk}"))
    assert client.post(f"/fi/vuoro/{shift.pk}", {"nimi": "Kettu"}).status_code == 303
    assert "Olet luopunut vuorosta." in main(client.get(f"/fi/vuoroni/{first.code}"))


def test_the_code_is_asked_for_and_a_wrong_one_is_told_kindly(client: Client) -> None:
    take = taken(an_evening())
    assert "Emme tunne tätä koodia." in main(client.post("/fi/vuoroni", {"koodi": "KAHVI-00000"}))
    found = client.post("/fi/vuoroni", {"koodi": take.code.lower().replace("-", " ")})
    assert found["Location"] == f"/fi/vuoroni/{take.code}"
    assert client.get("/fi/vuoroni/KAHVI-00000").status_code == 404


def test_after_the_shift_hours_are_written_once_and_changed(client: Client) -> None:
    take = taken(an_evening())
    with stopped_at(at(26, 21)):
        client.post(f"/fi/vuoroni/{take.code}", {"teko": "tunnit", "tunnit": "3"})
        client.post(f"/fi/vuoroni/{take.code}", {"teko": "tunnit", "tunnit": "2,5"})
        assert "Kirjoita tunnit" in main(client.post(f"/fi/vuoroni/{take.code}", {"teko": "tunnit", "tunnit": "ei"}))
    assert [(row.minutes, row.people, row.source) for row in HoursGiven.objects.all()] == [(150, 1, "own")]


def test_the_list_is_narrowed_by_what_one_can_do(client: Client) -> None:
    place = make_place()
    a_task(place, minutes=30, sitting=True, no_talk=True)
    an_evening(a_task(place, minutes=180))
    shown = main(client.get("/fi/auttamaan"))
    assert "30 min" in shown
    assert "3 t" in shown
    narrowed = main(client.get("/fi/auttamaan?koko=istuen"))
    assert "30 min" in narrowed
    assert "3 t" not in narrowed
    assert "30 min" not in main(client.get("/fi/auttamaan?kunta=179"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries: Callable[..., object], count: int
) -> None:
    task = a_task()
    for _number in range(count):
        an_evening(task, places=2)
    with django_assert_num_queries(3):  # type: ignore[attr-defined]
        client.get("/fi/auttamaan")


def test_a_hidden_task_or_a_word_for_a_number_is_not_there(client: Client) -> None:
    shift = an_evening()
    VolunteerTask.objects.update(published=None)
    assert client.get(f"/fi/vuoro/{shift.pk}").status_code == 404
    assert client.get("/fi/vuoro/sata").status_code == 404


def test_a_keeper_writes_a_task_plans_a_thursday_and_sees_who_comes(let_in: Let) -> None:
    place = make_place()
    client = let_in(somebody("keeper", place))
    task = {"title_fi": "Illan isäntä", "minutes": "180", "where": "there", "kind": "host", "trust": "anybody"}
    client.post(f"/fi/vuorot/{place.slug}/tehtava/uusi", task | {"children": "none", "teko": "nayta"})
    number = VolunteerTask.objects.get(published__isnull=False).pk
    plan = {"tehtava": str(number), "paiva": "26.11.", "alkaa": "17", "loppuu": "20", "paikat": "2", "uusille": "1"}
    sent = client.post(f"/fi/vuorot/{place.slug}/suunnittele", plan | {"auki": "ovi", "raja": "24", "toistuu": "0"})
    assert sent.status_code == 303
    shift = Shift.objects.get()
    assert (shift.places, shift.for_newcomers, shift.opens, shift.deadline) == (2, 1, True, shift.start - 1440)
    taken(shift, name="Siili")
    assert "Siili: huolehtii vuorosta" in main(client.get(f"/fi/vuorot/{place.slug}"))
    assert AuditEntry.objects.filter(deed="look", thing=f"places.Place:{place.pk}").count() == 1


def test_a_plan_that_cannot_be_is_told_at_its_field(let_in: Let) -> None:
    place = make_place()
    task = a_task(place)
    client = let_in(somebody("coordinator", place))
    plan = {"tehtava": str(task.pk), "paiva": "40.11.", "alkaa": "25", "loppuu": "20", "paikat": "1", "uusille": "1"}
    shown = main(client.post(f"/fi/vuorot/{place.slug}/suunnittele", plan))
    assert "Kirjoita päivä, esimerkiksi 24.12.2026." in shown
    assert "Kirjoita aika, esimerkiksi 17 tai 17.30." in shown
    assert "Paikkoja täytyy olla kaikille, joita tarvitaan." in shown
    assert not Shift.objects.exists()


def test_the_extract_is_asked_only_as_the_law_has_it(let_in: Let) -> None:
    place = make_place()
    client = let_in(somebody("keeper", place))
    base = {"title_fi": "Läksykerho", "minutes": "60", "where": "there", "kind": "other", "trust": "known"}
    law = {"children": "alone", "guidelines": "Ovi on auki.", "laki": ["regular", "extract"]}
    shown = main(client.post(f"/fi/vuorot/{place.slug}/tehtava/uusi", base | law))
    assert "Laki antaa pyytää otteen vain, kun kaikki kolme asiaa pitävät." in shown
    client.post(f"/fi/vuorot/{place.slug}/tehtava/uusi", base | law | {"laki": ["regular", "personal", "extract"]})
    assert VolunteerTask.objects.get().extract


def test_who_plans_elsewhere_sees_nothing_here(let_in: Let) -> None:
    place, other = make_place(), make_place()
    client = let_in(somebody("keeper", other))
    helper_pages = ("", "/suunnittele", "/tehtava/uusi", "/tunnit", "/tunnit/2026")
    assert [client.get(f"/fi/vuorot/{place.slug}{rest}").status_code for rest in helper_pages] == [404] * 5


def test_a_stand_in_says_yes_by_the_link_and_a_look_changes_nothing(client: Client) -> None:
    shift = an_evening()
    taken(an_evening(shift.task), channel="email", contact="siili@lampi.example", again=True, name="Siili")
    ask_stand_ins(by="test", shift=shift)
    path = link_in(Letter.objects.filter(to="siili@lampi.example").latest("pk"))
    assert "Voisitko tulla?" in main(client.get(path))
    assert not Shift.objects.get(pk=shift.pk).filled
    sent = client.post(path, {"teko": "tulen"})
    assert "Vuoro on sinun." in main(client.get(sent["Location"]))
    assert Shift.objects.get(pk=shift.pk).filled


def test_one_press_of_the_mail_program_ends_the_questions(client: Client) -> None:
    shift = an_evening()
    taken(an_evening(shift.task), channel="email", contact="siili@lampi.example", again=True)
    ask_stand_ins(by="test", shift=shift)
    path = link_in(Letter.objects.filter(to="siili@lampi.example").latest("pk"))
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not StandIn.objects.exists()


def test_following_takes_two_yeses_and_one_press_ends_it(client: Client) -> None:
    place = an_evening().task.place
    assert "Kirjoita sähköposti tai puhelinnumero." in main(client.post(f"/fi/kuulen/{place.slug}", {"yhteys": ""}))
    client.post(f"/fi/kuulen/{place.slug}", {"yhteys": "Siili@Lampi.example"})
    follow = Follow.objects.get()
    assert (follow.contact, follow.confirmed) == ("siili@lampi.example", None)
    path = link_in(Letter.objects.get())
    client.get(path)
    assert Follow.objects.get().confirmed is None
    client.post(path, {"teko": "kylla"})
    assert Follow.objects.get().confirmed == MONDAY
    client.post(path, {"teko": "riittaa"})
    assert not Follow.objects.exists()


def test_an_address_gets_few_letters_whoever_asks_for_them(client: Client) -> None:
    place = make_place()
    for _number in range(5):
        assert "Lähetimme viestin." in main(client.post(f"/fi/kuulen/{place.slug}", {"yhteys": "s@lampi.example"}))
    assert Letter.objects.count() == 3


def test_ones_own_page_tells_shifts_wishes_and_hours(let_in: Let) -> None:
    shift = an_evening(places=2)
    place = shift.task.place
    client = let_in(somebody("helper", place))
    assert "Sinulla ei ole nyt vuoroja." in main(client.get("/fi/sina/vuorot"))
    assert client.post(f"/fi/vuoro/{shift.pk}", {}).status_code == 303
    assert "Illan isäntä: huolehtii vuorosta" in main(client.get("/fi/sina/vuorot"))
    client.post("/fi/sina/vuorot", {"paikka": str(place.pk), "tapa": "ei"})
    assert "Sinulta ei kysytä." in main(client.get("/fi/sina/vuorot"))
    client.post("/fi/sina/tunnit", {"paikka": str(place.pk), "paiva": "20.11.2026", "tunnit": "2"})
    assert "2 t" in main(client.get("/fi/sina/tunnit"))
    client.post("/fi/sina/tunnit", {"pois": str(HoursGiven.objects.get().pk)})
    assert not HoursGiven.objects.exists()


def test_the_year_is_printed_with_how_it_was_counted(let_in: Let) -> None:
    place = make_place()
    client = let_in(somebody("keeper", place))
    group = {"laji": "paiva", "paiva": "14.11.2026", "maara": "3", "tunnit": "12"}
    assert client.post(f"/fi/vuorot/{place.slug}/tunnit", group).status_code == 303
    for month in ("3", "10"):
        sample = {"laji": "kuukausi", "kk": month, "maara": "9", "tunnit": "40"}
        assert client.post(f"/fi/vuorot/{place.slug}/tunnit", sample).status_code == 303
    told = main(client.get(f"/fi/vuorot/{place.slug}/tunnit/2026"))
    assert "Laskettu: 12 tuntia" in told
    assert "Arvio koko vuodelle: 480 tuntia" in told
    assert "Otos: 80 tuntia 2 kokonaisen kuukauden aikana. Kertaa 6 on 480 tuntia." in told
    assert "Maaliskuu Otos: 40 t" in told
    assert "Marraskuu Laskettu: 12 t Ihmisiä: alle 5" in told


def test_the_page_of_the_place_asks_for_somebody_and_is_open_when_they_come(client: Client) -> None:
    shift = an_evening()
    path = f"/fi/paikka/{shift.task.place.slug}"
    asking = main(client.get(path))
    assert "Auki, jos päivystäjä löytyy, to 26.11. klo 17–20" in asking
    assert "Avataan vain, jos päivystäjä löytyy. Kerromme viimeistään ke 25.11. klo 17." in asking
    assert "to 26.11. klo 17–20. Kukaan ei ole vielä luvannut tulla. Voin tulla" in asking
    taken(shift)
    open_ = main(client.get(f"{path}?nyt=1"))
    assert "Auki to 26.11. klo 17–20" in open_
    assert "Kukaan ei ole vielä luvannut tulla." not in open_


def test_an_address_that_nobody_proved_is_written_to_a_few_times_a_day_whatever_is_done_with_it(client: Client) -> None:
    stranger = {"yhteys": "vieras@kyla.example"}
    for _ in range(8):
        assert client.post(f"/fi/kuulen/{make_place().slug}", stranger).status_code == 200
    assert client.post(page_address("volunteering:when", make_place().slug), stranger).status_code == 200
    shift = an_evening(places=20)
    for number in range(6):
        typed = stranger | {"kerta": f"kerta-abcdef{number}", "lupa": "kerro"}
        last = client.post(f"/fi/vuoro/{shift.pk}", typed)
    assert last.status_code == 429
    assert Letter.objects.filter(to="vieras@kyla.example").count() == 12

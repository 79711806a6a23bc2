"""A place at its keeper's desk: texts in their languages, qualities, the twelve answers, the door, and undo."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from takaovi.core.viewer import Scope
from takaovi.people.models import Person
from takaovi.places.models import ArrivalAnswer, Place, TraitNote
from takaovi.places.values import Trait, mask
from tests.desk.conftest import LetIn
from tests.factories.places import make_place

pytestmark = pytest.mark.django_db
DESK = "/fi/poyta/paikka/kahvitupa"


def mark_in(text: str) -> str:
    return text.partition('name="mark" value="')[2].partition('"')[0]


def summaries(place: Place) -> list[str | None]:
    return list(Place.objects.values_list("summary_fi", "summary_sv").get(pk=place.pk))


def form_of(client: Client, path: str) -> dict[str, str]:
    """The form as it came, to be sent back with something written."""
    return {"mark": mark_in(client.get(path).content.decode())}


def test_a_text_is_written_in_four_languages_beside_each_other_and_undone(
    client: Client, keeper: Person, place: Place
) -> None:
    path = f"{DESK}/tekstit/summary"
    page = client.get(path).content.decode()
    assert [f'id="summary_{code}"' in page for code in ("fi", "sv", "en", "fi_simple")] == [True] * 4
    assert page.count("Ei vielä kirjoitettu. Sivu näyttää tekstin toisella kielellä: Suomi.") == 3
    typed = {"mark": mark_in(page), "summary_fi": "Saa vain istua.", "summary_sv": "Man får bara sitta."}
    assert client.post(path, typed)["Location"] == f"{DESK}/tekstit?tehty=saved"
    place.refresh_from_db()
    assert summaries(place) == ["Saa vain istua.", "Man får bara sitta."]
    client.post(f"{DESK}/tekstit", {"do": "undo"})
    place.refresh_from_db()
    assert summaries(place) == ["Kahvia ja seuraa.", None]


def test_a_missing_translation_is_told_in_the_list(client: Client, keeper: Person) -> None:
    page = client.get(f"{DESK}/tekstit").content.decode()
    assert "Puuttuu: Svenska, English, Selko" in page
    assert "Kun tulet: 0/12" in page


def test_the_writer_gets_kind_hints_that_never_stop_the_saving(client: Client, keeper: Person) -> None:
    path = f"{DESK}/tekstit/description"
    heavy = "Toimintaa toteutetaan täällä yhdessä kaikkien kanssa aina arkisin "
    heavy += "ja myös juhlina silloin kun joku ehtii."
    assert client.post(path, form_of(client, path) | {"description_fi": heavy}).status_code == 303
    page = client.get(path).content.decode()
    assert "Vain ajatus. Sinä päätät." in page
    assert "”toteut…” on viraston sana." in page
    assert "selkokieli" not in page


def test_the_second_of_two_keepers_sees_both_texts(client: Client, keeper: Person, place: Place) -> None:
    path = f"{DESK}/tekstit/welcome"
    form = form_of(client, path)
    client.post(path, form | {"welcome_fi": "Tervetuloa."})
    second = client.post(path, form | {"welcome_fi": "Tule sisään."}).content.decode()
    assert "Joku muu tallensi tämän sillä välin" in second
    assert "Tervetuloa." in second
    assert "Tule sisään." in second
    client.post(path, {"mark": mark_in(second), "welcome_fi": "Tule sisään."})
    place.refresh_from_db()
    assert place.welcome == "Tule sisään."


def test_the_twelve_answers_are_asked_one_after_another(client: Client, keeper: Person, place: Place) -> None:
    path = f"{DESK}/kun-tulet/1"
    answer = client.post(path, form_of(client, path) | {"text_fi": "Punainen ovi pihalla."})
    assert answer["Location"] == f"{DESK}/kun-tulet/2?tehty=saved"
    assert "1/12 vastattu." in client.get(f"{DESK}/kun-tulet/2").content.decode()
    assert ArrivalAnswer.objects.get(place=place).text == "Punainen ovi pihalla."
    long = client.post(path, form_of(client, path) | {"text_fi": "x" * 121}).content.decode()
    assert "Tekstissä on 121 merkkiä. Lyhennä se enintään 120 merkkiin." in long


def test_qualities_are_ticked_and_told_what_they_mean(client: Client, keeper: Person, place: Place) -> None:
    path = f"{DESK}/piirteet"
    chosen = [Trait.FREE, Trait.NO_STEPS]
    client.post(path, {**form_of(client, path), "traits": [str(int(one)) for one in chosen]})
    place.refresh_from_db()
    assert place.traits == mask(chosen)
    note = f"{DESK}/piirteet/{int(Trait.NO_STEPS)}"
    client.post(note, form_of(client, note) | {"note_fi": "Luiska on oikealla."})
    assert TraitNote.objects.get(place=place).note == "Luiska on oikealla."
    client.post(note, form_of(client, note) | {"note_fi": ""})
    assert TraitNote.objects.count() == 0


def test_facts_that_cannot_be_are_told_and_kept_as_typed(client: Client, keeper: Person, place: Place) -> None:
    path = f"{DESK}/tiedot"
    typed = {
        "phone": "soita",
        "website": "javascript:alert(1)",
        "email": "nimi@",
        "postcode": "4210X",
        "cost_cents": "kolme",
    }
    page = client.post(path, form_of(client, path) | typed).content.decode()
    for sentence in (
        "Kirjoita puhelinnumero, esimerkiksi 040 123 4567.",
        "Verkkosivun osoite alkaa https.",
        "Kirjoita sähköpostiosoite, esimerkiksi nimi@example.org.",
        "Postinumerossa on viisi numeroa.",
        "Kirjoita hinta, esimerkiksi 0, 3 tai 2,50.",
    ):
        assert sentence in page
    assert 'value="kolme"' in page
    good = {"phone": "040 765 4321", "cost_cents": "2,50 €", "postcode": "42700"}
    assert client.post(path, form_of(client, path) | good).status_code == 303
    place.refresh_from_db()
    assert (place.phone, place.cost_cents, place.postcode) == ("040 765 4321", 250, "42700")


def test_a_door_picture_needs_words_for_those_who_hear_it(
    client: Client, keeper: Person, place: Place, settings: object, tmp_path: object
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    raw = BytesIO()
    Image.new("RGB", (800, 600), "red").save(raw, "PNG")
    sent = SimpleUploadedFile("ovi.png", raw.getvalue(), "image/png")
    page = client.post(f"{DESK}/ovi", {"picture": sent}).content.decode()
    assert "Kerro suomeksi, mitä kuvassa näkyy." in page
    place.refresh_from_db()
    assert not place.photo
    sent.seek(0)
    assert client.post(f"{DESK}/ovi", {"picture": sent, "alt_fi": "Punainen ovi."}).status_code == 303
    place.refresh_from_db()
    assert str(place.photo).startswith("doors/")


def test_a_place_is_hidden_and_shown_again(client: Client, keeper: Person, place: Place) -> None:
    client.post(f"{DESK}/tekstit", {"do": "hide"})
    place.refresh_from_db()
    assert place.published is None
    assert "Luonnos: vain ylläpitäjät näkevät tämän." in client.get(f"{DESK}/tekstit").content.decode()
    client.post(f"{DESK}/tekstit", {"do": "show"})
    place.refresh_from_db()
    assert place.published is not None


PAGES = ("tekstit", "tekstit/name", "tiedot", "piirteet", "piirteet/3", "kun-tulet", "kun-tulet/12", "ovi", "aiemmin")


@pytest.mark.parametrize("page", PAGES)
def test_a_guest_is_led_to_sign_in_and_another_keeper_finds_nothing(
    client: Client, let_in: LetIn, place: Place, page: str
) -> None:
    assert client.get(f"{DESK}/{page}").status_code == 303
    let_in("keeper", Scope("place", make_place().pk))
    assert client.get(f"{DESK}/{page}").status_code == 404
    assert client.post(f"{DESK}/{page}", {"do": "hide", "number": "1"}).status_code == 404
    let_in("greeter", Scope("place", place.pk), "Greta")
    assert client.get(f"{DESK}/{page}").status_code == 404


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("prefix", ["fi", "sv", "en", "selko"])
def test_each_page_is_there_in_every_language_within_fifteen_queries(
    client: Client, keeper: Person, django_assert_max_num_queries: DjangoAssertNumQueries, page: str, prefix: str
) -> None:
    finnish = client.get(f"{DESK}/{page}").content.decode()
    hrefs = [part.partition('"')[0] for part in finnish.split('class="readings__link" href="')[1:]]
    with django_assert_max_num_queries(15):
        answer = client.get(next(href for href in hrefs if href.startswith(f"/{prefix}/")))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")


@pytest.mark.parametrize("page", ["tekstit/nimi", "tekstit/published", "kun-tulet/13", "kun-tulet/0", "piirteet/99"])
def test_what_does_not_exist_is_not_there(client: Client, keeper: Person, page: str) -> None:
    assert client.get(f"{DESK}/{page}").status_code == 404

"""The finder's pages: fixed work, no cookie, small, never a 500, never a dead end."""

from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takaovi.core.clock import HELSINKI, stopped_at
from takaovi.core.journal.models import Fact
from takaovi.hours.actions import confirm_layer, set_hours
from takaovi.hours.models import Layer
from takaovi.hours.values import STATES
from takaovi.places.models import Place
from takaovi.places.values import Trait, mask
from tests.factories.hours import make_open_place, staffed

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 13, 0, tzinfo=HELSINKI)
NIGHT = TUESDAY.replace(hour=23)


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


def keuruu(amount: int, **fields: object) -> list[Place]:
    """Places on the same street, a few hundred metres apart, open on weekdays 9-17 and confirmed yesterday."""
    confirmed = TUESDAY - timedelta(days=1)
    return [make_open_place(confirmed=confirmed, lat=62.26 + n / 500, lon=24.71, **fields) for n in range(amount)]


def plain(page: str) -> str:
    """With ordinary spaces: times and distances are kept on one line by no-break ones."""
    return page.replace("\u00a0", " ")


def get(client: Client, path: str, at: datetime = TUESDAY) -> str:
    with stopped_at(at):
        response = client.get(path)
    assert response.status_code == 200
    return plain(response.content.decode())


@pytest.mark.parametrize("amount", [1, 3, 30])
def test_the_answer_takes_six_queries_however_many_places_there_are(client: Client, amount: int) -> None:
    with stopped_at(TUESDAY):
        keuruu(amount)
        client.get("/fi/auki?missa=Keuruu")  # the lists that are kept for five minutes are there now
        with CaptureQueriesContext(connection) as queries:
            client.get("/fi/auki?missa=Keuruu&milloin=nyt")
    selects = [query for query in queries if not query["sql"].startswith("INSERT")]
    assert len(selects) == 6


def test_the_headline_is_the_answer_in_each_way_of_reading(client: Client) -> None:
    with stopped_at(TUESDAY):
        keuruu(3)
    assert "<h1>Keuruu: 3 paikkaa auki nyt</h1>" in get(client, "/fi/auki?missa=Keuruulla")
    assert "<h1>Keuruu: 3 platser öppna nu</h1>" in get(client, "/sv/oppet?missa=Keuruu")
    assert "<h1>Keuruu: 3 places open now</h1>" in get(client, "/en/open?missa=Keuruu")
    assert "<h1>Keuruu: 3 paikkaa auki nyt</h1>" in get(client, "/selko/auki?missa=Keuruu")


def test_five_cards_come_first_and_the_rest_by_a_link(client: Client) -> None:
    with stopped_at(TUESDAY):
        keuruu(7)
    page = get(client, "/fi/auki?missa=Keuruu")
    assert page.count('<article class="card card--lit">') == 5
    assert "Näytä vielä 2" in page
    assert get(client, "/fi/auki?missa=Keuruu&kaikki=1").count('<article class="card card--lit">') == 7


def test_a_card_says_until_when_what_it_costs_and_who_is_there(client: Client) -> None:
    with stopped_at(TUESDAY):
        keuruu(1, name="Kahvitupa Lampi")
    page = get(client, "/fi/auki?missa=Keuruu")
    for words in ("Kahvitupa Lampi", "Auki nyt, klo 17 asti", "Ei maksa mitään", "Joku on paikalla"):
        assert words in page


def test_at_night_the_next_opening_is_told(client: Client) -> None:
    with stopped_at(TUESDAY):
        keuruu(1, name="Kahvitupa Lampi")
    page = get(client, "/fi/auki?missa=Keuruu", at=NIGHT)
    assert "<h1>Keuruu: mikään paikka ei ole auki juuri nyt</h1>" in page
    assert "Seuraavaksi ovi avautuu huomenna klo 9: Kahvitupa Lampi, noin" in page
    assert "Auki huomenna klo 9–17" in page


def test_hours_nobody_has_confirmed_are_never_told_as_open_nor_as_closed(client: Client) -> None:
    with stopped_at(TUESDAY):
        make_open_place(name="Vanha tieto", confirmed=TUESDAY - timedelta(days=200))
        make_open_place({"state": "staffed", "known": False, "periods": []}, name="Ei tietoa")
    page = get(client, "/fi/auki?missa=Keuruu")
    assert "Ehkä auki nyt, klo 17 asti" in page
    assert "Emme tiedä, milloin on auki" in page
    assert "Kysy ennen kuin lähdet" in page
    assert "card--lit" not in page


def test_a_shy_wish_brings_the_quiet_corner_first_with_its_reason(client: Client) -> None:
    with stopped_at(TUESDAY):
        keuruu(1, name="Vilkas")
        keuruu(1, name="Hiljainen", traits=mask((Trait.FREE, Trait.QUIET_CORNER)))
    page = get(client, "/fi/auki?missa=Keuruu&toive=hiljainen")
    assert page.index("Hiljainen</a>") < page.index("Vilkas</a>")
    assert "Hiljainen nurkka" in page


def test_without_money_no_place_that_costs_is_shown(client: Client) -> None:
    with stopped_at(TUESDAY):
        keuruu(1, name="Maksaa", traits=0, cost_cents=500)
        keuruu(1, name="Ilmainen")
    page = get(client, "/fi/auki?missa=Keuruu&toive=maksuton")
    assert "Ilmainen</a>" in page
    assert "Maksaa</a>" not in page


def test_an_empty_network_still_leads_on(client: Client) -> None:
    page = get(client, "/fi/auki?missa=Keuruu")
    assert "<h1>Keuruu: emme tunne vielä paikkoja täältä</h1>" in page
    assert "Voit soittaa tai tavata muita verkossa." in page
    assert "Puhu ihmisen kanssa" in page


def test_a_question_that_found_nothing_is_kept_and_its_page_is_not_shared(client: Client) -> None:
    with stopped_at(TUESDAY):
        response = client.get("/fi/auki?missa=Keuruu&milloin=illalla&toive=hiljainen")
    assert response.headers["Cache-Control"] == "private, max-age=60"
    fact = Fact.objects.get()
    assert (fact.municipality, fact.detail["found"], fact.detail["wishes"]) == ("249", 0, ["hiljainen"])


def test_a_question_that_found_enough_leaves_nothing_and_may_be_shared(client: Client) -> None:
    with stopped_at(TUESDAY):
        keuruu(3)
        response = client.get("/fi/auki?missa=Keuruu")
    assert response.headers["Cache-Control"] == "public, max-age=60"
    assert not Fact.objects.exists()


def test_the_gentle_questions_keep_the_place_and_the_time_that_were_asked(client: Client) -> None:
    assert 'href="/fi/kysymykset"' in get(client, "/fi/auki")
    assert 'href="/fi/kysymykset?missa=Keuruu"' in get(client, "/fi/auki?missa=Keuruu")
    for asked in ("missa=Keuruu&milloin=huomenna", "milloin=2026-12-09"):
        assert f'href="/fi/kysymykset?{asked.replace("&", "&amp;")}"' in get(client, f"/fi/auki?{asked}")


@pytest.mark.parametrize("path", ["/fi/", "/fi/auki", "/fi/auki?missa=Keuruu", "/fi/kysymykset", "/fi/kartta"])
def test_no_page_sets_a_cookie_or_weighs_more_than_20_kb(client: Client, path: str) -> None:
    with stopped_at(TUESDAY):
        keuruu(8)
        response = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert not response.cookies
    assert len(response.content) < 20_000


def test_a_hidden_place_is_not_found_anywhere(client: Client) -> None:
    with stopped_at(TUESDAY):
        (place,) = keuruu(1, slug="piilo", name="Piilopirtti")
        Place.objects.filter(pk=place.pk).update(published=None)
        assert client.get("/fi/paikka/piilo").status_code == 404
        assert client.get("/fi/paikka/piilo/kun-tulet").status_code == 404
    assert "Piilopirtti" not in get(client, "/fi/auki?missa=Keuruu")


def test_three_questions_lead_to_the_answer_with_the_wishes(client: Client) -> None:
    page = get(client, "/fi/kysymykset?missa=Keuruu")
    assert "Kysymys 1/3" in page
    assert "En ole varma" in page
    assert "Kysymys 3/3" in get(client, "/fi/kysymykset?missa=Keuruu&q1=hiljainen&q2=maksuton")
    response = client.get("/fi/kysymykset?missa=Keuruu&q1=hiljainen&q2=maksuton&q3=enosaa")
    assert response.headers["Location"] == "/fi/auki?missa=Keuruu&toive=hiljainen&toive=maksuton"


def test_the_front_door_opens_in_the_language_of_the_browser(client: Client) -> None:
    assert client.get("/", headers={"Accept-Language": "sv-FI,sv;q=0.9,en;q=0.8"}).headers["Location"] == "/sv/"
    assert client.get("/", headers={"Accept-Language": "de"}).headers["Location"] == "/fi/"
    assert client.get("/").headers["Location"] == "/fi/"


def test_machines_find_every_page_in_four_languages(client: Client) -> None:
    with stopped_at(TUESDAY):
        keuruu(1, slug="tupa")
    assert "/sitemap-places-0.xml" in get(client, "/sitemap.xml")
    page = get(client, "/sitemap-places-0.xml")
    for path in ("/fi/paikka/tupa", "/sv/plats/tupa", "/en/place/tupa", "/selko/paikka/tupa"):
        assert f"<loc>http://127.0.0.1:8000{path}</loc>" in page
    assert "/fi/kunta/keuruu" in get(client, "/sitemap-pages.xml")
    assert client.get("/sitemap-places-x.xml").status_code == 404
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in get(client, "/robots.txt")


PATHS = st.sampled_from(
    [
        "/fi/auki",
        "/sv/oppet",
        "/fi/yllata",
        "/fi/kysymykset",
        "/fi/kartta",
        "/fi/viikko/2026-W48",
        "/fi/paiva/2026-11-25",
    ]
)
KEYS = st.sampled_from(["missa", "milloin", "toive", "kaikki", "n", "q1", "q2", "q3", "kunta", "vyohyke", "x"])
TEXTS = st.text(max_size=60) | st.sampled_from(
    ["\x00", "‮", "🦊" * 40, "9" * 300, "1e308,1e308", "-90,180", "' OR 1=1 --", "<script>", "%00", "62.2,24.7", "179"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=PATHS, query=st.lists(st.tuples(KEYS, TEXTS), max_size=5))
def test_no_question_can_break_a_page(client: Client, path: str, query: list[tuple[str, str]]) -> None:
    with stopped_at(TUESDAY):
        response = client.get(path, query_params=query)
    assert response.status_code in (200, 302, 404)


@pytest.mark.parametrize(
    "path",
    [
        "/fi/paiva/eilen", "/fi/paiva/2026-02-30", "/fi/paiva/1900-01-01", "/fi/viikko/2026-W99", "/fi/viikko/x-Wy",
        "/fi/kunta/olematon", "/fi/paikka/olematon", "/fi/ohjelma/olematon", "/de/", "/fi/paiva/" + "9" * 500,
    ],
)  # fmt: skip
def test_what_does_not_exist_is_told_kindly(client: Client, path: str) -> None:
    with stopped_at(TUESDAY):
        response = client.get(path)
    assert response.status_code == 404
    assert "<h1" in response.content.decode()


def test_the_saturday_page_knows_a_place_that_opens_only_then(client: Client) -> None:
    with stopped_at(TUESDAY):
        saturday = {"days": "sat", "from": "10:00", "to": "14:00"}
        make_open_place(staffed(saturday), name="Lauantaitupa", confirmed=TUESDAY)
    page = get(client, "/fi/auki?missa=Keuruu&milloin=viikonloppu")
    assert "Keuruu: 1 paikka auki viikonloppuna" in page
    assert "Auki la 28.11. klo 10–14" in page


def test_a_time_kept_for_a_group_is_told_kindly_with_its_hours(client: Client) -> None:
    with stopped_at(TUESDAY):
        place = make_open_place(name="Naistenkin tupa", confirmed=TUESDAY)
        window = {
            "rules": [{"days": ["tue"], "from": "12:00", "to": "14:00"}],
            "who": {"fi": "naiset"},
            "exclusive": True,
        }
        set_hours(by="t", place=place, plan={"layers": [staffed()], "audience": [window]}, confirmed_as="keeper")
    page = get(client, "/fi/auki?missa=Keuruu")
    assert "Varattu ryhmälle. Kaikille auki taas klo 14" in page
    assert "<h1>Keuruu: mikään paikka ei ole auki juuri nyt</h1>" in page
    earlier = get(client, "/fi/auki?missa=Keuruu&milloin=tanaan", at=TUESDAY.replace(hour=10))
    assert "Varattu ryhmälle klo 12–14: naiset." in earlier
    assert "Varattu" not in get(client, "/fi/auki?missa=Keuruu", at=TUESDAY.replace(hour=15))


def test_where_more_is_open_than_was_looked_at_the_headline_says_at_least(client: Client) -> None:
    with stopped_at(TUESDAY):
        keuruu(12)
    page = get(client, "/fi/auki?missa=Keuruu")
    assert "<h1>Keuruu: vähintään 8 paikkaa auki nyt</h1>" in page
    assert "Näytä lisää" in page
    assert "<h1>Keuruu: 12 paikkaa auki nyt</h1>" in get(client, "/fi/auki?missa=Keuruu&kaikki=1")


def test_a_week_nobody_has_confirmed_is_never_drawn_as_closed(client: Client) -> None:
    with stopped_at(TUESDAY):
        make_open_place(slug="vanha", confirmed=TUESDAY - timedelta(days=200))
        make_open_place({"state": "staffed", "known": False, "periods": []}, slug="tuntematon")
        make_open_place(slug="tuore", confirmed=TUESDAY)
    assert "Kiinni" not in get(client, "/fi/paikka/vanha")
    assert "Ei vahvistettu" in get(client, "/fi/paikka/vanha")
    assert "Emme tiedä, milloin on auki" in get(client, "/fi/paikka/tuntematon")
    assert get(client, "/fi/paikka/tuore").count("Kiinni") == 2


def test_a_door_that_needs_a_card_is_not_counted_as_open_and_says_so(client: Client) -> None:
    card = {**staffed(), "state": "self_service", "conditions": ["card_pin"]}
    with stopped_at(TUESDAY):
        make_open_place(card, name="Korttikirjasto", confirmed=TUESDAY)
    page = get(client, "/fi/auki?missa=Keuruu")
    assert "<h1>Keuruu: vain kortilla tai sopimalla</h1>" in page
    assert "Omatoimiaika nyt, klo 17 asti" in page
    assert "Ovi aukeaa kortilla tai avaimella. Henkilökuntaa ei ole." in page


def test_a_door_by_arrangement_is_never_told_as_open(client: Client) -> None:
    with stopped_at(TUESDAY):
        make_open_place({**staffed(), "state": "by_arrangement"}, name="Sovittava", confirmed=TUESDAY)
    page = get(client, "/fi/auki?missa=Keuruu")
    assert "Soita ensin: ovi avataan sinulle, klo 17 asti" in page
    assert "paikka auki" not in page
    at_night = get(client, "/fi/auki?missa=Keuruu", at=NIGHT)
    assert "Lähin ovi avataan sopimuksen mukaan: Sovittava" in at_night
    assert "avautuu" not in at_night


def test_the_village_s_own_next_opening_comes_before_an_earlier_one_elsewhere(client: Client) -> None:
    with stopped_at(TUESDAY):
        make_open_place(name="Oma tupa", confirmed=TUESDAY)
        early = staffed({"days": "mon-sun", "from": "06:00", "to": "10:00"})
        make_open_place(early, name="Kaukana", lat=62.45, municipality="500", confirmed=TUESDAY)
    page = get(client, "/fi/auki?missa=Keuruu", at=NIGHT)
    assert "Seuraavaksi ovi avautuu huomenna klo 9: Oma tupa" in page


def test_when_only_places_elsewhere_are_open_the_headline_says_how_far(client: Client) -> None:
    with stopped_at(TUESDAY):
        make_open_place(name="Naapurikunnassa", lat=62.40, municipality="500", confirmed=TUESDAY)
    page = get(client, "/fi/auki?missa=Keuruu")
    assert "<h1>Keuruu: lähin auki oleva paikka on noin 15 km päässä</h1>" in page


def test_a_question_that_was_not_understood_is_not_told_as_closed(client: Client) -> None:
    with stopped_at(TUESDAY):
        keuruu(1)
    page = get(client, "/fi/auki?missa=zzzzqqqq")
    assert "<h1>Emme löytäneet hakemaasi</h1>" in page
    assert "Kokeile kuntaa, kylää tai postinumeroa." in page


def test_words_beside_a_place_never_push_its_own_doors_out(client: Client) -> None:
    with stopped_at(TUESDAY):
        keuruu(1, name="Oma olohuone")
    assert "Oma olohuone</a>" in get(client, "/fi/auki?missa=kahvila+Keuruulla")


def test_a_youth_room_says_for_whom_it_is_and_comes_after_places_for_all(client: Client) -> None:
    with stopped_at(TUESDAY):
        make_open_place(name="Nuortentila", kind="youth_room", confirmed=TUESDAY)
        make_open_place(name="Kaikille", lat=62.30, confirmed=TUESDAY)
    page = get(client, "/fi/auki?missa=Keuruu")
    assert page.index("Kaikille</a>") < page.index("Nuortentila</a>")


def test_an_opening_that_is_not_sure_is_never_promised(client: Client) -> None:
    with stopped_at(TUESDAY):
        place = make_open_place(staffed(), {**staffed(), "state": "phone"}, name="Epävarma", confirmed=TUESDAY)
        old = Layer.objects.get(place=place, state=STATES["staffed"])
        confirm_layer(by="t", layer=old, at=TUESDAY - timedelta(days=300))
    page = get(client, "/fi/auki?missa=Keuruu", at=NIGHT)
    assert "Ehkä seuraavaksi auki huomenna klo 9: Epävarma" in page
    assert "Seuraavaksi ovi avautuu" not in page


def test_a_question_nobody_understood_is_not_kept_as_a_need(client: Client) -> None:
    with stopped_at(TUESDAY):
        client.get("/fi/auki?missa=zzzzqqqq")
    assert not Fact.objects.exists()


def test_namesakes_lead_to_themselves_and_keep_the_question(client: Client) -> None:
    page = get(client, "/fi/auki?missa=Peltola&milloin=huomenna")
    assert "missa=Peltola%2C+" in page
    assert "milloin=huomenna&amp;" in page or "&amp;milloin=huomenna" in page


def test_what_somebody_typed_is_nobody_s_to_list(client: Client) -> None:
    assert 'content="noindex"' in get(client, "/fi/auki?missa=62.26,24.71")
    assert 'content="noindex"' in get(client, "/fi/auki?missa=kahvila+Keuruulla")
    assert 'content="noindex"' not in get(client, "/fi/auki?missa=Keuruu")


def test_the_last_question_asks_where_unless_it_has_been_told(client: Client) -> None:
    assert 'name="missa"' not in get(client, "/fi/kysymykset?q1=seura")
    assert '<input class="field__input" id="missa" name="missa"' in get(client, "/fi/kysymykset?q1=seura&q2=enosaa")
    assert '<input type="hidden" name="missa" value="Keuruu">' in get(
        client, "/fi/kysymykset?missa=Keuruu&q1=seura&q2=enosaa"
    )
    response = client.get("/fi/kysymykset?q1=seura&q2=enosaa&q3=istua&missa=Multia")
    assert response.headers["Location"] == "/fi/auki?missa=Multia&toive=seura&toive=istua"


def test_near_doors_are_counted_when_the_next_ones_are_far_away(client: Client) -> None:
    with stopped_at(TUESDAY):
        keuruu(2)
        keuruu(9, municipality="500")
        Place.objects.filter(municipality="500").update(lat=62.70)
    assert "<h1>Keuruu: 2 paikkaa auki nyt</h1>" in get(client, "/fi/auki?missa=Keuruu")


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/fi/auki/?missa=Keuruu", "/fi/auki?missa=Keuruu"),
        ("/sv/plats/tupa/", "/sv/plats/tupa"),
    ],
)
def test_a_closing_slash_leads_to_the_page_without_it(client: Client, asked: str, leads_to: str) -> None:
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, leads_to)

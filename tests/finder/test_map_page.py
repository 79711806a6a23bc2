"""The map page: the answer, houses with names, the same as a list; fixed work, light, without scripts."""

import gzip
import re
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takaovi.core.clock import HELSINKI, stopped_at
from takaovi.finder import map_queries
from takaovi.places.models import Place
from takaovi.places.outline import Outline, Ring
from takaovi.places.outline_actions import replace_boundaries
from tests.factories.hours import make_open_place, staffed
from tests.factories.places import make_place

pytestmark = pytest.mark.django_db
TUESDAY = datetime(2026, 11, 24, 13, 0, tzinfo=HELSINKI)
JYVASKYLA = {"municipality": "179", "lat": 62.24, "lon": 25.75}
LAND: Ring = ((244_000, 620_000), (244_000, 625_000), (251_000, 625_000), (251_000, 620_000))


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


def ask(client: Client, path: str = "/en/map", at: datetime = TUESDAY) -> HttpResponse:
    with stopped_at(at):
        response = client.get(path)
    assert response.status_code == 200
    return response


def get(client: Client, path: str = "/en/map", at: datetime = TUESDAY) -> str:
    return ask(client, path, at).content.decode()


def open_place(name: str, **fields: object) -> Place:
    """Staffed on weekdays 9-17, confirmed yesterday."""
    with stopped_at(TUESDAY):
        return make_open_place(confirmed=TUESDAY - timedelta(days=1), name=name, **fields)


def marks(page: str, layer: str = "wide") -> list[tuple[str, str]]:
    """(address, accessible name) of each house on one of the two sheets."""
    sheet = re.search(rf'<g class="map__{layer}">(.*?)</g>', page, re.DOTALL)
    assert sheet is not None
    return re.findall(r'<a href="([^"]*)" aria-label="([^"]*)"', sheet.group(1))


def listed(page: str) -> list[tuple[str, str]]:
    """(name, state in words) of the list under the map, in its order. Names are Finnish, and marked so elsewhere."""
    row = r'spot__name" href="[^"]*">(?:<span lang="fi">)?([^<]*)<.*?<p class="spot__state">([^<]*)<'
    return re.findall(row, page)


def parts(page: str) -> list[str]:
    """The headings of the list."""
    return re.findall(r"<h2>([^<]*)</h2>", page)


def keep_land(*codes: str) -> None:
    outlines = [Outline(code, code, code, (LAND,)) for code in codes]
    replace_boundaries(by="test", outlines=outlines, credit="Maanmittauslaitos 1/2024, CC BY 4.0")


@pytest.mark.parametrize(("path", "expected"), [("/en/map", 6), ("/en/map?kunta=249", 7)])
@pytest.mark.parametrize("amount", [1, 3])
def test_the_map_takes_the_same_queries_however_many_places_there_are(
    client: Client, amount: int, path: str, expected: int
) -> None:
    keep_land("249")
    for number in range(amount):
        open_place(f"Tupa {number}", lat=62.26 + number / 50)
    with CaptureQueriesContext(connection) as queries:
        ask(client, path)
    assert len(queries) == expected


def test_the_headline_is_the_answer_and_the_list_has_open_doors_first(client: Client) -> None:
    open_place("Zetatupa")
    open_place("Aamutupa", lat=62.4)
    with stopped_at(TUESDAY):
        closed = {"days": "mon-fri", "from": "18:00", "to": "20:00"}
        make_open_place(staffed(closed), confirmed=TUESDAY, name="Iltatupa", lat=62.5)
        make_place(name="Hiljaa")
    page = get(client)
    assert "<h1>2 places open now</h1>" in page
    assert listed(page) == [
        ("Aamutupa", "Open now, until 5\N{NO-BREAK SPACE}pm"),
        ("Zetatupa", "Open now, until 5\N{NO-BREAK SPACE}pm"),
        ("Hiljaa", "We do not know when it is open"),
    ]
    assert parts(page) == ["Open now", "Hours not known", "By municipality", "Would you rather ask?"]


def test_what_is_closed_is_told_by_its_municipality_with_its_next_opening(client: Client) -> None:
    keep_land("249")
    open_place("Kahvitupa")
    late = TUESDAY.replace(hour=22)
    whole, own = get(client, at=late), get(client, "/en/map?kunta=249", at=late)
    assert "<h1>No place is open just now</h1>" in whole
    assert listed(whole) == []
    assert '<a class="spot__name" href="/en/map?kunta=249">Keuruu: 1 place, none open now</a>' in whole
    assert [(name, state.replace("\N{NO-BREAK SPACE}", " ")) for name, state in listed(own)] == [
        ("Kahvitupa", "Open tomorrow 9 am–5 pm")
    ]
    assert "Closed now" in parts(own)


def test_only_doors_that_anybody_may_walk_through_are_counted_as_open(client: Client) -> None:
    for number, (state, conditions) in enumerate(
        (("self_service", ["card_pin"]), ("by_arrangement", ["call_first"]), ("if_shift_filled", []))
    ):
        layer = {**staffed(), "state": state, "conditions": conditions}
        with stopped_at(TUESDAY):
            make_open_place(layer, confirmed=TUESDAY, name=state, lat=62.26 + number / 10)
    page = get(client)
    assert "<h1>No place is open just now</h1>" in page
    assert '<p class="lead">1 self-service, 2 by arrangement. A lit window is open now.' in page
    assert parts(page)[:2] == ["Self-service now", "Call first"]
    assert [name for name, _ in listed(page)] == ["self_service", "by_arrangement", "if_shift_filled"]
    assert "map__hit--lit" not in page


@pytest.mark.parametrize(
    ("states", "light", "words"),
    [
        (("staffed", "self_service"), "28", "Jyväskylä: 2 places, 1 open now, 1 self-service"),
        (("self_service", "by_arrangement"), "9", "Jyväskylä: 2 places, 1 self-service, 1 by arrangement"),
        (("by_arrangement", "if_shift_filled"), "", "Jyväskylä: 2 places, 2 by arrangement"),
    ],
)
def test_a_house_of_several_places_is_lit_by_a_staffed_door_and_half_by_self_service(
    client: Client, states: tuple[str, ...], light: str, words: str
) -> None:
    for number, state in enumerate(states):
        with stopped_at(TUESDAY):
            layer = {**staffed(), "state": state}
            make_open_place(layer, confirmed=TUESDAY, name=state, **(JYVASKYLA | {"lat": 62.24 + number / 1000}))
    page = get(client)
    assert words in [told for _, told in marks(page)]
    assert set(re.findall(r'class="house__glass" x="-14" y="-4" width="(\d+)"', page)) == ({light} if light else set())
    assert ("map__hit--lit" in page) is ("staffed" in states)


def test_whom_to_call_stands_beside_a_door_that_is_opened_by_arrangement(client: Client) -> None:
    with stopped_at(TUESDAY):
        layer = {**staffed(), "state": "by_arrangement"}
        make_open_place(layer, confirmed=TUESDAY, name="Kylätalo", phone="014 000 0101")
    assert '<a class="spot__phone" href="tel:0140000101">014 000 0101</a>' in get(client)


def test_a_mark_has_the_name_of_its_largest_town_and_no_name_stands_alone(client: Client) -> None:
    for number in range(2):
        open_place(f"Laukaa {number}", municipality="410", lat=62.26, lon=25.76 + number / 1000)
    make_place(name="Jyväskylä", **(JYVASKYLA | {"lat": 62.26}))
    page = get(client)
    assert [words for _, words in marks(page)] == ["Laukaa, Jyväskylä: 3 places, 2 open now, 1 not known"]
    assert re.findall(r'<text class="map__name[^>]*>([^<]*)<', page) == ["Laukaa", "Laukaa"]  # once on each sheet


def test_a_house_has_the_name_kind_and_state_in_words_a_shape_and_a_lamp(client: Client) -> None:
    place = open_place("Kahvitupa")
    page = get(client)
    assert marks(page) == [
        (f"/en/place/{place.slug}", "Kahvitupa, Shared living room. Open now, until 5\N{NO-BREAK SPACE}pm")
    ]
    assert marks(page, "narrow") == marks(page)
    assert page.count("map__hit--lit") == 2
    assert page.count('<use href="#house-lit"') == 4  # on both sheets, in the list and among the meanings


def test_what_is_not_confirmed_is_never_lit(client: Client) -> None:
    with stopped_at(TUESDAY):
        make_open_place(name="Ehkätupa")
    page = get(client)
    assert marks(page)[0][1] == "Ehkätupa, Shared living room. Perhaps open now, until 5\N{NO-BREAK SPACE}pm"
    assert "map__hit--lit" not in page
    assert '<use href="#house-unsure"' in page


def test_every_state_has_its_own_house(client: Client) -> None:
    for number, state in enumerate(("staffed", "self_service", "by_arrangement", "if_shift_filled")):
        layer = {**staffed(), "state": state}
        with stopped_at(TUESDAY):
            make_open_place(layer, confirmed=TUESDAY, name=state, lat=62.26 + number / 10)
    page = get(client)
    used = re.findall(
        r'<use href="#house-(\w+)" x', re.sub(r'<g class="map__narrow">.*?</g>', "", page, flags=re.DOTALL)
    )
    assert sorted(used) == ["call", "call", "key", "lit"]
    assert "<h1>1 place open now</h1>" in page


def test_places_side_by_side_are_one_house_with_their_number_and_a_closer_look(client: Client) -> None:
    open_place("Yksi", **JYVASKYLA)
    open_place("Kaksi", **(JYVASKYLA | {"lat": 62.245}))
    make_place(name="Kolme", **(JYVASKYLA | {"lat": 62.2}))
    open_place("Neljä")
    page = get(client)
    assert ("/en/map?kunta=179", "Jyväskylä: 3 places, 2 open now, 1 not known") in marks(page)
    assert ">3</text>" in page


def test_a_closer_look_comes_to_an_end_in_the_list(client: Client) -> None:
    places = [open_place(name, **JYVASKYLA) for name in ("Alakerta", "Yläkerta")]
    first = marks(get(client, "/en/map?kunta=179"))
    assert [words for _, words in first] == ["Jyväskylä: 2 places, 2 open now"]
    closer = ask(client, first[0][0].replace("&amp;", "&"))
    assert [href for href, _ in marks(closer.content.decode())] == ["#list"]
    assert closer.headers["X-Robots-Tag"] == "noindex"
    assert [name for name, _ in listed(closer.content.decode())] == [place.name_fi for place in places]


def test_a_municipality_shows_its_own_places_and_their_names(client: Client) -> None:
    open_place("Kahvitupa")
    open_place("Muualla", **JYVASKYLA)
    page = get(client, "/en/map?kunta=249")
    assert "<h1>Keuruu: 1 place open now</h1>" in page
    assert [name for name, _ in listed(page)] == ["Kahvitupa"]
    names = re.findall(r'<text class="map__name[^>]*>([^<]*)<', page)
    assert names.count("Kahvitupa") == 2
    assert "Haapamäki" in names
    assert 'href="/en/map"' in page


def test_a_place_without_a_door_is_in_the_list_only(client: Client) -> None:
    open_place("Kahvitupa")
    make_place(name="Puhelinseura", kind="phone_line", lat=None, lon=None)
    page = get(client)
    assert len(marks(page)) == 1
    assert [name for name, _ in listed(page)] == ["Kahvitupa", "Puhelinseura"]
    assert [name for name, _ in listed(get(client, "/en/map?kunta=249"))] == ["Kahvitupa", "Puhelinseura"]


def test_a_slip_in_the_coordinates_does_not_make_a_map_of_the_world(client: Client) -> None:
    open_place("Kahvitupa")
    make_place(name="Merellä", lat=0.0, lon=0.0)
    page = get(client)
    assert [words.partition(",")[0] for _, words in marks(page)] == ["Kahvitupa"]
    assert len(listed(page)) == 2


def test_a_hidden_place_is_nowhere(client: Client) -> None:
    open_place("Kahvitupa")
    make_place(name="Salattu", published=None)
    assert "Salattu" not in get(client)


def test_land_leads_to_the_map_of_a_municipality_that_has_places(client: Client) -> None:
    keep_land("249", "729")
    open_place("Kahvitupa")
    page = get(client)
    assert re.findall(r'<a class="land__link" href="([^"]*)" aria-label="([^"]*)"', page) == [
        ("/en/map?kunta=249", "Keuruu: 1 place, 1 open now")
    ]
    assert "Boundaries: Maanmittauslaitos 1/2024, CC BY 4.0. Simplified." in page
    assert "land__link" not in get(client, "/en/map?kunta=249")


def test_without_boundaries_the_packaged_outline_is_credited(client: Client) -> None:
    assert "Outline of Finland: Natural Earth." in get(client)


@pytest.mark.parametrize("path", ["/en/map", "/en/map?kunta=091", "/en/map?rajaus=62.1,24.5,62.2,24.6"])
def test_an_empty_map_leads_on(client: Client, path: str) -> None:
    page = get(client, path)
    assert "o places here yet</h1>" in page
    assert 'href="/en/open"' in page


def test_too_many_places_are_numbers_by_municipality(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(map_queries, "MOST_PLACES", 3)
    for number in range(3):
        make_place(name=f"Tupa {number}")
    make_place(name="Muualla", **JYVASKYLA)
    with CaptureQueriesContext(connection) as queries:
        page = get(client)
    assert len(queries) == 3
    assert "<h1>4 places in 2 municipalities</h1>" in page
    assert marks(page) == [("/en/map?kunta=249", "Keuruu: 3 places"), ("/en/map?kunta=179", "Jyväskylä: 1 place")]
    assert listed(page) == []
    assert 'href="/en/map?kunta=249">Keuruu: 3 places</a>' in page
    assert [name for name, _ in listed(get(client, "/en/map?kunta=249"))] == ["Tupa 0", "Tupa 1", "Tupa 2"]


def test_a_municipality_with_too_many_places_says_that_some_are_left_out(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_queries, "MOST_PLACES", 2)
    for number in range(3):
        make_place(name=f"Tupa {number}")
    page = get(client, "/en/map?kunta=249")
    assert "There are more places than one page can hold." in page
    assert len(listed(page)) == 2


@pytest.mark.parametrize(("amount", "most"), [(60, 40_000), (500, 80_000)])
def test_the_page_is_light_on_the_wire(client: Client, amount: int, most: int) -> None:
    # Places evenly spread over a region: nothing falls together, nothing packs well.
    for number in range(amount):
        make_place(
            name=f"Kylätalo {number * 7919 % 1000}", lat=61.5 + number * 37 % 100 / 60, lon=24 + number * 61 % 97 / 30
        )
    assert len(gzip.compress(ask(client).content, 6)) < most


def test_nothing_is_drawn_by_scripts_styles_or_strangers(client: Client) -> None:
    keep_land("249")
    open_place("Kahvitupa")
    page = get(client)
    assert re.findall(r"<script|<style|\sstyle=|\son\w+=|xlink:", page) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!127\.0\.0\.1)', page) == []
    assert client.cookies == {}


def test_a_name_with_markup_is_only_a_name(client: Client) -> None:
    open_place('Tupa "><script>x</script>')
    page = get(client)
    assert "<script>x" not in page
    assert marks(page)[0][1].startswith("Tupa &#34;&gt;&lt;script&gt;x")


def test_the_map_has_an_address_in_each_way_of_reading(client: Client) -> None:
    open_place("Kahvitupa")
    assert "<h1>Keuruu: 1 paikka auki nyt</h1>" in get(client, "/fi/kartta?kunta=249")
    assert "<h1>Keuruu: 1 plats öppen nu</h1>" in get(client, "/sv/karta?kunta=249")
    assert "<h1>Keuruu: 1 paikka auki nyt</h1>" in get(client, "/selko/kartta?kunta=249")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["kunta", "rajaus", "x"]), st.text(max_size=40), max_size=3))
def test_no_question_stumbles(client: Client, query: dict[str, str]) -> None:
    with stopped_at(TUESDAY):
        assert client.get("/en/map", query).status_code == 200

"""Hours at the desk: said back before each yes, two keepers, half-written changes, and other people's places."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from takaovi.core.clock import stopped_at
from takaovi.core.models import Draft
from takaovi.core.viewer import Scope
from takaovi.hours.actions import add_exception, confirm_layer, set_hours
from takaovi.hours.models import Layer, PlaceHours
from takaovi.hours.queries import documents
from takaovi.people.models import Person
from takaovi.places.models import Place
from tests.desk.conftest import LetIn
from tests.factories.hours import make_open_place, staffed

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)  # a Tuesday
HOURS = "/fi/poyta/paikka/tupa/ajat"
DOOR, WEEK, ONE, DAY = (f"{HOURS}/{kind}" for kind in ("door", "week", "exception", "day"))
FRIDAY = {"date": "2026-12-04", "do": "closed"}
TEXT = "ma-to 10-14, la 10-12"


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with stopped_at(NOON):
        yield


@pytest.fixture
def tupa() -> Place:
    return make_open_place(slug="tupa", name="Tupa")


@pytest.fixture
def liisa(let_in: LetIn, tupa: Place) -> Person:
    return let_in("keeper", Scope("place", tupa.pk))


def document(place: Place) -> dict:
    return documents([place.pk])[place.pk]


def version(place: Place) -> int:
    return PlaceHours.objects.get(pk=place.pk).version


def sent(client: Client, path: str, **fields: object) -> str:
    response = client.post(path, fields)
    assert response.status_code == 200
    return response.content.decode()


def test_the_hours_stand_there_with_what_can_be_done(
    client: Client, liisa: Person, tupa: Place, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    add_exception(by="test", place=tupa, exception=FRIDAY)
    client.get(HOURS)
    with django_assert_num_queries(12):
        shown = client.get(HOURS).content.decode()
    assert "Ma–pe 9–17." in shown
    assert "pe 4.12.: suljettu" in shown
    assert ('name="confirm"' in shown, 'name="undo"' in shown, 'name="remove"' in shown) == (True, True, True)


def test_next_friday_is_closed_in_three_taps(client: Client, liisa: Person, tupa: Place) -> None:
    taps = [client.get(DAY), client.get(f"{DAY}?paiva=2026-12-04")]
    assert "?paiva=2026-12-04" in taps[0].content.decode()
    assert "pe 4.12.: suljettu" in taps[1].content.decode()
    taps.append(client.post(DAY, {"day": "2026-12-04", "seen": version(tupa), "step": "save"}))
    assert (taps[-1].status_code, taps[-1]["Location"], len(taps)) == (303, f"{HOURS}?tehty=saved", 3)
    assert document(tupa)["exceptions"] == [FRIDAY]


def test_a_closed_day_is_taken_away_and_brought_back(client: Client, liisa: Person, tupa: Place) -> None:
    add_exception(by="test", place=tupa, exception=FRIDAY)
    client.post(HOURS, {"remove": "place:0", "seen": version(tupa)})
    assert document(tupa)["exceptions"] == []
    assert client.post(HOURS, {"undo": "1"})["Location"] == f"{HOURS}?tehty=undone"
    assert document(tupa)["exceptions"] == [FRIDAY]


def test_taking_away_from_a_page_that_is_old_changes_nothing(client: Client, liisa: Person, tupa: Place) -> None:
    add_exception(by="test", place=tupa, exception=FRIDAY)
    assert client.post(HOURS, {"remove": "place:0", "seen": "1"})["Location"] == f"{HOURS}?tehty=quick"
    assert document(tupa)["exceptions"] == [FRIDAY]


def test_door_text_is_said_back_drawn_and_saved_only_after_a_yes(client: Client, liisa: Person, tupa: Place) -> None:
    before = document(tupa)
    said = sent(client, DOOR, text=TEXT, step="read")
    assert "Ma–to 10–14." in said
    assert said.count('<table class="week"') == 4
    assert document(tupa) == before
    assert client.post(DOOR, {"text": TEXT, "seen": version(tupa), "step": "save"}).status_code == 303
    (layer,) = document(tupa)["layers"]
    assert layer["periods"][0]["rules"][0] == {"days": "mon-thu", "from": "10:00", "to": "14:00"}
    assert Layer.objects.get(place=tupa).confirmed_as == "keeper"
    assert Draft.objects.count() == 0


def test_what_the_text_leaves_open_is_asked(client: Client, liisa: Person, tupa: Place) -> None:
    asked = sent(client, DOOR, text="joka toinen su 10-14", step="read")
    assert 'name="answer" value="anchor:0=2026-12-06"' in asked
    said = sent(client, DOOR, text="joka toinen su 10-14", answer="anchor:0=2026-12-06")
    assert 'value="save"' in said
    assert 'name="answer" value="anchor:0=2026-12-06"' in said


def test_a_day_that_is_still_asked_about_is_not_told_as_closed(client: Client, liisa: Person, tupa: Place) -> None:
    asked = sent(client, DOOR, text="ma-pe 9-17, la", step="read")
    assert ("<li>Ma–pe 9–17.</li>" in asked, "kiinni" in asked) == (True, False)
    whole = sent(client, DOOR, text="ma-pe 9-17, la 10-12", step="read")
    assert "<li>Su kiinni.</li>" in whole


def test_what_is_asked_may_be_answered_in_ones_own_words(client: Client, liisa: Person, tupa: Place) -> None:
    asked = sent(client, DOOR, text="ma 9-12, ti", step="read")
    assert "”ti”: mihin aikaan?" in asked
    assert 'name="said-key" value="time:9"' in asked
    again = sent(client, DOOR, text="ma 9-12, ti", **{"said": "joskus", "said-key": "time:9"})
    assert "”joskus” ei vastaa kysymykseen." in again
    said = sent(client, DOOR, text="ma 9-12, ti", **{"said": "klo 17-19", "said-key": "time:9"})
    assert 'name="answer" value="time:9=klo 17-19"' in said
    typed = {"text": "ma 9-12, ti", "answer": "time:9=klo 17-19", "seen": version(tupa), "step": "save"}
    assert client.post(DOOR, typed).status_code == 303
    rules = document(tupa)["layers"][0]["periods"][0]["rules"]
    assert rules[1] == {"days": "tue", "from": "17:00", "to": "19:00"}


def test_a_season_far_ahead_is_said_back_before_the_yes(client: Client, liisa: Person, tupa: Place) -> None:
    said = sent(client, DOOR, text="ma-pe 9-17, 1.6.-31.8.2027 ma-pe 10-14", step="read")
    assert "1.6.–31.8.2027: ma–pe 10–14" in said


def test_tomorrow_stays_the_day_that_was_said_back(client: Client, liisa: Person, tupa: Place) -> None:
    said = sent(client, ONE, text="huomenna suljettu", step="read")
    assert "”huomenna”: ke 2.12.2026." in said
    assert 'name="on" value="2026-12-01"' in said
    yes = {"text": "huomenna suljettu", "on": "2026-12-01", "seen": version(tupa), "step": "save"}
    with stopped_at(datetime(2026, 12, 2, 6, tzinfo=UTC)):
        client.post(ONE, yes)
    assert document(tupa)["exceptions"] == [{"date": "2026-12-02", "do": "closed"}]


def test_a_yes_that_is_days_late_hears_the_new_date_first(client: Client, liisa: Person, tupa: Place) -> None:
    yes = {"text": "huomenna suljettu", "on": "2026-12-01", "seen": version(tupa), "step": "save"}
    with stopped_at(datetime(2026, 12, 3, 10, tzinfo=UTC)):
        said = sent(client, ONE, **yes)
    assert "”huomenna”: pe 4.12.2026." in said
    assert document(tupa).get("exceptions", []) == []


def test_what_was_not_understood_is_never_saved(client: Client, liisa: Person, tupa: Place) -> None:
    before = document(tupa)
    said = sent(client, DOOR, text="ma 9-12 hupsista", seen=version(tupa), step="save")
    assert "Tätä emme ymmärtäneet: ”hupsista”." in said
    assert document(tupa) == before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Kirjoita ensin ajat."),
        ("ä" * 10_000, "Tekstissä on 10000 merkkiä."),
        ("😀😀", "Tätä emme ymmärtäneet"),
        ("<script>alert(1)</script>", "Tätä emme ymmärtäneet"),
        ("\u202eساعات العمل", "Tätä emme ymmärtäneet"),
        ("31.2. klo 10-12", "päivää"),
    ],
)
def test_odd_text_gets_a_clear_sentence(client: Client, liisa: Person, tupa: Place, text: str, sentence: str) -> None:
    before = document(tupa)
    said = sent(client, DOOR, text=text, seen=version(tupa), step="save")
    assert sentence in said
    assert "<script>alert" not in said
    assert document(tupa) == before


@pytest.mark.parametrize(
    ("text", "answer", "exception"),
    [
        ("suljettu 24.-26.12.", "year:0=2026", {"from": "2026-12-24", "to": "2026-12-26", "do": "closed"}),
        ("suljettu heinäkuussa", "year:0=2027", {"from": "2027-07-01", "to": "2027-07-31", "do": "closed"}),
        ("ma 7.12. klo 12-15", "", {"date": "2026-12-07", "do": "replace", "spans": [["12:00", "15:00"]]}),
    ],
)
def test_exceptions_are_told_in_one_line(
    client: Client, liisa: Person, tupa: Place, text: str, answer: str, exception: dict
) -> None:
    if answer:
        assert f'value="{answer}"' in sent(client, ONE, text=text, step="read")
    assert "every" not in sent(client, ONE, text=text, step="read")
    client.post(ONE, {"text": text, "answer": answer, "seen": version(tupa), "step": "save"})
    (kept,) = document(tupa)["exceptions"]
    assert {key: kept[key] for key in exception} == exception


def test_weekly_hours_are_not_an_exception(client: Client, liisa: Person, tupa: Place) -> None:
    assert "Tämä ei kerro yksittäisistä päivistä." in sent(client, ONE, text="ma-pe 9-17", step="read")


def grid(**days: str) -> dict[str, str]:
    return {f"grid-staffed-{day}": days.get(day, "") for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}


def test_the_grid_holds_the_week_and_several_times_a_day(client: Client, liisa: Person, tupa: Place) -> None:
    assert client.get(WEEK).content.decode().count('value="9–17"') == 5
    typed = grid(mon="9-12, 13–17", wed="suljettu", sat="10.30–14")
    assert "La 10.30–14" in sent(client, WEEK, **typed, step="read")
    client.post(WEEK, {**typed, "seen": version(tupa), "step": "save"})
    assert document(tupa)["layers"][0]["periods"][0]["rules"] == [
        {"days": ["mon"], "spans": [["09:00", "12:00"], ["13:00", "17:00"]]},
        {"days": ["sat"], "spans": [["10:30", "14:00"]]},
    ]


@pytest.mark.parametrize("text", ["huomenna", "9-12-15", "25-26", "9-12, 11-15", "9.75-12", "ma 9-12", "9-12 x"])
def test_a_day_that_cannot_be_read_keeps_what_was_typed(client: Client, liisa: Person, tupa: Place, text: str) -> None:
    said = sent(client, WEEK, **grid(mon=text), step="read")
    assert said.count("Kirjoita ajat näin: 9–12, 13–17.") == 2  # in the summary and at the field
    assert f'value="{text}"' in said


def test_a_layer_is_added_and_taken_away(client: Client, liisa: Person, tupa: Place) -> None:
    assert 'name="grid-self_service-mon"' in client.get(f"{WEEK}?lisaa=self_service").content.decode()
    typed = {key.replace("staffed", "self_service"): value for key, value in grid(mon="6-22").items()}
    said = sent(client, WEEK, **grid(), **typed, **{"drop-staffed": "1"}, step="read")
    assert "Nämä ajat poistuvat" in said
    client.post(WEEK, grid() | typed | {"drop-staffed": "1", "seen": version(tupa), "step": "save"})
    assert [layer["state"] for layer in document(tupa)["layers"]] == ["self_service"]


def test_the_second_keeper_sees_both_and_chooses(client: Client, liisa: Person, tupa: Place) -> None:
    seen = version(tupa)
    set_hours(by="person:99", place=tupa, plan={"layers": [staffed({"days": "tue", "from": "12:00", "to": "15:00"})]})
    theirs = document(tupa)
    both = sent(client, DOOR, text=TEXT, seen=seen, step="save")
    assert ("Ti 12–15." in both, "Ma–to 10–14." in both) == (True, True)
    assert document(tupa) == theirs
    again = sent(client, DOOR, text=TEXT, step="edit")
    assert TEXT in again
    kept = client.post(DOOR, {"text": TEXT, "step": "theirs"})
    assert (kept["Location"], document(tupa), Draft.objects.count()) == (f"{HOURS}?tehty=kept", theirs, 0)
    client.post(DOOR, {"text": TEXT, "seen": version(tupa), "step": "save"})
    assert document(tupa) != theirs


def test_a_half_written_change_is_kept_while_typing_and_offered_again(
    client: Client, liisa: Person, tupa: Place
) -> None:
    assert client.post(DOOR, {"text": "ma-to 1", "step": "keep"}).status_code == 204
    offered = [client.get(path).content.decode() for path in (HOURS, DOOR)]
    assert ["Aloit muuttaa aikoja klo 12." in one.replace("\xa0", " ") for one in offered] == [True, True]
    assert "ma-to 1</textarea>" in client.get(f"{DOOR}?jatka=1").content.decode()
    client.post(DOOR, {"step": "drop"})
    assert Draft.objects.count() == 0


def test_nobody_sees_what_another_keeper_has_typed(client: Client, let_in: LetIn, liisa: Person, tupa: Place) -> None:
    client.post(DOOR, {"text": "salaisuus", "step": "keep"})
    let_in("keeper", Scope("place", tupa.pk), "Matti")
    assert "salaisuus" not in client.get(f"{DOOR}?jatka=1").content.decode()


@pytest.mark.parametrize("path", [HOURS, DOOR, WEEK, ONE, DAY])
def test_the_place_of_another_is_not_there(client: Client, let_in: LetIn, tupa: Place, path: str) -> None:
    let_in("keeper", Scope("place", make_open_place().pk))
    missing = path.replace("tupa", "ei-ole")
    told = [client.get(one) for one in (path, missing)] + [client.post(one, {"text": "x"}) for one in (path, missing)]
    assert [one.status_code for one in told] == [404] * 4


def test_a_greeter_confirms_and_changes_nothing(client: Client, let_in: LetIn, tupa: Place) -> None:
    let_in("greeter", Scope("place", tupa.pk))
    shown = client.get(HOURS).content.decode()
    assert ('name="confirm"' in shown, "/ajat/door" in shown) == (True, False)
    assert client.post(HOURS, {"confirm": "1"})["Location"] == f"{HOURS}?tehty=confirmed"
    assert [client.get(DOOR).status_code, client.post(HOURS, {"undo": "1"}).status_code] == [404, 404]


def test_closing_a_day_leaves_the_confirmation_alone(client: Client, liisa: Person, tupa: Place) -> None:
    confirm_layer(by="test", layer=Layer.objects.get(place=tupa), at=NOON)
    client.post(DAY, {"day": "2026-12-04", "seen": version(tupa), "step": "save"})
    assert Layer.objects.get(place=tupa).confirmed == NOON


@pytest.mark.parametrize("day", ["", "eilen", "2026-11-30", "2030-01-01"])
def test_only_a_day_to_come_is_closed(client: Client, liisa: Person, tupa: Place, day: str) -> None:
    before = document(tupa)
    client.post(DAY, {"day": day, "seen": version(tupa), "step": "save"})
    assert document(tupa) == before


@pytest.mark.parametrize(
    ("path", "sent_fields", "queries"),
    [
        (DOOR, None, 9),
        (WEEK, None, 9),
        (DAY, None, 8),
        (DOOR, {"text": TEXT, "step": "read"}, 15),  # a first draft is six of them
        (ONE, {"text": "suljettu 24.-26.12.", "step": "read"}, 15),  # a first draft is six of them
    ],
)
def test_each_page_asks_few_questions(
    client: Client,
    liisa: Person,
    tupa: Place,
    django_assert_num_queries: DjangoAssertNumQueries,
    path: str,
    sent_fields: dict | None,
    queries: int,
) -> None:
    client.get(HOURS)
    with django_assert_num_queries(queries):
        answer = client.get(path) if sent_fields is None else client.post(path, sent_fields)
    assert answer.status_code == 200

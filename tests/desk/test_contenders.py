"""Keepers who save the same words or hours at the same moment, by the pages of the desk, on a database as it is served.

One wins; each other sees both and chooses, and nobody's words are lost silently.
"""

from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from takaovi.core.clock import today
from takaovi.core.versions.queries import versions_of
from takaovi.hours.history import thing_of as hours_of
from takaovi.hours.models import PlaceHours
from takaovi.hours.queries import documents
from takaovi.people.device_actions import add_device
from takaovi.people.models import Role
from takaovi.places.models import ArrivalAnswer, Place, TraitNote
from takaovi.places.values import Trait
from takaovi.programme.models import Activity
from tests.factories.hours import make_open_place
from tests.factories.people import make_person
from tests.factories.programme import an_activity
from tests.programme.test_signup_contenders import Served

KEEPERS = 6
DESK = "/fi/poyta/paikka/tupa"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables, to be copied: they are made once for these tests."""
    return tmp_path_factory.mktemp("contenders") / "tables.sqlite3"


@pytest.fixture
def served(tables: Path, tmp_path: Path, transactional_db: None) -> Served:
    made = Served(tmp_path / "served.sqlite3")
    if connection.vendor == "sqlite":
        if not tables.exists():
            Served(tables).in_threads(lambda: call_command("migrate", verbosity=0))
        copyfile(tables, made.file)
    return made


def keepers_of_a_place() -> tuple[Place, list[str]]:
    """A place with hours and so many keepers, each with the token of a signed-in browser."""
    place, tokens = make_open_place(slug="tupa", name="Tupa"), []
    for number in range(KEEPERS):
        person = make_person(f"Pitäjä {number}")
        Role.objects.create(person=person, kind="keeper", scope_kind="place", scope_id=place.pk)
        tokens.append(add_device(by="test", person=person, name="Firefox")[1])
    return place, tokens


def browser(token: str) -> Client:
    client = Client()
    client.cookies["device"] = token
    return client


def all_at_once(served: Served, tokens: list[str], path: str, fields: Callable[[int], dict[str, str]]) -> list[Any]:
    """Everybody has opened the form, then everybody saves. Returns the status and page that each got."""

    def send(number: int) -> tuple[int, int, str]:
        answer = browser(tokens[number]).post(path, fields(number))
        return number, answer.status_code, answer.content.decode()

    return served.in_threads(*(lambda number=number: send(number) for number in range(len(tokens))))


def one_winner(told: list[Any]) -> int:
    winners = [number for number, status, _page in told if status == 303]
    assert (len(winners), sorted({status for _number, status, _page in told})) == (1, [200, 303])
    return int(winners[0])


def others_see(told: list[Any], winner: int, words: Callable[[int], str]) -> None:
    for number, status, page in told:
        if status == 200:
            assert "tallensi" in page
            assert (words(winner) in page, words(number) in page) == (True, True)


def words(number: int) -> str:
    return f"Sana {number}."


@pytest.mark.parametrize(
    ("page", "field", "saved"),
    [
        ("tekstit/welcome", "welcome_fi", lambda: Place.objects.get().welcome_fi),  # type: ignore[attr-defined]
        ("tiedot", "street", lambda: Place.objects.get().street),
        ("kun-tulet/1", "text_fi", lambda: ArrivalAnswer.objects.get().text),
        (f"piirteet/{int(Trait.COFFEE)}", "note_fi", lambda: TraitNote.objects.get().note),
    ],
)
def test_of_keepers_who_write_one_text_at_once_one_wins(
    served: Served, page: str, field: str, saved: Callable[[], str]
) -> None:
    ((_place, tokens),) = served.in_threads(keepers_of_a_place)
    (form,) = served.in_threads(lambda: browser(tokens[0]).get(f"{DESK}/{page}").content.decode())
    mark = form.partition('name="mark" value="')[2].partition('"')[0]
    told = all_at_once(served, tokens, f"{DESK}/{page}", lambda number: {"mark": mark, field: words(number)})
    winner = one_winner(told)
    others_see(told, winner, words)
    assert served.in_threads(saved) == [words(winner)]


def test_of_keepers_who_write_one_activity_at_once_one_wins(served: Served) -> None:
    ((place, tokens),) = served.in_threads(keepers_of_a_place)
    served.in_threads(lambda: an_activity(slug="kahvit", place=place))
    path = "/fi/poyta/ohjelma/kahvit/tekstit"
    (form,) = served.in_threads(lambda: browser(tokens[0]).get(path).content.decode())
    mark = form.partition('name="mark" value="')[2].partition('"')[0]
    fixed = {"mark": mark, "title_fi": "Kahvit", "cost_cents": "0"}
    told = all_at_once(served, tokens, path, lambda number: fixed | {"summary_fi": words(number)})
    winner = one_winner(told)
    others_see(told, winner, words)
    assert served.in_threads(lambda: Activity.objects.get().summary_fi) == [words(winner)]  # type: ignore[attr-defined]


def test_of_keepers_who_save_the_hours_at_once_one_wins(served: Served) -> None:
    ((place, tokens),) = served.in_threads(keepers_of_a_place)
    told = all_at_once(
        served,
        tokens,
        f"{DESK}/ajat/door",
        lambda number: {"text": f"ma-pe 9-1{number + 1}", "seen": "1", "step": "save"},
    )
    winner = one_winner(told)
    others_see(told, winner, lambda number: f"Ma–pe 9–1{number + 1}.")
    (rules,) = served.in_threads(lambda: documents([place.pk])[place.pk]["layers"][0]["periods"][0]["rules"])
    assert rules == [{"days": "mon-fri", "from": "09:00", "to": f"1{winner + 1}:00"}]
    assert served.in_threads(lambda: PlaceHours.objects.get().version) == [2]


def test_of_keepers_who_undo_the_hours_at_once_one_does(served: Served) -> None:
    ((place, tokens),) = served.in_threads(keepers_of_a_place)
    closed = {"day": today().isoformat(), "seen": "1", "step": "save"}
    served.in_threads(lambda: browser(tokens[0]).post(f"{DESK}/ajat/day", closed))
    told = all_at_once(served, tokens, f"{DESK}/ajat", lambda _number: {"undo": "1", "seen": "2"})
    assert {status for _number, status, _page in told} == {303}
    deeds = served.in_threads(lambda: [one.deed for one in versions_of(hours_of(place))])[0]
    assert deeds.count("restore_hours") == 1

"""Word that somebody may come: told without a name, closed only by the guest's code, gone in a week."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import IntegrityError

from takaovi.core.clock import stopped_at
from takaovi.core.errors import NotThere
from takaovi.core.models import AuditEntry, Fact, Letter
from takaovi.places.models import Place
from takaovi.volunteering.actions import forget_hand_overs, hand_over, take_back_hand_over, tell_came
from takaovi.volunteering.bridge_queries import hand_over_with
from takaovi.volunteering.bridge_values import Comfort, Coming, DayPart, Speaks
from takaovi.volunteering.models import SoftHandover
from tests.factories.bridge import a_door, all_sent, letters_to
from tests.factories.volunteering import MONDAY, at, somebody

pytestmark = pytest.mark.django_db
KEEPER, WORKER = "keeper@lampi.example", "worker@kunta.example"
TUESDAY = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def on_monday() -> Iterator[None]:
    with stopped_at(MONDAY):
        yield


@pytest.fixture
def door() -> Place:
    place = a_door()
    somebody("keeper", place, KEEPER)
    return place


def told(place: Place, **facts: object) -> SoftHandover:
    known = {"day": TUESDAY, "channel": "email", "contact": WORKER}
    return hand_over(by="guest", place=place, coming=Coming(**(known | facts)))  # type: ignore[arg-type]


def test_the_place_hears_when_and_what_would_help(door: Place) -> None:
    told(
        door,
        part=DayPart.MORNING,
        comforts=(Comfort.QUIET.value, Comfort.MET.value),
        speaks=Speaks.UKRAINIAN,
        note="tulee koiran kanssa",
    )
    text = letters_to(KEEPER)[0]
    assert "Tupa: joku voi tulla ti 1.12. aamupäivällä, ehkä ensimmäistä kertaa." in text
    assert "Hiljainen nurkka. Joku tulee ovelle vastaan. Kieli: ukraina. tulee koiran kanssa." in text
    assert letters_to(WORKER) == []


def test_the_one_who_told_hears_only_what_the_guest_let_be_told(door: Place) -> None:
    row = told(door)
    assert tell_came(by="guest", row=hand_over_with(row.code))
    assert letters_to(WORKER) == ["Se, josta kerroit, on käynyt: Tupa. Hän halusi sinun tietävän."]
    assert SoftHandover.objects.count() == 0


def test_a_code_works_once(door: Place) -> None:
    row = told(door)
    tell_came(by="guest", row=row)
    with pytest.raises(NotThere):
        hand_over_with(row.code)


def test_without_an_address_nobody_is_told(door: Place) -> None:
    row = told(door, channel="", contact="")
    assert not tell_came(by="guest", row=row)
    assert Letter.objects.exclude(to__in=[KEEPER, ""]).count() == 0


def test_taken_back_the_place_hears_it(door: Place) -> None:
    row = told(door)
    all_sent()
    take_back_hand_over(by="guest", row=row)
    assert "se, joka olisi voinut tulla, ei tulekaan" in letters_to(KEEPER)[-1]
    assert SoftHandover.objects.count() == 0


def test_a_week_after_the_day_nothing_is_left(door: Place) -> None:
    told(door, note="tulee koiran kanssa")
    Letter.objects.all().update(state="sent", sent=MONDAY)
    with stopped_at(at(30, 9)):
        assert forget_hand_overs() == 0
    with stopped_at(MONDAY.replace(month=12, day=9)):
        assert forget_hand_overs() == 1
    left = [*AuditEntry.objects.values(), *Fact.objects.values(), *Letter.objects.values()]
    assert [word for word in ("koira", WORKER) if any(word in str(row) for row in left)] == []


def test_a_form_sent_twice_tells_once(door: Place) -> None:
    codes = [hand_over(by="guest", place=door, coming=Coming(TUESDAY), once="kerta-123456").code for _twice in range(2)]
    assert codes[0] == codes[1] != ""
    assert len(letters_to(KEEPER)) == 1


@pytest.mark.parametrize("wrong", [{"consented": None}, {"kept_until": TUESDAY}])
def test_the_database_asks_a_consent_and_an_end(door: Place, wrong: dict[str, object]) -> None:
    told(door)
    with pytest.raises(IntegrityError):
        SoftHandover.objects.all().update(**wrong)

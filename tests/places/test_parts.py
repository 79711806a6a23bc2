"""Rooms of a place, ways to meet and where it is at times: written, taken away, brought back, and kept while needed."""

from typing import Any

import pytest
from django.utils import translation

from takaovi.core.errors import DomainError
from takaovi.core.meanwhile import ChangedMeanwhile
from takaovi.core.versions.queries import versions_of
from takaovi.hours.actions import set_hours
from takaovi.hours.models import Layer, OpeningSpan
from takaovi.places import additions
from takaovi.places.history import thing_of
from takaovi.places.models import Place, Space, Venue, WayToMeet
from takaovi.places.part_actions import (
    remove_space,
    remove_venue,
    remove_way,
    save_space,
    save_venue,
    save_way,
)
from takaovi.places.values import Trait
from takaovi.places.version_actions import restore_version, undo
from tests.factories.hours import make_open_place, staffed
from tests.factories.places import make_place
from tests.factories.programme import an_activity

pytestmark = pytest.mark.django_db
HALL = {"name_fi": "Sali", "name_sv": "Salen", "seats": 40, "traits": Trait.KITCHEN.bit}
SHORE = {"name_fi": "Rantakatos", "lat": 62.25, "lon": 24.7, "from_day": 601, "to_day": 831}
STOP = {"name_fi": "Pihlajaveden koulu", "street": "Koulutie 1", "lat": 62.32, "lon": 24.35}
AT_STOP = {"days": "tue", "from": "10:00", "to": "12:00"}


def refused(deed: Any) -> str:
    with translation.override("en"):
        with pytest.raises(DomainError) as fault:
            deed()
        return str(fault.value)


def test_a_room_is_written_changed_taken_away_and_comes_back_with_its_number() -> None:
    place = make_place()
    hall = save_space(by="person:7", place=place, fields=HALL)
    save_space(by="person:7", place=place, fields={"seats": 30}, space=Space.objects.get())
    remove_space(by="person:8", place=place, space=hall)
    assert Space.objects.count() == 0
    undo(by="x", place=place)
    assert list(Space.objects.values_list("pk", "name_fi", "name_sv", "seats", "traits")) == [
        (hall.pk, "Sali", "Salen", 30, Trait.KITCHEN.bit)
    ]
    told = [(one.by, one.deed) for one in versions_of(thing_of(place))]
    assert told[1:] == [
        ("person:8", "remove_space"),
        ("person:7", "save_space"),
        ("person:7", "save_space"),
        ("", "before"),
    ]
    restore_version(by="x", place=place, number=1)
    assert Space.objects.count() == 0


def test_a_room_stays_while_something_is_held_in_it_or_it_has_hours() -> None:
    place = make_place()
    hall = save_space(by="x", place=place, fields=HALL)
    club = an_activity(place=place, space=hall)
    assert refused(lambda: remove_space(by="x", place=place, space=hall)) == (
        "Something is held in this room. Give that another room first."
    )
    restore_version(by="x", place=place, number=1)
    assert Space.objects.get() == hall
    club.delete()
    layer = Layer.objects.create(place=place, space=hall, state=1)
    refused(lambda: remove_space(by="x", place=place, space=hall))
    layer.delete()
    remove_space(by="x", place=place, space=hall)
    assert Space.objects.count() == 0


def test_a_place_with_rooms_that_have_hours_can_still_go() -> None:
    place = make_place()
    Layer.objects.create(place=place, space=save_space(by="x", place=place, fields=HALL), state=1)
    place.delete()
    assert (Space.objects.count(), Layer.objects.count()) == (0, 0)


def test_who_writes_about_a_room_that_another_changed_or_took_away_is_told() -> None:
    place = make_place()
    hall = save_space(by="x", place=place, fields=HALL)
    first, second = Space.objects.get(), Space.objects.get()
    save_space(by="x", place=place, fields={"seats": 30}, space=first)
    with pytest.raises(ChangedMeanwhile):
        save_space(by="x", place=place, fields={"seats": 20}, space=second)
    save_space(by="x", place=place, fields={"note_fi": "Yläkerrassa."}, space=second)
    remove_space(by="x", place=place, space=hall)
    with pytest.raises(ChangedMeanwhile):
        save_space(by="x", place=place, fields={"seats": 20}, space=second)


def test_a_way_is_there_once_and_comes_back_with_its_number() -> None:
    place = make_place()
    phone = save_way(by="x", place=place, fields={"way": "phone", "phone": "014 123", "note_fi": "Arkisin."})
    assert refused(lambda: save_way(by="x", place=place, fields={"way": "phone", "phone": "1"})) == (
        "The place has this way already. Change that one."
    )
    remove_way(by="x", place=place, way=phone)
    undo(by="x", place=place)
    assert list(WayToMeet.objects.values_list("way", "phone", "note_fi")) == [("phone", "014 123", "Arkisin.")]


def test_the_only_way_to_a_place_that_is_shown_stays() -> None:
    place = make_place(lat=None, lon=None, phone="")
    way = save_way(by="x", place=place, fields={"way": "online", "url": "https://tupa.example"})
    assert refused(lambda: remove_way(by="x", place=place, way=way)) == (
        "This is the only way to come. Tell another first."
    )
    Place.objects.update(published=None)
    remove_way(by="x", place=place, way=way)
    assert WayToMeet.objects.count() == 0


def test_a_stop_gets_a_key_of_its_own_and_keeps_it() -> None:
    place = make_place(kind="moving")
    stops = [save_venue(by="x", place=place, fields=STOP) for _ in range(2)]
    assert [stop.key for stop in stops] == ["pihlajaveden-koulu", "pihlajaveden-koulu-2"]
    renamed = save_venue(by="x", place=place, fields={"name_fi": "Koulun piha"}, venue=stops[0])
    assert (renamed.key, renamed.pk) == ("pihlajaveden-koulu", stops[0].pk)
    assert save_venue(by="x", place=place, fields=SHORE).key == ""
    assert save_venue(by="x", place=place, fields=STOP | {"name_fi": "ساحة"}).key == "pysakki"


def test_a_stop_that_the_hours_name_stays_also_when_an_earlier_version_comes_back() -> None:
    place = make_open_place(kind="moving")
    stop = save_venue(by="x", place=place, fields=STOP)
    set_hours(by="x", place=place, plan={"layers": [staffed({**AT_STOP, "venue": stop.key})]})
    assert set(OpeningSpan.objects.values_list("venue", flat=True)) == {stop.pk}
    assert refused(lambda: remove_venue(by="x", place=place, venue=stop)) == (
        "The hours tell when the place is here. Take those times away first."
    )
    restore_version(by="x", place=place, number=1)
    assert Venue.objects.get() == stop
    set_hours(by="x", place=place, plan={"layers": [staffed(AT_STOP)]})
    remove_venue(by="x", place=place, venue=stop)
    assert Venue.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_where_the_place_is_in_summer_is_told_by_its_open_times_at_once() -> None:
    place = make_open_place()
    all_year = save_venue(by="x", place=place, fields=SHORE | {"from_day": 101, "to_day": 1231})
    assert set(OpeningSpan.objects.values_list("venue", flat=True)) == {all_year.pk}
    remove_venue(by="x", place=place, venue=all_year)
    assert set(OpeningSpan.objects.values_list("venue", flat=True)) == {0}


def test_a_room_above_tells_once_which_stops_it_needs() -> None:
    place = make_open_place(kind="moving")
    stop = save_venue(by="x", place=place, fields=STOP)
    assert additions.stops_in_use(place.pk) == frozenset()
    set_hours(by="x", place=place, plan={"layers": [staffed({**AT_STOP, "venue": stop.key})]})
    assert additions.stops_in_use(place.pk) == {stop.key}

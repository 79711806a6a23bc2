"""The other reads: remote, coming times, parts, clashes. The number of queries does not grow with the rows."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from takaovi.core.errors import NotThere
from takaovi.core.viewer import Viewer
from takaovi.programme import queries
from takaovi.programme.models import Activity
from tests.factories.programme import (
    WEDNESDAYS,
    a_place,
    a_series,
    an_activity,
    an_occurrence,
    an_organisation,
    host,
    minute,
)

pytestmark = pytest.mark.django_db

EVENING = minute(2026, 12, 9, 15)
NIGHT = EVENING + 240
WEEK = 7 * 1440
ONLINE = {"online_url": "https://example.org/huone"}


def count(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def ids(listed: list[queries.Happening]) -> list[int]:
    return [happening.activity_id for happening in listed]


def test_the_programme_of_an_area_is_one_list_in_order_of_start() -> None:
    late, early = an_activity(), an_activity()
    an_occurrence(late, EVENING + 60)
    an_occurrence(early, EVENING)
    place_ids = [late.place_id, early.place_id]
    assert ids(queries.programme_of(place_ids, EVENING, NIGHT, "fi")) == [early.pk, late.pk]
    assert count(lambda: queries.programme_of(place_ids, EVENING, NIGHT, "fi")) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_online_happenings_are_those_with_an_address(rows: int) -> None:
    rooms = [an_activity(**ONLINE) for _ in range(rows)]
    hybrid = an_activity(place=a_place(), **ONLINE)
    for activity in (*rooms, hybrid, an_activity()):
        an_occurrence(activity, EVENING)
    found = queries.online_happenings(EVENING, NIGHT, "fi", 10)
    assert ids(found) == [*(room.pk for room in rooms), hybrid.pk]
    assert count(lambda: queries.online_happenings(EVENING, NIGHT, "fi", 10)) == 1
    assert ids(queries.online_happenings(EVENING, NIGHT, "fi", 1)) == [rooms[0].pk]
    assert queries.online_happenings(NIGHT, NIGHT + 60, "fi", 10) == []


def test_the_coming_times_of_an_activity_are_limited_and_tell_the_cancelled() -> None:
    activity = an_activity()
    times = [an_occurrence(activity, EVENING + week * WEEK) for week in (3, 1, 2, -1)]
    times[1].status = "cancelled"
    times[1].save()
    found = queries.occurrences_of(activity, EVENING, 2, "fi")
    assert [one.occurrence_id for one in found] == [times[1].pk, times[2].pk]
    assert [one.status for one in found] == ["cancelled", "on"]
    assert count(lambda: queries.occurrences_of(activity, EVENING, 2, "fi")) == 1


def test_a_conference_of_two_days_has_its_sessions_wherever_they_are() -> None:
    conference = an_activity(kind="conference")
    hall = an_activity(part_of=conference, place=conference.place)
    remote = an_activity(part_of=conference, **ONLINE)
    elsewhere = an_activity(part_of=conference)
    draft = an_activity(part_of=conference, published=None)
    an_occurrence(conference, EVENING, length=480)
    an_occurrence(conference, EVENING + 1440, length=480)
    an_occurrence(remote, EVENING + 1440)
    an_occurrence(hall, EVENING)
    an_occurrence(elsewhere, EVENING + 60)
    an_occurrence(draft, EVENING)
    assert ids(queries.parts_of(conference, "fi")) == [hall.pk, elsewhere.pk, remote.pk]
    assert count(lambda: queries.parts_of(conference, "fi")) == 1


def test_who_comes_at_the_usual_time_is_told_where_it_went() -> None:
    activity = an_activity()
    place_id = activity.place_id
    to_friday = an_occurrence(activity, EVENING + 2 * 1440, planned=EVENING, status="moved")
    next_week = EVENING + WEEK
    to_library = an_occurrence(activity, next_week, status="moved", place=a_place())
    half_an_hour = an_occurrence(activity, next_week + WEEK + 30, planned=next_week + WEEK, status="moved")

    def away(start: int) -> list[int]:
        found = queries.moved_away([place_id], start, start + 240, "fi")
        return [one.occurrence_id for one in found[place_id]]

    assert away(EVENING) == [to_friday.pk]
    assert away(next_week) == [to_library.pk]
    assert away(next_week + WEEK) == []  # it is still that evening, the list of the day tells it
    assert half_an_hour.status == "moved"
    assert count(lambda: away(EVENING)) == 1
    assert queries.moved_away([], EVENING, NIGHT, "fi") == {}
    # in a longer time both its days may lie, and yet it has left the first
    assert away(EVENING - 1440) == []
    both = queries.moved_away([place_id], EVENING - 1440, EVENING + 6 * 1440, "fi")
    assert ids(both[place_id]) == [activity.pk]


def test_an_online_evening_that_moved_has_no_place_to_be_missed_at() -> None:
    room = an_activity(**ONLINE)
    an_occurrence(room, EVENING + 1440, planned=EVENING, status="moved")
    by_phone = an_activity(phone="014 000 0000")
    an_occurrence(by_phone, EVENING + 1440, planned=EVENING, status="moved")
    assert queries.moved_away([], EVENING, NIGHT, "fi") == {}
    found = queries.moved_away([], EVENING, NIGHT, "fi", online=True)
    assert {place: ids(listed) for place, listed in found.items()} == {0: [room.pk]}


def test_an_activity_tells_which_of_its_coming_days_and_places_it_has_left() -> None:
    activity = an_activity()
    earlier = an_occurrence(activity, EVENING - 1440, planned=EVENING + 1440, status="moved")
    an_occurrence(activity, EVENING + 1440, planned=EVENING - 1, status="moved")  # left a day that is over
    an_occurrence(activity, EVENING + 30, planned=EVENING, status="moved")  # is still on its day
    an_occurrence(an_activity(), EVENING + 1440, planned=EVENING, status="moved")
    elsewhere = an_occurrence(activity, EVENING + 2880, planned=EVENING + 2880, status="moved", place=a_place())
    found = queries.moved_times_of(activity, EVENING, "fi")
    assert [one.occurrence_id for one in found] == [earlier.pk, elsewhere.pk]
    assert count(lambda: queries.moved_times_of(activity, EVENING, "fi")) == 1


def test_clash_hints_read_the_villages_of_the_places() -> None:
    ours, theirs = (an_activity(place=a_place(village="Korpilahti")) for _ in range(2))
    an_occurrence(ours, EVENING)
    an_occurrence(theirs, EVENING + 30)
    place_ids = [ours.place_id, theirs.place_id]
    (hint,) = queries.clash_hints(place_ids, EVENING, NIGHT, "fi")
    assert (hint.a.activity_id, hint.b.activity_id, hint.why) == (ours.pk, theirs.pk, "same_people")
    assert count(lambda: queries.clash_hints(place_ids, EVENING, NIGHT, "fi")) == 2


def read_whole(activity: Activity) -> object:
    hosts = [hosting.organisation.name for hosting in activity.hostings.all()]
    return activity.place, activity.space, activity.part_of, hosts, queries.plans_of(activity)


@pytest.mark.parametrize("rows", [1, 3])
def test_an_activity_is_found_by_its_name_with_hosts_and_plans(rows: int) -> None:
    activity = an_activity(slug="kahvihetki")
    for _ in range(rows):
        host(activity, an_organisation())
        a_series(activity, WEDNESDAYS)
    assert len(queries.plans_of(queries.activity_for(Viewer(), "kahvihetki"))) == rows
    assert count(lambda: read_whole(queries.activity_for(Viewer(), "kahvihetki"))) == 3


def test_a_missing_and_an_unpublished_activity_look_alike() -> None:
    an_activity(slug="luonnos", published=None)
    for slug in ("luonnos", "tuntematon"):
        with pytest.raises(NotThere):
            queries.activity_for(Viewer(), slug)

"""What happens in places in a stretch of time: one statement, whatever the number of rows."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from takaovi.core.language import BY_CODE
from takaovi.core.text import Said
from takaovi.programme.queries import Happening, happenings
from tests.factories.programme import a_place, a_space, an_activity, an_occurrence, minute

pytestmark = pytest.mark.django_db

EVENING = minute(2026, 12, 9, 15)
NIGHT = EVENING + 240


def queries_of(act: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def test_an_occurrence_tells_what_a_visitor_needs_of_its_activity() -> None:
    place = a_place()
    activity = an_activity(
        place=place,
        space=a_space(place),
        slug="naisten-vuoro",
        audience_fi="naiset",
        min_age=18,
        exclusive=True,
        cost_cents=250,
        sign_up="recommended",
        sign_up_here=True,
        traits=5,
        company="few",
        phone="014 123",
    )
    occurrence = an_occurrence(activity, EVENING, full=True, status="moved", reason_fi="Sali on remontissa.")
    fi, sv = BY_CODE["fi"], BY_CODE["sv"]
    assert happenings([place.pk], EVENING, NIGHT, "sv") == {
        place.pk: [
            Happening(
                occurrence_id=occurrence.pk,
                activity_id=activity.pk,
                slug="naisten-vuoro",
                place_id=place.pk,
                usual_place_id=place.pk,
                space_id=activity.space_id,
                part_of=None,
                planned=EVENING,
                start=EVENING,
                end=EVENING + 120,
                status="moved",
                kind="regular",
                zone="Europe/Helsinki",
                sign_up="recommended",
                cost_cents=250,
                min_age=18,
                max_age=None,
                traits=5,
                company="few",
                online_url="",
                phone="014 123",
                full=True,
                exclusive=True,
                sign_up_here=True,
                title=Said("Kaffestund", sv),
                reason=Said("Sali on remontissa.", fi),
                audience=Said("naiset", fi),
            )
        ]
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_one_query_finds_the_happenings_of_one_place_and_of_three(rows: int) -> None:
    activities = [an_activity() for _ in range(rows)]
    for activity in activities:
        an_occurrence(activity, EVENING)
    ids = [activity.place_id for activity in activities]
    found: dict[int, list[Happening]] = {}
    assert queries_of(lambda: found.update(happenings(ids, EVENING, NIGHT, "fi"))) == 1
    assert {place_id: len(listed) for place_id, listed in found.items()} == dict.fromkeys(ids, 1)


def test_no_places_need_no_query() -> None:
    assert queries_of(lambda: happenings([], EVENING, NIGHT, "fi")) == 0
    assert happenings([], EVENING, NIGHT, "fi") == {}


def test_a_place_where_nothing_happens_has_an_empty_list() -> None:
    place = a_place()
    assert happenings([place.pk], EVENING, NIGHT, "fi") == {place.pk: []}


def test_what_overlaps_the_window_is_found_and_what_only_touches_it_is_not() -> None:
    activity = an_activity()
    before = an_occurrence(activity, EVENING - 120)
    into = an_occurrence(activity, EVENING - 119)
    last = an_occurrence(activity, NIGHT - 1)
    after = an_occurrence(activity, NIGHT)
    found = happenings([activity.place_id], EVENING, NIGHT, "fi")[activity.place_id]
    ids = [happening.occurrence_id for happening in found]
    assert ids == [into.pk, last.pk]
    assert not {before.pk, after.pk} & set(ids)


def test_the_longest_night_of_the_year_is_still_found_in_its_last_hour() -> None:
    activity = an_activity()
    an_occurrence(activity, EVENING, length=1500)
    assert len(happenings([activity.place_id], EVENING + 1499, EVENING + 1500, "fi")[activity.place_id]) == 1


def test_a_cancelled_occurrence_is_marked_and_not_hidden() -> None:
    activity = an_activity()
    an_occurrence(activity, EVENING, status="cancelled", reason_fi="Ohjaaja on sairaana.")
    (found,) = happenings([activity.place_id], EVENING, NIGHT, "fi")[activity.place_id]
    assert (found.status, found.reason.text) == ("cancelled", "Ohjaaja on sairaana.")


def test_an_unpublished_activity_is_not_shown() -> None:
    activity = an_activity(published=None)
    an_occurrence(activity, EVENING)
    assert happenings([activity.place_id], EVENING, NIGHT, "fi") == {activity.place_id: []}


def test_an_occurrence_elsewhere_is_found_there_and_has_no_space_of_the_usual_place() -> None:
    usual, other = a_place(), a_place()
    an_occurrence(an_activity(place=usual, space=a_space(usual)), EVENING, place=other, status="moved")
    (found,) = happenings([usual.pk, other.pk], EVENING, NIGHT, "fi")[other.pk]
    assert (found.place_id, found.usual_place_id, found.space_id) == (other.pk, usual.pk, None)


def test_parts_of_a_conference_are_not_listed_beside_it() -> None:
    place = a_place()
    umbrella = an_activity(place=place, kind="conference")
    part = an_activity(place=place, part_of=umbrella)
    an_occurrence(umbrella, EVENING, length=240)
    an_occurrence(part, EVENING + 60)
    listed = happenings([place.pk], EVENING, NIGHT, "fi")[place.pk]
    assert [happening.activity_id for happening in listed] == [umbrella.pk]
    everything = happenings([place.pk], EVENING, NIGHT, "fi", parts=True)[place.pk]
    assert [happening.activity_id for happening in everything] == [umbrella.pk, part.pk]


def test_a_part_in_another_place_than_its_conference_is_listed_there() -> None:
    umbrella, other = an_activity(kind="conference"), a_place()
    part = an_activity(place=other, part_of=umbrella)
    an_occurrence(part, EVENING)
    assert [h.part_of for h in happenings([other.pk], EVENING, NIGHT, "fi")[other.pk]] == [umbrella.pk]

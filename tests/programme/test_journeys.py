"""Whole stories of the programme, told as given, when, then."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from takaovi.core.clock import HELSINKI, stopped_at, to_minute
from takaovi.core.viewer import Viewer
from takaovi.programme import actions, queries, sentences
from takaovi.programme.models import Activity
from tests.factories.programme import a_place, a_space, an_organisation

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 12, 1, 10, tzinfo=UTC)
TODAY = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def _first_of_december() -> Iterator[None]:
    with stopped_at(NOON):
        yield


def local(*parts: int) -> int:
    return to_minute(datetime(*parts, tzinfo=HELSINKI))  # type: ignore[arg-type,misc]


def published(slug: str, plan: dict[str, object], **fields: object) -> Activity:
    hosts = fields.pop("hosts", None)
    words = {"title_fi": slug.capitalize(), "summary_fi": "Tervetuloa."}
    activity = actions.save_activity(by="keeper:1", slug=slug, fields=words | fields, hosts=hosts)  # type: ignore[arg-type]
    actions.save_series(by="keeper:1", activity=activity, plan=plan)
    return actions.publish_activity(by="keeper:1", activity=activity)


def on(days: list[str], start: str, end: str) -> dict[str, object]:
    return {"rules": [{"dates": days, "from": start, "to": end}]}


def test_a_keeper_falls_ill_and_the_neighbour_reads_why() -> None:
    # given a choir every Wednesday
    place = a_place()
    weekly = {"rules": [{"days": "wed", "from": "17:00", "to": "19:00"}]}
    choir = published("kuoro", weekly, place=place)
    # when the keeper cancels one evening and moves the next
    (series,) = choir.series.all()
    reason = {"fi": "Ohjaaja on sairaana.", "sv": "Ledaren är sjuk."}
    actions.cancel_occurrence(by="keeper:1", series=series, day=date(2026, 12, 2), reason=reason)
    actions.move_occurrence(by="keeper:1", series=series, day=date(2026, 12, 9), to=date(2026, 12, 10))
    # then a Swedish-speaking neighbour reads what happens in the next two weeks
    week = queries.programme_of([place.pk], local(2026, 12, 1), local(2026, 12, 15), "sv")
    told = [
        (
            sentences.day_sentence(one.start, HELSINKI, "sv", today=TODAY),
            sentences.time_sentence(one.start, one.end, HELSINKI, "sv"),
            sentences.status_words(one.status, one.reason, "sv"),
        )
        for one in week
    ]
    assert told == [
        ("i morgon", "kl. 17–19", "Inställt den här gången. Ledaren är sjuk."),
        ("tors 10.12", "kl. 17–19", "Tiden eller platsen har ändrats."),
    ]
    # and who comes on the usual Wednesday finds where it went
    (moved,) = queries.moved_away([place.pk], local(2026, 12, 9), local(2026, 12, 10), "sv")[place.pk]
    told = sentences.moved_words(moved.planned, moved.start, HELSINKI, "sv", today=TODAY)
    assert told == "Flyttat: tors 10.12 i stället för ons 9.12"
    # and the sentence of the series tells the cancelled evening
    (plan,) = queries.plans_of(queries.activity_for(Viewer(), "kuoro"))
    assert sentences.when_sentence(plan, "fi", on=TODAY) == "joka keskiviikko klo 17–19, ei ke 2.12."


def test_a_conference_of_two_days_in_a_hall_a_quiet_room_and_online() -> None:
    # given a meeting-place conference held by a village association, a parish and the county
    place = a_place()
    hall, quiet = a_space(place), a_space(place, name_fi="Hiljainen huone")
    hosts = [an_organisation(name=name) for name in ("Kylätalo ry", "Seurakunta", "Hyvinvointialue")]
    days = ["2026-12-11", "2026-12-12"]
    conference = published("paivat", on(days, "09:00", "17:00"), place=place, kind="conference", hosts=hosts)
    # when its sessions are added, two in rooms and one for those at home
    opening = published("avaus", on(days[:1], "09:00", "10:00"), part_of=conference, place=place, space=hall)
    rest = published("lepo", on(days, "12:00", "13:00"), part_of=conference, place=place, space=quiet)
    address = "https://example.org/etayhteys"
    remote = published("etana", on(days[1:], "10:00", "11:30"), part_of=conference, online_url=address)
    window = (local(2026, 12, 11), local(2026, 12, 13))
    # then the place's programme has one line for each day
    listed = queries.programme_of([place.pk], *window, "fi")
    assert [one.activity_id for one in listed] == [conference.pk, conference.pk]
    # and the conference's own page has every session in order
    sessions = queries.parts_of(conference, "fi")
    assert [one.activity_id for one in sessions] == [opening.pk, rest.pk, remote.pk, rest.pk]
    # and somebody in Stockholm finds the remote part, in both times
    (online,) = queries.online_happenings(*window, "sv", 5)
    assert (online.activity_id, online.online_url) == (remote.pk, address)
    stockholm = ZoneInfo("Europe/Stockholm")
    told = sentences.time_sentence(online.start, online.end, ZoneInfo(online.zone), "sv", viewer_zone=stockholm)
    assert told == "kl. 10–11.30 (kl. 9–10.30 din tid)"
    # and all hosts are named
    named = [hosting.organisation.name for hosting in queries.activity_for(Viewer(), "paivat").hostings.all()]
    assert named == ["Kylätalo ry", "Seurakunta", "Hyvinvointialue"]
    # and nothing of it clashes with itself, but a bingo in the hall does
    assert queries.clash_hints([place.pk], *window, "fi") == []
    published("bingo", on(days[:1], "09:30", "11:00"), place=place, space=hall)
    (hint,) = queries.clash_hints([place.pk], *window, "fi")
    assert sentences.clash_words(hint.why, "fi") == "Samassa tilassa on kaksi toimintaa yhtä aikaa."


def test_a_course_rests_at_christmas_and_one_evening_is_held_all_the_same() -> None:
    # given a course that rests on holidays
    place = a_place()
    weekly = {"rules": [{"days": "fri", "from": "10:00", "to": "12:00"}], "holidays": "skip"}
    course = published("kurssi", weekly, place=place)
    (series,) = course.series.all()
    # when a break is added and one day of it is held all the same
    actions.add_break(by="keeper:1", series=series, first=date(2026, 12, 14), last=date(2027, 1, 10))
    actions.restore_occurrence(by="keeper:1", series=series, day=date(2026, 12, 18))
    # then the days to come are those and no others; 25 December and 1 January rest anyway
    listed = queries.programme_of([place.pk], local(2026, 12, 1), local(2027, 1, 20), "fi")
    assert [sentences.day_sentence(one.start, HELSINKI, "fi", today=TODAY) for one in listed] == [
        "pe 4.12.",
        "pe 11.12.",
        "pe 18.12.",
        "pe 15.1.2027",
    ]
    (plan,) = queries.plans_of(queries.activity_for(Viewer(), "kurssi"))
    assert sentences.when_sentence(plan, "fi", on=TODAY) == (
        "joka perjantai klo 10–12, tauko 14.12.–10.1.2027, ei pyhinä"
    )

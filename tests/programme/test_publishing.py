"""Writing activities: hosts, parts, places, and what is needed before anybody sees them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import translation

from takaovi.core.clock import now, stopped_at
from takaovi.core.errors import DomainError
from takaovi.core.journal.models import AuditEntry
from takaovi.places.models import Organisation
from takaovi.programme.actions import hide_activity, publish_activity, save_activity, save_series
from takaovi.programme.models import Activity, Hosting, Occurrence
from tests.factories.programme import WEDNESDAYS, a_place, a_space, an_activity, an_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _first_of_december() -> Iterator[None]:
    with stopped_at(datetime(2026, 12, 1, 10, tzinfo=UTC)):
        yield


def saved(slug: str = "kuoro", hosts: list[Organisation] | None = None, **fields: Any) -> Activity:
    return save_activity(by="test", slug=slug, fields=fields, hosts=hosts)


def refusal(**fields: Any) -> str:
    with pytest.raises(DomainError) as fault:
        saved(**fields)
    assert AuditEntry.objects.count() == 0
    with translation.override("en"):
        return str(fault.value)


def test_an_activity_is_made_once_and_then_changed() -> None:
    place = a_place()
    made = saved(title_fi="Kuoro", place=place)
    changed = saved(title_fi="Kyläkuoro", audience_sv="Alla")
    assert (changed.pk, changed.title_fi, changed.audience_sv, changed.place) == (made.pk, "Kyläkuoro", "Alla", place)
    assert list(AuditEntry.objects.order_by("pk").values_list("deed", "thing")) == [
        ("make_activity", f"programme.Activity:{made.pk}"),
        ("change_activity", f"programme.Activity:{made.pk}"),
    ]


def hosts_of(activity: Activity) -> list[Organisation]:
    """The leading one first."""
    return [hosting.organisation for hosting in Hosting.objects.filter(activity=activity).order_by("-leads", "pk")]


def test_the_first_host_leads_and_the_list_is_the_whole_list() -> None:
    village, martat, parish = (an_organisation() for _ in range(3))
    activity = saved(place=a_place(), hosts=[village, martat])
    assert hosts_of(activity) == [village, martat]
    saved(hosts=[parish, village])
    assert hosts_of(activity) == [parish, village]
    saved(title_fi="Kuoro")
    assert hosts_of(activity) == [parish, village]
    saved(hosts=[])
    assert hosts_of(activity) == []


def test_an_activity_may_be_online_by_phone_or_a_part_of_another() -> None:
    conference = saved("paivat", online_url="https://example.org/huone", kind="conference")
    assert saved("rinki", phone="014 123").place is None
    assert saved("istunto", part_of=conference).part_of == conference


def test_what_contradicts_itself_is_refused_in_a_sentence() -> None:
    part = an_activity(part_of=an_activity())
    assert refusal(title_fi="Kuoro") == "Tell where it is: a place, an online address or a phone number."
    assert refusal(place=a_place(), space=a_space(a_place())) == "That room is in another place."
    assert refusal(phone="014", min_age=18, max_age=12) == "The youngest age is higher than the oldest."
    assert refusal(part_of=part) == "A part cannot have parts of its own."


def test_an_activity_with_parts_cannot_become_a_part() -> None:
    umbrella = an_activity()
    an_activity(part_of=umbrella)
    assert refusal(slug=umbrella.slug, part_of=an_activity()) == "A part cannot have parts of its own."


def test_a_new_place_moves_the_times_to_come_and_leaves_the_past() -> None:
    old, new = a_place(), a_place()
    activity = saved(place=old)
    save_series(by="test", activity=activity, plan=WEDNESDAYS)
    with stopped_at(datetime(2026, 12, 8, 10, tzinfo=UTC)):
        saved(place=new)
    rows = list(Occurrence.objects.filter(activity=activity).order_by("start"))
    assert [row.place_id for row in rows] == [old.pk] + [new.pk] * 25
    assert {row.status for row in rows} == {"on"}


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", " https://meet.example", "//meet.example"])
def test_an_online_address_is_a_link_to_a_page_and_nothing_else(link: str) -> None:
    with pytest.raises(DomainError) as fault:
        saved(online_url=link)
    with translation.override("fi"):
        assert str(fault.value) == "Verkko-osoite alkaa merkeillä https."
    assert not Activity.objects.exists()


def test_publishing_needs_words_in_finnish_and_a_published_place() -> None:
    hidden = a_place(published=None)
    activity = saved(place=hidden, title_fi="Kuoro")
    for sentence in (
        "Give the activity a name and one sentence in Finnish first.",
        "Publish the place first. Then people can find the way.",
    ):
        with pytest.raises(DomainError) as fault:
            publish_activity(by="test", activity=activity)
        with translation.override("en"):
            assert str(fault.value) == sentence
        activity = saved(summary_fi="Lauletaan yhdessä.")
    hidden.published = now()
    hidden.save()
    assert publish_activity(by="test", activity=activity).published == now()


def test_publishing_again_keeps_the_first_day_and_hiding_takes_it_off() -> None:
    activity = an_activity()
    first = activity.published
    assert publish_activity(by="test", activity=activity).published == first
    assert hide_activity(by="test", activity=activity).published is None
    assert list(AuditEntry.objects.order_by("pk").values_list("deed", flat=True)) == [
        "publish_activity",
        "hide_activity",
    ]

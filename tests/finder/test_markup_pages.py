"""What the pages tell to machines is what they tell to people."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from takaovi.core.clock import stopped_at, to_minute
from takaovi.hours.actions import confirm_layer
from takaovi.hours.models import Layer
from takaovi.hours.values import STATES
from takaovi.places.models import Place, WayToMeet
from tests.factories.hours import make_open_place, staffed
from tests.factories.programme import an_activity, an_occurrence
from tests.finder.page_words import TUESDAY, get, told_to_machines

pytestmark = pytest.mark.django_db
SUNDAYS = {"days": "sun", "from": "09:00", "to": "12:00"}
AT = to_minute(TUESDAY)


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


def tupa(*layers: dict, **fields: object) -> Place:
    with stopped_at(TUESDAY):
        known = {"slug": "tupa", "name_fi": "Tupa", "street": "Kirkkotie 2", "postcode": "42700"}
        return make_open_place(*layers, confirmed=TUESDAY - timedelta(days=1), **(known | fields))


def test_a_place_tells_its_address_and_its_confirmed_hours_of_two_weeks(client: Client) -> None:
    tupa()
    told = told_to_machines(get(client, "/fi/paikka/tupa"))
    assert told["@type"] == "CivicStructure"
    assert told["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Kirkkotie 2",
        "postalCode": "42700",
        "addressLocality": "Keuruu",
        "addressCountry": "FI",
    }
    hours = told["openingHoursSpecification"]
    assert len(hours) == 11
    assert hours[0] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": "https://schema.org/Tuesday",
        "validFrom": "2026-11-24",
        "validThrough": "2026-11-24",
        "opens": "09:00",
        "closes": "17:00",
    }


def test_hours_that_nobody_confirmed_lately_are_told_to_no_machine(client: Client) -> None:
    place = tupa(staffed(), {"state": "self_service", "periods": [{"rules": [SUNDAYS]}]})
    with stopped_at(TUESDAY):
        old = Layer.objects.get(place=place, state=STATES["staffed"])
        confirm_layer(by="t", layer=old, at=TUESDAY - timedelta(days=300))
    hours = told_to_machines(get(client, "/fi/paikka/tupa"))["openingHoursSpecification"]
    assert [one["dayOfWeek"] for one in hours] == ["https://schema.org/Sunday"] * 2


def test_a_door_that_opens_by_arrangement_is_not_told_as_open(client: Client) -> None:
    tupa({"state": "by_arrangement", "periods": [{"rules": [SUNDAYS]}]})
    assert "openingHoursSpecification" not in told_to_machines(get(client, "/fi/paikka/tupa"))


def test_a_phone_line_is_a_service_with_a_number_and_no_building(client: Client) -> None:
    place = tupa({"state": "phone", "periods": [{"rules": [SUNDAYS]}]}, kind="phone_line", lat=None, lon=None)
    WayToMeet.objects.create(place=place, way="phone", phone="014 000 2303")
    told = told_to_machines(get(client, "/fi/paikka/tupa"))
    assert told["@type"] == "Service"
    assert "address" not in told
    assert told["availableChannel"] == [
        {"@type": "ServiceChannel", "servicePhone": {"@type": "ContactPoint", "telephone": "014 000 2303"}}
    ]
    assert len(told["hoursAvailable"]) == 2


def test_each_date_that_the_page_lists_is_an_event_with_its_status(client: Client) -> None:
    place = tupa()
    with stopped_at(TUESDAY):
        activity = an_activity(place=place, slug="piiri")
        for number in range(6):
            an_occurrence(activity, AT + 60 + number * 1440, status="cancelled" if number == 1 else "on")
    told = told_to_machines(get(client, "/fi/ohjelma/piiri"))
    assert [event["eventStatus"].rpartition("/")[2] for event in told] == [
        "EventScheduled", "EventCancelled", "EventScheduled", "EventScheduled",
    ]  # fmt: skip
    assert told[0]["startDate"] == "2026-11-24T14:00:00+02:00"
    assert told[0]["location"][0]["address"]["addressLocality"] == "Keuruu"

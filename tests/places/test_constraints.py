"""What must always be true of places is held by the database. Each test tries to break it."""

import pytest
from django.db import IntegrityError, transaction

from tests.factories.places import make_organisation, make_place

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "fields",
    [
        {"lat": 62.0, "lon": None},
        {"lat": 91.0, "lon": 25.0},
        {"photo": "doors/x.webp", "photo_alt_fi": ""},
    ],
    ids=["half a position", "off the Earth", "a photo nobody described"],
)
def test_a_place_cannot_have(fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_place(**fields)


def test_a_village_group_needs_no_business_id_and_others_need_its_form() -> None:
    make_organisation(business_id=None)
    make_organisation(business_id=None)
    make_organisation(business_id="1234567-8")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_organisation(business_id="12345")


@pytest.mark.parametrize("fields", [{"way": "online"}, {"way": "phone"}])
def test_a_way_without_a_door_has_its_address_or_number(fields: dict[str, str]) -> None:
    place = make_place()
    with pytest.raises(IntegrityError), transaction.atomic():
        place.ways.create(**fields)


def test_a_question_is_one_of_twelve() -> None:
    place = make_place()
    with pytest.raises(IntegrityError), transaction.atomic():
        place.arrival.create(question=13, text_fi="Ei.")
